"""A reading (读数) as evidence: a temperature, a count; with what it was read from, when and by whom."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_NUMBER: Final = re.compile(r"-?\d{1,9}(\.\d{1,4})?")


@dataclass(frozen=True, slots=True)
class Reading:
    """One value that was read or counted on the spot."""

    quantity: str
    """What was measured or counted: 冷藏柜温度, 在岗保安."""
    value: str
    """A decimal, as it was read: 4.50 says more than 4.5."""
    unit: str
    instrument: str
    """Empty where it was counted."""
    at: str
    """UTC instant."""
    by: str
    """Who read it."""

    @property
    def words(self) -> str:
        """Return quantity, value and unit: 冷藏柜温度4.5℃."""
        return f"{self.quantity}{' ' if self.quantity[-1:].isascii() else ''}{self.value}{self.unit}"

    @property
    def printed(self) -> str:
        """Return it as the evidence list prints it."""
        more = "，".join(part for part in (self.instrument, f"{self.by}读取" if self.by else "") if part)
        return f"{self.words}（{more}）" if more else self.words


def number_of(text: str) -> str:
    """Return a decimal as it was typed, full-width figures too; "" when it is none."""
    plain = unicodedata.normalize("NFKC", text).replace("−", "-").replace("。", ".").replace(" ", "")
    return plain if _NUMBER.fullmatch(plain) else ""
