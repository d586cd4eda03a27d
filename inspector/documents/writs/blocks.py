"""Draw the blocks of a template. A letter's text stands on the grid of GB/T 9704, a form's is smaller and ruled."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from reportlab.platypus import KeepTogether, PageBreak

from inspector.documents import furniture, letter
from inspector.documents.linesetter import Text
from inspector.documents.photo import photo_rows
from inspector.documents.stack import Ending, Lead, Stack
from inspector.documents.writs.facts import Filler
from inspector.documents.writs.figures import drawn_figure, is_chart
from inspector.documents.writs.parts import (
    FORM_TEXT,
    WritParts,
    all_photos,
    chinese,
    facts_table,
    photos_of,
    signatures,
    signed,
    table,
)
from inspector.domain import template as t

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlab.platypus import Flowable

    from inspector.documents.annex import Annex

_IN_ROW, _ROW_HEIGHT = 3, 40 * letter.mm


def story(parts: WritParts, annex: Annex) -> list[Flowable]:
    """Return what stands under the head of a document: its text, attachments, long texts, and on the last page 版记."""
    return _Story(parts, annex).whole()


class _Story:
    def __init__(self, parts: WritParts, annex: Annex) -> None:
        self._parts, self._annex = parts, annex
        self._form = parts.template.form == "form"
        self._filler = Filler(parts, annex)
        self._n_sections = 0
        self._n_figures = {True: 0, False: 0}
        """Charts and tables so far."""
        self._in_problem = False

    def whole(self) -> list[Flowable]:
        template = self._parts.template
        ends = next(n for n, one in enumerate(template.body) if isinstance(one, t.Closing | t.Signatures))
        body = grouped(self._body(template.body[:ends]))
        attached = [(one.title, self._body(one.body)) for one in template.attached]
        attached = [(title, flows) for title, flows in attached if flows]
        found = self._ended(body, template.body[ends], [title for title, _ in attached])
        for n, (title, flows) in enumerate(attached, 1):
            found += letter.attached(n, len(attached), title, *grouped(flows))
        if self._annex.entries:
            found += [PageBreak(), *self._annex.flowables()]
        imprint = self._on_last_page(template.body[ends + 1 :])
        if not imprint:
            return found
        last = found[-1]
        return [*found[:-1], last.with_more(imprint) if isinstance(last, Ending) else Ending(last, imprint)]

    def _ended(self, body: list[Flowable], end: t.Block, attached: list[str]) -> list[Flowable]:
        """Return a body with signatures, or with name, date and seal."""
        if isinstance(end, t.Signatures):
            return [*body, *signed(self._parts, self._annex, self._filler.fill(end.words))]
        assert isinstance(end, t.Closing)  # noqa: S101  # as the template was held to
        writ = self._parts.writ
        contact = self._filler.fill(end.contact) if end.contact else ""
        closing = letter.Closing(writ.issuer, date.fromisoformat(writ.on), seal=end.seal, picture=self._parts.seal)
        given = signatures(self._parts, self._annex)
        return letter.closed(body, closing, attached=attached, contact=contact, signed=given)

    def _on_last_page(self, blocks: Sequence[t.Block]) -> list[Flowable]:
        """Return 版记: it stands on the last page of all, behind the attachments (GB/T 9704, 7.3.7)."""
        writ = self._parts.writ
        found: list[Flowable] = []
        for one in blocks:
            if isinstance(one, t.Imprint) and self._stands(one):
                copies = writ.copies if one.copies else ()
                found += letter.imprint(copies, writ.issuer, date.fromisoformat(writ.on), ruled=one.issued)
        return found

    def _stands(self, block: t.Block) -> bool:
        return not block.when or self._filler.value(block.when) not in {"", "0"}

    def _body(self, blocks: Sequence[t.Block]) -> list[Flowable]:
        found: list[Flowable] = []
        for n, block in enumerate(blocks):
            if not self._stands(block):
                continue
            draw: Callable[[Any], list[Flowable]] = getattr(self, f"_{type(block).__name__.lower()}")
            flows = draw(block)
            last_of_run = n + 1 == len(blocks) or not isinstance(blocks[n + 1], t.Paragraph)
            if self._form and isinstance(block, t.Paragraph) and flows and last_of_run:
                flows[-1].spaceAfter = 6
            found += flows
        return found

    def _recipient(self, block: t.Recipient) -> list[Flowable]:
        return letter.recipient(self._filler.fill(block.words))

    def _paragraph(self, block: t.Paragraph) -> list[Flowable]:
        return self._paragraphs(self._filled(block.words))

    def _paragraphs(self, text: str) -> list[Flowable]:
        if not self._form:
            return letter.paragraphs(text)
        return [Text(line.strip(), FORM_TEXT) for line in text.splitlines() if line.strip()]

    def _filled(self, words: Any) -> str:  # a Wording
        return self._filler.cell(words) if self._in_problem else self._filler.fill(words)

    def _heading(self, block: t.Heading) -> list[Flowable]:
        text = self._filled(block.words)
        return [furniture.Heading(text) if self._form else letter.Second(text)]

    def _section(self, block: t.Section) -> list[Flowable]:
        self._n_sections += 1
        title = f"{chinese(self._n_sections)}、{self._filler.fill(block.title)}"
        heading = furniture.Heading(title) if self._form else letter.First(title)
        parts = grouped(self._body(block.body))
        return [Stack([heading, *parts[:1]]), *parts[1:]]

    def _numbered(self, block: t.Numbered) -> list[Flowable]:
        texts = [text for text in map(self._filled, block.entries) if text.strip()]
        return self._paragraphs("\n".join(f"{n}. {text}" for n, text in enumerate(texts, 1)))

    def _problems(self, block: t.Problems) -> list[Flowable]:
        problems = self._parts.writ.problems
        if not problems:
            return self._paragraphs(self._filler.fill(block.none)) if block.none else []
        found: list[Flowable] = []
        outer = self._filler
        self._in_problem = True
        for n, problem in enumerate(problems, 1):
            self._filler, self._problem = outer.of_problem(n, problem), problem
            flows = self._body(block.each)
            found += [KeepTogether([Stack(flows)])] if self._form and flows else grouped(flows)
        self._filler, self._in_problem = outer, False
        return found

    def _facts(self, block: t.Facts) -> list[Flowable]:
        cell = self._filler.cell
        return [facts_table([(self._filler.fill(one.label), cell(one.value)) for one in block.rows])]

    def _table(self, block: t.Table) -> list[Flowable]:
        writ = self._parts.writ
        if block.of == "problems":
            fillers = [self._filler.of_problem(n, one) for n, one in enumerate(writ.problems, 1)]
        elif block.of == "evidence":
            fillers = [self._filler.of_evidence(one) for one in writ.evidence]
        else:
            drawn = block.of == "drawn"
            fillers = [self._filler.of_entry(one.cells) for one in writ.entries if bool(one.cells[0]) == drawn]
        rows = [[filler.cell(column.value) for column in block.columns] for filler in fillers]
        heads, widths = [one.head for one in block.columns], [one.width for one in block.columns]
        return [table(heads, widths, rows)] if rows or block.of != "evidence" else []

    def _chart(self, block: t.Chart) -> list[Flowable]:
        figure = next((one for one in self._parts.writ.figures if one.key == block.of), None)
        if figure is None or not figure.rows:
            return []
        drawn = is_chart(figure)
        self._n_figures[drawn] += 1
        return drawn_figure(figure, self._n_figures[drawn])

    def _photos(self, block: t.Photos) -> list[Flowable]:
        if block.of == "all":
            return all_photos(self._parts)
        photos = photos_of(self._parts, self._problem, letter.WIDTH / _IN_ROW - 2 * letter.mm, _ROW_HEIGHT)
        return [photo_rows(photos, min(_IN_ROW, len(photos)), letter.WIDTH)] if photos else []


def grouped(flows: Sequence[Flowable]) -> list[Flowable]:
    """Return flowables with each heading stacked on what comes after it."""
    found: list[Flowable] = []
    for one in reversed(flows):
        found.insert(0, Stack([one, found.pop(0)]) if isinstance(one, Lead) and found else one)
    return found
