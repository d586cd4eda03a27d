"""Evidence that is no picture: readings and sound notes of an item, a line each; the form of a reading."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.detail.devices import are_installed
from inspector.ui.detail.facts import kind_words, other_words
from inspector.ui.detail.layout import line
from inspector.ui.widgets.buttons import Button, IconButton
from inspector.ui.widgets.flow import Flow
from inspector.ui.widgets.labels import wrapped
from inspector.ui.widgets.layouts import clear_layout
from inspector.ui.widgets.typing import put_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent

    from inspector.services.inspect_views import EvidenceView


class ReadingForm(QWidget):
    """Takes one reading: Enter goes from field to field and from the last one notes it down; Esc gives it up."""

    given = Signal(object)
    """What is typed, by the names of the fields."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = {
            "quantity": (self.tr("What: fridge temperature"), self.tr("What was measured or counted")),
            "value": (self.tr("Value"), self.tr("Value")),
            "unit": (self.tr("Unit"), self.tr("Unit")),
            "instrument": (self.tr("Device"), self.tr("Device")),
            "at": (self.tr("Time"), self.tr("Time of reading")),
            "by": (self.tr("Read by"), self.tr("Read by")),
        }
        self.fields: dict[str, QLineEdit] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for n, (name, (hint, spoken)) in enumerate(names.items()):
            field = self.fields[name] = QLineEdit()
            field.setPlaceholderText(hint)
            field.setAccessibleName(spoken)
            field.setToolTip(spoken)
            field.returnPressed.connect(self._go_on)
            grid.addWidget(field, (n + 2) // 3, (n + 2) % 3 if n else 0, 1, 1 if n else 3)
        self._error = wrapped("", "error")
        self._error.hide()
        grid.addWidget(self._error, 3, 0, 1, 3)
        self.note = Button(self.tr("Note the reading"), key="Enter")
        self.note.clicked.connect(self.give)
        grid.addWidget(self.note, 4, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def begin(self, values: Mapping[str, str]) -> None:
        """Take the keys; time and person stand there, what is typed already stays."""
        for name, text in values.items():
            if not self.fields[name].text() or self.isHidden():
                put_text(self.fields[name], text)
        self.show()
        self.fields["quantity"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def restore(self, values: Mapping[str, str]) -> None:
        """Show what was being typed on the item in view; nothing where nothing was."""
        for name, field in self.fields.items():
            put_text(field, values.get(name, ""))
        self.tell("")
        self.setVisible(bool(values))

    def typed(self) -> dict[str, str]:
        """Return what is typed, by the names of the fields."""
        return {name: field.text() for name, field in self.fields.items()}

    def tell(self, words: str) -> None:
        """Say why it was not noted down."""
        self._error.setText(words)
        self._error.setVisible(bool(words))

    def give(self) -> None:
        """Say what is typed."""
        self.given.emit(self.typed())

    def finish(self) -> None:
        """It is noted down, or given up."""
        for field in self.fields.values():
            field.clear()
        self.tell("")
        self.hide()
        self.left.emit()

    def _go_on(self) -> None:
        fields = list(self.fields.values())
        at = next((n for n, field in enumerate(fields) if field.hasFocus()), len(fields))
        if at + 1 < len(fields):
            fields[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.give()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.finish()
        else:
            super().keyPressEvent(event)


class OtherPart(QWidget):
    """Says that a reading or a sound is wanted, which one is to be heard, and which is to go."""

    reading_wanted = Signal()
    sound_wanted = Signal()
    """Record a sound note, or end the one that is being recorded."""
    camera_wanted = Signal()
    play_wanted = Signal(object)
    """EvidenceView of a sound note: to be heard, or silent again where it is the one that plays."""
    removed = Signal(object)
    """UUID."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plays: dict[UUID, tuple[IconButton, str]] = {}
        """Of each sound note its button, and the words that tell it apart."""
        self._playing: UUID | None = None
        content = QVBoxLayout()
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(4)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        content.addLayout(self._rows)
        self.form = ReadingForm()
        content.addWidget(self.form)
        self.buttons = Flow(gap=8)
        self.reading = Button(self.tr("Reading"), icon="gauge", key="C")
        self.reading.clicked.connect(self.reading_wanted)
        self.buttons.add(self.reading)
        self.sound = Button(self.tr("Sound note"), icon="microphone", key="Y")
        self.camera = Button(self.tr("Camera"), icon="camera", key="X")
        self.sound.clicked.connect(self.sound_wanted)
        self.camera.clicked.connect(self.camera_wanted)
        for button in (self.sound, self.camera):
            self.buttons.add(button)
            button.setVisible(are_installed())
        content.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(line(self.tr("Other"), content, top=4))

    def show_evidence(self, found: Sequence[EvidenceView], *, read_only: bool) -> None:
        """Show what of an item's evidence is no picture."""
        clear_layout(self._rows)
        self._plays.clear()
        others = [one for one in found if not one.has_picture]
        acts: list[QWidget] = []
        for one in others:
            self._rows.addWidget(self._row(one, acts, read_only=read_only))
        before = self.form.fields["quantity"].previousInFocusChain()
        if before is not None:
            for one, following in pairwise((before, *acts)):  # made later than the form, which stands below them
                QWidget.setTabOrder(one, following)
        self.buttons.setVisible(not read_only)
        self.setVisible(bool(others) or not read_only)
        if read_only:
            self.form.hide()

    def show_recording(self, item: str, seconds: int) -> None:
        """Show on which item a sound is being recorded and how long it is; "" for none."""
        clock = f"{seconds // 60}:{seconds % 60:02}"
        words = self.tr("Stop recording {clock} ({item})").format(clock=clock, item=item.partition("#")[0])
        self.sound.setText(words if item else self.tr("Sound note"))
        self.sound.setAccessibleName(self.sound.text())

    def show_playing(self, sound: UUID | None) -> None:
        """Show which sound is heard, and that its button makes it silent; None for none."""
        before, self._playing = self._playing, sound
        for one in self._plays:
            if one in (before, sound):
                self._mark(one)

    def _mark(self, sound: UUID) -> None:
        button, words = self._plays[sound]
        heard = sound == self._playing
        named = (self.tr("Stop playing: {words}") if heard else self.tr("Play: {words}")).format(words=words)
        button.show_as("stop" if heard else "play", named, colour="accent" if heard else "ink")

    def _row(self, one: EvidenceView, acts: list[QWidget], *, read_only: bool) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        words = f"{kind_words(one)}  {other_words(one)}"
        row.addWidget(wrapped(words), 1)
        if one.kind == "sound" and are_installed():
            play = IconButton("play", "")
            self._plays[one.id] = (play, words)
            self._mark(one.id)
            play.clicked.connect(lambda: self.play_wanted.emit(one))
            row.addWidget(play)
            acts.append(play)
        if not read_only:
            remove = IconButton("trash", self.tr("Take off: {words}").format(words=words))
            remove.clicked.connect(lambda: self.removed.emit(one.id))
            row.addWidget(remove)
            acts.append(remove)
        return holder
