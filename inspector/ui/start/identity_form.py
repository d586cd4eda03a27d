"""Who I am: name, card (督学证), unit, region, as printed in every document."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from inspector.services.security import Identity
from inspector.ui.widgets.labels import label
from inspector.ui.widgets.limit import at_most

if TYPE_CHECKING:
    from collections.abc import Mapping

_REGION_DIGITS = 6


class IdentityForm(QWidget):
    """Says that something was typed; checks what it can tell by itself, beside the field."""

    edited = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        entries = (
            ("name", self.tr("Name"), self.tr("As on the card"), 60),
            ("card_number", self.tr("Inspector's card number"), self.tr("Printed on the card"), 60),
            ("issuer", self.tr("Issued by"), self.tr("Authority on the card (optional)"), 100),
            ("expires_on", self.tr("Valid until"), self.tr("As 2027-08-31 (optional)"), 10),
            ("unit", self.tr("Unit"), self.tr("Stands in the letterhead"), 100),
            ("number_prefix", self.tr("Prefix of document numbers"), self.tr("Optional"), 20),
            ("region_code", self.tr("Region code"), self.tr("Six digits, as on the seal"), _REGION_DIGITS),
        )
        self._fields: dict[str, QLineEdit] = {}
        self._errors = {name: label("", "bad-text") for name, *_ in entries}
        places = ((0, 0, 1), (0, 1, 1), (1, 0, 1), (1, 1, 1), (2, 0, 2), (3, 0, 1), (3, 1, 1))
        for (name, caption, hint, most), (row, column, wide) in zip(entries, places, strict=True):
            grid.addWidget(self._entry(name, caption, hint, most), row, column, 1, wide)  # a unit's name is long
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.setFocusProxy(self._fields["name"])

    def field(self, name: str) -> QLineEdit:
        """Return the field of a part of the identity."""
        return self._fields[name]

    def show_identity(self, identity: Identity) -> None:
        """Fill in who works here."""
        for name, field in self._fields.items():
            value = getattr(identity, name)
            field.setText(value.isoformat() if isinstance(value, date) else str(value or ""))
            field.setCursorPosition(0)
        for error in self._errors.values():
            error.hide()

    def state(self) -> dict[str, str]:
        """Return what is typed."""
        return {name: field.text() for name, field in self._fields.items()}

    def restore(self, state: Mapping[str, str]) -> None:
        """Show what was typed before."""
        for name, field in self._fields.items():
            field.setText(state.get(name, ""))

    def read(self) -> Identity | None:
        """Return the identity; None when something is missing or wrong, which is then said beside its field."""
        typed = {name: text.strip() for name, text in self.state().items()}
        expires, wrong = _date(typed["expires_on"])
        faults = {
            "name": "" if typed["name"] else self.tr("Please fill in the name."),
            "unit": "" if typed["unit"] else self.tr("Please fill in the unit."),
            "region_code": "" if _is_region(typed["region_code"]) else self.tr("Six digits, as 320115."),
            "expires_on": self.tr("A date, as 2027-08-31.") if wrong else "",
        }
        for name, fault in faults.items():
            self._errors[name].setText(fault)
            self._errors[name].setVisible(bool(fault))
        first = next((name for name, fault in faults.items() if fault), "")
        if first:
            self._fields[first].setFocus()
            return None
        return Identity(
            name=typed["name"],
            card_number=typed["card_number"],
            issuer=typed["issuer"],
            expires_on=expires,
            unit=typed["unit"],
            region_code=typed["region_code"],
            number_prefix=typed["number_prefix"],
        )

    def _entry(self, name: str, caption: str, hint: str, most: int) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        field = QLineEdit()
        field.setAccessibleName(caption)
        field.setPlaceholderText(hint)
        at_most(field, most)
        field.textEdited.connect(partial(self._typed, name))
        field.returnPressed.connect(self.entered)
        self._fields[name] = field
        column.addWidget(label(caption, "caption"))
        column.addWidget(field)
        self._errors[name].hide()
        column.addWidget(self._errors[name])
        column.addStretch(1)
        return holder

    def _typed(self, name: str, _text: str) -> None:
        self._errors[name].hide()
        self.edited.emit()


def _is_region(text: str) -> bool:
    return len(text) == _REGION_DIGITS and text.isascii() and text.isdigit()


def _date(text: str) -> tuple[date | None, bool]:
    """Return the date and whether the text is none; 2027/8/31 and 2027年8月31日 are read too."""
    if not text:
        return None, False
    for old in "年月/.":
        text = text.replace(old, "-")
    parts = text.rstrip("日").split("-")
    try:
        year, month, day = (int(part) for part in parts)
        return date(year, month, day), False
    except ValueError:
        return None, True
