"""What a delivered PDF must not hold, looked for in all of it: each stream unpacked, each picture decoded."""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pypdf
from PIL import Image
from pypdf.generic import StreamObject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_WINDOW = 24
"""Bytes: a run of a JPEG's compressed data as long as this is in no other file by chance."""
_SMALLEST = 60
"""Pixels: a smaller crop is like something in every picture."""
_SCALES = np.geomspace(0.1, 1.1, 24)


@dataclass(frozen=True)
class Unpacked:
    """All that a PDF holds."""

    parts: tuple[tuple[str, bytes], ...]
    """Where it stands, and its bytes."""
    pictures: tuple[tuple[str, Image.Image], ...]
    text: str
    """The words of all pages, as they are printed."""

    @property
    def n_bytes(self) -> int:
        return sum(len(data) for _, data in self.parts)

    def holding(self, *needles: bytes) -> list[str]:
        """Where one of these stands."""
        return [where for where, data in self.parts for needle in needles if needle in data]

    def holding_run_of(self, data: bytes) -> list[str]:
        """Where any run of a file's bytes stands: each aligned window of it is looked for at every place."""
        windows = {data[n : n + _WINDOW] for n in range(0, len(data) - _WINDOW, _WINDOW)}
        rare = {one for one in windows if len(set(one)) > _WINDOW // 2}  # not the runs of one byte in headers
        assert len(rare) > len(windows) // 2
        return [where for where, part in self.parts if len(part) >= 2 * _WINDOW and _has_any(part, rare)]


def unpack(pdf: bytes) -> Unpacked:
    """Unpack a PDF: the file itself, every object's stream raw and decoded, every run that unpacks, all attachments."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    parts, pictures = [("file", pdf)], []
    for number in sorted({n for table in reader.xref.values() for n in table} | set(reader.xref_objStm)):
        found = reader.get_object(number)
        parts.append((f"object {number}", str(found).encode("utf-8", "surrogatepass")))
        if isinstance(found, StreamObject):
            parts += [(f"object {number} raw", found._data), (f"object {number} decoded", found.get_data())]
            if found.get("/Subtype") == "/Image":
                pictures.append((f"object {number}", found.decode_as_image().convert("RGB")))
    for n, raw in enumerate(_STREAM.finditer(pdf)):  # also what no table of the file names any more
        try:
            parts.append((f"stream {n}", zlib.decompress(raw.group(1))))
        except zlib.error:
            parts.append((f"stream {n}", raw.group(1)))
    for name, files in reader.attachments.items():
        parts += [(f"attachment {name}", data) for data in files]
    return Unpacked(tuple(parts), tuple(pictures), "".join(page.extract_text() for page in reader.pages))


def spelt(words: Iterable[str]) -> list[bytes]:
    """Words as a PDF can hold them: UTF-8, UTF-16 and its hexadecimal digits, JSON's escapes."""
    found = []
    for word in words:
        wide = word.encode("utf-16-be")
        hexes = wide.hex().encode()
        found += [word.encode(), wide, word.encode("utf-16-le"), hexes, hexes.upper()]
        found.append("".join(f"\\u{ord(c):04x}" for c in word).encode())
    return found


def likeness(crop: Image.Image, pictures: Iterable[Image.Image]) -> float:
    """How much like a crop the likest place of any picture is, at any size: 1 for the same pixels."""
    return max(
        (float(cv2.matchTemplate(*pair, cv2.TM_CCOEFF_NORMED).max()) for pair in _pairs(crop, pictures)), default=0
    )


def _pairs(crop: Image.Image, pictures: Iterable[Image.Image]) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    for picture in pictures:
        held = np.asarray(picture.convert("L"))
        for scale in _SCALES:
            size = (round(crop.width * scale), round(crop.height * scale))
            if size[0] >= _SMALLEST and size[0] <= held.shape[1] and size[1] <= held.shape[0]:
                yield held, np.asarray(crop.convert("L").resize(size, Image.Resampling.BILINEAR))


def _has_any(part: bytes, windows: set[bytes]) -> bool:
    return any(part[n : n + _WINDOW] in windows for n in range(len(part) - _WINDOW + 1))
