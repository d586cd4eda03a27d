"""Who has which sections (分工): a sheet at the right of the checklist. Digits give, Enter initials, Escape closes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.sharing.row import SectionRow
from inspector.ui.theme import fonts
from inspector.ui.widgets.buttons import IconButton
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from inspector.services.sharing import MemberShare, SharingView

_WIDTH, _STRIP = 640, 60
_NOT_OF_THE_PAGE = ("Ctrl+V", "/")


class SharingSheet(QFrame):
    """Shows a ``SharingView``; says what was given to whom, and what was initialled."""

    given = Signal(str, object)
    """Section, a member's id or None."""
    initialled = Signal(str)
    hand_on_asked = Signal()
    closed = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.setProperty("role", "slide-over")
        self.setAccessibleName(self.tr("Who has which sections"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._members = wrapped("")
        self._told = wrapped("", "error")
        self._told.hide()
        self.rows: dict[str, SectionRow] = {}
        self._scroll, self._column = scrolled(self.tr("Sections"))
        self._column.setContentsMargins(16, 0, 16, 16)
        self._column.addStretch(1)
        self._lay()
        page.installEventFilter(self)
        self.hide()

    def show_view(self, view: SharingView) -> None:
        """Show whose the sections are; rows are made once."""
        self._told.hide()
        self._members.setText("\n".join(self._share(member) for member in view.members))
        codes = [section.code for section in view.sections]
        if list(self.rows) != codes:
            for old in self.rows.values():
                old.hide()
                old.deleteLater()
            self.rows = {code: self._make(code) for code in codes}
        for section in view.sections:
            self.rows[section.code].show_section(section, view.members, read_only=view.read_only)

    def tell(self, text: str) -> None:
        """Say why something was not done."""
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def open_at(self, section: str) -> None:
        """Open, with the keys on a section."""
        self._place()
        self.show()
        self.raise_()
        row = self.rows.get(section) or next(iter(self.rows.values()), None)
        if row is not None:
            self._go(row)

    def close_sheet(self) -> None:
        """Go away."""
        self.hide()
        self.closed.emit()

    @override
    def event(self, event: QEvent, /) -> bool:
        """Keep away those of the page's shortcuts that would work under the sheet."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and any(QKeySequence(event.keyCombination()) == QKeySequence(key) for key in _NOT_OF_THE_PAGE)
        ):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        self._press(event.key())

    def _press(self, key: int) -> None:
        if key in {Qt.Key.Key_Escape, Qt.Key.Key_B}:
            self.close_sheet()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            code = self._here()
            if code:
                self.initialled.emit(code)
        elif key == Qt.Key.Key_W:
            self.hand_on_asked.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if watched is self._page and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _make(self, code: str) -> SectionRow:
        row = SectionRow()
        row.choice.asked.connect(self._press)
        row.given.connect(partial(self.given.emit, code))
        row.initialled.connect(partial(self.initialled.emit, code))
        self._column.insertWidget(self._column.count() - 1, row)
        return row

    def _share(self, member: MemberShare) -> str:
        far = f"{member.n_answered}/{member.n_total}" if member.n_sections else self.tr("no section")
        words = self.tr("{name}: {far}").format(name=member.name, far=far)
        return self.tr("{words} (answering)").format(words=words) if member.answering else words

    def _here(self) -> str:
        return next((code for code, row in self.rows.items() if row.choice.hasFocus()), "")

    def _step(self, by: int) -> None:
        codes, here = list(self.rows), self._here()
        if codes:
            at = codes.index(here) + by if here else 0
            self._go(self.rows[codes[min(max(at, 0), len(codes) - 1)]])

    def _go(self, row: SectionRow) -> None:
        row.choice.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(row)

    def _place(self) -> None:
        width = min(fonts.px(_WIDTH), self._page.width() - fonts.px(_STRIP))
        self.setGeometry(self._page.width() - width, 0, width, self._page.height())

    def _lay(self) -> None:
        close = IconButton("cross", self.tr("Close"))
        close.clicked.connect(self.close_sheet)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 4)
        head.addWidget(label(self.tr("Sections and members"), "heading"), 1)
        head.addWidget(close)
        how = wrapped(
            self.tr("A digit gives the section; Enter initials it; W lets the next of the team answer."), "note"
        )
        above = QVBoxLayout()
        above.setContentsMargins(16, 0, 16, 8)
        above.setSpacing(4)
        for widget in (how, self._members, self._told):
            above.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(above)
        column.addWidget(self._scroll, 1)
