"""现场检查记录: the on-site record, A4. A pure function from a frozen report to pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO, cast

from reportlab.platypus import Flowable, KeepTogether

from inspector.documents import (
    fonts,
    furniture,
    qr,
    record_head,
    record_items,
    record_notebook,
    record_problems,
    record_sharing,
    record_survey,
)
from inspector.documents.annex import Annex
from inspector.documents.linesetter import Style, Text
from inspector.documents.pdfa import Attachment, Facts
from inspector.documents.signing_block import signature_table
from inspector.documents.stack import Stack
from inspector.domain.report import Report
from inspector.domain.signature import Mark

_NUMERALS = (*"一二三四五六七八九十", *(f"十{n}" for n in "一二三四五六七八九"))

__all__ = ["Attachment", "RecordParts", "draw_record"]


@dataclass(frozen=True, slots=True)
class RecordParts:
    """All that the record is drawn from."""

    report: Report
    sha256: str
    """Of findings.json: what was signed for."""
    photos: Mapping[str, bytes]
    """Page copies (JPEG) by the SHA-256 of their original; each is asked for when it is written."""
    marks: tuple[Mark, ...]
    attachments: tuple[Attachment, ...]
    draft: bool
    """Not signed yet: marked so on each page."""
    code: str = ""
    """Text of the code by which the printed page is verified; a draft has none."""


def draw_record(parts: RecordParts, out: BinaryIO, progress: Callable[[int, int], None] | None = None) -> int:
    """Write the on-site record and return its number of pages.

    The same parts give the same bytes.

    Raises:
        BadInputError: ``missing_glyph``: no embedded font has a character.
    """
    report = parts.report
    if not parts.draft:
        fonts.require_glyphs(_texts(asdict(report)))
        fonts.require_glyphs(_texts([asdict(mark) for mark in parts.marks]))
    if progress:
        progress(1, 3)
    page = furniture.PageFacts(
        number=report.number,
        school=report.school.name,
        running_title=f"{report.title}现场检查记录",
        chain_head=furniture.grouped(report.journal.hash),
        qr=qr.qr_text(report.number, parts.sha256),
        draft=parts.draft,
    )
    facts = Facts(
        title=f"现场检查记录 {report.number} {report.school.name}",
        author=report.issuer,
        subject=report.title,
        created=report.frozen_at,
        seed=f"{parts.sha256}/{len(parts.marks)}/{parts.draft}",
    )
    document = furniture.Document(out, page, facts, parts.attachments)
    story = _story(parts)
    if progress:
        progress(2, 3)
    n_pages = document.run(story)
    if progress:
        progress(3, 3)
    return n_pages


def _story(parts: RecordParts) -> list[Flowable]:
    report = parts.report
    numerals = iter(_NUMERALS)
    annex = Annex()
    story = [*record_head.letterhead(report), *record_head.info_block(report), *record_head.team(report)]
    if report.red_flags:
        story += record_head.red_flags(report, next(numerals), annex)
    story += record_head.summary(report, next(numerals), annex)
    story += record_problems.problems(report, parts.photos, next(numerals), annex)
    story += record_items.items(report, next(numerals), annex)
    story += record_notebook.notebook(report, numerals, annex)
    if report.survey:
        story += record_survey.survey(report, next(numerals))
    if report.shares:
        story += record_sharing.sharing(report, next(numerals))
    story += record_items.evidence(report, next(numerals))
    # What the school says stands over the signatures, so that these are never alone on a page.
    statement = _statement(report, next(numerals), annex)
    photos = record_items.photo_pages(report, parts.photos, record_problems.photos_shown(report, parts.photos))
    signatures = _signatures(parts, next(numerals), annex, with_photos=bool(photos))
    story.append(KeepTogether([statement, signatures]))
    return [*story, *annex.flowables(), *photos]


def _statement(report: Report, number: str, annex: Annex) -> Flowable:
    statement = report.statement
    heading = furniture.Heading(f"{number}、学校意见")
    if not statement.words:
        return Stack([heading, Text("学校没有补充意见。", furniture.PLAIN)])
    quoted = Style(fonts.KAI, 10.5, 18, "justify", first_indent=21)
    words = Text(f"“{annex.place('学校意见', statement.words)}”", quoted)
    by = f"以上由{statement.by or '学校代表'}当场口述或书写，记录人逐字记入。{furniture.moment(statement.at)}"
    return Stack([heading, furniture.boxed([words, Text(by, furniture.SMALL)])])


def _signatures(parts: RecordParts, number: str, annex: Annex, *, with_photos: bool) -> Flowable:
    heading = furniture.Heading(f"{number}、签字确认")
    if not parts.marks:
        return Stack([heading, Text("尚未签字。", furniture.PLAIN)])
    short = f"{parts.sha256[:8]}…{parts.sha256[-8:]}"
    behind = "、".join(name for name, there in (("附页", annex.entries), ("所附照片", with_photos)) if there)
    sentence = (
        f"各签字人已阅看本记录全文{f'（含{behind}）' if behind else ''}，笔迹与第{parts.report.version}版"
        f"（内容校验值SHA-256为{short}）绑定。一式两份，双方各执一份。"
    )
    return Stack([heading, signature_table(parts.marks, sentence, annex, parts.code)])


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in cast("Mapping[str, Any]", value).values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in cast("list[Any]", value):
            yield from _texts(inner)
