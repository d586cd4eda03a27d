"""Shared page furniture: measures, styles, running head, footer with number, chain head, page x of y and QR."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from inspector.base.clock import CHINA, parse_utc
from inspector.documents import fonts, pdfa, qr
from inspector.documents.grid import Grid, Look, Row
from inspector.documents.linesetter import INK, Style, Text, draw_line, set_lines, width_of
from inspector.documents.stack import Lead
from inspector.documents.tagging import TaggedCanvas

if TYPE_CHECKING:
    from datetime import datetime

LEFT, RIGHT, TOP, TOP_FIRST, BOTTOM = 25 * mm, 20 * mm, 23 * mm, 17 * mm, 27.5 * mm
WIDTH = A4[0] - LEFT - RIGHT
RED = Color(0.72, 0.09, 0.10)
DARK = Color(0.20, 0.24, 0.29)
GREY = Color(0.36, 0.36, 0.36)
BAR = Color(0.66, 0.68, 0.71)
TINT = Color(0.945, 0.95, 0.955)
HAIR = Color(0.78, 0.78, 0.78)

BODY = Style(fonts.SERIF, 10.5, 17, "justify")
PLAIN = Style(fonts.SERIF, 10.5, 17, "justify", first_indent=21)
FACT = Style(fonts.SERIF, 9.5, 14.25, "justify")
NOTE = Style(fonts.SERIF, 9, 12.6)
LABEL = Style(fonts.SANS, 9, 14.25, color=GREY)
STRONG = Style(fonts.SERIF_BOLD, 9.5, 14.25)
HEADING = Style(fonts.SANS_BOLD, 13, 20)
CELL = Style(fonts.SERIF, 8.5, 12.05)
CELL_LABEL = Style(fonts.SANS, 9, 13, color=GREY)
CELL_HEAD = Style(fonts.SANS_MEDIUM, 8.5, 12.05)
SMALL = Style(fonts.SANS, 7.5, 10.5, color=GREY)

Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What stands on each page."""

    number: str
    school: str
    running_title: str
    chain_head: str
    qr: str
    draft: bool


_Template: Any = BaseDocTemplate


class Document(_Template):
    """A4 document with our furniture; page counts are put in at the end by one shared form."""

    def __init__(
        self, out: BinaryIO, page: PageFacts, facts: pdfa.Facts, attachments: Sequence[pdfa.Attachment]
    ) -> None:
        fonts.load()
        super().__init__(  # pyright: ignore[reportUnknownMemberType]  # its base has no types
            out, pagesize=A4, invariant=1, initialFontName=fonts.SERIF, title=facts.title, pageCompression=1
        )
        self.facts = page
        self._facts, self._attachments, self._out = facts, attachments, out
        first, later = self.frames()
        self.addPageTemplates(
            [
                PageTemplate("first", [first], onPage=self._on_page, autoNextPageTemplate="later"),
                PageTemplate("later", [later], onPage=self._on_page),
            ]
        )

    def frames(self) -> tuple[Frame, Frame]:
        """Return where text stands on the first page, and on those after it."""
        first = Frame(LEFT, BOTTOM, WIDTH, A4[1] - TOP_FIRST - BOTTOM, 0, 0, 0, 0, id="first")
        return first, Frame(LEFT, BOTTOM, WIDTH, A4[1] - TOP - BOTTOM, 0, 0, 0, 0, id="later")

    def run(self, story: list[Flowable]) -> int:
        """Build the document and return the number of pages."""
        self._doSave = 0
        self.build(story, canvasmaker=TaggedCanvas)
        canvas: Any = self.canv
        n_pages: int = self.page
        self.count(canvas, n_pages)
        pdfa.finish(canvas, self._facts, self._attachments)
        pdfa.save(canvas, self._out)
        return n_pages

    def count(self, canvas: Any, n_pages: int) -> None:
        """Say on every page how many there are: one form, drawn when they are known."""
        canvas.beginForm("pages", 0, 0, 60 * mm, 12)
        total = Style(fonts.SERIF, 9, 12, "left")
        draw_line(canvas, set_lines(f"共 {n_pages} 页", total, 60 * mm)[0], total, 0, 3, 60 * mm)
        canvas.endForm()

    def on_page(self, canvas: Any) -> None:
        """Draw what stands on each page besides the text."""
        page = self.facts
        canvas.saveState()
        if self.page > 1:
            self._running_head(canvas)
        y = 25 * mm
        canvas.setStrokeColor(GREY)
        canvas.setLineWidth(0.35)
        canvas.line(LEFT, y, A4[0] - RIGHT, y)
        small = Style(fonts.SERIF, 8.5, 11)
        draw_one(canvas, shortened(page.number, small, WIDTH / 2 - 22 * mm), small, LEFT, y - 13)
        draw_one(canvas, f"日志链尾 {page.chain_head}", Style(fonts.SANS, 7, 9, color=GREY), LEFT, y - 24)
        caption = "扫码核对编号与内容校验值；全文以电子签名件为准。"
        draw_one(canvas, caption, Style(fonts.SANS, 7, 9, color=GREY), LEFT, y - 34)
        numbered = Style(fonts.SERIF, 9, 12)
        text = f"第 {self.page} 页　"
        x = A4[0] / 2 - width_of(text, numbered)
        draw_one(canvas, text.rstrip("　"), numbered, x, y - 22)
        canvas.saveState()
        canvas.translate(A4[0] / 2, y - 25)
        canvas.doForm("pages")
        canvas.restoreState()
        self.draw_code(canvas, A4[0] - RIGHT - 15 * mm, y - 17 * mm)
        if page.draft:
            self.draw_draft_mark(canvas)
        canvas.restoreState()

    def draw_code(self, canvas: Any, x: float, y: float) -> None:
        """Draw the code, 15 mm wide, its lower left corner at (x, y)."""
        if self.page == 1:
            canvas.beginForm("qr", 0, 0, 15 * mm, 15 * mm)
            qr.draw_qr(canvas, self.facts.qr, 0, 0, 15 * mm)
            canvas.endForm()
        canvas.saveState()
        canvas.translate(x, y)
        canvas.doForm("qr")
        canvas.restoreState()

    def _on_page(self, canvas: Any, _document: Any) -> None:
        self.on_page(canvas)

    def _running_head(self, canvas: Any) -> None:
        style = Style(fonts.SANS, 8.5, 11, color=GREY)
        y = A4[1] - 14 * mm
        title = self.facts.running_title
        room = WIDTH - width_of(title, style) - 8 * mm
        draw_one(canvas, shortened(self.facts.school, style, room), style, LEFT, y)
        draw_one(canvas, title, style, A4[0] - RIGHT - width_of(title, style), y)
        canvas.setStrokeColor(GREY)
        canvas.setLineWidth(0.5)
        canvas.line(LEFT, A4[1] - 16 * mm, A4[0] - RIGHT, A4[1] - 16 * mm)

    def draw_draft_mark(self, canvas: Any) -> None:
        """Say over the whole page that nobody has signed."""
        style = Style(fonts.SANS_BOLD, 54, 60, "center", Color(0.9, 0.9, 0.9), track=12)
        canvas.translate(A4[0] / 2, A4[1] / 2)
        canvas.rotate(35)
        draw_line(canvas, set_lines("未签字　仅供核对", style, 600)[0], style, -300, -20, 600)


