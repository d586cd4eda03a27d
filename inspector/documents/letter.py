"""Furniture of official letters by the measures of GB/T 9704—2012: letterhead, number, red lines, body on a grid, seal.

Text area (版心) 156 × 225 mm, 28 mm from the binding edge, 37 mm from the top; 22 lines of 28 characters. Three forms:
``document`` (发文机关标志, number centred under it, one red line), ``letter`` (信函格式: red double lines at head and
foot) and ``form`` (what is filled in and signed on the spot: a smaller head, tables).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Frame, PageBreak

from inspector.documents import fonts, pdfa
from inspector.documents import furniture as f
from inspector.documents.linesetter import Style, Text, draw_text, set_lines, width_of
from inspector.documents.stack import Ending, Lead, Stack
from inspector.documents.tagging import mark_figure, tags_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

LEFT, TOP, WIDTH, HEIGHT = 28 * mm, 37 * mm, 156 * mm, 225 * mm
BOTTOM = A4[1] - TOP - HEIGHT
N_LINES = 22
PITCH = HEIGHT / N_LINES - 0.001
SIZE = 15.79
"""28 characters of 16 pt would be 448 pt wide, the text area is 442.2."""
RED = Color(0.78, 0.06, 0.08)
_SEAL = Color(0.80, 0.30, 0.30)
_SEAL_MM = 42
_PICTURED = "（印章图样，不作签章）"
_HEAD_SIZES = {"document": 40.0, "letter": 26.0, "form": 17.0}
_CLOSING_LINES = 5

BODY = Style(fonts.SERIF_LIGHT, SIZE, PITCH, "justify", first_indent=2 * SIZE)
FLUSH = Style(fonts.SERIF_LIGHT, SIZE, PITCH, "justify")
_FIRST = Style(fonts.SANS_MEDIUM, SIZE, PITCH, "left", first_indent=2 * SIZE)
_SECOND = Style(fonts.KAI, SIZE, PITCH, "left", first_indent=2 * SIZE)
_TITLE = Style(fonts.SERIF_BOLD, 22, PITCH, "center")
SMALL = Style(fonts.SERIF, 14, 21)
NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")


class LetterDocument(f.Document):
    """An A4 document with a letter's furniture on each page. ``form`` as in this module's own words."""

    def __init__(self, form: str, *parts: Any) -> None:
        self._form = form
        super().__init__(*parts)

    def frames(self) -> tuple[Frame, Frame]:
        """Return the text area, the same on every page."""
        first, later = (Frame(LEFT, BOTTOM, WIDTH, HEIGHT, 0, 0, 0, 0, id=name) for name in ("first", "later"))
        return first, later

    def count(self, canvas: Any, n_pages: int) -> None:
        """Letters bear the page's number alone."""

    def on_page(self, canvas: Any) -> None:
        """Draw the red lines of a letter, the page's number and the code opposite to it."""
        canvas.saveState()
        odd = self.page % 2 == 1
        first_of_letter = self._form == "letter" and self.page == 1
        if first_of_letter:
            _double(canvas, 20 * mm, thick_above=False)
        else:
            self._number_page(canvas, right=odd)
        x = LEFT if odd else LEFT + WIDTH - 13 * mm
        self._draw_code_small(canvas, x, BOTTOM - (13.6 if first_of_letter else 17) * mm)
        if self.facts.draft:
            self.draw_draft_mark(canvas)
        canvas.restoreState()

    def _number_page(self, canvas: Any, *, right: bool) -> None:
        style = Style(fonts.SERIF, 14, 17)
        text = f"— {self.page} —"
        x = LEFT + WIDTH - 14 - width_of(text, style) if right else LEFT + 14
        f.draw_one(canvas, text, style, x, BOTTOM - 7 * mm - 10)

    def _draw_code_small(self, canvas: Any, x: float, y: float) -> None:
        """Draw the code 13 mm wide, with the head of the journal beside it."""
        canvas.saveState()
        canvas.translate(x, y)
        canvas.scale(13 / 15, 13 / 15)
        self.draw_code(canvas, 0, 0)
        canvas.restoreState()
        small = Style(fonts.SANS, 6.5, 8, color=f.GREY)
        lines = ("扫码核对编号与内容校验值", f"日志链尾 {self.facts.chain_head}")
        for n, line in enumerate(lines):
            side = x + 14.5 * mm if x < A4[0] / 2 else x - 1.5 * mm - width_of(line, small)
            f.draw_one(canvas, line, small, side, y + 8 - 9 * n)


