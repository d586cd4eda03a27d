"""The form of the school's report on rectification (整改报告): what was found is printed, what was done filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from inspector.documents import fonts, furniture, letter, qr
from inspector.documents.form_field import FieldBox, FixedField
from inspector.documents.grid import Grid, Look, row
from inspector.documents.letter import Head, LetterDocument
from inspector.documents.linesetter import Style, Text
from inspector.documents.pdfa import Facts
from inspector.documents.stack import Whole
from inspector.documents.writs.parts import FORM_CELL, FORM_LABEL, FORM_LOOK, FORM_TEXT
from inspector.domain import reply
from inspector.domain.reply import FormCode, field_of
from inspector.domain.report import Problem

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

_LABEL = 30 * letter.mm
_LINE, _LINES = 20.0, 62.0
_NOTE = Style(fonts.SANS, 8.5, 13, color=furniture.GREY)
_ASKED: Final = (
    ("measures", "整改措施及结果", _LINES, reply.LONG, True),
    ("state", "完成情况", _LINE, 0, False),
    ("done_on", "完成日期", _LINE, reply.SHORT, False),
    ("responsible", "责任人及职务", _LINE, reply.SHORT, False),
    ("proof", "佐证材料（名称、份数）", 2 * _LINE, reply.LONG, True),
)
_LAST: Final = (
    ("filled_by", "填报人及职务"),
    ("phone", "联系电话"),
    ("head", "学校主要负责人"),
    ("filled_on", "填报日期"),
)
_HOW = (
    "请用任意PDF阅读器在方框内填写并保存，连同佐证材料报送督导机构；也可以打印后手写。完成情况从列表中选择，日期写作"
    "2026年12月4日或者20261204。本表由学校填报，不是督导机构的文书；是否销号，以整改核查意见书为准。"
)


@dataclass(frozen=True, slots=True)
class FormParts:
    """All that a form is drawn from."""

    issuer: str
    school: str
    number: str
    """Of the record."""
    visited_on: str
    """As printed."""
    journal: str
    """Head of the journal, as the record has it."""
    frozen_at: str
    code: FormCode
    problems: tuple[Problem, ...]
    """Those that were not put right on the spot."""


def draw_form(parts: FormParts, out: BinaryIO) -> int:
    """Write a form and return its number of pages. The same parts give the same bytes."""
    page = furniture.PageFacts(
        parts.number, parts.school, "整改报告", furniture.grouped(parts.journal),
        qr.qr_text(parts.number, parts.code.sha256), draft=False,
    )  # fmt: skip
    facts = Facts(
        f"整改报告 {parts.number} {parts.school}", parts.school, "整改报告", parts.frozen_at, f"{parts.code.text}/form"
    )
    return LetterDocument("form", out, page, facts, ()).run(_story(parts))


def _story(parts: FormParts) -> list[Flowable]:
    known = (
        ("报送单位", parts.school),
        ("督导机构", parts.issuer),
        ("检查记录", parts.number),
        ("检查日期", parts.visited_on),
        ("整改问题", f"{len(parts.problems)}个"),
    )
    found: list[Flowable] = [
        Head("form", parts.school, f"依据{parts.number}", "整改报告"),
        Grid(
            [_LABEL, letter.WIDTH - _LABEL],
            [row(Text(name, FORM_LABEL), Text(value, FORM_CELL)) for name, value in known],
            FORM_LOOK, labels=(0,), after=4,
        ),
        Text(_HOW, _NOTE, after=4),
        FixedField(reply.CODE_FIELD, "表格编号，请勿改动", parts.code.text),
    ]  # fmt: skip
    for one in parts.problems:
        found += _problem(one)
    return [*found, _end(), Text("学校盖章：", FORM_TEXT, before=14)]


def _problem(one: Problem) -> list[Flowable]:
    facts = {
        "问题事实": one.fact,
        "整改要求": one.measure,
        "完成期限": one.due_text,
        "责任单位和人员": one.responsible,
    }
    told = [(name, text) for name, text in facts.items() if text]
    printed = Grid(
        [_LABEL, letter.WIDTH - _LABEL],
        [row(Text(name, FORM_LABEL), Text(text, FORM_CELL)) for name, text in told],
        FORM_LOOK, labels=(0,),
    )  # fmt: skip
    fields = [
        (
            name,
            label,
            FieldBox(
                field_of(one.n, name), f"问题{one.n}：{label}", height=height, most=most, lines=lines,
                choices=reply.STATES if name == "state" else (),
            ),
        )
        for name, label, height, most, lines in _ASKED
    ]  # fmt: skip
    asked = Grid(
        [_LABEL, letter.WIDTH - _LABEL],
        [row(Text(label, FORM_LABEL), box, fill=None) for _, label, box in fields],
        _FIELDS, labels=(0,), after=6,
    )  # fmt: skip
    heading = furniture.Heading(f"问题{one.n}　{one.title}")
    return [Whole([heading, printed], _KEPT), Whole([asked], _KEPT)]


def _end() -> Flowable:
    rows = [
        row(Text(label, FORM_LABEL), FieldBox(name, label, height=_LINE, most=reply.SHORT)) for name, label in _LAST
    ]
    table = Grid([_LABEL, letter.WIDTH - _LABEL], rows, _FIELDS, labels=(0,))
    return Whole([furniture.Heading("填报信息"), table], _KEPT)


_FIELDS = Look(pads=(5, 3, 3, 3), outline=0.8, between=(0.4, furniture.GREY), upright=(0.4, furniture.GREY))
_KEPT = 0.7 * letter.HEIGHT
