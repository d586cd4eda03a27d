"""居民身份证号 (GB 11643): 17 digits and a check character by ISO 7064 MOD 11-2; the older 15 digits are extended.

A spreadsheet that takes the number for a number keeps 15 digits of it: the last three are lost for good. That is
recognised and said, and such a number matches nobody.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Literal

Fault = Literal["", "rounded", "length", "characters", "birth", "check"]
"""What is wrong: rounded by a spreadsheet, wrong length, wrong characters, no such birthday, wrong check character."""

_NEW, _OLD, _DIGITS = re.compile(r"[0-9]{17}[0-9X]"), re.compile(r"[0-9]{15}"), re.compile(r"[0-9]+X?")
_CHECKS = "10X98765432"
_WEIGHTS = tuple(2 ** (17 - i) % 11 for i in range(17))
_SCIENTIFIC = re.compile(r"\d(\.\d+)?[Ee]\+?\d{2}")
_EXACT = 10**15
"""From here on a spreadsheet's number has lost digits."""
_OTHER_PAPER = re.compile(r"(?=.*[A-Z])[A-Z0-9()]{6,20}")
_NONE = frozenset({"", "无", "没有", "暂无", "不详", "-", "—", "/", "0"})


@dataclass(frozen=True, slots=True)
class IdNumber:
    """A number as read. ``key`` is what is compared: "" where it cannot tell one person from another."""

    key: str
    fault: Fault = ""
    birth: date | None = None


NO_NUMBER = IdNumber("")


def read_id(cell: object) -> IdNumber:
    """Read a cell of a column of identity numbers: text, or a number where the spreadsheet made it one."""
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        if not cell < _EXACT or cell <= -_EXACT:  # also what is no number at all
            return IdNumber("", "rounded")
        cell = str(int(cell))
    text = re.sub(r"[\s'’‘`]", "", unicodedata.normalize("NFKC", str(cell or ""))).upper()
    if text in _NONE:
        return NO_NUMBER
    if _OLD.fullmatch(text):
        return _judged(extended(text))
    return _judged(text) if _NEW.fullmatch(text) else _no_number(text)


def extended(old: str) -> str:
    """Return the 18 digits of a number of 15: the century and the check character are added."""
    body = f"{old[:6]}19{old[6:]}"
    return body + check_character(body)


def check_character(body: str) -> str:
    """Return the check character of the first 17 digits."""
    return _CHECKS[sum(int(c) * w for c, w in zip(body, _WEIGHTS, strict=True)) % 11]


def _no_number(text: str) -> IdNumber:
    if _SCIENTIFIC.fullmatch(text):
        return IdNumber("", "rounded")
    if _DIGITS.fullmatch(text):
        return IdNumber("", "length")
    return IdNumber(text) if _OTHER_PAPER.fullmatch(text) else IdNumber("", "characters")


def _judged(number: str) -> IdNumber:
    """A number with a fault is compared all the same: the same slip in both tables is the same person."""
    try:
        birth = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return IdNumber(number, "birth")
    return IdNumber(number, "" if check_character(number[:17]) == number[17] else "check", birth)
