"""The page 全部证据: find photos again, compare two, put them on another item, order them, mark the key ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.evidence.compare import CompareSheet
from inspector.ui.evidence.grid import GalleryGrid
from inspector.ui.evidence.presenter import GalleryPresenter
from inspector.ui.frame.page import Page
from inspector.ui.theme import fonts
from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.limit import at_most
from inspector.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent

    from inspector.services.gallery import Gallery, GalleryPhoto
    from inspector.ui.desk_session import Session

_COMPARED = 2
_NARROW = 1000
"""Under this width the fields stand over the buttons."""


class EvidencePage(Page):
    """Shows a ``Gallery``; says what is to be done with the photos that are selected."""

    undoes = True
    placed = Signal(object, str)
    """Ids of photos, and the item's code."""
    captioned = Signal(object, str)
    keyed = Signal(object, bool)
    moved = Signal(object, int)
    pictures_wanted = Signal(object)
    compared = Signal(object)
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visit_id: UUID | None = None
        self._gallery: Gallery | None = None
        self.title = self.tr("All evidence")
        names = (
            ("all", self.tr("All"), ""),
            ("key", self.tr("Key evidence"), ""),
            ("hidden", self.tr("With hidden parts"), ""),
            ("time", self.tr("Time does not fit"), ""),
            ("unplaced", self.tr("Unplaced"), ""),
        )
        self.filters = Segmented(names)
        self.filters.set_value("all")
        self.filters.chosen.connect(self._refilter)
        self.finder = QLineEdit()
        self.finder.setPlaceholderText(self.tr("Find  /"))
        self.finder.setAccessibleName(self.tr("Find by item or caption"))
        self.finder.textChanged.connect(self._refilter)
        self.finder.returnPressed.connect(self._to_grid)
        self.grid = GalleryGrid()
        self.grid.pressed_key.connect(self._pressed)
        self.grid.selectionModel().selectionChanged.connect(self._selected)
        self.grid.wanted.connect(self.pictures_wanted)
        self.grid.doubleClicked.connect(self._go_to_item)
        self.count = label("", "muted")
        self.nothing = wrapped("", "muted")
        self.nothing.setContentsMargins(0, 16, 0, 16)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.caption, self.item = QLineEdit(), QLineEdit()
        at_most(self.caption, 200)
        self._field(self.caption, self.tr("Caption  T"), self.tr("Caption"), self._to_grid)
        self.caption.editingFinished.connect(self._keep_caption)  # also where one goes to another photo
        self._field(self.item, self.tr("Put on item  M"), self.tr("Put on item"), self._reassign)
        self._items = QStringListModel(self)
        completer = QCompleter(self._items, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.item.setCompleter(completer)
        self.key = Button(self.tr("Key evidence"), key="K")
        self.key.clicked.connect(self._toggle_key)
        self.compare = Button(self.tr("Compare"), key="C")
        self.compare.clicked.connect(self._compare)
        self.earlier, self.later = Button(self.tr("Earlier"), key="["), Button(self.tr("Later"), key="]")
        self.earlier.clicked.connect(lambda: self._move(-1))
        self.later.clicked.connect(lambda: self._move(1))
        self.back = Button(self.tr("Back to the list"), icon="chevron-left", key="Esc")
        self.back.clicked.connect(self._back)
        self.sheet: CompareSheet | None = None
        self._lay()
        QShortcut(QKeySequence.StandardKey.Undo, self, self.undo_asked.emit)
        QShortcut(QKeySequence("Ctrl+Shift+Z"), self, self.redo_asked.emit)
        self._presenter = GalleryPresenter(session, self)

    # What the frame asks for.

    @property
    @override
    def visit_in_hand(self) -> UUID | None:
        return self._visit_id

    @override
    def header_widgets(self) -> list[QWidget]:
        return [self.back]

    @override
    def shortcuts(self) -> list[tuple[str, str]]:
        return [
            ("T", self.tr("caption")),
            ("M", self.tr("put on another item")),
            ("K", self.tr("key evidence or not")),
            ("[ ]", self.tr("earlier, later in the list")),
            ("C", self.tr("compare two that are selected")),
            ("Ctrl+Z", self.tr("undo")),
            ("Enter", self.tr("go to the photo's item")),
            ("Esc", self.tr("back to the checklist")),
        ]

    @override
    def enter(self, **arguments: Any) -> None:
        self._visit_id = arguments["visit_id"]
        self._presenter.open(arguments["visit_id"])
        self._to_grid()

    @override
    def undo(self) -> None:
        self.undo_asked.emit()

    @override
    def redo(self) -> None:
        self.redo_asked.emit()

    # What the presenter tells.

    def show_gallery(self, gallery: Gallery) -> None:
        """Show all photos of a visit."""
        self._gallery = gallery
        self.crumb = gallery.school
        self._items.setStringList([f"{code} {text}" for code, text in gallery.items])
        self._refilter()

    def show_picture(self, photo: GalleryPhoto, image: QImage) -> None:
        """Show a thumbnail that was loaded."""
        self.grid.pictures.show_picture(photo, image)

    def show_compared(self, pairs: list[tuple[GalleryPhoto, QImage]]) -> None:
        """Show two photos side by side."""
        if self.sheet is None:
            self.sheet = CompareSheet(self)
            self.sheet.closed.connect(self._to_grid)
        self.sheet.show_pair(pairs)

    # Inside.

    def _lay(self) -> None:
        top, fields, acts = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for widget, stretch in ((self.filters, 0), (self.finder, 1), (self.count, 0)):
            top.addWidget(widget, stretch)
        for widget, stretch in ((self.caption, 3), (self.item, 2)):
            fields.addWidget(widget, stretch)
        for button in (self.key, self.earlier, self.later, self.compare):
            acts.addWidget(button)
        acts.addStretch(0)
        foot = self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        foot.addLayout(fields, 1)
        foot.addLayout(acts)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.grid, 1)
        column.addLayout(foot)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow, direction = self.width() < fonts.px(_NARROW), QBoxLayout.Direction
        self._foot.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def _field(self, field: QLineEdit, hint: str, name: str, act: Callable[[], None]) -> None:
        field.setPlaceholderText(hint)
        field.setAccessibleName(name)
        field.returnPressed.connect(act)

    def _refilter(self) -> None:
        if self._gallery is None:
            return
        sought, wanted = self.finder.text().strip().lower(), self.filters.value()
        photos = [one for one in self._gallery.photos if _passes(one, wanted) and _found(one, sought)]
        self.grid.show_photos(photos)
        if not photos and self.grid.hasFocus():
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grid.setVisible(bool(photos))
        may_change = bool(photos) and not self._gallery.read_only
        for widget in (self.caption, self.item, self.key, self.earlier, self.later):
            widget.setEnabled(may_change)
        self.nothing.setText(self._lacking())
        self.nothing.setVisible(not photos)
        self.count.setText(self.tr("{n} of {of}").format(n=len(photos), of=len(self._gallery.photos)))
        self._selected()

    def _lacking(self) -> str:
        if self._gallery is not None and self._gallery.photos:
            return self.tr("No photo is like this. Choose another filter, or clear the search.")
        if self._gallery is not None and self._gallery.read_only:
            return self.tr("No photo was taken at this visit.")
        return self.tr("All photos of the visit will stand here. Add them at their item: P, by drop or by paste.")

    def _selected(self) -> None:
        chosen = self.grid.chosen()
        self.caption.setText(chosen[0].photo.caption if len(chosen) == 1 else "")
        self.caption.setCursorPosition(0)
        self.item.clear()
        self.compare.setEnabled(_comparable(chosen))

    def _pressed(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return
        changes = {
            "T": self.caption.setFocus, "M": self.item.setFocus, "K": self._toggle_key,
            "[": lambda: self._move(-1), "]": lambda: self._move(1),
        }  # fmt: skip
        looks = {"C": self._compare, "/": self.finder.setFocus}
        named = {
            Qt.Key.Key_Escape: self._back, Qt.Key.Key_Return: self._go_to_item, Qt.Key.Key_Enter: self._go_to_item,
        }  # fmt: skip
        read_only = self._gallery is None or self._gallery.read_only
        letter = event.text().upper()
        act = named.get(Qt.Key(event.key())) or looks.get(letter) or (None if read_only else changes.get(letter))
        if act is not None:
            event.accept()
            act()

    def _ids(self) -> list[UUID]:
        return [shown.photo.id for shown in self.grid.chosen()]

    def _keep_caption(self) -> None:
        """Keep what was typed; what nobody typed takes no photo its caption."""
        if self.caption.isModified() and self._ids():
            self.caption.setModified(False)
            self.captioned.emit(self._ids(), self.caption.text())

    def _reassign(self) -> None:
        code = self.item.text().strip().partition(" ")[0].upper()
        if code and self._ids():
            self.placed.emit(self._ids(), code)
        self._to_grid()

    def _toggle_key(self) -> None:
        chosen = self.grid.chosen()
        if chosen:
            self.keyed.emit(self._ids(), not all(shown.is_key for shown in chosen))

    def _move(self, by: int) -> None:
        ids = self._ids()
        if len(ids) == 1:
            self.moved.emit(ids[0], by)

    def _compare(self) -> None:
        chosen = self.grid.chosen()
        if _comparable(chosen):
            self.compared.emit(chosen)
        else:
            self.told.emit(self.tr("Select two photos: Shift and an arrow, or Ctrl and a click"))

    def _go_to_item(self) -> None:
        chosen = self.grid.chosen()
        if chosen and chosen[0].is_placed:
            self.went.emit("checklist", {"visit_id": self._visit_id, "item": chosen[0].photo.item})

    def _back(self) -> None:
        self.went.emit("checklist", {"visit_id": self._visit_id})

    def _to_grid(self) -> None:
        wanted = self.back if self.grid.isHidden() else self.grid
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)


def _comparable(chosen: list[GalleryPhoto]) -> bool:
    return len(chosen) == _COMPARED and all(shown.photo.has_picture for shown in chosen)


def _passes(shown: GalleryPhoto, wanted: str) -> bool:
    found = {
        "key": shown.is_key,
        "hidden": bool(shown.photo.markup.hidden),
        "time": bool(shown.photo.time_fault),
        "unplaced": not shown.is_placed,
    }
    return found.get(wanted, True)


def _found(shown: GalleryPhoto, sought: str) -> bool:
    reading = shown.photo.reading.words if shown.photo.reading else ""
    return sought in f"{shown.photo.item} {shown.text} {reading} {shown.photo.caption}".lower()
