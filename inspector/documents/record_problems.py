"""The problems of the record: fact, basis, measure, deadline, the school's word, and their photos."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import white
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from inspector.documents import fonts
from inspector.documents import furniture as f
from inspector.documents.linesetter import INK, Style, Text, draw_text
from inspector.domain.problem import KINDS, SEVERITIES
from inspector.domain.report import EvidenceFact

if TYPE_CHECKING:
    from inspector.domain.report import Problem, Report

LONG = 300
"""Characters over which a text stands in an annex: a row taller than a page cannot be set."""

PHOTO_WIDTH, PHOTO_HEIGHT = 44 * mm, 33 * mm
_LABELS = 15 * mm
_Facts = Mapping[tuple[str, str], EvidenceFact]


def problems(report: Report, photos: Mapping[str, bytes], number: str, annex: Annex) -> list[Flowable]:
    """Return heading and cards; a plain sentence where no problem was found."""
    if not report.problems:
        return [
            CondPageBreak(30 * mm),
            f.Heading(f"{number}、问题与整改要求（0个）"),
            Text("本次检查未发现不符合的条目。", Style(fonts.SERIF, 10.5, 17, first_indent=21)),
        ]
    # One photo may be attached to several items, each with its own caption.
    facts = {(entry.item, entry.sha256): entry for entry in report.evidence}
    found: list[Flowable] = [
        CondPageBreak(60 * mm),
        f.Heading(f"{number}、问题与整改要求（{len(report.problems)}个）"),
    ]
    found += [_card(problem, facts, photos, annex) for problem in report.problems]
    return found


class Annex:
    """Texts too long for their place, gathered to stand whole at the end."""

    def __init__(self) -> None:
        self.entries: list[tuple[str, str]] = []

    def place(self, title: str, text: str) -> str:
        """Return the text, or its beginning with where the whole stands."""
        if len(text) <= LONG:
            return text
        self.entries.append((title, text))
        return f"{text[:60]}……（全文见附页{len(self.entries)}）"

    def flowables(self) -> list[Flowable]:
        """Return the annex pages."""
        found: list[Flowable] = []
        for n, (title, text) in enumerate(self.entries, 1):
            found += [CondPageBreak(40 * mm), f.Heading(f"附页{n}　{title}"), Text(text, f.BODY)]
        return found


def _card(
    problem: Problem, facts: Mapping[tuple[str, str], EvidenceFact], photos: Mapping[str, bytes], annex: Annex
) -> Flowable:
    shown = [sha for sha in problem.photos if sha in photos and (problem.item, sha) in facts][:1]
    side = PHOTO_WIDTH + 4 * mm if shown else 0
    lines = _lines(problem, annex)
    text = f.table(
        [[Text(label, f.LABEL), body] for label, body in lines],
        [_LABELS, f.WIDTH - side - _LABELS],
        [
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 1.4),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1.4),
        ],
    )
    head = CardHead(problem)
    if not shown:
        return KeepTogether([head, text, _Gap(8)])
    cells = [[text, Photo(facts[problem.item, shown[0]], photos[shown[0]])]]
    both = f.table(
        cells,
        [f.WIDTH - side, side],
        [
            ("LEFTPADDING", (0, 0), (0, 0), 0),
            ("LEFTPADDING", (1, 0), (1, 0), 4 * mm),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ],
    )
    return KeepTogether([head, both, _Gap(8)])


def _lines(problem: Problem, annex: Annex) -> list[tuple[str, Flowable]]:
    where = f"问题{problem.n}（{problem.item}）"
    due = f"{problem.due_text}　　责任人　{problem.responsible or '待学校明确'}"
    found: list[tuple[str, Flowable]] = [
        ("事实", Text(annex.place(f"{where}事实", problem.fact) or "—", f.FACT)),
        ("依据", Text("；".join(problem.basis) or "—", f.FACT)),
        ("措施", Text(annex.place(f"{where}措施", problem.measure) or "—", f.FACT)),
        ("期限", Text(due, f.STRONG)),
    ]
    if problem.put_right:
        found.append(("立行立改", Text(annex.place(f"{where}立行立改", problem.put_right), f.FACT)))
    found.append(("学校意见", Word(problem.agrees, annex.place(f"{where}学校意见", problem.words))))
    return found


class CardHead(Flowable):
    """Number, item, title, severity and kind of a problem on one tinted line; a long title takes two."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem
        self._style = Style(fonts.SANS_BOLD, 10, 15)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803  # ReportLab's names
        """Return the size."""
        self._width = aW
        self._title = Text(f"{self.problem.item}　{self.problem.title}", self._style)
        height = self._title.wrap(aW - 12 * mm - 42 * mm, 1000)[1]
        self._height = height + 6
        return aW, self._height

    def draw(self) -> None:
        """Draw the line."""
        canvas: Any = self.canv
        height = self._height
        canvas.setFillColor(f.TINT)
        canvas.rect(0, 0, self._width, height, stroke=0, fill=1)
        canvas.setFillColor(f.DARK)
        canvas.rect(0, 0, 9 * mm, height, stroke=0, fill=1)
        number = Style(fonts.SANS_BOLD, 11, 16, "center", white)
        draw_text(canvas, str(self.problem.n), number, 0, (height + 16) / 2 + 0.5, 9 * mm)
        self._title.drawOn(canvas, 12 * mm, 3)
        tag = f"{SEVERITIES[self.problem.severity].zh}·{KINDS[self.problem.kind].zh}"
        draw_text(canvas, tag, Style(fonts.SANS_MEDIUM, 9, 15, "right"), 0, height - 3, self._width - 2 * mm)


