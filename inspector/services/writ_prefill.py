"""What a document's form begins with: from the record, the calendar, what was written last. All can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.base.clock import CHINA, civil_date, parse_utc
from inspector.services import campaign
from inspector.services.security import identity_of
from inspector.services.visit_state import calendar_of, register, state_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from inspector.domain.report import Report
    from inspector.domain.template import Template
    from inspector.domain.writ import Reference
    from inspector.domain.writ_kinds import Field
    from inspector.services.desk import Desk

_MOST_SCHOOLS = 500
"""Schools of the register that a draw begins with; of more, the list is put in by hand."""


def remembered_key(name: str) -> str:
    """Return where this laptop keeps what was written into a field last."""
    return f"local/writ/{name}"


def prefill(
    desk: Desk, template: Template, report: Report | None, refers: tuple[Reference, ...], school: str
) -> dict[str, str]:
    """Return what each field of a form begins with; also ``to`` where the template says whom it is for."""
    held = _held(desk, template, report, refers, school)

    def value(name: str) -> str:
        return held.get(name, "")

    found = {field.name: _begins(desk, field, report, value) for field in template.kind.fields}
    if template.kind.campaign:
        found |= campaign.period_of(desk)
    return found | ({"to": template.to.fill(value)} if template.to else {})


def _begins(desk: Desk, field: Field, report: Report | None, value: Callable[[str], str]) -> str:
    kept = desk.store.draft(remembered_key(field.name)) if field.remembered else None
    if kept is not None:
        return kept
    if field.kind == "date":
        later = calendar_of(desk).add_working_days(civil_date(desk.clock()), field.days).isoformat()
        due = [one.due_on for one in report.problems if one.due_on] if report and field.after_deadlines else []
        return max([*due, later])
    if field.kind == "choice":
        return field.choices[0].zh
    return field.begins.fill(value) if field.begins else ""


def outcome_of(desk: Desk, visit_id: UUID, item: str) -> str:
    """Return ``closed`` where a later signed visit found a problem's item in order, else ``open``."""
    state = state_of(desk, visit_id)
    row = state.problems.get(item)
    if row is None:
        return "open"
    school = register(state.visit, "key").get("school_id", "")
    settled = (register(one, "stage").get("settles", ()) for one in desk.store.select("visit", school_id=school))
    return "closed" if any(str(row.id) in problems for problems in settled) else "open"


def _held(
    desk: Desk, template: Template, report: Report | None, refers: tuple[Reference, ...], school: str
) -> dict[str, str]:
    """Return what fields may begin with, by the names of their places."""
    me = identity_of(desk)
    at = desk.clock().astimezone(CHINA)
    found = {
        "me": me.name,
        "me.card": me.card_number,
        "now": f"{at.year}年{at.month}月{at.day}日{at.hour}时{at.minute:02}分",
        "school": school,
    }
    for name, one in [("first", one) for one in refers[:1]] + [(one.kind, one) for one in refers]:
        found |= {f"{name}.title": one.title, f"{name}.number": one.number, f"{name}.on": one.on}
    if template.kind.draws:
        names = [register(row, "identity").get("name", "") for row in desk.store.select("school")]
        found["schools"] = "\n".join(names) if len(names) <= _MOST_SCHOOLS else ""
    if report is not None:
        found |= _of_report(report)
    return found


def _of_report(report: Report) -> dict[str, str]:
    arrived = parse_utc(report.arrived_at).astimezone(CHINA)
    n_checked = report.counts.total - report.counts.not_checked - report.counts.not_applicable
    process = (
        f"督导组{len(report.team)}人于{arrived.year}年{arrived.month}月{arrived.day}日{arrived.hour}时{arrived.minute:02}分"
        f"到校，采取现场查看、查阅资料、询问访谈等方式，检查{n_checked}项。"
    )
    head = "，".join(part for part in (report.school.head_name, report.school.head_title) if part)
    return {"process": process, "evaluation": report.opinion, "school.head": head}
