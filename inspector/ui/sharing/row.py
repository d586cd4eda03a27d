"""One section of the sharing sheet: whose it is, how far it is, and a button to initial it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.theme import fonts
from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.steady import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent

    from inspector.services.inspect_views import SectionView
    from inspector.services.sharing import MemberShare

_CHOICE, _COUNTS, _NAME = 176, 52, 88
"""Widths; the name's room inside the choice."""
_TO_THE_SHEET = frozenset(
    {Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_B, Qt.Key.Key_W}
)


class MemberChoice(Choice):
    """Nobody and the members of the team; their digit takes one at once. Up and down belong to the sheet."""

    asked = Signal(int)
    """A key that is the sheet's: left to itself, what scrolls around it would take it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(44)
        self.setFixedWidth(fonts.px(_CHOICE))

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        digit = e.key() - Qt.Key.Key_0
        if 0 <= digit < min(self.count(), 10):
            self.setCurrentIndex(digit)
            self.activated.emit(digit)
        elif e.key() in _TO_THE_SHEET:
            self.asked.emit(e.key())
        else:
            super().keyPressEvent(e)


class SectionRow(QFrame):
    """Says to whom the section is given, and that who answers initials it."""

    given = Signal(object)
    """Their id, or None."""
    initialled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._state = wrapped("", "bold"), wrapped("", "note")
        self._counts = label("", "muted")
        self._counts.setFixedWidth(fonts.px(_COUNTS))
        self._counts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.choice = MemberChoice()
        self.choice.activated.connect(self._chosen)
        self.initial = Button(self.tr("Initial"), icon="check")
        self.initial.clicked.connect(self.initialled)
        self._room = QWidget()
        self._room.setFixedWidth(self.initial.sizeHint().width())
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._state)
        words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self._counts)
        row.addWidget(self.choice)
        row.addWidget(self.initial)
        row.addWidget(self._room)

    def show_section(self, section: SectionView, members: Sequence[MemberShare], *, read_only: bool) -> None:
        """Show whose it is and how far."""
        title = f"{section.code} {section.title}"
        self._title.setText(title)
        self._counts.setText(f"{section.n_answered}/{section.n_total}")
        self._show_choices(section, members)
        self.choice.setAccessibleName(self.tr("Who has {section}").format(section=title))
        self.choice.setEnabled(not read_only)
        may = section.mine and section.initials != "given" and not read_only
        self.initial.setVisible(may)
        self._room.setVisible(not may)  # so that the choices stand under one another
        self.initial.setEnabled(section.is_done)
        self.initial.setAccessibleName(self.tr("Initial {section}").format(section=title))
        self._state.setText(self._words(section))
        self._state.setVisible(bool(self._state.text()))

    def _words(self, section: SectionView) -> str:
        if section.initials:
            given = section.initials == "given"
            return self.tr("initialled") if given else self.tr("answers changed, to be initialled again")
        if section.mine and not section.is_done:
            return self.tr("%n open before it can be initialled", "", section.n_total - section.n_answered)
        return ""

    def _show_choices(self, section: SectionView, members: Sequence[MemberShare]) -> None:
        entries: list[tuple[str, UUID | None]] = [(self.tr("Nobody"), None)]
        entries += [(member.name, member.actor) for member in members]
        metrics = self.choice.fontMetrics()
        texts = [
            f"{n} {metrics.elidedText(name, Qt.TextElideMode.ElideRight, fonts.px(_NAME))}"
            for n, (name, _) in enumerate(entries)
        ]
        if texts != [self.choice.itemText(n) for n in range(self.choice.count())]:
            self.choice.clear()
            for text, (name, actor) in zip(texts, entries, strict=True):
                self.choice.addItem(text, actor)
                self.choice.setItemData(self.choice.count() - 1, name, Qt.ItemDataRole.ToolTipRole)
        at = next((n for n, (_, actor) in enumerate(entries) if actor and str(actor) == section.member_id), 0)
        self.choice.setCurrentIndex(at)
        self.choice.setToolTip(section.member)

    def _chosen(self, at: int) -> None:
        self.given.emit(self.choice.itemData(at))
