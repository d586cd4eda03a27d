"""The code beside the signatures (验真码), by which the printed page alone can be verified."""

from __future__ import annotations

from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from inspector.documents import qr
from inspector.documents.tagging import mark_figure, tags_of

SIZE = 30 * mm
"""Some 53 squares a side: each is more than half a millimetre, three dots at 150 dpi."""
_MARGIN = 1 * mm
"""With the padding of the box, four squares on each side: what readers ask for."""
COLUMN = SIZE + 2 * _MARGIN + 10
HOW = "右侧的验真码供核对纸质件：扫码，把文字贴入督导机构发放的验真网页，或用本程序核验，读出的内容应与本记录相符。"


class Code(Flowable):
    """The squares, with a margin at which readers find them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._code = text

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803  # ReportLab's names
        """Return the size."""
        return SIZE + 2 * _MARGIN, SIZE + 2 * _MARGIN

    def draw(self) -> None:
        """Draw the code."""
        canvas: Any = self.canv
        figure = mark_figure(canvas, "验真码：文号、学校、日期、等次、问题项数、内容校验值和签名", self.wrap(0, 0))
        qr.draw_qr(canvas, self._code, _MARGIN, _MARGIN, SIZE)
        if figure:
            tags_of(canvas).unmark(canvas)
