"""Mark up a photo, over the page: tools at the left, one key each; what is drawn is kept as it is drawn."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.base.errors import InspectorError
from inspector.base.messages import message_of, run_on
from inspector.domain.markup import MAX_TEXT, Markup
from inspector.ui.detail.canvas import MarkCanvas
from inspector.ui.widgets.buttons import Button, PrimaryButton
from inspector.ui.widgets.flow import Flow
from inspector.ui.widgets.labels import label
from inspector.ui.widgets.limit import at_most
from inspector.ui.widgets.tool_button import ToolButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.domain.markup import Mark, Point
    from inspector.services.inspect_views import EvidenceView


class MarkEditor(QFrame):
    """Covers the window's page. Says each step, that faces are to be looked for, and what was drawn when it closes."""

    drafted = Signal(object, object)
    """The photo's id and its Markup, after each step."""
    faces_wanted = Signal(object)
    """An EvidenceView."""
    closed = Signal(object, object)
    """The photo's id and its Markup."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("role", "viewer")
        self.setAccessibleName(self.tr("Mark up a photo"))
        self._over = over
        self._photo: EvidenceView | None = None
        self._at: Point = (0, 0)
        self._chinese = False
        self.canvas = MarkCanvas()
        self.text = QLineEdit(self.canvas)
        at_most(self.text, MAX_TEXT)
        self.text.setAccessibleName(self.tr("Text on the photo"))
        self.text.setPlaceholderText(self.tr("Text, Enter"))
        self.text.setMinimumHeight(44)
        self.text.hide()
        self.text.returnPressed.connect(self._write)
        self.hint = label("", "caption")
        self._tools: dict[str, ToolButton] = {}
        self._lay()
        self.canvas.changed.connect(self._stepped)
        self.canvas.text_wanted.connect(self._ask_text)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._escape)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        over.installEventFilter(self)
        self.hide()

    def open_photo(self, photo: EvidenceView, markup: Markup, *, chinese: bool) -> None:
        """Begin; the picture comes by ``show_image``."""
        self._photo, self._chinese = photo, chinese
        self.canvas.open(markup)
        self._use("hide")
        self._stepped(draft=False)
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_image(self, image: QImage) -> None:
        """Show the picture that is drawn upon."""
        self.canvas.show_image(image)

    def show_proposals(self, photo: EvidenceView, marks: Sequence[Mark]) -> None:
        """Show faces that were found, to be hidden or put aside; unless another photo is open by now."""
        if self._photo is not None and self._photo.id == photo.id:
            self.canvas.propose(marks)
            self._tell_faces(len(marks))

    def tell_failed(self, error: Exception) -> None:
        """Say why no faces were looked for."""
        if isinstance(error, InspectorError):
            found = message_of(error, "zh" if self._chinese else "en")
            self.tell(run_on(found.what, found.means))
        else:
            self.tell(self.tr("The faces could not be looked for"))

    def tell(self, words: str) -> None:
        """Say something beside the tools."""
        self.hint.setText(words)

    def close_editor(self) -> None:
        """Keep what was drawn and go back."""
        photo, self._photo = self._photo, None
        if photo is not None:
            self._write()
            self.hide()
            markup = self.canvas.markup
            self.canvas.open(Markup())
            self.closed.emit(photo.id, markup)

    # Inside.

    def _lay(self) -> None:
        tools = QWidget()
        tools.setProperty("role", "plain")
        column = QVBoxLayout(tools)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        group = QButtonGroup(self)
        for tool, words, key in self._entries():
            button = ToolButton(words, key)
            button.clicked.connect(partial(self._use, tool))
            group.addButton(button)
            self._tools[tool] = button
            column.addWidget(button)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setProperty("role", "plain")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setAccessibleName(self.tr("Tools"))
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(tools)
        scroll.setFixedWidth(tools.sizeHint().width() + 12)
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(scroll)
        middle.addWidget(self.canvas, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 12, 12, 8)
        outer.setSpacing(4)
        outer.addLayout(middle, 1)
        outer.addWidget(self.hint)
        outer.addLayout(self._foot())

    def _entries(self) -> tuple[tuple[str, str, str], ...]:
        return (
            ("hide", self.tr("Hide"), "H"),
            ("brush", self.tr("Hide by brush"), "J"),
            ("arrow", self.tr("Arrow"), "A"),
            ("box", self.tr("Box"), "B"),
            ("freehand", self.tr("Freehand"), "D"),
            ("text", self.tr("Text"), "T"),
            ("number", self.tr("Number"), "N"),
            ("crop", self.tr("Crop"), "C"),
            ("select", self.tr("Select"), "V"),
        )

    def _foot(self) -> QHBoxLayout:
        row = Flow(gap=6)
        colours = QButtonGroup(self)
        self._colours: dict[str, ToolButton] = {}
        names = (("red", self.tr("Red"), "R"), ("yellow", self.tr("Yellow"), "Y"), ("blue", self.tr("Blue"), "U"))
        for colour, words, key in names:
            button = self._colours[colour] = ToolButton(words, key)
            button.clicked.connect(partial(self._colour, colour))
            colours.addButton(button)
            row.add(button)
        self._colours["red"].setChecked(True)
        self._thick = ToolButton(self.tr("Thick"), "K")
        self._thick.clicked.connect(self._set_thick)
        self.faces = Button(self.tr("Find faces"), key="F")
        self.faces.clicked.connect(self._find_faces)
        self._delete = Button(self.tr("Delete"), icon="trash", key="Del")
        self._delete.clicked.connect(self.canvas.delete)
        self._undo = Button(self.tr("Undo"), icon="undo")
        self._undo.clicked.connect(self.canvas.undo)
        self._redo = Button(self.tr("Redo"))
        self._redo.clicked.connect(self.canvas.redo)
        self.done = PrimaryButton(self.tr("Done"), key="Esc")
        self.done.clicked.connect(self.close_editor)
        for widget in (self._thick, self.faces, self._delete, self._undo, self._redo):
            row.add(widget)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(row, 1)
        foot.addWidget(self.done, 0, Qt.AlignmentFlag.AlignBottom)
        return foot

    @override
    def event(self, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _takes_back(event):
            event.accept()  # the page's own undo is for what is journalled
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take letters that the canvas left; input methods are off there."""
        key = event.text().upper()
        tool = next((tool for tool, _, letter in self._entries() if letter == key), "")
        colour = {"R": "red", "Y": "yellow", "U": "blue"}.get(key, "")
        if _takes_back(event):
            redo = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.canvas.redo if redo else self.canvas.undo)()
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
        elif tool:
            self._use(tool)
        elif colour:
            self._colour(colour)
        elif key == "K":
            self._thick.setChecked(not self._thick.isChecked())
            self._set_thick()
        elif key == "F":
            self._find_faces()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._remove()
        elif self.canvas.proposals and key.isdecimal() and key:
            self._accept([int(key) - 1])
        elif self.canvas.proposals and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._accept(range(len(self.canvas.proposals)))
        else:
            super().keyPressEvent(event)

    def _use(self, tool: str) -> None:
        self._write()
        self._tools[tool].setChecked(True)
        self.canvas.use(tool)
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell_tool()

    def _tell_tool(self) -> None:
        words = {
            "hide": self.tr("Drag over what is to be unrecognisable: it is destroyed in every copy given out"),
            "brush": self.tr("Brush over what is to be unrecognisable: it is destroyed in every copy given out"),
            "text": self.tr("Tap where the text begins"),
            "number": self.tr("Tap where the number goes"),
            "crop": self.tr("Drag round what is shown; Del shows all again"),
            "select": self.tr("Tap a mark, then drag it; double tap changes a text, Del takes it away"),
        }
        drag = self.tr("Drag on the photo; by keys: arrows move, Space begins and ends")
        self.tell(words.get(self.canvas.tool, drag))

    def _colour(self, colour: str) -> None:
        self._colours[colour].setChecked(True)
        self.canvas.colour = colour

    def _set_thick(self) -> None:
        self.canvas.thick = self._thick.isChecked()

    def _find_faces(self) -> None:
        if self._photo is not None and self.canvas.has_image:
            self.tell(self.tr("Looking for faces"))
            self.faces_wanted.emit(self._photo)

    def _accept(self, indexes: Sequence[int]) -> None:
        self.canvas.accept(indexes)
        if not self.canvas.proposals:
            self._tell_tool()

    def _remove(self) -> None:
        if self.canvas.proposals and self.canvas.chosen < 0:
            self.canvas.put_aside()
            self._tell_tool()
        else:
            self.canvas.delete()

    def _tell_faces(self, n: int) -> None:
        found = self.tr("%n face(s) proposed: tap one or press its figure to hide it, Enter hides all, Del none", "", n)
        none = self.tr("No face found. Some are missed, from the side above all: look yourself")
        self.tell(found if n else none)

    def _stepped(self, *, draft: bool = True) -> None:
        self._undo.setEnabled(self.canvas.can_undo)
        self._redo.setEnabled(self.canvas.can_redo)
        if draft and self._photo is not None:
            self.drafted.emit(self._photo.id, self.canvas.markup)

    def _ask_text(self, at: Point) -> None:
        self._at = at
        chosen = self.canvas.chosen
        self.text.setText(self.canvas.markup.marks[chosen].text if chosen >= 0 else "")
        self.text.selectAll()
        spot = self.canvas.where(at).toPoint()
        width = min(320, self.canvas.width() - 16)
        self.text.setFixedWidth(width)
        left = min(max(spot.x(), 8), self.canvas.width() - width - 8)
        self.text.move(left, min(max(spot.y() - 44, 8), self.canvas.height() - 52))
        self.text.show()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self) -> None:
        if self.text.isVisibleTo(self):
            self.text.hide()
            self.canvas.write(self._at, self.text.text())
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _escape(self) -> None:
        if self.text.isVisibleTo(self):
            self.text.hide()
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.close_editor()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
        return False


def _takes_back(event: QKeyEvent) -> bool:
    """Ctrl+Z, or Ctrl+Shift+Z, which does it again."""
    return event.key() == Qt.Key.Key_Z and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
