"""现场检查记录: the on-site record, A4. A pure function from a frozen report to pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO, cast

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from inspector.documents import fonts, furniture, qr, record_head, record_items, record_problems
from inspector.documents.linesetter import INK, Style, Text
from inspector.documents.pdfa import Attachment, Facts
from inspector.documents.signing_block import signature_table
from inspector.domain.report import Report
from inspector.domain.signature import Mark

_NUMERALS = "一二三四五六七八九十"

__all__ = ["Attachment", "RecordParts", "draw_record"]


@dataclass(frozen=True, slots=True)
class RecordParts:
    """All that the record is drawn from."""

    report: Report
    sha256: str
    """Of findings.json: what was signed for."""
    photos: Mapping[str, bytes]
    """Print copies (JPEG) by the SHA-256 of their original."""
    marks: tuple[Mark, ...]
    attachments: tuple[Attachment, ...]
    draft: bool
    """Not signed yet: marked so on each page."""


def draw_record(parts: RecordParts, out: BinaryIO, progress: Callable[[int, int], None] | None = None) -> int:
    """Write the on-site record and return its number of pages.

    The same parts give the same bytes.

    Raises:
        BadInputError: ``missing_glyph``: no embedded font has a character.
    """
    report = parts.report
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
    annex = record_problems.Annex()
    story = [*record_head.letterhead(report), *record_head.info_block(report), *record_head.team(report)]
    if report.red_flags:
        story += record_head.red_flags(report, next(numerals))
    story += record_head.summary(report, next(numerals))
    story += record_problems.problems(report, parts.photos, next(numerals), annex)
    story += record_items.items(report, next(numerals), annex)
    story += _statement(report, next(numerals), annex)
    story += record_items.evidence(report, parts.photos, next(numerals))
    story += _signatures(parts, next(numerals))
    story += annex.flowables()
    return story


def _statement(report: Report, number: str, annex: record_problems.Annex) -> list[Flowable]:
    statement = report.statement
    heading = furniture.Heading(f"{number}、学校意见")
    if not statement.words:
        return [
            CondPageBreak(30 * mm),
            heading,
            Text("学校没有补充意见。", Style(fonts.SERIF, 10.5, 17, first_indent=21)),
        ]
    words = Text(
        f"“{annex.place('学校意见', statement.words)}”",
        Style(fonts.KAI, 10.5, 18, "justify", first_indent=21),
    )
    by = f"以上由{statement.by or '学校代表'}当场口述或书写，记录人逐字记入。{furniture.moment(statement.at)}"
    commands = [
        ("BOX", (0, 0), (-1, -1), 0.7, INK),
        ("LEFTPADDING", (0, 0), (-1, -1), 8),
        ("RIGHTPADDING", (0, 0), (-1, -1), 8),
        ("TOPPADDING", (0, 0), (-1, -1), 6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
    ]
    box = furniture.table([[[words, Text(by, furniture.SMALL, before=4)]]], [furniture.WIDTH], commands)
    return [KeepTogether([heading, box])]


def _signatures(parts: RecordParts, number: str) -> list[Flowable]:
    heading = furniture.Heading(f"{number}、签字确认")
    short = f"{parts.sha256[:8]}…{parts.sha256[-8:]}"
    sentence = (
        f"各签字人已阅看本记录全文（第{parts.report.version}版，内容校验值SHA-256为{short}），笔迹与之绑定。"
        "一式两份，双方各执一份。"
    )
    if not parts.marks:
        return [KeepTogether([heading, Text("尚未签字。", furniture.BODY)])]
    return [KeepTogether([heading, Text(sentence, furniture.FACT, after=4), signature_table(parts.marks)])]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in cast("Mapping[str, Any]", value).values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in cast("list[Any]", value):
            yield from _texts(inner)
