"""What a document's form begins with: from the record, the calendar, what was written last. All can be changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from inspector.base.clock import CHINA, civil_date, parse_utc
from inspector.domain.writ_kinds import CLUE_KINDS, DEFENCES, DELIVERY_WAYS, KINDS
from inspector.services.security import identity_of
from inspector.services.visit_state import calendar_of, register, state_of

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.domain.report import Report
    from inspector.domain.writ import Reference
    from inspector.services.desk import Desk

REMEMBERED: Final = ("phone", "copies", "requirement", "consequence")
"""Fields that begin with what was written into them last."""
_DAYS: Final = {"term": 5, "reply_by": 5, "due": 5, "from_on": 3, "until_on": 3}
"""Working days until other dates (建议: no rule of the nation names any)."""
_MOST_SCHOOLS = 500
"""Schools of the register that a draw begins with; of more, the list is put in by hand."""
_REPORT_DAYS = 10
"""Working days until a written report is asked for, where no problem names a later day (建议)."""

_WORDS: Final = {
    "requirement": "对整改事项实行清单管理，完成一项、核查一项、销号一项；整改期间不得放松防控措施。",
    "consequence": (
        "逾期不整改、整改不实的，依照《教育督导条例》（2012年）第二十五条通报批评并责令改正；"
        "情节严重的，向有权机关提出处理建议。"
    ),
    "defence": "你校未提出陈述申辩。",
    "next_step": "请巩固整改成果；未销号的问题继续整改，按期书面报告结果。",
    "n_copies": "1份",
    "objects": DEFENCES[0].zh,
    "clue_kind": CLUE_KINDS[0].zh,
    "basis": "苏校防组〔2020〕6号；《教育督导条例》（2012年）第十二条、第十七条",
    "matter": "疫情防控组织领导、应急值守、联防联控工作机制落实情况，防控预案、宣传教育和物资准备情况。",
    "prepare": "防控工作方案和预案，值班安排和值班记录，师生员工行程和健康摸排汇总，防疫物资台账，自查情况。",
    "reason": "对苗头性、倾向性问题早发现、早提醒，现就有关情况提醒如下。",
    "track": "专项督导",
    "remark": "",
    "way": DELIVERY_WAYS[0].zh,
}


def remembered_key(name: str) -> str:
    """Return where this laptop keeps what was written into a field last."""
    return f"local/writ/{name}"


def prefill(desk: Desk, kind: str, report: Report | None, refers: tuple[Reference, ...], school: str) -> dict[str, str]:
    """Return what each field of a kind's form begins with."""
    today = civil_date(desk.clock())
    found: dict[str, str] = {}
    for field in KINDS[kind].fields:
        kept = desk.store.draft(remembered_key(field.name)) if field.name in REMEMBERED else None
        if kept is not None:
            found[field.name] = kept
        elif field.name in _WORDS:
            found[field.name] = _WORDS[field.name]
        elif field.kind == "date":
            later = calendar_of(desk).add_working_days(today, _DAYS.get(field.name, 0))
            found[field.name] = later.isoformat()
    found |= _of_kind(desk, kind, school)
    found |= _from_identity(desk) | _from_report(desk, report, today)
    if any(one.kind == "defence" for one in refers):
        found["defence"] = "你校提出的陈述申辩已收悉。经逐条研究，"
    names = {field.name for field in KINDS[kind].fields}
    return {**dict.fromkeys(names, ""), **{k: text for k, text in found.items() if k in names or k == "to"}}


def outcome_of(desk: Desk, visit_id: UUID, item: str) -> str:
    """Return ``closed`` where a later signed visit found a problem's item in order, else ``open``."""
    state = state_of(desk, visit_id)
    row = state.problems.get(item)
    if row is None:
        return "open"
    school = register(state.visit, "key").get("school_id", "")
    settled = (register(one, "stage").get("settles", ()) for one in desk.store.select("visit", school_id=school))
    return "closed" if any(str(row.id) in problems for problems in settled) else "open"


def _of_kind(desk: Desk, kind: str, school: str) -> dict[str, str]:
    """Return what only some kinds begin with, among them whom they are for, where that is not the school."""
    me = identity_of(desk)
    at = desk.clock().astimezone(CHINA)
    when = f"{at.year}年{at.month}月{at.day}日{at.hour}时{at.minute:02}分"
    own = {
        "assignment": {"to": me.name, "team": f"组长{me.name}（督学证号{me.card_number}）。"},
        "notice": {"team": f"组长{me.name}。"},
        "talk": {"at": when, "host": me.name, "recorder": me.name, "reason": ""},
        "supervised": {"matter": ""},
        "clue_transfer": {"matter": "", "requirement": ""},
        "circular": {"to": "各学校", "requirement": ""},
        "receipt": {"place": school},
    }
    if kind == "draw_record":
        names = [register(row, "identity").get("name", "") for row in desk.store.select("school")]
        return {"population": "\n".join(names) if len(names) <= _MOST_SCHOOLS else ""}
    return own.get(kind, {})


def _from_identity(desk: Desk) -> dict[str, str]:
    return {"contact": identity_of(desk).name}


def _from_report(desk: Desk, report: Report | None, today: date) -> dict[str, str]:
    if report is None:
        return {}
    later = calendar_of(desk).add_working_days(today, _REPORT_DAYS)
    due = [date.fromisoformat(one.due_on) for one in report.problems if one.due_on]
    arrived = parse_utc(report.arrived_at).astimezone(CHINA)
    n_checked = report.counts.total - report.counts.not_checked - report.counts.not_applicable
    process = (
        f"督导组{len(report.team)}人于{arrived.year}年{arrived.month}月{arrived.day}日{arrived.hour}时{arrived.minute:02}分"
        f"到校，采取现场查看、查阅资料、询问访谈等方式，检查{n_checked}项。"
    )
    head = "，".join(part for part in (report.school.head_name, report.school.head_title) if part)
    return {
        "report_by": max([*due, later]).isoformat(),
        "process": process,
        "evaluation": report.opinion,
        "receiver": head,
    }
