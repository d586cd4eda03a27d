"""A field that searches while one types: results under it, all by keys.

Down and Up choose, Enter takes, Escape closes. The field keeps the focus, so letters always go on searching.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.theme.icons import pixmap
from inspector.ui.theme.tokens import current
from inspector.ui.widgets.buttons import HEIGHT
from inspector.ui.widgets.hint import draw_hint, hint_width
from inspector.ui.widgets.limit import at_most
from inspector.ui.widgets.two_lines import NOTE, TwoLineDelegate

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAUSE_MS = 60
"""Shorter than the pause between two keys of a fast typist: one search for a word, not one for each letter."""
_MAX_HEIGHT = 420
_MIN_WIDTH = 420
_AROUND = 64
"""Glass, borders and gaps round the hint."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One result: what it says, a line of details, and what it stands for."""

    title: str
    note: str
    value: object


class SuggestionModel(QAbstractListModel):
    """The results as found."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._found: tuple[Suggestion, ...] = ()

    def show(self, found: Sequence[Suggestion]) -> None:
        """Replace the results."""
        self.beginResetModel()
        self._found = tuple(found)
        self.endResetModel()

    def at(self, row: int) -> Suggestion:
        """Return a result."""
        return self._found[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802  # Qt's name
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        found = self._found[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return found.title
        if role == NOTE:
            return found.note
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{found.title}, {found.note}" if found.note else found.title
        return None


class SuggestField(QLineEdit):
    """Says what is asked for and what was taken; shows the results that it is told."""

    asked = Signal(str)  # the text to search for
    taken = Signal(object)  # the value of the suggestion that was taken

    def __init__(self, name: str, hint: str, parent: QWidget | None = None, *, key: str = "") -> None:
        super().__init__(parent)
        self._key = key
        self.setTextMargins(26, 0, 0, 0)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMinimumHeight(44)
        at_most(self, 200)
        self.model = SuggestionModel(self)
        self._take_first = False
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._ask)
        self.textEdited.connect(self._edited)
        # Inside the field until it is opened: a child without parent would become a window of its own.
        self._popup = QFrame(self)
        self._popup.hide()
        self._list = QListView(self._popup)
        self._list.setObjectName("suggestions")
        self._list.setProperty("role", "suggestions")
        self._list.setAccessibleName(name)
        self._list.setModel(self.model)
        self._list.setItemDelegate(TwoLineDelegate(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.clicked.connect(self._clicked)
        self._empty = QLabel(self._popup)
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(16, 12, 16, 12)
        self._popup.setProperty("role", "floating")
        self._popup.setAutoFillBackground(True)
        self._popup.setBackgroundRole(QPalette.ColorRole.Base)
        box = QVBoxLayout(self._popup)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        box.addWidget(self._list)
        box.addWidget(self._empty)

    @override
    def minimumSizeHint(self) -> QSize:
        """Room for the hint, and for the key that leads here."""
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return QSize(words + _AROUND + (hint_width(self.font(), self._key) if self._key else 0), HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        glass = pixmap("search", current().muted, 18, self.devicePixelRatioF())
        QPainter(self).drawPixmap(12, (self.height() - 18) // 2, glass)
        if self._key and not self.text() and not self.hasFocus():
            painter = QPainter(self)
            left = self.width() - hint_width(self.font(), self._key) - 12
            draw_hint(painter, self.font(), self._key, left, self.height(), "muted")

    @property
    def suggestions(self) -> QListView:
        """The list under the field."""
        return self._list

    def is_open(self) -> bool:
        """Say whether results are shown."""
        return self._popup.isVisible()

    def show_results(self, text: str, found: Sequence[Suggestion], empty: str) -> None:
        """Show what was found for a text; results that come too late for what is typed now are dropped."""
        if text != self.text().strip():
            return
        self.model.show(found)
        if found:
            self._list.setCurrentIndex(self.model.index(0))
        self._empty.setText(empty)
        self._empty.setVisible(not found)
        self._list.setVisible(bool(found))
        if self._take_first:
            self._take_first = False
            if found:
                self._take(0)
                return
        if self.hasFocus():
            self._open()

    def close_results(self) -> None:
        """Take the results away."""
        self._popup.hide()

    def event(self, event: QEvent) -> bool:
        """Keep Escape from the page's shortcuts while there is something to close or to clear."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._escapes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self.is_open():
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif (
            key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._enter()
        elif key == Qt.Key.Key_Escape and (self.is_open() or self.text()):
            if self.is_open():
                self.close_results()
            else:
                self.clear()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.close_results()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt's name
        super().hideEvent(event)
        self.close_results()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if event.type() == QEvent.Type.Resize and watched is self.window() and self.is_open():
            self._place()
        return super().eventFilter(watched, event)

    def _escapes(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and (self.is_open() or bool(self.text()))

    def _edited(self) -> None:
        self._take_first = False
        if self.text().strip():
            self._pause.start()
        else:
            self._pause.stop()
            self.close_results()

    def _ask(self) -> None:
        self._pause.stop()
        self.asked.emit(self.text().strip())

    def _enter(self) -> None:
        """Take what is chosen; typed faster than searched, take the first of what will be found."""
        if not self.text().strip():
            return
        if self._pause.isActive() or not self.is_open():
            self._take_first = True
            self._ask()
        elif self._list.currentIndex().isValid():
            self._take(self._list.currentIndex().row())

    def _clicked(self, index: QModelIndex) -> None:
        self._take(index.row())

    def _take(self, row: int) -> None:
        value = self.model.at(row).value
        self.close_results()
        self.taken.emit(value)

    def _step(self, by: int) -> None:
        n = self.model.rowCount()
        if n:
            row = (self._list.currentIndex().row() + by) % n
            self._list.setCurrentIndex(self.model.index(row))

    def _open(self) -> None:
        window = self.window()
        if self._popup.parentWidget() is not window:
            self._popup.setParent(window)
            window.installEventFilter(self)
            self.destroyed.connect(self._popup.deleteLater)
        self._popup.show()
        self._popup.raise_()
        self._place()

    def _place(self) -> None:
        window = self.window()
        corner = self.mapTo(window, QPoint(0, self.height() + 4))
        width = min(max(self.width(), _MIN_WIDTH), window.width() - 16)
        left = max(8, min(corner.x(), window.width() - width - 8))
        room = max(window.height() - corner.y() - 12, 88)
        self._popup.setGeometry(left, corner.y(), width, room)
        self._list.doItemsLayout()
        wanted = sum(self._list.sizeHintForRow(row) for row in range(self.model.rowCount())) + 4
        if not self.model.rowCount():
            wanted = self._empty.heightForWidth(width - 2) + 4
        self._popup.resize(width, min(wanted, room, _MAX_HEIGHT))
