"""What independent readers see of a drawn page: where ink is, lines, photos."""

import io
from dataclasses import dataclass
from typing import Any

import pypdf
import pypdfium2
from pypdfium2 import raw

from inspector.documents import furniture as f

MARGIN = 0.75
"""Points by which ink may stand out of the text area: side bearings and rounding."""


@dataclass(frozen=True)
class Glyph:
    char: str
    left: float
    bottom: float
    right: float
    top: float
    size: float

    def overlap(self, other):
        """Return which part of the smaller one's box both share."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.top, other.top) - max(self.bottom, other.bottom)
        if width <= 0 or height <= 0:
            return 0.0
        return width * height / min(self.area, other.area)

    @property
    def area(self):
        return max((self.right - self.left) * (self.top - self.bottom), 1e-6)


def glyphs_of(pdf):
    """Return for each page the boxes of all its characters with ink."""
    pages = []
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        found = []
        for n in range(text.count_chars()):
            char = text.get_text_range(n, 1)
            left, bottom, right, top = text.get_charbox(n)
            if char.strip() and right > left:
                found.append(Glyph(char, left, bottom, right, top, raw.FPDFText_GetFontSize(text, n)))
        pages.append(found)
    return pages


def outside(glyphs):
    """Return the glyphs whose ink is out of the text area, or neither in head, body nor foot."""
    width, height = 595.276, 841.89
    left, right = f.LEFT - MARGIN, width - f.RIGHT + MARGIN
    zones = (
        (height - 16 * f.mm, height - 5 * f.mm),
        (f.BOTTOM - MARGIN, height - f.TOP_FIRST + MARGIN),
        (5 * f.mm, 25 * f.mm),
    )

    def is_in(g):
        return left <= g.left and g.right <= right and any(low <= g.bottom and g.top <= high for low, high in zones)

    return [g for g in glyphs if not is_in(g)]


def colliding(glyphs, most=0.12):
    """Return pairs of glyphs drawn over one another."""
    cells = {}
    for g in glyphs:
        for x in range(int(g.left) // 12, int(g.right) // 12 + 1):
            for y in range(int(g.bottom) // 12, int(g.top) // 12 + 1):
                cells.setdefault((x, y), []).append(g)
    found = set()
    for near in cells.values():
        for n, one in enumerate(near):
            for other in near[n + 1 :]:
                if one.overlap(other) > most:
                    found.add((one.char, other.char, round(one.left), round(one.bottom)))
    return found


def body_lines(glyphs):
    """Return the baselines (rounded) in the body of a page, from the top, with their text."""
    rows = {}
    for g in glyphs:
        if f.BOTTOM - 1 <= g.bottom <= 841.89 - f.TOP + 1:
            rows.setdefault(round(g.bottom / 4), []).append(g)
    return ["".join(g.char for g in sorted(row, key=lambda g: g.left)) for _, row in sorted(rows.items(), reverse=True)]


def texts_of(pdf):
    """Return each page's text without blanks."""
    return ["".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(pdf)]


def n_photos_of(pdf):
    """Return how many photos each page draws."""
    counts = []
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        resources: Any = page["/Resources"].get_object()
        objects = resources.get("/XObject", {})
        images = {name for name, it in objects.items() if it.get_object().get("/Subtype") == "/Image"}
        code = page.get_contents().get_data().decode("latin-1")
        counts.append(sum(code.count(f"{name} Do") for name in images))
    return counts
