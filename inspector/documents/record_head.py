"""Page 1 of the record: letterhead, who and when, team, red flags, grade with the score chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from inspector.documents import fonts
from inspector.documents import furniture as f
from inspector.documents.grid import Grid, Look, Row, row
from inspector.documents.linesetter import INK, Style, Text, draw_text, width_of
from inspector.documents.stack import ChartFirst, Stack
from inspector.documents.tagging import mark_figure, tags_of
from inspector.domain.checklist import split_place
from inspector.domain.grading import NOT_GRADED

if TYPE_CHECKING:
    from inspector.documents.annex import Annex
    from inspector.domain.report import Formality, RedFlag, Report

_TITLE = "现场检查记录"
_GOOD = 80.0
_LONGEST_OPINION = 1200
"""Characters: about a page. A longer one would push the problems out of sight."""


def letterhead(report: Report) -> list[Flowable]:
    """Return issuer, red rules, track and number, title."""
    size = 17.0
    while size > 11 and width_of(report.issuer, Style(fonts.SERIF_BOLD, size, 1, track=1.6)) > f.WIDTH:  # noqa: PLR2004
        size -= 0.5
    issuer = Style(fonts.SERIF_BOLD, size, size * 1.45, "center", f.RED, track=1.6 if size == 17 else 0)  # noqa: PLR2004
    side = Style(fonts.SERIF, 10.5, 15)
    right = Style(fonts.SERIF, 10.5, 15, "right")
    left = min(width_of(report.track_name, side) + 12, f.WIDTH / 2)
    line = row(Text(report.track_name, side), Text(report.number, right))
    return [
        Text(report.issuer, issuer, after=4),
        f.Rule(1.7, f.RED, after=1.2),
        f.Rule(0.5, f.RED, after=4),
        Grid([left, f.WIDTH - left], [line], Look(pads=(0, 0, 0, 0)), after=4),
        Text(report.title, Style(fonts.SERIF_BOLD, 15, 22, "center", track=1)),
        Text(_TITLE, Style(fonts.SERIF_BOLD, 22, 34, "center", track=6), after=6, role="H1"),
    ]


def info_block(report: Report) -> list[Flowable]:
    """Return the facts of the visit."""
    school = report.school
    size = "　".join(
        part
        for part in (
            f"学生{school.students}人" if school.students >= 0 else "",
            f"教职工及外包{school.staff}人" if school.staff >= 0 else "",
        )
        if part
    )
    head = f"{school.head_name}（{school.head_title}）" if school.head_name and school.head_title else school.head_name
    met = "、".join(f"{p.name}（{p.role}）" if p.role else p.name for p in report.met)
    shown = next((m for m in report.team if m.shown_to or m.shown_at), None)
    card = f"{f.clock(shown.shown_at)}{'，' if shown.shown_at else ''}向{shown.shown_to or '学校'}出示" if shown else ""
    kind = "　".join(part for part in (school.kind_name, school.ownership) if part)
    pairs = [
        (("受检单位", school.name), ("标识码", school.code)),
        (("地址", school.address), ("学校类型", kind)),
        (("主要负责人", head), ("规模", size)),
        (("检查依据", "\n".join(report.basis)), None),
        (("指派文号", _formality(report, "assignment")), ("事先通知", _notice(report))),
        (("到达时间", f.moment(report.arrived_at)), _ended(report)),
        (("现场接待", met), ("亮证时间", card)),
    ]
    widths = [22 * mm, 62 * mm, 20 * mm, 61 * mm]
    value = Style(fonts.SERIF, 9.5, 13.2)
    bold = Style(fonts.SERIF_BOLD, 9.5, 13.2)
    rows: list[Row] = []
    for left, right in pairs:
        style = bold if left[0] == "受检单位" else value
        if right is not None and width_of(left[1], style) <= widths[1] * 2:
            rows.append(row(*_named(left, style), *_named(right, value)))
            continue
        for pair, its in ((left, style), (right, value)):
            if pair is not None:
                label, words = _named(pair, its)
                rows.append(Row((([label], 1), ([words], 3))))
    look = Look(pads=(2.1, 2.1, 2.6, 3.4), top=1, between=(0.35, f.HAIR))
    return [Grid(widths, rows, look, labels=(0, 2))]


def _ended(report: Report) -> tuple[str, str]:
    """Name what the time is: the record is fixed before it is signed, so it cannot say when its signers left."""
    return ("离开时间", f.moment(report.left_at)) if report.left_at else ("定稿时间", f.moment(report.frozen_at))


def _named(pair: tuple[str, str], style: Style) -> tuple[Text, Text]:
    return Text(pair[0], f.CELL_LABEL), Text(pair[1] or "—", style)


def team(report: Report) -> list[Flowable]:
    """Return the team with cards and avoidance."""
    head = [Text(t, f.CELL_HEAD) for t in ("督导组", "职责", "督学证号", "发证机关", "有效期至", "回避声明")]
    value = Style(fonts.SERIF, 9, 12.6)
    rows = [
        row(
            *(
                Text(part or "—", value)
                for part in (m.name, m.role, m.card_number, m.issuer, m.expires_on, m.avoidance or "未声明")
            )
        )
        for m in report.team
    ]
    look = Look(top=0.8, bottom=0.8, between=(0.35, f.HAIR))
    return [Grid([w * mm for w in (24, 19, 33, 36, 25, 28)], rows, look, head=row(*head, fill=f.TINT))]


def red_flags(report: Report, number: str, annex: Annex) -> list[Flowable]:
    """Return the red flags (立即督促), boxed, first after who and when; nothing where there was none."""
    if not report.red_flags:
        return []
    title = Style(fonts.SANS_BOLD, 10, 15)
    boxes: list[Flowable] = []
    for n, flag in enumerate(report.red_flags, 1):
        words = annex.place(f"立即督促{n}（{split_place(flag.item)[0]}）", _told(flag))
        cell = [Text(f"{n}　{flag.title}（{split_place(flag.item)[0]}）", title), Text(words, f.FACT)]
        boxes.append(f.boxed(cell, bar=4, after=4))
    return [Stack([f.Heading(f"{number}、立即督促事项（{len(report.red_flags)}项）"), boxes[0]]), *boxes[1:]]


def _told(flag: RedFlag) -> str:
    parts = [f"{f.clock(flag.seen_at)}发现"]
    if flag.fact:
        parts.append(flag.fact.rstrip("。"))
    sentence = "，".join(parts) + "。"
    if flag.told:
        sentence += f"{f.clock(flag.told_at)}当面告知{flag.told}。"
    sentence += (
        f"学校当场行动：{f.clock(flag.act_at)}，{flag.act.rstrip('。')}。" if flag.act else "记录时学校尚未采取行动。"
    )
    if flag.struck_reason:
        sentence += f"【已划去，理由：{flag.struck_reason}】"
    return sentence


def summary(report: Report, number: str, annex: Annex) -> list[Flowable]:
    """Return grade, counts and chart, then the overall opinion and how the grade is made."""
    chart = ScoreChart(report)
    box = row(GradeBox(report, chart.height), chart)
    both = Grid([57 * mm, f.WIDTH - 57 * mm], [box], Look(pads=(0, 0, 0, 0)), after=8)
    texts: list[Flowable] = []
    if report.opinion:
        texts.append(Text(annex.place("综合结论", report.opinion, _LONGEST_OPINION), f.PLAIN, after=4))
    if report.grade.reason:
        texts.append(Text(report.grade.reason, Style(fonts.SERIF_BOLD, 10.5, 17), after=2))
    texts.append(Text(report.grade.method + "深色条不足80分。", f.SMALL, after=4))
    return [Stack([f.Heading(f"{number}、综合结论"), ChartFirst(both, texts)])]


class GradeBox(Flowable):
    """Grade, score and counts in a box of 52 mm."""

    def __init__(self, report: Report, height: float) -> None:
        super().__init__()
        self.report = report
        self.width, self.height = 52 * mm, min(height, 64 * mm)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803  # ReportLab's names
        """Return the size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the box."""
        canvas: Any = self.canv
        grade, counts = self.report.grade, self.report.counts
        canvas.setFillColor(f.TINT)
        canvas.rect(0, self.height - 18, self.width, 18, stroke=0, fill=1)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.8)
        canvas.rect(0, 0, self.width, self.height, stroke=1, fill=0)
        y = draw_text(canvas, "等次", Style(fonts.SANS, 9, 13, "center", f.GREY), 0, self.height - 1, self.width)
        size = 26.0 if len(grade.label) <= 3 else 20.0  # noqa: PLR2004  # 不评等次 has four characters
        y = draw_text(canvas, grade.label, Style(fonts.SERIF_BOLD, size, 38, "center", track=3), 0, y - 4, self.width)
        # A figure beside 不评等次 would be taken for a grade.
        figure = "—" if grade.name == NOT_GRADED else grade.score
        score = f"总分{figure}（满分100）" if grade.score else "没有可计分的条目"
        y = draw_text(canvas, score, Style(fonts.SANS_BOLD, 9.5, 16, "center"), 0, y, self.width)
        canvas.setLineWidth(0.35)
        canvas.setStrokeColor(f.HAIR)
        canvas.line(8, y - 3, self.width - 8, y - 3)
        y -= 5
        rows = (
            ("符合", counts.conforms),
            ("基本符合", counts.mostly),
            ("不符合", counts.fails),
            ("不适用", counts.not_applicable),
            ("未查", counts.not_checked),
        )
        lead = (y - 4) / len(rows)
        for label, n in rows:
            font = fonts.SANS_BOLD if label == "不符合" else fonts.SANS
            tags_of(canvas).mark(canvas, "P")  # label and figure are read together
            draw_text(canvas, label, Style(font, 9, lead), 12, y, 30 * mm)
            y = draw_text(canvas, f"{n}项", Style(font, 9, lead, "right"), 12, y, self.width - 24)
            tags_of(canvas).unmark(canvas)


class ScoreChart(Flowable):
    """Section scores as bars that read in black and white: dark and bold under 80."""

    _ROW = 13.2

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.sections = report.sections
        self.width = f.WIDTH - 57 * mm
        self.height = max(self._ROW * len(self.sections) + 14, 52 * mm)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803  # ReportLab's names
        """Return the size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw axis, marks and bars."""
        canvas: Any = self.canv
        scores = "，".join(f"{section.title}{section.score or '未计分'}" for section in self.sections)
        figure = mark_figure(canvas, f"各部分得分：{scores}", (self.width, self.height))
        x, room = 34 * mm, self.width - 34 * mm - 12 * mm
        bottom = self.height - self._ROW * len(self.sections)
        canvas.setLineWidth(0.6)
        canvas.setStrokeColor(INK)
        canvas.line(x, bottom, x, self.height)
        for mark in (0, 60, 80, 90, 100):
            at = x + room * mark / 100
            draw_text(canvas, str(mark), Style(fonts.SANS, 6.5, 8, "center", f.GREY), at - 15, bottom, 30)
            if mark in (60, 80, 90):
                canvas.setDash(1.5, 1.5)
                canvas.setLineWidth(0.4)
                canvas.setStrokeColor(f.BAR)
                canvas.line(at, bottom, at, self.height)
                canvas.setDash()
        y = self.height
        for section in self.sections:
            self._row(canvas, section.code, section.title, section.score, x, y, room)
            y -= self._ROW
        if figure:
            tags_of(canvas).unmark(canvas)

    def _row(self, canvas: Any, code: str, title: str, score: str, x: float, y: float, room: float) -> None:
        low = bool(score) and float(score) < _GOOD
        draw_text(canvas, code, Style(fonts.SANS_BOLD, 8, self._ROW), 0, y, 14)
        draw_text(
            canvas,
            f.shortened(title, Style(fonts.SANS, 8, 10), x - 18),
            Style(fonts.SANS, 8, self._ROW),
            14,
            y,
            x - 14,
        )
        if score:
            # The outline holds where a copier washes the grey out.
            canvas.setFillColor(f.DARK if low else f.BAR)
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(0.4)
            canvas.rect(x, y - self._ROW + 3, room * float(score) / 100, self._ROW - 5.5, stroke=1, fill=1)
        font = fonts.SANS_BOLD if low else fonts.SANS
        draw_text(canvas, score or "—", Style(font, 8, self._ROW, "right"), x, y, self.width - x)


def _find(report: Report, kind: str) -> Formality | None:
    return next((entry for entry in report.formalities if entry.kind == kind), None)


def _formality(report: Report, kind: str) -> str:
    entry = _find(report, kind)
    if entry is None:
        return ""
    return entry.reference or (f"无（{entry.missing_reason}）" if entry.missing_reason else "无")


def _notice(report: Report) -> str:
    entry = _find(report, "notice")
    if entry is not None and not entry.reference and not entry.demanded:
        return f"{report.track_name.split('（')[0]}，未事先通知"
    return _formality(report, "notice")