class Head(Flowable):
    """What stands over the text: 发文机关标志, number, red lines, title. As high as whole lines of the grid."""

    def __init__(self, form: str, issuer: str, number: str, title: str) -> None:
        super().__init__()
        self._form, self._issuer, self._number = form, issuer, number
        size = _HEAD_SIZES[form]
        while size > 12 and width_of(issuer, Style(fonts.SERIF_BOLD, size, 1)) > WIDTH:  # noqa: PLR2004  # readable
            size -= 0.5
        self._size = size
        self._style = Style(fonts.SERIF_BOLD, size, size * 1.3, "center", RED)
        self._issuer_height = len(set_lines(issuer, self._style, WIDTH)) * size * 1.3
        self._titled = Text(title, _TITLE, role="H1")

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803  # ReportLab's names
        """Return the size."""
        room = WIDTH - 4 * SIZE
        wide = width_of(self._titled.text, _TITLE)
        n_lines = max(math.ceil(wide / room), 1)
        self._title_width = room if n_lines == 1 else min(wide / n_lines + 2 * _TITLE.size, room)  # lines alike
        self._title_height = self._titled.wrap(self._title_width, aH)[1]
        over, under = self._title_place()
        self._height = math.ceil((over + self._title_height + under) / PITCH - 1e-6) * PITCH
        return WIDTH, self._height

    def draw(self) -> None:
        """Draw all, the title last: it stands over the text whatever the head takes."""
        canvas: Any = self.canv
        top = self._height
        if self._form == "letter":
            y = draw_text(canvas, self._issuer, self._style, 0, top + 7 * mm, WIDTH)
            _double(canvas, y - 4 * mm, thick_above=True, left=WIDTH / 2 - 85 * mm)
            self._draw_number(canvas, y - 4 * mm - 3, "right")
        elif self._form == "document":
            y = draw_text(canvas, self._issuer, self._style, 0, top - self._issuer_top(), WIDTH)
            self._draw_number(canvas, y - PITCH, "center")
            y -= 2 * PITCH + 4 * mm
            canvas.setStrokeColor(RED)
            canvas.setLineWidth(0.35 * mm * 2)
            canvas.line(0, y, WIDTH, y)
        else:
            y = draw_text(canvas, self._issuer, self._style, 0, top, WIDTH)
            canvas.setStrokeColor(RED)
            canvas.setLineWidth(1)
            canvas.line(0, y - 3, WIDTH, y - 3)
            style = Style(fonts.SERIF, 10.5, 15, "right")
            draw_text(canvas, self._number, style, 0, y - 6, WIDTH)
        over, _ = self._title_place()
        self._titled.drawOn(canvas, (WIDTH - self._title_width) / 2, top - over - self._title_height)

    def _draw_number(self, canvas: Any, y: float, align: str) -> None:
        draw_text(canvas, self._number, Style(fonts.SERIF_LIGHT, SIZE, PITCH, align), 0, y, WIDTH)

    def _issuer_top(self) -> float:
        """Return how far under the text area's top the issuer stands (GB/T 9704: 35 mm)."""
        return 35 * mm

    def _title_place(self) -> tuple[float, float]:
        """Return the room over and under the title, in points."""
        if self._form == "letter":
            return self._issuer_height - 7 * mm + 4 * mm + 3 + 2 * PITCH, PITCH
        if self._form == "document":
            return self._issuer_top() + self._issuer_height + 4 * PITCH, PITCH
        return self._issuer_height + 6 + 15 + 10, 6


class Closing(Flowable):
    """署名, 成文日期 and the place of the seal: the shorter line stands centred over or under the other."""

    def __init__(self, issuer: str, on: date, *, seal: bool = True, picture: bytes = b"") -> None:
        super().__init__()
        self._issuer, self._on = issuer, written(on)
        self._seal, self._picture = seal, picture

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803  # ReportLab's names
        """Return the size."""
        return WIDTH, _CLOSING_LINES * PITCH

    def draw(self) -> None:
        """Draw the seal's place, then name and date over it."""
        canvas: Any = self.canv
        wide = [width_of(text, FLUSH) for text in (self._issuer, self._on)]
        indent = (2 if wide[0] > wide[1] else 4) * SIZE
        middle = WIDTH - indent - max(wide) / 2
        middle = max(middle, WIDTH / 2) if max(wide) + indent <= WIDTH else WIDTH / 2
        if self._seal:
            self._draw_seal(canvas, middle)
        for n, text in enumerate((self._issuer, self._on)):
            if width_of(text, FLUSH) <= WIDTH:
                side = middle - wide[n] / 2
                draw_text(canvas, text, FLUSH, side, (3 - n) * PITCH, wide[n] + 1)
            else:
                draw_text(canvas, text, Style(fonts.SERIF_LIGHT, 12, PITCH / 2, "right"), 0, (3 - n) * PITCH, WIDTH)

    def _draw_seal(self, canvas: Any, middle: float) -> None:
        """Draw the place of the seal, or a picture of it, which says that it is none."""
        mark = Style(fonts.SANS, 7.5, 10, color=_SEAL)
        side = _SEAL_MM * mm
        if self._picture:
            left, bottom = middle - side / 2, 2 * PITCH - side / 2
            canvas.saveState()
            canvas.translate(left, bottom)
            figure = mark_figure(canvas, _PICTURED, (side, side))
            pdfa.draw_jpeg(canvas, "seal", lambda: self._picture, 0, 0, (side, side))
            if figure:
                tags_of(canvas).unmark(canvas)
            canvas.restoreState()
            f.draw_one(canvas, _PICTURED, mark, middle - width_of(_PICTURED, mark) / 2, bottom - 9)
            return
        canvas.saveState()
        canvas.setStrokeColor(_SEAL)
        canvas.setLineWidth(0.8)
        canvas.setDash(3, 2.5)
        canvas.circle(middle, 2 * PITCH, side / 2, stroke=1, fill=0)
        canvas.restoreState()
        f.draw_one(canvas, "（印章）", mark, middle - width_of("（印章）", mark) / 2, 2 * PITCH + side / 2 - 20)


