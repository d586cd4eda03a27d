"""The notebook's sheet: it slides over the right of a page; four tabs, each with a form and its entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.notebook.duty import DutyForm
from inspector.ui.notebook.entries import EntryList
from inspector.ui.notebook.form import noted_by
from inspector.ui.notebook.forms import PaperForm, PersonForm, PlaceForm
from inspector.ui.notebook.presenter import NotebookPresenter
from inspector.ui.notebook.suggestion import SuggestionCard
from inspector.ui.notebook.words import TABS, say
from inspector.ui.widgets.buttons import IconButton
from inspector.ui.widgets.labels import wrapped
from inspector.ui.widgets.one_of import OneOf
from inspector.ui.widgets.scrolled import keep_bar, scrolled
from inspector.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.domain.notebook import Kind
    from inspector.services.notebook_views import NotebookView
    from inspector.ui.desk_session import Session
    from inspector.ui.notebook.form import EntryForm

_WIDTH, _STRIP = 600, 60
_OF_THE_PAGE: Final = ("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "Ctrl+V", "/")
"""Shortcuts of the page under the sheet that it takes for itself or keeps away."""


class NotebookSheet(QFrame):
    """Its four lists belong to the visit, whatever page is under it. Escape closes it."""

    closed = Signal()
    said = Signal(str)
    saved = Signal(object)
    changed = Signal(object)
    """services.inspect_views.Changed: an item was answered, or undone; the page shows it."""
    restored = Signal(str, bool)
    told = Signal(str)
    failed = Signal(object, object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "slide-over")
        self.setAccessibleName(self.tr("Notebook"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._before: QWidget | None = None
        self.kinds: list[Kind] = [kind for kind, _ in TABS]
        self.tabs = Segmented([(kind, say(words), "") for kind, words in TABS])
        self.close_button = IconButton("cross", self.tr("Close"))
        self.duty = DutyForm(lambda: session.desk.clock())
        self.suggestion = SuggestionCard()
        self.papers = PaperForm()
        self.forms: dict[Kind, EntryForm] = {
            "duty_call": self.duty, "person_met": PersonForm(), "paper_seen": self.papers, "place_walked": PlaceForm(),
        }  # fmt: skip
        self.lists: dict[Kind, EntryList] = {kind: EntryList(say(words)) for kind, words in TABS}
        self._hints = {kind: wrapped("", "muted") for kind in self.kinds}
        self._frozen = {kind: wrapped(self.tr("Finalised: shown, not changed."), "muted") for kind in self.kinds}
        self._scrolls: list[QScrollArea] = []
        self._contents = OneOf(*(self._tab(kind) for kind in self.kinds))
        self._lay()
        self.tabs.chosen.connect(self.show_tab)
        self.close_button.clicked.connect(self.close_sheet)
        self.presenter = NotebookPresenter(session, self)
        self.hide()

    @property
    def current(self) -> Kind:
        """The list that is shown."""
        return self.kinds[self._contents.current]

    def open_at(self, kind: Kind, visit: UUID) -> None:
        """Open a list of a visit, with the focus where one fills in; the key of an open list closes it."""
        if self.isVisible() and self.current == kind:
            self.close_sheet()
            return
        if not self.isVisible():
            self._before = self.window().focusWidget()
            self.presenter.open(visit)
            self.show()
            self.raise_()
        self.show_tab(kind)

    def show_tab(self, kind: Kind) -> None:
        """Show another list."""
        self._contents.show_only(self.kinds.index(kind))
        self.tabs.set_value(kind)
        form = self.forms[kind]
        if form.isEnabled():
            form.take_keys()
        else:
            self.tabs.button(kind).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_view(self, view: NotebookView) -> None:
        """Show the lists as they are on disk; what is being typed stays."""
        for kind, words in TABS:
            entries = view.lists[kind]
            count = f" {len(entries)}" if entries else ""
            button = self.tabs.button(kind)
            button.setText(f"{say(words)}{count}")
            button.setAccessibleName(button.text())
            self.lists[kind].show_entries(entries)
            self.forms[kind].show_choices(view)
            self.forms[kind].set_read_only(read_only=view.read_only)
            self._frozen[kind].setVisible(view.read_only)
            none = self.tr("Nothing was noted.") if view.read_only else self._hint(kind)
            self._hints[kind].setText(none if not entries else "")
            self._hints[kind].setVisible(not entries)
        self.suggestion.show_suggestion(view)

    def show_top(self) -> None:
        """Bring the form into view."""
        self._scrolls[self._contents.current].verticalScrollBar().setValue(0)

    def close_sheet(self) -> None:
        """Go back to where the focus was."""
        before, self._before = self._before, None
        self.put_away()
        if before is not None and before.isVisible():
            before.setFocus()
        self.closed.emit()

    def put_away(self) -> None:
        """Go away, keeping what is typed."""
        self.presenter.flush()
        self.hide()

    def place(self, room: QRect) -> None:
        """Lie at the right of the page's room."""
        width = min(_WIDTH, room.width() - _STRIP)
        self.setGeometry(room.right() + 1 - width, room.top(), width, room.height())

    def forget_before(self) -> None:
        """The page under it goes: what had the focus there is not gone back to."""
        self._before = None

    @override
    def event(self, event: QEvent, /) -> bool:
        """Keep away the page's own shortcuts while the sheet has the keys."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if any(QKeySequence(event.keyCombination()) == QKeySequence(key) for key in _OF_THE_PAGE):
                event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        pressed = QKeySequence(event.keyCombination())
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        elif pressed == QKeySequence("Ctrl+Z"):
            self.presenter.step(redo=False)
        elif pressed in {QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")}:
            self.presenter.step(redo=True)
        elif noted_by(event):  # on a tab, or another part beside the form
            self.forms[self.current].note_down(event)

    def _tab(self, kind: Kind) -> QWidget:
        scroll, column = scrolled(say(dict(TABS)[kind]), to_read=True)
        keep_bar(scroll)  # its fields grow
        column.setContentsMargins(16, 4, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._frozen[kind])
        column.addWidget(self.forms[kind])
        if kind == "duty_call":
            column.addWidget(self.suggestion)
        column.addWidget(self._hints[kind])
        column.addWidget(self.lists[kind])
        column.addStretch(1)
        self._scrolls.append(scroll)
        return scroll

    def _hint(self, kind: Kind) -> str:
        return {
            "duty_call": self.tr("Call the number from your own phone without notice. Each call will stand here."),
            "person_met": self.tr("Who was asked, and what they said, will stand here."),
            "paper_seen": self.tr("Papers you looked at will stand here."),
            "place_walked": self.tr("Places you walked through will stand here, with their times."),
        }[kind]

    def _lay(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 4)
        head.addWidget(self.tabs)
        head.addStretch(1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._contents, 1)
