"""A font file's tables read by the block: ReportLab reads them number by number, 45 ms a font.

The result is the same, number for number; a file of another make is left to ReportLab.
"""

from __future__ import annotations

import mmap
import struct
import sys
from array import array
from pathlib import Path
from typing import Any

from reportlab.pdfbase import ttfonts

_Face: Any = ttfonts.TTFontFace
_UNICODE_FULL, _GROUPS = (3, 10), 12
_LONG_OFFSETS = 1


class QuickFace(_Face):
    """A face whose characters, widths and glyph places are read whole."""

    def readFile(self, f: str) -> None:  # noqa: N802  # ReportLab's name
        """Open a font file: mapped, for 10 MB are there and a document asks for some hundred kB of them."""
        with Path(f).open("rb") as file:
            self._ttf_data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self.filename, self._pos = f, 0

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N802, N803  # ReportLab's names
        """Read the font's tables."""
        groups = self._groups() if charInfo else None
        if groups is None:
            super().extractInfo(charInfo)  # pyright: ignore[reportUnknownMemberType]  # its base has no types
            return
        super().extractInfo(0)  # pyright: ignore[reportUnknownMemberType]  # its base has no types
        self._read_glyphs(groups)

    def get_table(self, tag: str) -> Any:
        """Return a table, or of the glyphs, which are nearly the whole file, what takes slices out of it."""
        start, length = self.get_table_pos(tag)
        table = memoryview(self._ttf_data)[start : start + length]
        return _Slices(table) if tag == "glyf" else bytes(table)

    def _groups(self) -> array[int] | None:
        """Return (first, last, glyph) of each run of characters; None where the last table read is no such one."""
        start: int = self.seek_table("cmap")
        data: mmap.mmap = self._ttf_data
        (n_tables,) = struct.unpack_from(">H", data, start + 2)
        platform, encoding, offset = struct.unpack_from(">HHL", data, start + 4 + 8 * (n_tables - 1))
        (kind,) = struct.unpack_from(">H", data, start + offset)
        if (platform, encoding) != _UNICODE_FULL or kind != _GROUPS:
            return None
        (n_groups,) = struct.unpack_from(">L", data, start + offset + 12)
        return _numbers("I", data, start + offset + 16, n_groups * 3)

    def _read_glyphs(self, groups: array[int]) -> None:
        characters: dict[int, int] = {}
        for first, last, glyph in zip(groups[::3], groups[1::3], groups[2::3], strict=True):
            characters.update(zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True))
        data: mmap.mmap = self._ttf_data
        n_glyphs: int = self.numGlyphs
        (n_metrics,) = struct.unpack_from(">H", data, self.get_table_pos("hhea")[0] + 34)
        start = self.get_table_pos("hmtx")[0]
        pairs = _numbers("H", data, start, n_metrics * 2)
        bearings = _numbers("H", data, start + n_metrics * 4, n_glyphs - n_metrics)
        advances = [*pairs[::2], *[pairs[-2]] * (n_glyphs - n_metrics)]
        self.hmetrics = list(zip(advances, [*pairs[1::2], *bearings], strict=True))
        scale = self._pdfScale
        scaled = [scale(advance) for advance in advances]
        self.defaultWidth = scaled[0]
        (long_offsets,) = struct.unpack_from(">H", data, self.get_table_pos("head")[0] + 50)
        place = self.get_table_pos("loca")[0]
        if long_offsets == _LONG_OFFSETS:
            self.glyphPos = _numbers("I", data, place, n_glyphs + 1).tolist()
        else:
            self.glyphPos = [half << 1 for half in _numbers("H", data, place, n_glyphs + 1)]
        characters[0xA0] = characters[0x20]
        self.charToGlyph = characters
        self.charWidths = {character: scaled[glyph] for character, glyph in characters.items()}


class _Slices:
    """Bytes that are cut out as they are asked for; each subset of a font asks for some hundred glyphs."""

    def __init__(self, whole: memoryview) -> None:
        self._whole = whole

    def __getitem__(self, part: slice) -> bytes:
        return bytes(self._whole[part])


def _numbers(kind: str, data: mmap.mmap, start: int, n: int) -> array[int]:
    numbers: array[int] = array(kind)
    numbers.frombytes(data[start : start + n * numbers.itemsize])
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers
