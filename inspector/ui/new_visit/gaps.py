"""What the track demands and is missing: an amber line each, with a reason; nothing here blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from inspector.ui.new_visit.parts import chip, line_edit
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.fields import fill
from inspector.ui.widgets.flow import Flow
from inspector.ui.widgets.labels import wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from inspector.services.plan_views import Gap

_QUICK: dict[str, tuple[str, ...]] = {
    "assignment": ("口头指派，文号事后补录", "突发情况，事后补办"),
    "notice": ("临时决定，现场送达通知书", "通知书事后补发"),
    "team_of_three": ("其他督学在途", "人员临时缺席"),
    "card_expired": ("新证正在换发",),
    "avoidance": ("到场后当面声明",),
    "tie": ("不参与本次评定", "已报告，待更换人员"),
}
"""Ready reasons by kind of gap. Chinese: they are printed in the record."""


class GapLine(QFrame):
    """One thing that is missing, its reason, and ready reasons."""

    given = Signal(str, str)  # key, reason

    def __init__(self, gap: Gap, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "gap")
        self.key = gap.key
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 10, 12, 10)
        box.setSpacing(6)
        self.words = wrapped(gap.text, "gap-text")
        box.addWidget(self.words)
        self.reason = line_edit(self.tr("Reason: {gap}").format(gap=gap.text), self.tr("Reason (goes into the record)"))
        fill(self.reason, reason)
        self.reason.textEdited.connect(self._edited)
        box.addWidget(self.reason)
        chips = Flow(gap=6)
        for text in _QUICK.get(gap.key.split("/", maxsplit=1)[0], ()):
            ready = chip(text, self.tr("Take as reason: {text}").format(text=text))
            ready.clicked.connect(self._taking(text))
            chips.add(ready)
        box.addWidget(chips)

    def show_text(self, text: str) -> None:
        """Show changed words; the reason that is being typed stays."""
        self.words.setText(text)

    def _taking(self, text: str) -> Callable[[], None]:
        return lambda: self._take(text)

    def _take(self, text: str) -> None:
        self.reason.setText(text)
        self.given.emit(self.key, text)

    def _edited(self, text: str) -> None:
        self.given.emit(self.key, text)


class GapsCard(Card):
    """All that is missing now. Lines that stay are not rebuilt, so that typing in one goes on."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Formalities"))
        self._lines: dict[str, GapLine] = {}
        self.reasons: dict[str, str] = {}
        self._explain = wrapped(
            self.tr("Missing formalities stop nobody. They are recorded with the reason given here."), "muted"
        )
        self.body.addWidget(self._explain)
        self._box = QVBoxLayout()
        self._box.setSpacing(8)
        self.body.addLayout(self._box)

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Show what is missing now."""
        for key in self._lines.keys() - {gap.key for gap in gaps}:
            line = self._lines.pop(key)
            self._box.removeWidget(line)
            line.hide()
            line.deleteLater()
        for n, gap in enumerate(gaps):
            line = self._lines.get(gap.key)
            if line is None:
                line = GapLine(gap, self.reasons.get(gap.key, ""), self)
                line.given.connect(self._given)
                self._lines[gap.key] = line
                self._box.insertWidget(n, line)
            line.show_text(gap.text)
        self.set_count(self.tr("{n} missing").format(n=len(gaps)) if gaps else self.tr("complete"))
        self._explain.setText(
            self.tr("Missing formalities stop nobody. They are recorded with the reason given here.")
            if gaps
            else self.tr("All that this track demands is here.")
        )

    def line(self, key: str) -> GapLine:
        """Return the line of a gap that is shown."""
        return self._lines[key]

    def keys(self) -> tuple[str, ...]:
        """Return the keys of what is shown as missing."""
        return tuple(self._lines)

    def show_reasons(self, reasons: Mapping[str, str]) -> None:
        """Take over reasons that were given before; lines made from now on show them."""
        self.reasons = dict(reasons)

    def forget_member(self, place: int) -> None:
        """A member left: what was said for them is void, and those behind move up."""
        moved: dict[str, str] = {}
        for key, reason in self.reasons.items():
            kind, _, n = key.partition("/")
            if not n or int(n) < place:
                moved[key] = reason
            elif int(n) > place:
                moved[f"{kind}/{int(n) - 1}"] = reason
        self.reasons = moved
        for key in [key for key in self._lines if "/" in key]:
            line = self._lines.pop(key)
            self._box.removeWidget(line)
            line.hide()
            line.deleteLater()

    def _given(self, key: str, reason: str) -> None:
        self.reasons[key] = reason
        self.changed.emit()
