"""Help over the page: what to do here and its keys, and from there the manual; until Escape, ``?`` or F1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.help.manual import ManualView
from inspector.ui.help.topics import TOPICS
from inspector.ui.widgets.buttons import Button, IconButton
from inspector.ui.widgets.elided import ElidedLabel
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.layouts import clear_layout
from inspector.ui.widgets.one_of import OneOf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.base.messages import Language

_WIDTH, _MARGIN = 720, 24
_MANUAL_WIDTH = 1180
_COLUMNS = 2
_ROW, _HEAD = 34, 240
_CLOSING = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_Question, Qt.Key.Key_F1})


class HelpSheet(QFrame):
    """Floats in the middle of the window. While it is open, no key reaches the page under it but the lock's."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over, self._topic, self._n_rows = parent, TOPICS["today"], 0
        self._language: Language = "zh"
        self._before: QWidget | None = None
        self._leaving = False
        self.setProperty("role", "sheet")
        self.setAccessibleName(self.tr("Help"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title, self._what = ElidedLabel("", "heading"), wrapped("")
        self.to_manual = Button(self.tr("Read the manual"), icon="document")
        self.to_manual.clicked.connect(self.open_manual)
        self.manual = ManualView()
        self._contents = OneOf(self._summary(), self.manual)
        close = IconButton("cross", self.tr("Close"))
        close.clicked.connect(self.close_sheet)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 12, 24)
        column.addLayout(head)
        column.addWidget(self._contents, 1)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)
        self.hide()

    def open_for(self, topic: str, title: str, keys: Sequence[tuple[str, str]], language: Language) -> None:
        """Show what to do on a page and its keys with what they do."""
        self._topic, self._language = TOPICS[topic], language
        self._title.setText(self.tr("Help: {page}").format(page=title))
        self._what.setText(self._topic.text())
        self._fill([*keys, ("? F1", self.tr("show and hide this help"))])
        self._contents.show_only(0)
        self.place()
        if not self.isVisible():
            self._remember(self.window().focusWidget())
        self._leaving = False
        self.show()
        self.raise_()
        self.to_manual.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_manual(self) -> None:
        """Show the manual at the chapter of this page."""
        self._title.setText(self.tr("Manual"))
        self._contents.show_only(1)
        self.manual.setFocus()
        self.place()
        self.manual.open_at(self._language, self._topic.chapter)

    @property
    def shows_manual(self) -> bool:
        """Whether the manual is open."""
        return self._contents.current == 1 and self.isVisible()

    def place(self) -> None:
        """Lie in the middle of the window, within its edges."""
        room = self._over.rect()
        most = _MANUAL_WIDTH if self._contents.current else _WIDTH
        width = min(most, room.width() - 2 * _MARGIN)
        height = room.height() - 2 * _MARGIN
        if not self._contents.current:
            height = min(self._n_rows * _ROW + _HEAD, height)
        self.setGeometry((room.width() - width) // 2, (room.height() - height) // 2, width, height)

    def close_sheet(self) -> None:
        """Go back to where the focus was."""
        before = self._before
        self._leaving = True  # Qt asks for the next stop when what has the focus is hidden
        if before is not None and before.isVisible():
            before.setFocus()
        self.hide()
        self._remember(None)
        self.closed.emit()

    def put_away(self) -> None:
        """Go away without a word: the page under it goes too, or one has gone on working beside it."""
        self._leaving = True
        self._remember(None)
        self.hide()

    @override
    def event(self, event: QEvent) -> bool:
        """Take every key before a shortcut of the page under it does; locking stays possible."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if QKeySequence(event.keyCombination()) != QKeySequence("Ctrl+L"):
                event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CLOSING:
            self.close_sheet()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # Qt's name
        """Go round inside the sheet; out of it when it closes."""
        if self._leaving or not self.isVisible():
            return super().focusNextPrevChild(next)
        stops = [w for w in self.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        here = QApplication.focusWidget()
        n = stops.index(here) if here in stops else -1
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        stops[(n + (1 if next else -1)) % len(stops)].setFocus(reason)
        return True

    def _summary(self) -> QWidget:
        holder, inside = QWidget(), QWidget()
        inside.setProperty("role", "plain")
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        scroll = QScrollArea()
        scroll.setAccessibleName(self.tr("Keys"))
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        foot = QHBoxLayout()
        foot.addWidget(self.to_manual)
        foot.addStretch(1)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(12)
        column.addWidget(self._what)
        column.addWidget(scroll, 1)
        column.addLayout(foot)
        return holder

    def _fill(self, entries: Sequence[tuple[str, str]]) -> None:
        clear_layout(self._grid)
        half = self._n_rows = -(-len(entries) // _COLUMNS)
        for n, (keys, words) in enumerate(entries):
            row, column = n % half, n // half * 2
            key = label(keys, "key")
            key.setMinimumHeight(22)
            self._grid.addWidget(key, row, column, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(wrapped(words), row, column + 1, Qt.AlignmentFlag.AlignTop)
        self._grid.setRowStretch(half, 1)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column * 2 + 1, 1)

    def _remember(self, widget: QWidget | None) -> None:
        """Keep what had the focus for as long as it lives: a page under the sheet may make its rows anew."""
        if self._before is not None:
            self._before.destroyed.disconnect(self._forget)
        self._before = widget
        if widget is not None:
            widget.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._before = None

    def _follow_focus(self, _old: QObject | None, now: QObject | None) -> None:
        """Go away when one has gone on working beside it."""
        if self._leaving or not self.isVisible() or not isinstance(now, QWidget) or now.window() is not self.window():
            return
        if now is not self and not self.isAncestorOf(now):
            self.put_away()
