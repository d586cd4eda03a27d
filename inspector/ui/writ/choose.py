"""Begin a document: its kind, then what it is about. Few keys: arrows and Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.documents import words
from inspector.ui.frame.page import Page
from inspector.ui.new_visit.parts import line_edit
from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.labels import wrapped
from inspector.ui.widgets.layouts import full_bleed
from inspector.ui.widgets.two_line_list import TwoLineList
from inspector.ui.widgets.two_lines import NOTE
from inspector.ui.writ.choose_presenter import ChoosePresenter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.services.writ_begin import KindView, Subject
    from inspector.ui.desk_session import Session

Index = QModelIndex | QPersistentModelIndex


class TwoLines(QAbstractListModel):
    """Titles with notes."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: Sequence[tuple[str, str]] = ()

    def show(self, rows: Sequence[tuple[str, str]]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        title, note = self._rows[index.row()]
        shown = {Qt.ItemDataRole.DisplayRole: title, NOTE: note, Qt.ItemDataRole.AccessibleTextRole: f"{title}，{note}"}
        return shown.get(role)


class NewWritPage(Page):
    """Says which kind and which subject were chosen."""

    kind_marked = Signal(str)
    looked_for = Signal(str)
    begun = Signal(str, object)
    """Kind and subject."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("New document")
        self._kinds: Sequence[KindView] = ()
        self._subjects: Sequence[Subject] = ()
        self._back = Button(self.tr("Back"), icon="chevron-left", key="Esc")
        self.kinds_model, self.subjects_model = TwoLines(self), TwoLines(self)
        self.kinds = _list(self.tr("Kind of document"), self.kinds_model)
        self.subjects = _list(self.tr("What it is about"), self.subjects_model)
        self.finder = line_edit(self.tr("Find what it is about"), self.tr("School or number"))
        self._nothing = wrapped(role="muted")
        self._lay()
        self._connect()
        self._presenter = ChoosePresenter(session, self)

    @override
    def header_widgets(self) -> list[QWidget]:
        return [self._back]

    @override
    def shortcuts(self) -> list[tuple[str, str]]:
        return [
            ("↑ ↓", self.tr("another kind, another subject")),
            ("Enter", self.tr("take it")),
            ("/", self.tr("find what it is about")),
            ("Esc", self.tr("back to the register")),
        ]

    @override
    def enter(self, **arguments: Any) -> None:
        self.finder.clear()
        self._presenter.open(arguments.get("visit_id"), arguments.get("document_id"))
        self.kinds.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_kinds(self, kinds: Sequence[KindView], current: str) -> None:
        """Show the kinds that can be made now."""
        self._kinds = kinds
        self.kinds_model.show([(words.said(one.title), words.said(one.about)) for one in kinds])
        row = next((n for n, one in enumerate(kinds) if one.key == current), 0)
        self.kinds.setCurrentIndex(self.kinds_model.index(row, 0))

    def show_subjects(self, subjects: Sequence[Subject]) -> None:
        """Show what the marked kind may be about."""
        self._subjects = subjects
        self.subjects_model.show([(one.title, one.note) for one in subjects])
        self.subjects.setVisible(bool(subjects))
        self._nothing.setVisible(not subjects)
        self._nothing.setText(
            self.tr("Nothing found.")
            if self.finder.text().strip()
            else self.tr("There is nothing yet that it could be about: a visit's record has to be issued first.")
        )
        if subjects:
            self.subjects.setCurrentIndex(self.subjects_model.index(0, 0))

    def _lay(self) -> None:
        left, right = Card(self.tr("Kind of document")), Card(self.tr("What it is about"))
        for card, widgets in ((left, (self.kinds,)), (right, (self.finder, self._nothing, self.subjects))):
            full_bleed(card.body)
            for widget in widgets:
                card.body.addWidget(widget, 1 if widget in {self.kinds, self.subjects} else 0)
        right.body.setContentsMargins(12, 12, 12, 12)
        right.body.setSpacing(12)
        right.body.addStretch(0)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(24, 16, 24, 16)
        columns.setSpacing(16)
        columns.addWidget(left, 4)
        columns.addWidget(right, 5)

    def _connect(self) -> None:
        self.kinds.selectionModel().currentChanged.connect(self._mark)
        self.kinds.opened.connect(self._kind_taken)
        self.kinds.clicked.connect(self._kind_taken)
        self.subjects.opened.connect(self._begin)
        self.subjects.clicked.connect(self._begin)
        self.finder.textEdited.connect(self.looked_for)
        self.finder.returnPressed.connect(lambda: self.subjects.setFocus(Qt.FocusReason.OtherFocusReason))
        self._back.clicked.connect(self._leave)
        QShortcut(QKeySequence("Esc"), self, self._leave)
        QShortcut(QKeySequence("/"), self, lambda: self.finder.setFocus(Qt.FocusReason.ShortcutFocusReason))

    def _mark(self, index: QModelIndex) -> None:
        if index.isValid():
            self.kind_marked.emit(self._kinds[index.row()].key)

    def _kind_taken(self, _index: QModelIndex) -> None:
        """Go on to the subjects; where there is one only, it is taken too."""
        if len(self._subjects) == 1 and not self.finder.text():
            self._begin(self.subjects_model.index(0, 0))
        elif self._subjects:
            self.subjects.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, index: QModelIndex) -> None:
        kind = self.kinds.currentIndex()
        if kind.isValid() and index.isValid():
            self.begun.emit(self._kinds[kind.row()].key, self._subjects[index.row()])

    def _leave(self) -> None:
        self.went.emit("documents", {})


def _list(name: str, model: TwoLines) -> TwoLineList:
    made = TwoLineList()
    made.lay_out(name, model)
    made.setFrameShape(QFrame.Shape.NoFrame)
    return made
