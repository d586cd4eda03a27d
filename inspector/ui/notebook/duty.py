"""The duty test: dial with a stopwatch, count the rings, say who answered and what; then what it suggests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.base.clock import parse_utc, utc_text
from inspector.domain.notebook import DutyCall
from inspector.domain.stopwatch import MAX_RINGS, MAX_SECONDS, Stopwatch
from inspector.ui.notebook.form import TIME_WIDTH, EntryForm
from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.flow import Flow
from inspector.ui.widgets.labels import label
from inspector.ui.widgets.segmented import Segmented
from inspector.ui.widgets.typing import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from inspector.base.clock import Clock
    from inspector.services.notebook_views import NotebookView

_TICK_MS = 100
_RINGS_WIDTH = 72


class DutyForm(EntryForm):
    """One call. The stopwatch is told as a draft at each step, so that it goes on after a lock or a fall."""

    stepped = Signal()
    """The stopwatch was started, counted on, stopped: to be kept at once."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.watch = Stopwatch()
        self._try = 1
        self._ticks = QTimer(self, interval=_TICK_MS)
        self._ticks.timeout.connect(self._show_time)
        self.column.addWidget(self.line("number", self.tr("Duty number as the school published it")))
        self.column.addWidget(self._face())
        self._after = self._afterwards()
        self.column.addWidget(self._after)
        self.foot()

    # What the form says.

    @override
    def values(self) -> dict[str, Any]:
        now = self._clock()
        started = utc_text(self.watch.started_at) if self.watch.started_ms else utc_text(now)
        return {
            **super().values(),
            "started_at": started,
            "rings": self.watch.rings,
            "waited_seconds": self.watch.tenths(now) // 10,
            "answered": self.watch.answered,
            "leader": self.leader.value(),
        }

    @override
    def draft(self) -> dict[str, Any]:
        watch = self.watch
        kept = {"started_ms": watch.started_ms, "ended_ms": watch.ended_ms, "counted": watch.rings}
        return {**super().draft(), **kept, "answered": watch.answered}

    @override
    def fresh(self, view: NotebookView, now: str) -> dict[str, str]:
        calls = [one.entry.number for one in view.lists["duty_call"] if isinstance(one.entry, DutyCall)]
        return {"number": calls[-1]} if calls else {}

    @override
    def put_values(self, values: Mapping[str, Any]) -> None:
        super().put_values(values)
        self.leader.set_value(str(values.get("leader", "")))
        if "started_ms" in values:
            counted = int(values.get("counted", 0))
            ended, answered = int(values.get("ended_ms", 0)), values.get("answered") is True
            self.watch = Stopwatch(int(values["started_ms"]), ended, counted, answered)
        elif "started_at" in values:
            start = round(parse_utc(str(values["started_at"])).timestamp() * 1000)
            ended = start + int(values["waited_seconds"]) * 1000
            self.watch = Stopwatch(start, max(ended, 1), int(values["rings"]), values["answered"] is True)
        else:
            self.watch = Stopwatch()
        self._put_counts()
        self._show_watch()

    @override
    def show_choices(self, view: NotebookView) -> None:
        self._try = view.next_try
        self._show_watch()

    @override
    def first(self) -> QWidget:
        if self.watch.phase == "ringing":
            return self.ring
        if self.watch.phase == "answered":
            return self.fields["who"]
        if self.watch.phase == "given_up":
            return self.note
        return self.dial if text_of(self.fields["number"]) else self.fields["number"]

    @override
    def entered(self, field: QLineEdit) -> None:
        if field is self.fields["number"] and self.watch.phase == "idle":
            self.start()
        else:
            super().entered(field)

    # The stopwatch.

    def start(self) -> None:
        """Start with dialling."""
        self._step(self.watch.dial(self._clock()))
        self.ring.setFocus()

    def count(self, by: int = 1) -> None:
        """One more ring, or one less."""
        self._step(self.watch.ring(by))

    def answer(self) -> None:
        """Somebody answers."""
        self._step(self.watch.answer(self._clock()))
        self.fields["who"].setFocus()

    def give_up(self) -> None:
        """Nobody answers."""
        self._step(self.watch.give_up(self._clock()))
        self.note.setFocus()

    def throw_away(self) -> None:
        """Forget this call: dialled by mistake."""
        self._step(Stopwatch())
        self.leader.set_value("")
        for name in ("who", "role", "said"):
            self.fields[name].clear()
        self.dial.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """R a ring, A answered, S nobody: where no text is typed."""
        acts = {Qt.Key.Key_R: self.count, Qt.Key.Key_A: self.answer, Qt.Key.Key_S: self.give_up}
        act = acts.get(Qt.Key(event.key()))
        if act is not None and not event.modifiers() and self.watch.phase == "ringing":
            act()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _step(self, watch: Stopwatch) -> None:
        self.watch = watch
        self._put_counts()
        self._show_watch()
        self.tell("")
        self.stepped.emit()

    def _put_counts(self) -> None:
        seconds = self.watch.tenths(self._clock()) // 10
        for field, count in ((self.rings, self.watch.rings), (self.seconds, seconds)):
            if field.text() != str(count):
                field.setText(str(count))

    def _counted(self) -> None:
        """Take rings and seconds that were put right by hand."""
        rings, seconds = self.rings.text(), self.seconds.text()
        if not self._showing and self.watch.ended_ms and rings.isdecimal() and seconds.isdecimal():
            self.watch = self.watch.with_seconds(int(seconds)).ring(int(rings) - self.watch.rings)
            self._show_watch()
            self.touched()

    def _show_watch(self) -> None:
        phase = self.watch.phase
        ringing, ended = phase == "ringing", phase in {"answered", "given_up"}
        (self._ticks.start if ringing else self._ticks.stop)()
        for widget, shown in (
            (self.dial, phase == "idle"), (self.ring, ringing), (self.answered, ringing), (self.silent, ringing),
            (self.discard, ended and self.editing is None), (self._after, ended), (self._talk, phase == "answered"),
            (self.note, ended), (self.take_back, ringing),
        ):  # fmt: skip
            widget.setVisible(shown)
        self._buttons.setVisible(not ended)
        self._show_time()

    def _show_time(self) -> None:
        tenths = self.watch.tenths(self._clock())
        minutes, rest = divmod(tenths, 600)
        self.digits.setText(f"{minutes:02d}:{rest // 10:02d}.{rest % 10}")
        words = {
            "idle": self.tr("Try {n}").format(n=self._try),
            "ringing": self.tr("Ringing, rings: {n}").format(n=self.watch.rings),
            "answered": self.tr("Answered, rings: {n}").format(n=self.watch.rings),
            "given_up": self.tr("No answer, rings: {n}").format(n=self.watch.rings),
        }
        self.state.setText(words[self.watch.phase])
        self.digits.setAccessibleName(f"{words[self.watch.phase]} {minutes:02d}:{rest // 10:02d}")

    # Laying out.

    def _face(self) -> QFrame:
        face = QFrame()
        face.setProperty("role", "stopwatch-face")
        self.digits, self.state = label("", "stopwatch"), label("", "stopwatch-state")
        self.dial = Button(self.tr("Start dialling"), icon="clock")
        self.ring = Button(self.tr("Ring"), icon="plus", key="R")
        self.take_back = Button(self.tr("One less"))
        self.answered = Button(self.tr("Answered"), icon="check", key="A")
        self.silent = Button(self.tr("No answer"), icon="cross", key="S")
        self.discard = Button(self.tr("Discard this call"), icon="trash")
        self.dial.clicked.connect(self.start)
        self.ring.clicked.connect(lambda: self.count())
        self.take_back.clicked.connect(lambda: self.count(-1))
        self.answered.clicked.connect(self.answer)
        self.silent.clicked.connect(self.give_up)
        self.discard.clicked.connect(self.throw_away)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.digits)
        head.addWidget(self.state)
        head.addStretch(1)
        head.addWidget(self.discard)
        buttons = self._buttons = Flow()
        for button in (self.dial, self.ring, self.answered, self.silent, self.take_back):
            buttons.add(button)
        column = QVBoxLayout(face)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(buttons)
        return face

    def _afterwards(self) -> QWidget:
        holder, self._talk = QWidget(), QWidget()
        counts = QHBoxLayout()
        counts.setSpacing(8)
        self.rings, self.seconds = QLineEdit(), QLineEdit()
        for field, words, width, most in (
            (self.rings, self.tr("Rings"), _RINGS_WIDTH, MAX_RINGS),
            (self.seconds, self.tr("Seconds"), TIME_WIDTH, MAX_SECONDS),
        ):
            field.setAccessibleName(words)
            field.setFixedWidth(width)
            field.setMaxLength(len(str(most)))
            field.textEdited.connect(self._counted)
            counts.addWidget(label(words, "muted"))
            counts.addWidget(field)
        counts.addStretch(1)
        talk = QVBoxLayout(self._talk)
        talk.setContentsMargins(0, 0, 0, 0)
        talk.setSpacing(8)
        who, role = self.line("who", self.tr("Who answered")), self.line("role", self.tr("Office"))
        talk.addLayout(self.row(who, role))
        talk.addWidget(label(self.tr("Could they name the leader on duty?"), "muted"))
        self.leader = Segmented([("yes", self.tr("Yes, named"), "check"), ("no", self.tr("No"), "cross")])
        self.leader.chosen.connect(self.touched)
        talk.addWidget(self.leader)
        talk.addWidget(self.text("said", self.tr("What they said")))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(counts)
        column.addWidget(self._talk)
        return holder
