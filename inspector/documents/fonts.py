"""The embedded fonts: loaded once, chosen per character, so that no glyph is ever missing unseen."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from inspector.base import places
from inspector.base.errors import BadInputError
from inspector.documents import pdfa

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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

_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""What ends a line or a paragraph, as pasted text has it."""
_UNSEEN = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
"""Without ink of its own: joiners, direction marks, variation selectors. Text is set in the order it was typed."""


@cache
def load() -> None:
    """Prepare ReportLab and its body font."""
    pdfa.prepare_reportlab()
    _face(SERIF)


def load_all() -> None:
    """Load every face, about 0.2 s: in the background, before somebody waits for a document."""
    for name in ALL:
        _face(name)


@cache
def _face(name: str) -> Any:
    """Return a font, registered when first asked for. About 0.015 s each: never at start-up."""
    pdfa.prepare_reportlab()
    path = places.resources() / "fonts" / f"{name}.ttf"
    pdfmetrics.registerFont(TTFont(name, str(path)))  # pyright: ignore[reportUnknownMemberType]  # untyped
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
    return float(_face(font).face.getCharWidth(ord(character))) * 0.001


def drawable(text: str) -> str:
    """Return a text as it is set: one kind of line break, nothing without ink, what no font has by its code.

    A signed document has no such code: it is refused before (:func:`require_glyphs`).
    """
    plain = _plain(text)
    if all(font_for(c, SERIF) for c in set(plain) - {"\n"}):
        return plain
    return "".join(c if c == "\n" or font_for(c, SERIF) else f"〔U+{ord(c):04X}〕" for c in plain)


def missing_glyphs(text: str) -> list[str]:
    """Return the characters of a text that no font has."""
    return sorted(c for c in set(_plain(text)) - {"\n"} if not font_for(c, SERIF))


def require_glyphs(texts: Iterable[str]) -> None:
    """Refuse a text with a character that no font has: ReportLab would draw an empty box and say nothing.

    Raises:
        BadInputError: ``missing_glyph`` with the characters.
    """
    missing = sorted({c for text in texts for c in missing_glyphs(text)})
    if missing:
        raise BadInputError(
            "missing_glyph", characters="".join(c for c in missing[:20] if c.isprintable()), codes=codes_of(missing)
        )


def codes_of(characters: Sequence[str]) -> str:
    """Return characters by their codes, twenty at most: U+E000、U+1F600."""
    return "、".join(f"U+{ord(c):04X}" for c in characters[:20])


def _plain(text: str) -> str:
    return _UNSEEN.sub("", _BREAKS.sub("\n", text)).replace("\t", " ")
