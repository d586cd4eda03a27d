"""The notebook in the record: duty test, people met, papers looked at, places walked; a section each."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from inspector.documents import fonts
from inspector.documents import furniture as f
from inspector.documents.grid import Grid, Look, row
from inspector.documents.linesetter import Style, Text
from inspector.documents.stack import Stack

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.platypus import Flowable

    from inspector.documents.annex import Annex
    from inspector.domain.notebook import DutyCall
    from inspector.domain.report import Report

_LOOK = Look(pads=(2.1, 5.0, 1.6, 2.4), top=0.9, bottom=0.9, under_head=0.6, between=(0.35, f.HAIR))
_CENTRE = Style(fonts.SERIF, 8.5, 12.05, "center")
_HEAD_CENTRE = Style(fonts.SANS_MEDIUM, 8.5, 12.05, "center")
_LEADER = {"yes": "能说出当班带班领导姓名。", "no": "说不出当班带班领导姓名。", "": ""}


def notebook(report: Report, numerals: Iterator[str], annex: Annex) -> list[Flowable]:
    """Return the sections of the lists that have an entry; each takes the next numeral."""
    story: list[Flowable] = []
    for made in (_calls(report, annex), _people(report, annex), _papers(report, annex), _places(report, annex)):
        if made is not None:
            title, table = made
            story.append(Stack([f.Heading(f"{next(numerals)}、{title}"), table]))
    return story


_Section = tuple[str, Grid] | None


def _calls(report: Report, annex: Annex) -> _Section:
    if not report.duty_calls:
        return None
    rows = [
        (
            f.clock(call.started_at),
            call.number,
            _rang(call),
            _called(call.who, call.role),
            _LEADER[call.leader] + annex.place(f"值班电话抽测第{n}次回答内容", call.said),
        )
        for n, call in enumerate(report.duty_calls, 1)
    ]
    heads = ("次序", "时间", "拨打的号码", "响铃与接听", "接听人", "回答")
    return f"值班电话抽测（{len(rows)}次）", _table((10, 18, 28, 42, 27, 40), heads, rows)


def _people(report: Report, annex: Annex) -> _Section:
    if not report.people_met:
        return None
    rows = [
        (
            f.clock(person.at),
            _called(person.name, person.role),
            annex.place(f"访谈{n}所问内容", person.asked),
            annex.place(f"访谈{n}回答内容", person.said),
        )
        for n, person in enumerate(report.people_met, 1)
    ]
    heads = ("序号", "时间", "访谈对象", "所问", "所答")
    return f"访谈人员（{len(rows)}人次）", _table((10, 18, 33, 44, 60), heads, rows)


def _papers(report: Report, annex: Annex) -> _Section:
    if not report.papers_seen:
        return None
    numbers = {entry.sha256: entry.n for entry in report.evidence}
    rows = [
        (
            paper.title,
            paper.number,
            _day(paper.dated),
            annex.place(f"查阅资料{n}情况", paper.found) + _linked([numbers[one] for one in paper.photos]),
        )
        for n, paper in enumerate(report.papers_seen, 1)
    ]
    heads = ("序号", "资料名称", "文号", "资料日期", "查阅情况")
    return f"查阅资料（{len(rows)}份）", _table((10, 47, 29, 26, 53), heads, rows)


def _places(report: Report, annex: Annex) -> _Section:
    if not report.places_walked:
        return None
    rows = [
        (
            _span(f.clock(place.from_at), f.clock(place.until_at)),
            place.place,
            annex.place(f"走访地点{n}所见情况", place.seen),
        )
        for n, place in enumerate(report.places_walked, 1)
    ]
    heads = ("序号", "时间", "地点", "所见情况")
    return f"走访地点（{len(rows)}处）", _table((10, 34, 41, 80), heads, rows)


def _table(widths: Sequence[float], heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Grid:
    """Return a table numbered from 1; widths in mm."""
    head = row(Text(heads[0], _HEAD_CENTRE), *(Text(name, f.CELL_HEAD) for name in heads[1:]), fill=f.TINT)
    body = [
        row(Text(str(n), _CENTRE), *(Text(text, f.CELL) for text in texts)) for n, texts in enumerate(rows, start=1)
    ]
    return Grid([w * mm for w in widths], body, _LOOK, head=head)


def _rang(call: DutyCall) -> str:
    rang = f"响铃{call.rings}声（{call.waited_seconds}秒）" if call.rings else f"等候{call.waited_seconds}秒"
    return f"{rang}后有人接听" if call.answered else f"{rang}无人接听"


def _called(name: str, role: str) -> str:
    return f"{name}（{role}）" if name and role else name or role


def _linked(numbers: Sequence[int]) -> str:
    return f"（见证据{'、'.join(str(n) for n in numbers)}）" if numbers else ""


def _day(iso: str) -> str:
    if not iso:
        return ""
    day = date.fromisoformat(iso)
    return f"{day.year}年{day.month}月{day.day}日"


def _span(begun: str, ended: str) -> str:
    return f"{begun}—{ended}" if ended else f"{begun}起"
