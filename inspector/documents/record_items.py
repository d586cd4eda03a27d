"""Every item with its answer and note, in one table that splits well; then the evidence list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import white
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from inspector.documents import fonts
from inspector.documents import furniture as f
from inspector.documents.linesetter import INK, Style, Text, draw_text, width_of
from inspector.documents.record_problems import Annex, Photo

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspector.domain.report import ItemResult, Report, SectionResult

_WIDTHS = [w * mm for w in (11.5, 8.5, 82, 18.5, 44.5)]
_VERIFY = {"look": "看", "ask": "问", "read": "查", "count": "数"}
_RESULTS = {
    "conforms": "符合",
    "mostly": "基本符合",
    "fails": "不符合",
    "not_applicable": "不适用",
    "not_checked": "未查",
}
_PHOTOS_IN_ROW = 3


def items(report: Report, number: str, annex: Annex) -> list[Flowable]:
    """Return the table of all items, section by section."""
    head = [Text(t, f.CELL_HEAD) for t in ("编号", "方式", "检查内容", "结果", "情况记录")]
    rows: list[list[object]] = [[*head]]
    commands: list[tuple[Any, ...]] = [
        ("BACKGROUND", (0, 0), (-1, 0), f.TINT),
        ("LINEABOVE", (0, 0), (-1, 0), 0.9, INK),
        ("LINEBELOW", (0, 0), (-1, 0), 0.6, INK),
        ("LINEBELOW", (0, "splitlast"), (-1, "splitlast"), 0.9, INK),
        ("LINEBELOW", (0, -1), (-1, -1), 0.9, INK),
    ]
    for section in report.sections:
        _section_row(section, rows, commands)
        for item in section.items:
            _item_row(item, rows, commands, annex)
    count = sum(len(section.items) for section in report.sections)
    table = f.table(rows, _WIDTHS, commands, n_head=1)
    return [CondPageBreak(45 * mm), f.Heading(f"{number}、逐项检查结果（{count}项）"), table]


def evidence(report: Report, photos: Mapping[str, bytes], number: str) -> list[Flowable]:
    """Return the evidence list and the photos that no problem shows."""
    if not report.evidence:
        return [
            CondPageBreak(30 * mm),
            f.Heading(f"{number}、证据清单（0件）"),
            Text("本次检查未附照片。", f.NOTE),
        ]
    head = [Text(t, f.CELL_HEAD) for t in ("序号", "证据", "检查项", "取得", "大小", "SHA-256（首8位…末8位）")]
    rows = [
        [
            Text(part, f.CELL)
            for part in (
                str(entry.n),
                f"{entry.kind}　{entry.caption}".rstrip("　"),
                entry.item,
                _short_time(entry.taken_at),
                f"{entry.size_bytes / 1e6:.2f}MB",
                f"{entry.sha256[:8]}…{entry.sha256[-8:]}",
            )
        ]
        for entry in report.evidence
    ]
    commands = [
        ("BACKGROUND", (0, 0), (-1, 0), f.TINT),
        ("LINEABOVE", (0, 0), (-1, 0), 0.9, INK),
        ("LINEBELOW", (0, 1), (-1, -2), 0.35, f.HAIR),
        ("LINEBELOW", (0, "splitlast"), (-1, "splitlast"), 0.9, INK),
        ("LINEBELOW", (0, -1), (-1, -1), 0.9, INK),
    ]
    widths = [w * mm for w in (11, 64, 15, 18, 16, 41)]
    found: list[Flowable] = [
        CondPageBreak(40 * mm),
        f.Heading(f"{number}、证据清单（{len(report.evidence)}件）"),
        f.table([head, *rows], widths, commands, n_head=1),
    ]
    shown = {(problem.item, sha) for problem in report.problems for sha in problem.photos[:1]}
    rest = [entry for entry in report.evidence if (entry.item, entry.sha256) not in shown and entry.sha256 in photos]
    cells = [Photo(e, photos[e.sha256], width=52 * mm, height=39 * mm) for e in rest]
    grid = [_padded(cells[n : n + _PHOTOS_IN_ROW]) for n in range(0, len(cells), _PHOTOS_IN_ROW)]
    if grid:
        pads = [("TOPPADDING", (0, 0), (-1, -1), 4), ("LEFTPADDING", (0, 0), (-1, -1), 0)]
        found += [Spacer(1, 8), f.table(grid, [f.WIDTH / _PHOTOS_IN_ROW] * _PHOTOS_IN_ROW, pads)]
    return found


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


def _section_row(section: SectionResult, rows: list[list[object]], commands: list[tuple[Any, ...]]) -> None:
    n = len(rows)
    title = Text(f"{section.code}　{section.title}", Style(fonts.SANS_BOLD, 9, 12.6))
    score = f"{len(section.items)}项　得分{section.score}" if section.score else f"{len(section.items)}项　未计分"
    right = Text(score, Style(fonts.SANS_MEDIUM, 8.5, 12.6, "right"))
    rows.append([title, "", "", right, ""])
    commands += [
        ("SPAN", (0, n), (2, n)),
        ("SPAN", (3, n), (4, n)),
        ("BACKGROUND", (0, n), (-1, n), f.TINT),
        ("LINEBELOW", (0, n), (-1, n), 0.35, f.HAIR),
        ("NOSPLIT", (0, n), (-1, n + 1)),
    ]


def _item_row(item: ItemResult, rows: list[list[object]], commands: list[tuple[Any, ...]], annex: Annex) -> None:
    n = len(rows)
    parts = [part for part in (item.detail, item.note) if part]
    remark = annex.place(f"{item.code}情况记录", "；".join(parts) if len(parts) > 1 else "".join(parts))
    code: list[Flowable] = [Text(item.code, Style(fonts.SANS, 8.5, 12.05))]
    if item.veto:
        code.append(Text("否决项", Style(fonts.SANS_MEDIUM, 6.5, 8)))
    verify = Text(_VERIFY[item.verify], Style(fonts.SANS, 8.5, 12.05, "center", f.GREY))
    rows.append([code, verify, Text(item.text, f.CELL), Result(item.result), Text(remark, f.CELL)])
    commands.append(("LINEBELOW", (0, n), (-1, n), 0.35, f.HAIR))
    if item.result == "fails":
        commands.append(("LINEBEFORE", (0, n), (0, n), 2.4, INK))


def _short_time(instant: str) -> str:
    at = f.local(instant)
    return f"{at.month}/{at.day} {at:%H:%M}" if at else ""


def _padded(cells: Sequence[Flowable]) -> list[object]:
    return [*cells, *[""] * (_PHOTOS_IN_ROW - len(cells))]
