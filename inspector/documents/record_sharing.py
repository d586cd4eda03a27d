"""各部分负责人与确认 in the record: whose each section was, and when they initialled it. Two sections a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from inspector.documents import furniture as f
from inspector.documents.grid import Grid, Look, row
from inspector.documents.linesetter import Text
from inspector.documents.stack import Stack

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from inspector.domain.report import Report
    from inspector.domain.report_sharing import SectionShare

_LOOK = Look(top=0.9, bottom=0.9, under_head=0.6, between=(0.35, f.HAIR))
_WIDTHS = (40, 22.5, 20)


def sharing(report: Report, number: str) -> list[Flowable]:
    """Return the section of the handed sections that the report holds."""
    heads = [Text(name, f.CELL_HEAD) for _ in range(2) for name in ("部分", "负责人", "确认时间")]
    cells = [_cells(share) for share in report.shares]
    if len(cells) % 2:
        cells.append(("", "", ""))
    half = len(cells) // 2  # down the left, then down the right
    rows = [
        row(*(Text(text, f.CELL) for text in (*left, *right)))
        for left, right in zip(cells[:half], cells[half:], strict=True)
    ]
    table = Grid([width * mm for width in (*_WIDTHS, *_WIDTHS)], rows, _LOOK, head=row(*heads, fill=f.TINT))
    return [Stack([f.Heading(f"{number}、各部分负责人与确认"), table])]


def _cells(share: SectionShare) -> tuple[str, str, str]:
    return f"{share.code} {share.title}", share.member, f.clock(share.initialled_at) or "未确认"
