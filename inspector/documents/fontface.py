"""A font file of which only what is asked for is read: ReportLab reads all of it number by number, 45 ms a font.

What is asked for is the same, number for number; a file of another make is left to ReportLab.
"""

from __future__ import annotations

import mmap
import struct
import sys
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, overload

from reportlab.pdfbase import ttfonts
from typing_extensions import override

_Face: Any = ttfonts.TTFontFace
_UNICODE = ((3, 10), (3, 1))
"""Windows' tables of characters; the last table of a file is the one that ReportLab takes."""
_LONG_OFFSETS = 1
_BLANK, _FIXED_BLANK = 0x20, 0xA0


class QuickFace(_Face):
    """A face whose characters, widths and glyph places are looked up in the file's own tables."""

    def readFile(self, f: str) -> None:  # noqa: N802  # ReportLab's name
        """Open a font file: mapped, for 10 MB are there and a document asks for some hundred kB of them."""
        with Path(f).open("rb") as file:
            self._ttf_data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self.filename, self._pos = f, 0

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N802, N803  # ReportLab's names
        """Read the font's tables."""
        runs = self._runs() if charInfo else None
        if runs is None:
            super().extractInfo(charInfo)  # pyright: ignore[reportUnknownMemberType]  # its base has no types
            return
        super().extractInfo(0)  # pyright: ignore[reportUnknownMemberType]  # its base has no types
        self._look_up_by(runs)

    def get_table(self, tag: str) -> Any:
        """Return a table, or of the glyphs, which are nearly the whole file, what takes slices out of it."""
        start, length = self.get_table_pos(tag)
        table = memoryview(self._ttf_data)[start : start + length]
        return _Slices(table) if tag == "glyf" else bytes(table)

    def _runs(self) -> _Runs | None:
        """Return the runs of characters; None where the last table is of a kind that no font of ours has."""
        start: int = self.seek_table("cmap")
        data: mmap.mmap = self._ttf_data
        (n_tables,) = struct.unpack_from(">H", data, start + 2)
        platform, encoding, offset = struct.unpack_from(">HHL", data, start + 4 + 8 * (n_tables - 1))
        (kind,) = struct.unpack_from(">H", data, start + offset)
        made = _KINDS.get(kind) if (platform, encoding) in _UNICODE else None
        return made(data, start + offset) if made else None

    def _look_up_by(self, runs: _Runs) -> None:
        data: mmap.mmap = self._ttf_data
        n_glyphs: int = self.numGlyphs
        (n_metrics,) = struct.unpack_from(">H", data, self.get_table_pos("hhea")[0] + 34)
        metrics = _Metrics(data, self.get_table_pos("hmtx")[0], n_metrics, n_glyphs)
        scale: Callable[[int], float] = self._pdfScale
        (long_offsets,) = struct.unpack_from(">H", data, self.get_table_pos("head")[0] + 50)
        place = self.get_table_pos("loca")[0]
        if long_offsets == _LONG_OFFSETS:
            self.glyphPos = _numbers("I", data, place, n_glyphs + 1)
        else:
            self.glyphPos = [half << 1 for half in _numbers("H", data, place, n_glyphs + 1)]
        self.hmetrics = metrics
        self.defaultWidth = scale(metrics[0][0])
        self.charToGlyph = _LookedUp(runs, runs.glyph)
        self.charWidths = _LookedUp(runs, lambda character: scale(metrics[runs.glyph(character)][0]))


class _Runs:
    """Runs of characters whose glyphs follow one another, or are listed."""

    def __init__(self, firsts: Sequence[int], lasts: Sequence[int], glyph_in: Callable[[int, int], int]) -> None:
        self.firsts, self.lasts, self._glyph_in = firsts, lasts, glyph_in

    def glyph(self, character: int) -> int:
        """Return a character's glyph. Raises KeyError."""
        wanted = _BLANK if character == _FIXED_BLANK else character
        n = bisect_right(self.firsts, wanted) - 1
        if n < 0 or wanted > self.lasts[n]:
            raise KeyError(character)
        return self._glyph_in(n, wanted)

    def characters(self) -> Iterator[int]:
        """Go through all characters."""
        for first, last in zip(self.firsts, self.lasts, strict=True):
            yield from range(first, last + 1)


def _groups(data: mmap.mmap, start: int) -> _Runs:
    """Return the runs of a table of the kind 12: first and last character, first glyph."""
    (n,) = struct.unpack_from(">L", data, start + 12)
    groups = _numbers("I", data, start + 16, n * 3)
    firsts, glyphs = groups[::3], groups[2::3]
    return _Runs(firsts, groups[1::3], lambda run, character: glyphs[run] + character - firsts[run])


def _segments(data: mmap.mmap, start: int) -> _Runs:
    """Return the runs of a table of the kind 4: a distance to the glyphs, or a list of them."""
    length, _, doubled = struct.unpack_from(">HHH", data, start + 2)
    n = doubled // 2
    lasts = _numbers("H", data, start + 14, n)
    firsts, distances, lists = (_numbers("H", data, start + 16 + doubled * k, n) for k in (1, 2, 3))
    listed_at = start + 16 + doubled * 3

    def glyph_in(run: int, character: int) -> int:
        if not lists[run]:
            return (character + distances[run]) & 0xFFFF
        at = listed_at + 2 * run + lists[run] + 2 * (character - firsts[run])
        if at >= start + length:
            return 0
        (glyph,) = struct.unpack_from(">H", data, at)
        return (glyph + distances[run]) & 0xFFFF if glyph else 0

    return _Runs(firsts, lasts, glyph_in)


_KINDS = {12: _groups, 4: _segments}


class _LookedUp(Mapping[int, Any]):
    """What belongs to each character; what was looked up is kept."""

    def __init__(self, runs: _Runs, find: Callable[[int], Any]) -> None:
        self._runs, self._find = runs, find
        self._known: dict[int, Any] = {}

    @override
    def __getitem__(self, character: int) -> Any:
        known = self._known.get(character)
        if known is None:
            known = self._known[character] = self._find(character)
        return known

    @override
    def __iter__(self) -> Iterator[int]:
        return iter({*self._runs.characters(), _FIXED_BLANK})

    @override
    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return True


class _Metrics(Sequence[tuple[int, int]]):
    """Advance and bearing of each glyph, in the font's units; those past the last pair have its advance."""

    def __init__(self, data: mmap.mmap, start: int, n_pairs: int, n_glyphs: int) -> None:
        self._data, self._start, self._n_pairs, self._n_glyphs = data, start, n_pairs, n_glyphs
        (self._last,) = struct.unpack_from(">H", data, start + 4 * (n_pairs - 1))

    @overload
    def __getitem__(self, glyph: int) -> tuple[int, int]: ...
    @overload
    def __getitem__(self, glyph: slice) -> Sequence[tuple[int, int]]: ...
    @override
    def __getitem__(self, glyph: int | slice) -> Any:
        if isinstance(glyph, slice):
            return [self[n] for n in range(*glyph.indices(self._n_glyphs))]
        if not 0 <= glyph < self._n_glyphs:
            raise IndexError(glyph)
        if glyph < self._n_pairs:
            return struct.unpack_from(">HH", self._data, self._start + 4 * glyph)
        at = self._start + 4 * self._n_pairs + 2 * (glyph - self._n_pairs)
        return self._last, *struct.unpack_from(">H", self._data, at)

    @override
    def __len__(self) -> int:
        return self._n_glyphs


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
