"""The code under the signatures (验真码), by which the printed page alone can be verified."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from inspector.documents import furniture as f
from inspector.documents import qr
from inspector.documents.grid import Grid, Look, row
from inspector.documents.linesetter import Text
from inspector.documents.tagging import mark_figure, tags_of

if TYPE_CHECKING:
    from inspector.domain.paper import PaperFacts

SIZE = 30 * mm
"""Some 53 squares a side: each is more than half a millimetre, three dots at 150 dpi."""
_COLUMN = SIZE + 6 * mm


def paper_block(facts: PaperFacts, text: str) -> Flowable:
    """Return the code with what it says, in words, beside it."""
    severities = (("重大", facts.critical), ("较重", facts.serious), ("一般", facts.minor))
    problems = "、".join(f"{name}{n}项" for name, n in severities if n) or "无"
    grade = facts.grade + (f"（{facts.score}分）" if facts.score else "")
    day = facts.visited_on
    said = (
        f"文号{facts.number}；学校标识码{facts.school_code or '无'}；检查日期{day.year}年{day.month}月{day.day}日；"
        f"等次{grade}；问题：{problems}；立即督促{facts.red_flags}项。"
    )
    how = (
        "左侧二维码内有以上内容和检查结果的校验值，由签发人的密钥签名。只有纸质件时，扫码得到的文字贴入督导机构发放的"
        "验真网页，或用本程序核验，不用联网；读出的内容与上列不符的，纸质件不可信。"
    )
    words = [Text("验真码", f.STRONG), Text(said, f.FACT), Text(how, f.SMALL, before=4)]
    look = Look(pads=(6, 6, 6, 7), outline=0.8)
    return Grid([_COLUMN, f.WIDTH - _COLUMN], [row(_Code(text), words)], look, before=8)


class _Code(Flowable):
    """The squares, with a margin at which readers find them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._code = text

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803  # ReportLab's names
        """Return the size."""
        return SIZE, SIZE

    def draw(self) -> None:
        """Draw the code."""
        canvas: Any = self.canv
        figure = mark_figure(canvas, "验真码，内容见右侧文字", (SIZE, SIZE))
        qr.draw_qr(canvas, self._code, 0, 0, SIZE)
        if figure:
            tags_of(canvas).unmark(canvas)
