"""The school's report on rectification (整改报告): the form that is handed out, and what came back in it."""

from __future__ import annotations

import io
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from inspector.base.canonical import sha256_hex
from inspector.base.clock import civil_date, parse_utc, utc_text
from inspector.base.errors import BadInputError, MissingError, RefusedError
from inspector.base.ids import new_id
from inspector.domain import reply
from inspector.domain.reply import Answer, FormCode, Reply
from inspector.services.conclude import latest_freeze
from inspector.services.records import file_name, write_whole
from inspector.services.visit_state import register, state_of
from inspector.services.writ_rows import signed_report
from inspector.store.tables import Edit

if TYPE_CHECKING:
    from pathlib import Path

    from inspector.domain.report import Problem, Report
    from inspector.services.desk import Desk
    from inspector.store.tables import Row

TITLE = "整改报告"


@dataclass(frozen=True, slots=True)
class Answered:
    """A problem with what the school says of it."""

    n: int
    title: str
    due_text: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class ReplyView:
    """A report that came back."""

    visit_id: UUID
    number: str
    """Of the record."""
    school: str
    answered: tuple[Answered, ...]
    reply: Reply
    lacks: tuple[tuple[int, str], ...]
    """As ``domain.reply.lacks_of``."""
    sha256: str
    """Of the file."""
    file: str
    """Its name when it came."""
    taken_at: datetime | None = None
    """When it was taken in; None while it is looked at only."""
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What can be done about the reports of a visit."""

    replies: tuple[ReplyView, ...]
    form_name: str
    """A name for the form's file; "" where no problem waits to be put right, so that there is no form."""


def standing(desk: Desk, visit_id: UUID) -> Standing:
    """Return what came back for a visit, and whether a form can be handed out. Slow: run in a task."""
    try:
        report = signed_report(desk, visit_id)
    except RefusedError:  # its record is here, what it was made of is not
        return Standing((), "")
    name = file_name(report.number, report.school.name, f"{TITLE}（待填）")
    return Standing(replies(desk, visit_id), name if _running(report) else "")


def draw_form(desk: Desk, visit_id: UUID) -> bytes:
    """Draw the form for a visit's school. Slow: run in a task.

    Raises:
        RefusedError: ``record_missing``; ``reply_nothing_open``: no problem waits to be put right.
    """
    from inspector.documents import reply_form  # the library of documents: on demand

    report, code = _of_visit(desk, visit_id)
    problems = _running(report)
    if not problems:
        raise RefusedError("reply_nothing_open")
    visited = civil_date(parse_utc(report.arrived_at))
    out = io.BytesIO()
    parts = reply_form.FormParts(
        report.issuer, report.school.name, report.number, f"{visited.year}年{visited.month}月{visited.day}日",
        report.journal.hash, report.frozen_at, code, problems,
    )  # fmt: skip
    reply_form.draw_form(parts, out)
    return out.getvalue()


def save_form(desk: Desk, visit_id: UUID, target: Path) -> None:
    """Write the form to a file. Slow: run in a task. Raises as ``draw_form`` and ``records.save_document``."""
    write_whole(draw_form(desk, visit_id), target)


def read(desk: Desk, data: bytes, name: str) -> ReplyView:
    """Return what a form that came back says, without keeping it. Slow: run in a task.

    Raises:
        BadInputError: as ``exchange.outside.read_form``; ``reply_fields_missing``; ``reply_other_visit``: no visit
            of this laptop; ``reply_other_version``: the record that it answers is not the one that was signed.
    """
    from inspector.exchange.outside import read_form

    code, values = read_form(data, name)
    visit_id = UUID(code.visit)
    if desk.store.find("visit", visit_id) is None:
        raise BadInputError("reply_other_visit", file=name)
    try:
        report, own = _of_visit(desk, visit_id)
    except RefusedError as error:
        raise BadInputError("reply_other_visit", file=name) from error
    if not own.sha256.startswith(code.sha256) or own.version != code.version:
        raise BadInputError("reply_other_version", file=name, number=report.number)
    missing = [field for field in reply.fields_of(_running(report)) if field not in values]
    if missing:
        raise BadInputError("reply_fields_missing", file=name, n=len(missing), field=missing[0])
    sha256 = sha256_hex(data)
    before = next((one for one in replies(desk, visit_id) if one.sha256 == sha256), None)
    return before or _view(visit_id, report, reply.reply_of(values, _running(report)), sha256, name)


