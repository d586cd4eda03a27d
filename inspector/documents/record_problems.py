"""The problems of the record: fact, basis, measure, deadline, the school's word, and their photos."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import white
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from inspector.documents import fonts
from inspector.documents import furniture as f
from inspector.documents.grid import Grid, Look, Row, row
from inspector.documents.linesetter import INK, Style, Text, draw_text
from inspector.documents.photo import Photo, photo_rows
from inspector.documents.stack import Stack
from inspector.documents.tagging import mark_figure, tags_of
from inspector.domain.checklist import split_place
from inspector.domain.problem import KINDS, SEVERITIES
from inspector.domain.report import EvidenceFact

if TYPE_CHECKING:
    from inspector.documents.annex import Annex
    from inspector.domain.report import Problem, Report

PHOTO_WIDTH, PHOTO_HEIGHT = 44 * mm, 33 * mm
PHOTOS_SHOWN = 4
"""Of a problem: the first beside its text, three under it; more stand with the other photos."""
_LABELS = 15 * mm
_SIDE = PHOTO_WIDTH + 4 * mm
_KEPT_WHOLE = 330.0
"""Height in points up to which a card is never split: half a page."""
_Facts = Mapping[tuple[str, str], EvidenceFact]
_TEXT_LOOK = Look(pads=(0, 0, 1.4, 1.4), least=1)


def problems(report: Report, photos: Mapping[str, bytes], number: str, annex: Annex) -> list[Flowable]:
    """Return heading and cards; a plain sentence where no problem was found."""
    heading = f.Heading(f"{number}、问题与整改要求（{len(report.problems)}个）")
    if not report.problems:
        return [Stack([heading, Text("本次检查未发现不符合的条目。", f.PLAIN)])]
    # One photo may be attached to several items, each with its own caption.
    facts = {(entry.item, entry.sha256): entry for entry in report.evidence}
    cards: list[Flowable] = []
    for problem in report.problems:
        shown = _shown(problem, facts, photos)
        cards.append(
            Card(
                problem,
                _lines(problem, annex),
                [_photo(facts[key], photos, f.year_of(report.arrived_at)) for key in shown],
            )
        )
    return [Stack([heading, cards[0]]), *cards[1:]]


def photos_shown(report: Report, photos: Mapping[str, bytes]) -> frozenset[tuple[str, str]]:
    """Return item and hash of the photos that stand with a problem."""
    facts = {(entry.item, entry.sha256): entry for entry in report.evidence}
    return frozenset(key for problem in report.problems for key in _shown(problem, facts, photos))


class Card(Flowable):
    """A problem with its photos. Kept whole up to half a page; a longer one keeps photo and title together."""

    def __init__(
        self,
        problem: Problem,
        rows: Sequence[Row],
        photos: Sequence[Flowable],
        *,
        again: bool = False,
        key: object = None,
    ) -> None:
        super().__init__()
        self.problem, self.rows, self.photos = problem, list(rows), list(photos)
        self._head = CardHead(problem, again=again)
        self._photo = self.photos[0] if photos and not again else None
        more = self.photos if again else self.photos[1:]
        self._more = photo_rows(more, PHOTOS_SHOWN - 1, f.WIDTH - _LABELS) if more else None
        width = f.WIDTH - _LABELS - (_SIDE if self._photo else 0)
        self._key = key or self
        self._text = Grid([_LABELS, width], self.rows, _TEXT_LOOK, labels=(0,))
        self._text.key = self._key
        self.spaceAfter = 9

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803  # ReportLab's names
        """Return the size."""
        self._head_height = self._head.wrap(aW, aH)[1]
        self._photo_height = self._photo.wrap(_SIDE, aH)[1] + 2 if self._photo else 0.0
        self._body = max(self._text.wrap(aW, aH)[1], self._photo_height) + 2
        self._more_height = self._more.wrap(aW, aH)[1] if self._more else 0.0
        self._height = self._head_height + self._body + self._more_height
        return aW, self._height

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803  # ReportLab's names
        """Split a long card between its texts, the photo staying with the title."""
        self.wrap(aW, aH)
        room = aH - self._head_height - 2
        if self._height <= _KEPT_WHOLE or room < self._photo_height:
            return []
        if self._body - 2 <= room:
            parts: list[Flowable] = [self._text]
        else:
            parts = self._text.split(aW, room)
        if not parts or not isinstance(parts[0], Grid):
            return []
        rest = [row for part in parts[1:] if isinstance(part, Grid) for row in part.rows]
        first = Card(self.problem, parts[0].rows, [self._photo] if self._photo else [], key=self._key)
        first._head = self._head
        more = self.photos if self._photo is None else self.photos[1:]
        return [first, Card(self.problem, rest, more, again=True, key=self._key)]

    def draw(self) -> None:
        """Draw title, texts and photos."""
        canvas: Any = self.canv
        y = self._height - self._head_height
        self._head.drawOn(canvas, 0, y)
        self._text.drawOn(canvas, 0, y - 2 - self._text.wrap(f.WIDTH, 0)[1])
        if self._photo:
            self._photo.drawOn(canvas, f.WIDTH - PHOTO_WIDTH, y - self._photo_height - 2)
        if self._more:
            self._more.drawOn(canvas, _LABELS, 0)


def _shown(problem: Problem, facts: _Facts, photos: Mapping[str, bytes]) -> list[tuple[str, str]]:
    keys = [(problem.item, sha) for sha in problem.photos]
    return [key for key in keys if key in facts and key[1] in photos][:PHOTOS_SHOWN]


def _photo(fact: EvidenceFact, photos: Mapping[str, bytes], year: int) -> Photo:
    return Photo(fact, photos, width=PHOTO_WIDTH, height=PHOTO_HEIGHT, year=year)


def _lines(problem: Problem, annex: Annex) -> list[Row]:
    where = f"问题{problem.n}（{split_place(problem.item)[0]}）"
    responsible = annex.place(f"{where}责任人", problem.responsible or "待学校明确")
    found: list[tuple[str, Flowable]] = [
        ("事实", Text(annex.place(f"{where}事实", problem.fact) or "—", f.FACT)),
        ("依据", Text(annex.place(f"{where}依据", "；".join(problem.basis)) or "—", f.FACT)),
        ("措施", Text(annex.place(f"{where}措施", problem.measure) or "—", f.FACT)),
        ("期限", Text(f"{problem.due_text or '—'}　　责任人　{responsible}", f.STRONG)),
    ]
    if problem.put_right:
        found.append(("立行立改", Text(annex.place(f"{where}立行立改", problem.put_right), f.FACT)))
    found.append(("学校意见", Word(problem.agrees, annex.place(f"{where}学校意见", problem.words))))
    return [row(Text(label, f.LABEL), body) for label, body in found]


class CardHead(Flowable):
    """Number, item, title, severity and kind of a problem on one tinted line; a long title takes two."""

    def __init__(self, problem: Problem, *, again: bool = False) -> None:
        super().__init__()
        self.problem, self._again = problem, again
        self._words = f"{split_place(problem.item)[0]}　{problem.title}{'（续）' if again else ''}"
        self._style = Style(fonts.SANS_BOLD, 10, 15)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803  # ReportLab's names
        """Return the size."""
        self._width = aW
        self._title = Text(self._words, self._style)
        height = self._title.wrap(aW - 12 * mm - 42 * mm, 1000)[1]
        self._height = height + 6
        return aW, self._height

    def draw(self) -> None:
        """Draw the line."""
        canvas: Any = self.canv
        height = self._height
        marked = not self._again and tags_of(canvas).mark(canvas, "H3")
        canvas.setFillColor(f.TINT)
        canvas.rect(0, 0, self._width, height, stroke=0, fill=1)
        canvas.setFillColor(f.DARK)
        canvas.rect(0, 0, 9 * mm, height, stroke=0, fill=1)
        number = Style(fonts.SANS_BOLD, 11, 16, "center", white)
        draw_text(canvas, str(self.problem.n), number, 0, (height + 16) / 2 + 0.5, 9 * mm)
        self._title.drawOn(canvas, 12 * mm, 3)
        tag = f"{SEVERITIES[self.problem.severity].zh}·{KINDS[self.problem.kind].zh}"
        draw_text(canvas, tag, Style(fonts.SANS_MEDIUM, 9, 15, "right"), 0, height - 3, self._width - 2 * mm)
        if marked:
            tags_of(canvas).unmark(canvas)


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
        said = {"yes": "认可", "no": "有异议"}.get(self.agrees, "未表示意见")
        figure = mark_figure(canvas, f"学校意见：{said}", (self._BOXES, height))
        for n, (value, words) in enumerate((("yes", "认可"), ("no", "有异议"))):
            x = n * 13 * mm
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(0.7)
            canvas.rect(x, y, 8, 8, stroke=1, fill=0)
            if self.agrees == value:
                draw_text(canvas, "√", Style(fonts.SANS_BOLD, 9, 11), x + 0.2, y + 10.5, 10)
            draw_text(canvas, words, label, x + 10, height, 40)
        if figure:
            tags_of(canvas).unmark(canvas)
        self._text.drawOn(canvas, self._BOXES, height - self._text.wrap(self._width - self._BOXES, 1000)[1])
