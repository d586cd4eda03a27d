"""Colours by meaning, light and dark. Every pair of text and ground is at least 4.9 : 1 (interface design)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme. Names are meanings; values are ``#RRGGBB``."""

    window: str
    surface: str
    selected: str
    ink: str
    muted: str
    accent: str
    on_accent: str
    line: str
    edge: str
    sunken: str
    conforms: str
    mostly: str
    fails: str
    not_applicable: str
    not_checked: str
    conforms_tint: str
    mostly_tint: str
    fails_tint: str
    not_applicable_tint: str
    not_checked_tint: str

    def of(self, name: str) -> str:
        """Return a colour by its name; a name that is none gives the text colour."""
        return str(getattr(self, name, self.ink))


LIGHT = Tokens(
    window="#F4F6F9", surface="#FFFFFF", selected="#E3EDFB", ink="#1A2330", muted="#55616F", accent="#1D5BB8",
    on_accent="#FFFFFF", line="#DDE3EA", edge="#7A8798", sunken="#F8FAFC", conforms="#1B7344", mostly="#8A5A00",
    fails="#B83227", not_applicable="#5A6572", not_checked="#6243B0", conforms_tint="#E4F3EA",
    mostly_tint="#FBF1DA", fails_tint="#FCECEA", not_applicable_tint="#EEF1F4", not_checked_tint="#F0EBFA",
)  # fmt: skip
DARK = Tokens(
    window="#12161B", surface="#1B2128", selected="#25354A", ink="#E8ECF1", muted="#A4AFBC", accent="#82B1FF",
    on_accent="#0B1B33", line="#2C3540", edge="#7A8796", sunken="#161B21", conforms="#5FC791", mostly="#E3B341",
    fails="#FF8F85", not_applicable="#A4AFBC", not_checked="#BCA9FF", conforms_tint="#17302A",
    mostly_tint="#302918", fails_tint="#352226", not_applicable_tint="#262E37", not_checked_tint="#2B2643",
)  # fmt: skip

PAPER, PRINTED_INK, PRINTED_RED = "#FFFFFF", "#1A2330", "#B8171A"
"""A page as it is printed: the same in light and dark."""

_BY_NAME = {"light": LIGHT, "dark": DARK}
_in_use = [LIGHT]


def current() -> Tokens:
    """Return the theme in use."""
    return _in_use[0]


def use(name: str) -> Tokens:
    """Take a theme into use, ``light`` or ``dark``; what is painted from now on follows it."""
    _in_use[0] = _BY_NAME[name]
    return _in_use[0]
