"""That two rate the item: how far they are, and both ratings beside each other once both are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from inspector.ui.checklist.words import value_words
from inspector.ui.widgets.labels import label, wrapped

if TYPE_CHECKING:
    from inspector.services.inspect_views import ItemView, TwoView


class TwoCard(QFrame):
    """Hidden for items that are answered as usual."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "reasons")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(6)
        self._head, self._ratings, self._how = label("", "strong"), wrapped(""), wrapped("", "note")
        for widget in (self._head, self._ratings, self._how):
            column.addWidget(widget)
        self.hide()

    def show_two(self, item: ItemView) -> None:
        """Show how far the two are."""
        two = item.two
        self.setVisible(two is not None)
        if two is None:
            return
        self._head.setText(self._title(two))
        self._ratings.setText("\n".join(self._line(item, *rating) for rating in two.ratings) or self._own(item, two))
        self._ratings.setVisible(bool(self._ratings.text()))
        self._how.setText(self._what_next(two))
        self._how.setVisible(bool(self._how.text()))

    def _title(self, two: TwoView) -> str:
        if not two.ratings:
            return self.tr("Rated by {n} of 2").format(n=two.n)
        return self.tr("Rated by two: they agree") if two.agreed else self.tr("Rated by two: they do not agree")

    def _line(self, item: ItemView, name: str, value: str, reason: str) -> str:
        said = self.tr("{name}: {value}").format(name=name, value=value_words(value, item.kind))
        return self.tr("{said} ({reason})").format(said=said, reason=reason) if reason else said

    def _own(self, item: ItemView, two: TwoView) -> str:
        return self.tr("Mine: {value}").format(value=value_words(two.mine, item.kind)) if two.mine else ""

    def _what_next(self, two: TwoView) -> str:
        return {
            "open": self.tr("Rate it as you see it. Nobody sees a rating before both are in."),
            "mine": self.tr("It may be changed until another has rated too: W hands on."),
            "both": self.tr("Settle it together; the digit you press now is the answer."),
        }.get(two.stage, "")
