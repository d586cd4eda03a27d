"""The windows' fonts: ours, never the system's, so that every laptop shows the same and no character is missing."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase

from inspector.base import places

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

BODY_PX = 14
_FIRST = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
"""What the first window needs."""
_RARE = ("LXGWWenKai-Regular.ttf", "NotoSerifSC-Regular.ttf")
"""Characters of names that Noto Sans SC lacks; loaded once the store is open."""


_percent = [100]


def px(size: int) -> int:
    """Return a size of the design in logical pixels, as large as the user wants text."""
    return round(size * _percent[0] / 100)


def resize(app: QApplication, percent: int) -> None:
    """Make all text larger from now on: what paints itself asks ``px``, the sheet is made anew by who dresses."""
    _percent[0] = percent
    font = app.font()
    font.setPixelSize(px(BODY_PX))
    app.setFont(font)


def load_first(app: QApplication) -> None:
    """Load the two fonts of the first window and set the application's font."""
    families = _families(_FIRST)
    app.setFont(_font(families))


def load_rare(app: QApplication) -> None:
    """Load the fonts for rare characters, and fall back on them."""
    app.setFont(_font((*_families(_FIRST), *_families(_RARE))))


@cache
def _families(files: tuple[str, ...]) -> tuple[str, ...]:
    folder = places.resources() / "fonts"
    numbers = [QFontDatabase.addApplicationFont(str(folder / name)) for name in files]
    found = [family for number in numbers for family in QFontDatabase.applicationFontFamilies(number)]
    return tuple(dict.fromkeys(found))


def _font(families: tuple[str, ...]) -> QFont:
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(px(BODY_PX))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