class AtBottom(Flowable):
    """What stands on the last lines of the text area (版记)."""

    def __init__(self, parts: Sequence[Flowable]) -> None:
        super().__init__()
        self._stack = Stack(list(parts))

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803  # ReportLab's names
        """Take all the room there is; asked without a bound, whether it fits with what is kept together: its own."""
        self._own = self._stack.wrap(aW, aH)[1]
        return aW, self._own if aH > A4[1] else max(self._own, aH - 0.01)

    def draw(self) -> None:
        """Draw the parts at the foot."""
        self._stack.drawOn(self.canv, 0, 0)


class First(Text, Lead):
    """A heading of the first level, as 一、; it never ends a page."""

    def __init__(self, text: str) -> None:
        super().__init__(text, _FIRST, role="H2")


class Second(Text, Lead):
    """A heading of the second level, as （一）."""

    def __init__(self, text: str) -> None:
        super().__init__(text, _SECOND, role="H3")


def recipient(to: str) -> list[Flowable]:
    """Return 主送机关, flush left, with its colon; nothing where there is none."""
    return [Text(f"{to}：", FLUSH)] if to else []


def paragraphs(text: str) -> list[Flowable]:
    """Return a text's paragraphs, each indented by two characters."""
    return [Text(line.strip(), BODY) for line in text.splitlines() if line.strip()]


def closed(
    body: Sequence[Flowable],
    closing: Closing,
    *,
    attached: Sequence[str] = (),
    contact: str = "",
    signed: Sequence[Flowable] = (),
) -> list[Flowable]:
    """Return the body with attachments, name, date, seal, contact, signatures: never without a part of the body."""
    *before, last = body
    return [*before, Ending(last, [*attachments(attached), closing, *paragraphs(contact), *signed])]


def attachments(names: Sequence[str]) -> list[Flowable]:
    """Return 附件说明: a blank line, then the names, numbered where there are several."""
    if not names:
        return []
    numbered = [f"{n}. {name}" for n, name in enumerate(names, 1)] if len(names) > 1 else list(names)
    first = Text(f"附件：{numbered[0]}", BODY, before=PITCH)
    return [first, *(Text(name, Style(BODY.font, SIZE, PITCH, first_indent=5 * SIZE)) for name in numbered[1:])]


def attached(n: int, of: int, title: str, *parts: Flowable) -> list[Flowable]:
    """Return a page of its own for an attachment: 附件 at the top left, its title centred."""
    mark = Text(f"附件{n}" if of > 1 else "附件", Style(fonts.SANS_MEDIUM, SIZE, PITCH))
    return [PageBreak(), mark, Text(title, _TITLE, role="H2", before=PITCH, after=PITCH / 2), *parts]


def imprint(copies: Sequence[str], issuer: str, on: date, *, ruled: bool) -> list[Flowable]:
    """Return 版记: 抄送, and with rules also who issued it and when."""
    sent = [Text(f"抄送：{'，'.join(copies)}。", Style(SMALL.font, 14, 21, first_indent=14))] if copies else []
    if not ruled:
        return [AtBottom(sent)] if sent else []
    issued = Text(f"{issuer}　{written(on)}印发", Style(SMALL.font, 14, 21, "right"))
    if width_of(issued.text, SMALL) > WIDTH:
        issued = Text(f"{written(on)}印发", issued.style)
    thick, thin = f.Rule(0.35 * mm), f.Rule(0.25 * mm)
    between: list[Flowable] = [*sent, thin] if sent else []
    return [AtBottom([thick, *between, issued, f.Rule(0.35 * mm)])]


def written(on: date) -> str:
    """Return a date as letters have it: 2026年3月2日."""
    return f"{on.year}年{on.month}月{on.day}日"


def _double(canvas: Any, y: float, *, thick_above: bool, left: float | None = None) -> None:
    """Draw a red double line, 170 mm long, its upper edge at y; centred on the page, or from ``left``."""
    x = (A4[0] - 170 * mm) / 2 if left is None else left
    canvas.setStrokeColor(RED)
    for n, thick in enumerate((thick_above, not thick_above)):
        canvas.setLineWidth(1.7 if thick else 0.5)
        at = y - n * 2.6
        canvas.line(x, at, x + 170 * mm, at)