def take(desk: Desk, data: bytes, name: str) -> ReplyView:
    """Keep a report: its file, and what it says of each problem. Slow: run in a task.

    Raises:
        BadInputError: as ``read``; ``reply_empty``: nothing was filled in; ``reply_taken``: this file is here already.
    """
    view = read(desk, data, name)
    if view.taken_at is not None:
        raise BadInputError("reply_taken", file=name, on=civil_date(view.taken_at).isoformat())
    if not any(one.answer.measures or one.answer.state for one in view.answered):
        raise BadInputError("reply_empty", file=name)
    row, region = new_id(), state_of(desk, view.visit_id).visit.region_code
    value = {"sha256": desk.store.evidence.put(data), "name": name, "at": utc_text(desk.clock()), **asdict(view.reply)}
    value["answers"] = list(value["answers"])
    edits = [
        Edit("reply", row, region, "key", {"visit_id": str(view.visit_id)}),
        Edit("reply", row, region, "reply", value),
    ]
    desk.store.record(edits, actor=desk.actor)
    return next(one for one in replies(desk, view.visit_id) if one.id == row)


def replies(desk: Desk, visit_id: UUID) -> tuple[ReplyView, ...]:
    """Return the reports that were taken in for a visit, the oldest first."""
    rows = [row for row in desk.store.select("reply", visit_id=str(visit_id)) if "reply" in row.values]
    if not rows:
        return ()
    report = signed_report(desk, visit_id)
    return tuple(_kept(visit_id, report, row) for row in rows)


def find(desk: Desk, reply_id: UUID) -> tuple[ReplyView, bytes]:
    """Return a report that was taken in, with its file. Raises MissingError("reply_missing")."""
    row = desk.store.find("reply", reply_id)
    if row is None or "reply" not in row.values:
        raise MissingError("reply_missing")
    visit_id = UUID(register(row, "key")["visit_id"])
    return _kept(visit_id, signed_report(desk, visit_id), row), desk.store.evidence.get(
        register(row, "reply")["sha256"]
    )


def last_answers(desk: Desk, visit_id: UUID) -> dict[int, Answer]:
    """Return what the school said last of each problem."""
    found: dict[int, Answer] = {}
    for one in replies(desk, visit_id):
        found |= {each.n: each.answer for each in one.answered if each.answer.measures or each.answer.state}
    return found


def _of_visit(desk: Desk, visit_id: UUID) -> tuple[Report, FormCode]:
    report = signed_report(desk, visit_id)
    frozen = latest_freeze(desk, visit_id) or {}
    return report, FormCode(str(visit_id), report.version, frozen["sha256"])


def _running(report: Report) -> tuple[Problem, ...]:
    """Return the problems that were not put right on the spot."""
    return tuple(one for one in report.problems if not one.put_right_at)


def _kept(visit_id: UUID, report: Report, row: Row) -> ReplyView:
    value = register(row, "reply")
    said = Reply(tuple(Answer(**one) for one in value["answers"]), *(value[name] for name in reply.AT_THE_END))
    return _view(
        visit_id, report, said, value["sha256"], value["name"], taken_at=parse_utc(value["at"]), reply_id=row.id
    )


def _view(
    visit_id: UUID,
    report: Report,
    said: Reply,
    sha256: str,
    name: str,
    *,
    taken_at: datetime | None = None,
    reply_id: UUID | None = None,
) -> ReplyView:
    answers = {one.n: one for one in said.answers}
    answered = tuple(
        Answered(one.n, one.title, one.due_text, answers[one.n]) for one in _running(report) if one.n in answers
    )
    lacks = reply.lacks_of(said)
    return ReplyView(
        visit_id, report.number, report.school.name, answered, said, lacks, sha256, name, taken_at, reply_id
    )
