"""The score chart after a copier that knows black and white only."""

import pypdfium2
from reportlab.lib.units import mm

from inspector.documents import furniture as f
from tests.documents import pages
from tests.documents.factory import a_report
from tests.documents.worst_cases import drawn

SCALE = 3


def test_bars_can_be_told_apart_and_measured_on_a_photocopy():
    report = a_report()
    pdf = drawn(report)
    page = pypdfium2.PdfDocument(pdf)[0]
    copied = page.render(scale=SCALE).to_pil().convert("L").point(lambda grey: 255 if grey > 127 else 0)
    glyphs = pages.glyphs_of(pdf)[0]
    axis, room = f.LEFT + 91 * mm, f.WIDTH - 57 * mm - 46 * mm
    for section in report.sections:
        mark = next(g for g in glyphs if g.char == section.code and abs(g.left - f.LEFT - 57 * mm) < 3)
        y = round((page.get_height() - (mark.bottom + mark.top) / 2) * SCALE)
        end = axis + room * float(section.score) / 100
        row = [copied.getpixel((round(x * SCALE), y)) == 0 for x in range(round(axis) + 3, round(end) - 3)]
        dark = sum(row) / len(row)
        assert dark > 0.98 if float(section.score) < 80 else dark < 0.1, section.score
        edge = [copied.getpixel((round(end * SCALE) + dx, y)) for dx in range(-4, 5)]
        assert 0 in edge, f"the end of {section.score} cannot be seen"
        beyond = copied.getpixel((round((end + 4) * SCALE), y))
        assert beyond == 255