class Word(Flowable):
    """The school's word: two vector boxes, one ticked, and the words verbatim in 楷体."""

    _BOXES = 30 * mm

    def __init__(self, agrees: str, words: str) -> None:
        super().__init__()
        self.agrees = agrees
        quoted = f"“{words}”" if words else ("" if agrees else "（未表示意见）")
        self._text = Text(quoted, Style(fonts.KAI, 9.5, 14.25))

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803  # ReportLab's names
        """Return the size."""
        self._width = aW
        height = self._text.wrap(aW - self._BOXES, aH)[1]
        return aW, max(height, 14.25)

    def draw(self) -> None:
        """Draw boxes and words."""
        canvas: Any = self.canv
        _, height = self.wrap(self._width, 1000)
        y = height - 14.25 + 3
        label = Style(fonts.SERIF, 9.5, 14.25)
        for n, (value, words) in enumerate((("yes", "认可"), ("no", "有异议"))):
            x = n * 13 * mm
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(0.7)
            canvas.rect(x, y, 8, 8, stroke=1, fill=0)
            if self.agrees == value:
                draw_text(canvas, "√", Style(fonts.SANS_BOLD, 9, 11), x + 0.2, y + 10.5, 10)
            draw_text(canvas, words, label, x + 10, height, 40)
        self._text.drawOn(canvas, self._BOXES, height - self._text.wrap(self._width - self._BOXES, 1000)[1])


class Photo(Flowable):
    """A photo in a box of 44 × 33 mm (or less), with its caption."""

    def __init__(
        self, fact: EvidenceFact, data: bytes, *, width: float = PHOTO_WIDTH, height: float = PHOTO_HEIGHT
    ) -> None:
        super().__init__()
        self.fact, self.data = fact, data
        image = ImageReader(io.BytesIO(data))
        px, py = image.getSize()
        scale = min(width / px, height / py)
        self._image, self._size = image, (px * scale, py * scale)
        self._box = width

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803  # ReportLab's names
        """Return the size."""
        at = f.local(self.fact.taken_at)
        day = f"{at.month}月{at.day}日{at:%H:%M}" if at else ""
        self._lines = [
            Text(f"照片{self.fact.n}　{self.fact.caption or self.fact.item}", f.SMALL),
            Text(f"{day}　{self.fact.sha256[:8]}…{self.fact.sha256[-4:]}", f.SMALL),
        ]
        self._heights = [line.wrap(self._box, 1000)[1] for line in self._lines]
        return self._box, self._size[1] + sum(self._heights) + 3

    def draw(self) -> None:
        """Draw photo and caption."""
        canvas: Any = self.canv
        y = sum(self._heights)
        canvas.drawImage(self._image, 0, y + 3, *self._size)
        canvas.setStrokeColor(f.HAIR)
        canvas.setLineWidth(0.35)
        canvas.rect(0, y + 3, *self._size, stroke=1, fill=0)
        for line, height in zip(self._lines, self._heights, strict=True):
            y -= height
            line.drawOn(canvas, 0, y)


class _Gap(Flowable):
    """Room after a card; gone at a page's end."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.height = height

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803  # ReportLab's names
        """Return the size, never more than there is."""
        return aW, min(self.height, max(aH, 0))

    def draw(self) -> None:
        """Draw nothing."""
