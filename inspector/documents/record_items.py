"""Every item with its answer and note, in one table that splits well; then the evidence list and photos."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import white
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from inspector.documents import fonts
from inspector.documents import furniture as f
from inspector.documents.grid import Grid, Look, Row, row
from inspector.documents.linesetter import INK, Style, Text, draw_text, width_of
from inspector.documents.photo import Photo, marks_of, photo_rows
from inspector.documents.stack import Stack

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inspector.documents.annex import Annex
    from inspector.domain.report import EvidenceFact, ItemResult, Report, SectionResult

_WIDTHS = [w * mm for w in (13.5, 9, 80.5, 18.5, 43.5)]
_VERIFY = {"look": "看", "ask": "问", "read": "查", "count": "数"}
_RESULTS = {
    "conforms": "符合",
    "mostly": "基本符合",
    "fails": "不符合",
    "not_applicable": "不适用",
    "not_checked": "未查",
}
_LEAST_RUN = 3
"""Items in a row not checked for one reason that share a line: a short visit stays short."""
_MANY_PHOTOS = 24
_GAP = 3 * mm
"""Between the photos of a row; the last one ends where the text does."""
_LOOK = Look(top=0.9, bottom=0.9, under_head=0.6, between=(0.35, f.HAIR))
_CENTRE = Style(fonts.SANS, 8.5, 12.05, "center")

_KB, _MB = 1_000, 1_000_000


def items(report: Report, number: str, annex: Annex) -> list[Flowable]:
    """Return the table of all items, section by section."""
    centred = Style(fonts.SANS_MEDIUM, 8.5, 12.05, "center")
    head = row(
        *(Text(t, centred) for t in ("编号", "方式")),
        *(Text(t, f.CELL_HEAD) for t in ("检查内容", "结果", "情况记录")),
        fill=f.TINT,
    )
    rows: list[Row] = []
    names = {code: place.name for place in report.group_rows for code in place.items}
    for section in report.sections:
        rows.append(_section_row(section))
        for run in _runs(section, names):
            rows += [_shared_row(run)] if len(run) >= _LEAST_RUN else [_item_row(item, annex, names) for item in run]
    count = sum(len(section.items) for section in report.sections)
    table = Grid(_WIDTHS, rows, _LOOK, head=head)
    heading = f.Heading(f"{number}、逐项检查结果（{count}项）")
    return [Stack([heading, table, *_dropped(report)])]


def _dropped(report: Report) -> list[Flowable]:
    """Say which answers were given before their condition went: kept, not counted."""
    if not report.dropped:
        return []
    said = "；".join(f"{d.code}{f'（{d.row}）' if d.row else ''}原答“{d.said}”" for d in report.dropped)
    return [Text(f"因其他答案改变而不再适用、不计入的条目：{said}。", f.PLAIN)]


def evidence(report: Report, number: str) -> list[Flowable]:
    """Return the evidence list."""
    heading = f.Heading(f"{number}、证据清单（{len(report.evidence)}件）")
    if not report.evidence:
        return [Stack([heading, Text("本次检查未附证据。", f.PLAIN)])]
    figures = Style(fonts.SERIF, 8.5, 12.05, "right")
    centred = Style(fonts.SERIF, 8.5, 12.05, "center")
    names = ("序号", "证据", "检查项", "取得", "大小", "SHA-256（首8位…末8位）")
    styles = (centred, f.CELL, centred, figures, figures, Style(fonts.SANS, 8, 12.05, "right"))
    heads = [
        Text(name, Style(fonts.SANS_MEDIUM, 8.5, 12.05, its.align)) for name, its in zip(names, styles, strict=True)
    ]
    rows = [
        row(
            *(
                Text(part, its)
                for part, its in zip(
                    (
                        str(entry.n),
                        "　".join(part for part in (entry.kind, entry.caption, _marked(entry)) if part),
                        entry.item.partition("#")[0],
                        _short_time(entry, report.arrived_at),
                        size_words(entry.size_bytes),
                        f"{entry.sha256[:8]}…{entry.sha256[-8:]}",
                    ),
                    styles,
                    strict=True,
                )
            )
        )
        for entry in report.evidence
    ]
    look = Look(top=0.9, bottom=0.9, under_head=0.6, between=(0.35, f.HAIR))
    widths = [w * mm for w in (11, 62, 17, 20, 16, 39)]
    return [Stack([heading, Grid(widths, rows, look, head=row(*heads, fill=f.TINT))])]


def size_words(size_bytes: int) -> str:
    """Return a file's size: 1.84MB, 96.0KB, and a reading's 212字节."""
    if size_bytes < _KB:
        return f"{size_bytes}字节"
    return f"{size_bytes / _KB:.1f}KB" if size_bytes < _MB // 10 else f"{size_bytes / _MB:.2f}MB"


def _marked(entry: EvidenceFact) -> str:
    marks = marks_of(entry)
    return f"（{marks}）" if marks else ""


def photo_pages(report: Report, photos: Mapping[str, bytes], shown: frozenset[tuple[str, str]]) -> list[Flowable]:
    """Return the photos that no problem shows (item and hash in ``shown``), four in a row where there are many."""
    rest = [e for e in report.evidence if (e.item, e.sha256) not in shown and e.sha256 in photos]
    if not rest:
        return []
    n_columns = 3 if len(rest) <= _MANY_PHOTOS else 4
    width = (f.WIDTH + _GAP) / n_columns - _GAP
    year = f.year_of(report.arrived_at)
    cells = [Photo(e, photos, width=width, height=width * 0.75, year=year) for e in rest]
    all_photos = all(e.kind.startswith("照片") for e in rest)
    title = f"附：证据照片（{len(rest)}张）" if all_photos else f"附：证据照片和PDF文件首页（{len(rest)}件）"
    return [Stack([f.Heading(title), photo_rows(cells, n_columns, f.WIDTH + _GAP)])]


class Result(Flowable):
    """A value by shape, never by colour: plain, outlined, white on black, dashed, grey."""

    def __init__(self, result: str) -> None:
        super().__init__()
        self.result = result

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803  # ReportLab's names
        """Return the size."""
        return aW, 12.05

    def draw(self) -> None:
        """Draw the word in its shape."""
        canvas: Any = self.canv
        words = _RESULTS[self.result]
        boxed = self.result in {"mostly", "fails", "not_checked"}
        color = {"fails": white, "not_applicable": f.GREY}.get(self.result, INK)
        style = Style(fonts.SANS_MEDIUM if boxed else fonts.SANS, 8, 12.05, color=color)
        if boxed:
            canvas.setLineWidth(0.8)
            canvas.setStrokeColor(INK)
            canvas.setFillColor(INK)
            if self.result == "not_checked":
                canvas.setDash(2, 1.4)
            canvas.roundRect(0, 0.4, width_of(words, style) + 7, 11.4, 2, stroke=1, fill=int(self.result == "fails"))
            canvas.setDash()
        draw_text(canvas, words, style, 3.5, 12.3, 60)


def _section_row(section: SectionResult) -> Row:
    score = f"{len(section.items)}项　得分{section.score}" if section.score else f"{len(section.items)}项　未计分"
    right = Text(score, Style(fonts.SANS_MEDIUM, 8.5, 12.6, "right"))

    def made(title: str, again: Row | None) -> Row:
        left = Text(title, Style(fonts.SANS_BOLD, 9, 12.6))
        return Row((([left], 3), ([right], 2)), fill=f.TINT, again=again)

    title = f"{section.code}　{section.title}"
    return made(title, made(f"{title}（续）", None))


def _runs(section: SectionResult, names: Mapping[str, str]) -> Iterator[list[ItemResult]]:
    """Yield items one by one, but neighbours together that were not checked for the same reason.

    ``names``: of items asked for each of a group; each of these stands alone, with its gate or canteen.
    """

    def key(numbered: tuple[int, ItemResult]) -> tuple[object, ...]:
        n, item = numbered
        alone = item.note or item.veto or item.code in names
        return ("", item.detail) if item.result == "not_checked" and not alone else (n,)

    for _, group in itertools.groupby(enumerate(section.items), key):
        yield [item for _, item in group]


def _shared_row(run: list[ItemResult]) -> Row:
    codes = Text(f"{run[0].code}—{run[-1].code}", Style(fonts.SANS, 8.5, 12.05))
    text = Text(f"{len(run)}项本次均未查。", f.CELL)
    cells = (([codes], 2), ([text], 1), ([Result("not_checked")], 1), ([Text(run[0].detail, f.CELL)], 1))
    return Row(cells)


def _item_row(item: ItemResult, annex: Annex, names: Mapping[str, str]) -> Row:
    parts = [part for part in (item.detail, item.note) if part]
    name, shown = names.get(item.code, ""), item.code.partition("#")[0]
    remark = annex.place(f"{shown}{f'（{name}）' if name else ''}情况记录", "；".join(parts))
    code: list[Flowable] = [Text(shown, _CENTRE)]
    if item.veto:
        code.append(Text("否决项", Style(fonts.SANS_MEDIUM, 6.5, 8, "center")))
    verify = Text(_VERIFY[item.verify], Style(fonts.SANS, 8.5, 12.05, "center", f.GREY))
    bar = 2.4 if item.result == "fails" else 0
    return row(
        code,
        verify,
        Text(f"【{name}】{item.text}" if name else item.text, f.CELL),
        Result(item.result),
        Text(remark, f.CELL),
        bar=bar,
    )


def _short_time(entry: EvidenceFact, arrived_at: str) -> str:
    """Return a time of the visit without the year; with it where it is another or the time does not fit the visit."""
    at = f.local(entry.taken_at)
    year = f"{at.year}/" if at and (entry.time_fault or at.year != f.year_of(arrived_at)) else ""
    return f"{year}{at.month}/{at.day} {at:%H:%M}" if at else ""