class Heading(Text, Lead):
    """A first-level heading: also a bookmark. It never ends a page (:class:`Stack` sees to that)."""

    def __init__(self, title: str) -> None:
        super().__init__(title, HEADING, before=14, after=6, role="H2")
        self.title = title

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: ARG002, N803  # ReportLab's names
        """A heading moves on as a whole."""
        return []

    def draw(self) -> None:
        """Draw the heading and mark its place."""
        canvas: Any = self.canv
        key = f"h{canvas.getPageNumber()}-{self.title}"
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(self.title, key, level=0, closed=False)
        canvas.showOutline()
        super().draw()


class Rule(Flowable):
    """A horizontal rule over the whole width."""

    def __init__(self, thickness: float, color: Color = INK, *, after: float = 0, before: float = 0) -> None:
        super().__init__()
        self.thickness, self.color = thickness, color
        self.spaceAfter, self.spaceBefore = after, before

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803  # ReportLab's names
        """Return the size."""
        self._width = aW
        return aW, self.thickness

    def draw(self) -> None:
        """Draw the rule."""
        self.canv.setStrokeColor(self.color)
        self.canv.setLineWidth(self.thickness)
        self.canv.line(0, self.thickness / 2, self._width, self.thickness / 2)


def boxed(cell: Sequence[Flowable], *, bar: float = 0, before: float = 0, after: float = 0) -> Grid:
    """Return flowables in a box over the whole width, with a black bar at its left where asked."""
    look = Look(pads=(8 + bar, 8, 4, 6), outline=0.7)
    return Grid([WIDTH], [Row(((list(cell), 1),), bar=bar)], look, before=before, after=after)


def shortened(text: str, style: Style, room: float) -> str:
    """Return a text cut to a width, with …: only where the whole stands elsewhere in the document."""
    text = fonts.drawable(text).replace("\n", " ")
    if width_of(text, style) <= room:
        return text
    used, kept = width_of("…", style), 0
    while kept < len(text) and used <= room:
        used += width_of(text[kept], style)
        kept += 1
    return text[: max(kept - 1, 0)] + "…"


def local(instant: str) -> datetime | None:
    """Return the civil time at the school of an instant text; None of an empty one."""
    return parse_utc(instant).astimezone(CHINA) if instant else None


def year_of(instant: str) -> int:
    """Return the civil year of an instant text; 0 of an empty one."""
    at = local(instant)
    return at.year if at else 0


def moment(instant: str) -> str:
    """Return an instant as 2026年11月20日8时52分; "" of an empty one."""
    at = local(instant)
    return f"{at.year}年{at.month}月{at.day}日{at.hour}时{at.minute:02}分" if at else ""


def clock(instant: str) -> str:
    """Return an instant as 9时42分; "" of an empty one."""
    at = local(instant)
    return f"{at.hour}时{at.minute:02}分" if at else ""


def grouped(digest: str) -> str:
    """Return the first 16 hex digits in groups of four."""
    return " ".join(digest[n : n + 4].upper() for n in range(0, 16, 4))


def draw_one(canvas: Any, text: str, style: Style, x: float, y: float) -> None:
    """Draw a text on one line, its baseline at (x, y)."""
    if text:
        draw_line(canvas, set_lines(text, style, 1e6)[0], style, x, y, 1e6)
