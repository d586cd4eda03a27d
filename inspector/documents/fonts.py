"""The embedded fonts: loaded once, chosen per character, so that no glyph is ever missing unseen."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from inspector.base import places
from inspector.base.errors import BadInputError
from inspector.documents import pdfa

if TYPE_CHECKING:
    from collections.abc import Iterable

SANS, SANS_MEDIUM, SANS_BOLD = "NotoSansSC-Regular", "NotoSansSC-Medium", "NotoSansSC-Bold"
SERIF, SERIF_LIGHT, SERIF_BOLD = "NotoSerifSC-Regular", "NotoSerifSC-Light", "NotoSerifSC-Bold"
KAI = "LXGWWenKai-Regular"
ALL = (SANS, SANS_MEDIUM, SANS_BOLD, SERIF, SERIF_LIGHT, SERIF_BOLD, KAI)
_FALLBACK = {
    SANS: (KAI, SERIF),
    SANS_MEDIUM: (SANS, KAI, SERIF),
    SANS_BOLD: (SANS, KAI, SERIF),
    SERIF: (KAI, SANS),
    SERIF_LIGHT: (SERIF, KAI, SANS),
    SERIF_BOLD: (SERIF, KAI, SANS),
    KAI: (SERIF, SANS),
}
_KAI_FROM_SERIF = frozenset("“”‘’·—…")
"""WenKai draws these too narrow for Chinese text."""

_LINE_ENDS = frozenset("\n\r\t")


@cache
def load() -> None:
    """Register all fonts with ReportLab. About 0.07 s each: never at start-up."""
    pdfa.prepare_reportlab()
    folder = places.resources() / "fonts"
    for name in ALL:
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))  # pyright: ignore[reportUnknownMemberType]  # untyped


@cache
def _face(name: str) -> Any:
    load()
    return pdfmetrics.getFont(name)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]  # untyped


@lru_cache(maxsize=20_000)
def font_for(character: str, wanted: str) -> str:
    """Return the font that has a character, the wanted one first; "" where none has it."""
    if wanted == KAI and character in _KAI_FROM_SERIF:
        return SERIF
    for name in (wanted, *_FALLBACK[wanted]):
        if ord(character) in _face(name).face.charToGlyph:
            return name
    return ""


@lru_cache(maxsize=50_000)
def advance(character: str, font: str) -> float:
    """Return a character's width in em."""
    return _face(font).stringWidth(character, 1.0)


def require_glyphs(texts: Iterable[str]) -> None:
    """Refuse a text with a character that no font has: ReportLab would draw an empty box and say nothing.

    Raises:
        BadInputError: ``missing_glyph`` with the characters.
    """
    missing = sorted({c for text in texts for c in text if c not in _LINE_ENDS and not font_for(c, SERIF)})
    if missing:
        raise BadInputError(
            "missing_glyph",
            characters="".join(missing[:20]),
            codes=", ".join(f"U+{ord(c):04X}" for c in missing[:20]),
        )
