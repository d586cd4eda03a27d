"""The quiet line at the bottom: what is saved, whether the store locks, what was just done, who works here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QSpacerItem, QWidget
from typing_extensions import override

from inspector.ui.task import RUNNING
from inspector.ui.theme import fonts
from inspector.ui.theme.icons import icon_label
from inspector.ui.widgets.elided import ElidedLabel
from inspector.ui.widgets.labels import label
from inspector.ui.widgets.toggle import ToggleButton
from inspector.ui.words import civil_seconds

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

HIGH, LOW = 32, 28
_SAID_MS = 8_000
"""How long the line says what was done, and offers to undo it (interface design)."""


_SAID_PERCENT, _WIDE, _SAID_PERCENT_WIDE = 24, 1500, 40
"""Of the line's width, at most, for what was just done; from a width on (px at the standard size of text) more."""


class StatusLine(QWidget):
    """Shows what it is told."""

    undo_wanted = Signal()
    redo_wanted = Signal()
    help_wanted = Signal()
    hand_on_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(fonts.px(HIGH))
        self._saved_icon, self._saved = icon_label("check", "conforms", 14), label("", "status-text")
        self._lock = label("", "status-text")
        self._said = ElidedLabel("", "status-text")
        # As wide as its words: what was done is cut only where the line is full.
        self._said.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._undo = _link(self.tr("Undo"))
        self._undo_key = _key("Ctrl+Z")
        self._redo, self._redo_key = _link(self.tr("Redo")), _key("Ctrl+Shift+Z")
        self._answering, self._answering_key = _link(""), _key("W")
        self._who = ElidedLabel("", "status-text")
        self._who.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._busy, self._busy_bar = label("", "status-text"), QProgressBar()
        self._busy_bar.setAccessibleName(self.tr("Work in progress"))
        self._cancel = _link(self.tr("Cancel"))
        self._help = _link(self.tr("Help"))
        self._lay()
        self._fade = QTimer(self, interval=_SAID_MS, singleShot=True)
        self._fade.timeout.connect(self.forget)
        self._undo.clicked.connect(self.undo_wanted)
        self._redo.clicked.connect(self.redo_wanted)
        self._help.clicked.connect(self.help_wanted)
        self._answering.clicked.connect(self.hand_on_wanted)
        self._cancel.clicked.connect(lambda: [task.cancel() for task in tuple(RUNNING.tasks)])
        RUNNING.changed.connect(self._show_tasks)
        self.forget()
        self.show_answering("")
        self.show_saved(None)
        self._show_tasks()

    def show_saved(self, at: datetime | None) -> None:
        """Say when something was saved last; nothing before the first time."""
        self._saved_icon.setVisible(at is not None)
        self._saved.setVisible(at is not None)
        self._after_saved.changeSize(14 if at is not None else 0, 0)
        self._row.invalidate()
        if at is not None:
            self._saved.setText(self.tr("Saved {time}").format(time=civil_seconds(at)))

    def show_lock(self, idle_minutes: int) -> None:
        """Say that the store is open, and when it locks by itself."""
        words = self.tr("Store unlocked · locks after {n} idle minutes") if idle_minutes else self.tr("Store unlocked")
        self._lock.setText(words.format(n=idle_minutes))

    def show_who(self, who: str) -> None:
        """Say who works at this laptop."""
        self._who.setText(who)

    def show_answering(self, name: str) -> None:
        """Say who of several answers now; a click hands on. Nothing where there is one person only."""
        words = self.tr("Answering: {name}").format(name=name) if name else ""
        self._answering.setText(words)
        self._answering.setAccessibleName(words or self.tr("Who answers"))
        for widget in (self._answering, self._answering_key):
            widget.setVisible(bool(name))

    def say(self, text: str, *, undoes: bool) -> None:
        """Say what was done, for 8 s."""
        self._tell(self.tr("Just now: {text}").format(text=text) if undoes else text, undoes=undoes)

    def say_restored(self, text: str, redoes: bool) -> None:  # a signal's argument
        """Say what undo or redo changed, for 8 s; what was undone can be redone from here."""
        self._tell(text, undoes=not redoes, redoes=redoes)

    def said(self) -> str:
        """Return what the line says now, or "" once it has faded."""
        return self._said.text() if self._said.isVisible() else ""

    def say_locking(self) -> None:
        """Say that the store locks as soon as the running work is done."""
        self.say(self.tr("Locks when the running work is done"), undoes=False)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        # A long list of what lacks must not leave the name of who works here without room.
        percent = _SAID_PERCENT if self.width() < fonts.px(_WIDE) else _SAID_PERCENT_WIDE
        self._said.setMaximumWidth(self.width() * percent // 100)

    def set_low(self, *, low: bool) -> None:
        """Take less height, and fewer words."""
        self.setFixedHeight(fonts.px(LOW if low else HIGH))
        self._lock.setVisible(not low)
        self._lock_icon.setVisible(not low)
        self._who.setVisible(not low)

    def _lay(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(6)
        self._after_saved = QSpacerItem(14, 0)
        self._lock_icon = icon_label("lock", "muted", 14)
        for widget, stretch, gap in (
            (self._saved_icon, 0, 0), (self._saved, 0, 14), (self._lock_icon, 0, 0), (self._lock, 0, 14),
            (self._said, 0, 0), (self._undo, 0, 0), (self._undo_key, 0, 14), (self._redo, 0, 0),
            (self._redo_key, 0, 14), (self._busy, 0, 0),
            (self._busy_bar, 0, 0), (self._cancel, 0, 14), (self._answering, 0, 0),
            (self._answering_key, 0, 14), (self._who, 100, 8), (self._help, 0, 0), (_key("?"), 0, 0),
        ):  # fmt: skip
            row.addWidget(widget, stretch)
            if widget is self._cancel:
                row.addStretch(1)
            if widget is self._saved:
                row.addItem(self._after_saved)
            elif gap:
                row.addSpacing(gap)
        self._busy_bar.setFixedWidth(96)
        self._busy_bar.setRange(0, 0)
        self._busy_bar.setTextVisible(False)

    def forget(self) -> None:
        """Take away what was said."""
        for widget in (self._said, self._undo, self._undo_key, self._redo, self._redo_key):
            widget.setVisible(False)

    def _tell(self, text: str, *, undoes: bool, redoes: bool = False) -> None:
        self._said.setText(text)
        self._said.setMaximumWidth(self._said.sizeHint().width())
        self._said.setVisible(True)
        for widget in (self._undo, self._undo_key):
            widget.setVisible(undoes)
        for widget in (self._redo, self._redo_key):
            widget.setVisible(redoes)
        self._fade.start()

    def _show_tasks(self) -> None:
        n = len(RUNNING.tasks)
        self._busy.setText(self.tr("%n job(s) running", "", n))
        for widget in (self._busy, self._busy_bar, self._cancel):
            widget.setVisible(n > 0)


def _link(words: str) -> QPushButton:
    made = ToggleButton(words)
    made.setProperty("role", "status-link")
    made.setAccessibleName(words)
    return made


def _key(words: str) -> QWidget:
    made = label(words, "key")
    made.setFixedHeight(fonts.px(20))
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made
