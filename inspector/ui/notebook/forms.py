"""The forms of people met, papers looked at and places walked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from typing_extensions import override

from inspector.base.clock import parse_utc
from inspector.domain.notebook import NAMELESS, PlaceWalked
from inspector.ui.notebook.form import TIME_WIDTH, EntryForm
from inspector.ui.notebook.photo_chip import PhotoChip
from inspector.ui.widgets.flow import Flow
from inspector.ui.widgets.labels import label
from inspector.ui.widgets.segmented import Segmented
from inspector.ui.words import civil_time

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QImage, QShowEvent
    from PySide6.QtWidgets import QWidget

    from inspector.services.inspect_views import EvidenceView
    from inspector.services.notebook_views import NotebookView

_DAY_WIDTH = 132


class PersonForm(EntryForm):
    """Who was asked. Parents and minors have no name here: the field goes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.role_kind = Segmented(
            [
                ("staff", self.tr("Staff"), ""),
                ("parent", self.tr("Parent"), ""),
                ("student", self.tr("Student"), ""),
                ("other", self.tr("Other"), ""),
            ]
        )
        self.role_kind.chosen.connect(self._kind_chosen)
        self._name = self.line("name", self.tr("Name"))
        role = self.line("role", self.tr("Office, class or tie"))
        self._nameless = label(self.tr("By role and number, without a name"), "muted")
        self.column.addWidget(self.role_kind)
        self.column.addWidget(self._nameless)
        self.column.addLayout(self.row(self._name, role, self.line("at", self.tr("Time"), width=TIME_WIDTH)))
        self.column.addWidget(self.text("asked", self.tr("What was asked")))
        self.column.addWidget(self.text("said", self.tr("What was said")))
        self.foot()

    @override
    def values(self) -> dict[str, Any]:
        return {**super().values(), "role_kind": self.role_kind.value() or "staff"}

    @override
    def put_values(self, values: Mapping[str, Any]) -> None:
        super().put_values(values)
        self.role_kind.set_value(str(values.get("role_kind", "staff")))
        self._show_name()

    @override
    def fresh(self, view: NotebookView, now: str) -> dict[str, str]:
        return {"at": now, "role_kind": "staff"}

    @override
    def first(self) -> QWidget:
        return self.fields["role"] if self.role_kind.value() in NAMELESS else self.fields["name"]

    def _kind_chosen(self) -> None:
        self._show_name()
        self.touched()
        self.first().setFocus()

    def _show_name(self) -> None:
        nameless = self.role_kind.value() in NAMELESS
        self._name.setVisible(not nameless)
        self._nameless.setVisible(nameless)


class PaperForm(EntryForm):
    """A paper, with the photos of it that are evidence already."""

    pictures_wanted = Signal(object)
    """EvidenceViews, once they are to be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.addWidget(self.line("title", self.tr("Title of the paper")))
        number = self.line("number", self.tr("Number"))
        dated = self.line("dated", self.tr("Its date"), hint="20261102", width=_DAY_WIDTH)
        self.column.addLayout(self.row(number, dated))
        self.column.addWidget(self.text("found", self.tr("What was found")))
        self._caption = label(self.tr("Photos of it"), "muted")
        self.photos = Flow(gap=6)
        self._chips: dict[str, PhotoChip] = {}
        self._unseen: tuple[str, ...] = ()
        """Linked and not offered, as a photo that was taken off its item: undo may bring it back."""
        self.column.addWidget(self._caption)
        self.column.addWidget(self.photos)
        self.foot()

    @override
    def values(self) -> dict[str, Any]:
        chosen = tuple(one for one, chip in self._chips.items() if chip.isChecked())
        return {**super().values(), "photos": (*chosen, *self._unseen)}

    @override
    def put_values(self, values: Mapping[str, Any]) -> None:
        super().put_values(values)
        linked = tuple(values.get("photos", ()))
        self._unseen = tuple(one for one in linked if one not in self._chips)
        for one, chip in self._chips.items():
            chip.setChecked(one in linked)

    @override
    def show_choices(self, view: NotebookView) -> None:
        known = {str(choice.photo.id): choice for choice in view.photos}
        self._caption.setVisible(bool(known))
        self.photos.setVisible(bool(known))
        if list(known.values()) == [chip.choice for chip in self._chips.values()]:
            return
        checked = {one for one, chip in self._chips.items() if chip.isChecked()}
        self.photos.clear()
        self._chips = {}
        for one, choice in known.items():
            chip = PhotoChip(choice)
            chip.setChecked(one in checked)
            chip.chosen.connect(self.touched)
            self._chips[one] = chip
            self.photos.add(chip)
        self._ask()

    def show_picture(self, photo: EvidenceView, image: QImage) -> None:
        """Show a picture that was loaded."""
        chip = self._chips.get(str(photo.id))
        if chip is not None and chip.choice.photo == photo:
            chip.show_picture(image)

    def _ask(self) -> None:
        lacking = [chip.choice.photo for chip in self._chips.values() if chip.lacks_picture]
        if lacking and self.isVisible():
            self.pictures_wanted.emit(lacking)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()


class PlaceForm(EntryForm):
    """A place with its times; it begins where the last one ended."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        place = self.line("place", self.tr("Place"))
        begun = self.line("from_at", self.tr("From"), width=TIME_WIDTH)
        ended = self.line("until_at", self.tr("Until"), hint="9:20", width=TIME_WIDTH)
        self.column.addLayout(self.row(place, begun, ended))
        self.column.addWidget(self.text("seen", self.tr("What was seen")))
        self.foot()

    @override
    def fresh(self, view: NotebookView, now: str) -> dict[str, str]:
        ends = [one.entry.until_at for one in view.lists["place_walked"] if isinstance(one.entry, PlaceWalked)]
        last = max(ends, default="")
        return {"from_at": civil_time(parse_utc(last)) if last else now}
