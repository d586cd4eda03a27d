"""The history of an item, a visit or the store, newest first; Enter goes back to an earlier answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.services.history import KINDS_SHOWN, Entry
from inspector.ui.frame.page import Page
from inspector.ui.history.model import HistoryModel
from inspector.ui.history.presenter import HistoryPresenter
from inspector.ui.history.words import kind_words
from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.labels import wrapped
from inspector.ui.widgets.segmented import Segmented
from inspector.ui.widgets.steady import Choice
from inspector.ui.widgets.two_line_list import TwoLineList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from inspector.base.messages import Language
    from inspector.services import history
    from inspector.ui.desk_session import Session

SCOPES = ("item", "visit", "store")
_COMBO = 140


class HistoryPage(Page):
    """Shows the changes that it is told; says what is asked for."""

    undoes = True
    asked = Signal(str, object, str)
    """Scope, person or None, kind or ""."""
    more_wanted = Signal()
    back_wanted = Signal(object)
    """The entry to go back to."""
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("History")
        self._from, self._visit, self._item = "today", None, ""
        names = (self.tr("Item"), self.tr("Visit"), self.tr("Store"))
        labels = [f"{n} {name}" for n, name in enumerate(names, 1)]
        self.scopes = Segmented([(scope, words, "") for scope, words in zip(SCOPES, labels, strict=True)])
        self.leave_it = Button(self.tr("Back"), icon="chevron-left", key="Esc")
        self.persons, self.kinds = Choice(), Choice()
        self.back = Button(self.tr("Go back to this"), icon="undo", key="Enter")
        self.model = HistoryModel(self)
        self.list = TwoLineList()
        self.nothing = wrapped("", "muted")
        self._lay()
        self._connect()
        self._presenter = HistoryPresenter(session, self)

    @property
    @override
    def visit_in_hand(self) -> UUID | None:
        return self._visit

    @override
    def header_widgets(self) -> list[QWidget]:
        return [self.scopes, self.leave_it]

    @override
    def shortcuts(self) -> list[tuple[str, str]]:
        return [
            ("1 2 3", self.tr("this item, this visit, the whole store")),
            ("↑ ↓", self.tr("another change")),
            ("Enter", self.tr("go back to this answer, note or problem")),
            ("Tab", self.tr("person and kind")),
            ("Ctrl+Z", self.tr("undo")),
            ("Ctrl+Shift+Z", self.tr("redo")),
            ("Esc", self.tr("back to where you were")),
        ]

    @override
    def enter(self, **arguments: Any) -> None:
        self._visit, self._item = arguments.get("visit_id"), str(arguments.get("item", ""))
        self._from = str(arguments.get("back", "today"))
        scope = "item" if self._visit and self._item else "visit" if self._visit else "store"
        self._presenter.open(self._visit, self._item, scope)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def leave(self) -> None:
        self._presenter.stop()
        self.model.clear("zh")

    @override
    def undo(self) -> None:
        self.undo_asked.emit()

    @override
    def redo(self) -> None:
        self.redo_asked.emit()

    def show_scope(self, scope: str, school: str) -> None:
        """Show what is looked at, and what else there is to look at."""
        self.scopes.set_value(scope)
        self.scopes.button("item").setEnabled(bool(self._visit and self._item))
        self.scopes.button("visit").setEnabled(self._visit is not None)
        where = {"item": f"{school} · {self._item}" if school else self._item, "visit": school, "store": ""}[scope]
        self.crumb = where or self.tr("Everything in the store")

    def show_people(self, people: Sequence[tuple[UUID, str]]) -> None:
        """Offer the people whose changes can be asked for."""
        self.persons.blockSignals(True)  # filling in is no choice
        self.persons.clear()
        self.persons.addItem(self.tr("Everybody"), None)
        for person, name in people:
            self.persons.addItem(name, person)
        self.persons.blockSignals(False)
        self.kinds.blockSignals(True)
        self.kinds.setCurrentIndex(0)
        self.kinds.blockSignals(False)

    def show_page(self, page: history.Page) -> None:
        """Show the next changes."""
        self.model.add(page)
        if self.model.rowCount() and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        empty = not self.model.rowCount() and not page.more
        words = self.tr("Nothing of this kind was changed. Choose another person or kind.")
        self.nothing.setText(words if empty else "")
        self.nothing.setVisible(empty)
        self.list.setVisible(not empty)
        self._show_back()

    def ask_again(self) -> None:
        """Ask for what is chosen as it is now."""
        self._ask(self.scopes.value())

    def begin(self, language: Language) -> None:
        """Empty the list: others come."""
        self.nothing.hide()
        self.list.show()
        self.model.clear(language)
        self._show_back()

    @property
    def entry(self) -> Entry | None:
        """The change that is marked, or None."""
        return self.model.entry(self.list.currentIndex().row())

    # Inside.

    def _lay(self) -> None:
        for box, name in ((self.persons, self.tr("Person")), (self.kinds, self.tr("Kind of change"))):
            box.setAccessibleName(name)
            box.setMinimumWidth(_COMBO)
            box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for kind in ("", *KINDS_SHOWN):
            self.kinds.addItem(kind_words(kind), kind)
        self.list.lay_out(self.tr("Changes, newest first"), self.model)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.nothing.hide()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.persons, 1)
        line.addWidget(self.kinds, 1)
        line.addStretch(2)
        line.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(line)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)

    def _connect(self) -> None:
        self.scopes.chosen.connect(self._ask)
        self.persons.currentIndexChanged.connect(lambda: self.ask_again())
        self.kinds.currentIndexChanged.connect(lambda: self.ask_again())
        self.back.clicked.connect(self._back)
        self.leave_it.clicked.connect(self._leave)
        self.list.opened.connect(self._back)
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.model.wanted.connect(self.more_wanted)
        for n, scope in enumerate(SCOPES, 1):
            QShortcut(QKeySequence(str(n)), self, self.scopes.button(scope).click)
        QShortcut(QKeySequence("Escape"), self, self._leave)
        QShortcut(QKeySequence.StandardKey.Undo, self, self.undo_asked.emit)
        QShortcut(QKeySequence("Ctrl+Shift+Z"), self, self.redo_asked.emit)

    def _ask(self, scope: str) -> None:
        self.asked.emit(scope, self.persons.currentData(), self.kinds.currentData() or "")

    def _moved(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_back()

    def _show_back(self) -> None:
        entry = self.entry
        self.back.setEnabled(entry is not None and entry.returns)

    def _back(self) -> None:
        entry = self.entry
        if entry is not None and entry.returns:
            self.back_wanted.emit(entry)
        elif entry is not None:
            self.told.emit(self.tr("This cannot be gone back to, or it stands already"))

    def _leave(self) -> None:
        arguments: dict[str, object] = {"visit_id": self._visit} if self._visit else {}
        if self._item:
            arguments["item"] = self._item
        self.went.emit(self._from, arguments)
