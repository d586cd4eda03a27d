"""Nobody missed (摸排核对): read the school's rosters and surveys, compare them, show and settle what was found.

People by name are in the scratch space only; counts, hashes and what was done are journalled. What is slow takes a
``progress`` and runs in a worker; what journals is fast and runs where the answers are given.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from inspector.base.errors import BadInputError
from inspector.base.messages import message
from inspector.domain import reconcile as compared
from inspector.domain.reconcile import SEPARATOR, Table
from inspector.domain.survey import PEOPLE, SurveyRow, read_row
from inspector.exchange import people_columns
from inspector.exchange.outside_tables import read_people
from inspector.exchange.people_file import MAX_BYTES, Remark
from inspector.services.survey_answers import suggestions
from inspector.services.survey_names import retention
from inspector.services.survey_result import counts_of, keep_settled, observe, plain_of, settled_pairs
from inspector.services.survey_sample import sample_view
from inspector.services.survey_state import (
    has_names,
    journal,
    journal_counts,
    keep_rule,
    kept,
    names_of,
    rule_of,
    scratch_of,
)
from inspector.services.survey_views import Counts, RuleView, SurveyView, TableDraft, TableView
from inspector.services.visit_state import register, require_draft, state_of
from inspector.store.scratch import PARTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path
    from uuid import UUID

    from inspector.base.canonical import Json
    from inspector.base.messages import Language, Message
    from inspector.services.desk import Desk
    from inspector.store.scratch import Scratch

    Progress = Callable[[int, int], None]

_EVERY = 500
"""Rows between two words of progress."""
_MAX_DAYS = 60
_ROW_REMARKS = ("id_rounded", "day_unreadable", "day_impossible")
_SAME_NAME = 10


def read_tables(source: Path | bytes, name: str, progress: Progress) -> tuple[TableDraft, ...]:
    """Read a file's tables and how their columns look. Slow; nothing is kept.

    Raises:
        BadInputError: As ``exchange.people_file.read_people``; ``people_file_unreadable`` also when it is gone.
    """
    try:
        if not isinstance(source, bytes) and (size := source.stat().st_size) > MAX_BYTES:
            raise BadInputError("people_file_large", name=name, megabytes=size // 1_000_000)
        data = source if isinstance(source, bytes) else source.read_bytes()
    except OSError as error:
        raise BadInputError("people_file_unreadable", name=name) from error
    found = read_people(data, name, progress)
    drafts: list[TableDraft] = []
    for sheet in found.sheets:
        columns = people_columns.recognise(sheet)
        drafts.append(
            TableDraft(
                name, found.sha256, found.size_bytes, sheet, columns,
                people_columns.guess_side(name, sheet, columns), people_columns.guess_people(name, sheet, columns),
                found.remarks,
            )
        )  # fmt: skip
    return tuple(drafts)


def remarks_of(draft: TableDraft, language: Language) -> tuple[Message, ...]:
    """Return in words what is odd about a table as its columns are read now."""
    return tuple(message(remark.code, language, **remark.values) for remark in _odd(draft))


def put_in(desk: Desk, visit_id: UUID, draft: TableDraft, progress: Progress) -> int:
    """Put a table's people into the scratch space, all or none; return its number. Slow: run in a worker.

    ``keep_tables`` journals it afterwards.
    """
    state = require_draft(desk, visit_id)
    counts: dict[str, int] = {}
    people = _people(draft, state.on, counts, progress)
    body: dict[str, Any] = {
        "file": draft.file_name, "sha256": draft.sha256, "size": draft.size_bytes, "sheet": draft.sheet.n,
        "title": draft.sheet.name, "side": draft.side, "people": draft.people,
        "has_unit": draft.columns.column("unit") is not None,
    }  # fmt: skip
    space = scratch_of(desk, visit_id)
    table = space.add_table(body, people)
    odd = [
        *_odd(draft),
        *(Remark(f"people_{code}", {"n": counts[code]}) for code in _ROW_REMARKS if counts.get(code)),
    ]
    if counts.get("same_name", 0) >= _SAME_NAME:
        odd.append(Remark("people_same_name", {"n": counts["same_name"]}))
    remarks = [{"code": remark.code, "values": remark.values} for remark in odd]
    facts = {"rows": counts.get("rows", 0), "bad_rows": counts.get("bad_rows", 0), "remarks": remarks}
    space.keep_fact(f"table/{table}", cast("Json", facts))
    return table


def keep_tables(desk: Desk, visit_id: UUID) -> None:
    """Journal which tables are in: their hashes and sizes, never a name. What was compared before is out of date."""
    files: list[Json] = []
    for table, body in scratch_of(desk, visit_id).tables():
        facts = _facts(desk, visit_id, table)
        names = ("side", "people", "sha256", "size", "sheet")
        files.append({**{name: body[name] for name in names}, "rows": facts["rows"]})
    journal(desk, visit_id, sources={"files": files}, result={})


def take_out(desk: Desk, visit_id: UUID, table: int) -> None:
    """Take a table out again."""
    require_draft(desk, visit_id)
    space = names_of(desk, visit_id)
    space.drop_table(table)
    keep_settled(space, settled_pairs(space))
    keep_tables(desk, visit_id)


def set_rule(desk: Desk, visit_id: UUID, rule: RuleView) -> None:
    """Set days of observation, their basis, and the key areas; what was compared before is out of date.

    Raises:
        BadInputError: ``survey_rule_wrong``: not 1 to 60 days.
    """
    if not 1 <= rule.days <= _MAX_DAYS:
        raise BadInputError("survey_rule_wrong")
    clean = RuleView(rule.days, rule.basis.strip(), tuple(dict.fromkeys(a.strip() for a in rule.areas if a.strip())))
    if clean != rule_of(desk, visit_id):
        keep_rule(desk, visit_id, clean)
        if kept(desk, visit_id, "result"):
            journal(desk, visit_id, result={})


def compare(desk: Desk, visit_id: UUID, progress: Progress) -> None:
    """Compare all that is in. Slow: run in a worker; ``keep_result`` journals the counts afterwards.

    Raises:
        BadInputError: ``survey_no_tables``.
    """
    from inspector.services.pinyin import syllables  # loads its tables: 0.1 s

    space = names_of(desk, visit_id) if has_names(desk, visit_id) else scratch_of(desk, visit_id)
    lacking = _lacking(space, desk.language)
    if lacking:
        raise BadInputError("survey_no_tables", lacking=lacking)
    rule = rule_of(desk, visit_id)
    for n, people in enumerate(PEOPLE):
        step = _step(progress, n, len(PEOPLE))
        if not space.count("survey", people):
            space.keep_fact(f"result/{people}", None)
            continue
        both = compared.reconcile(
            Table(*space.keys("roster", people)), Table(*space.keys("survey", people)), syllables, step
        )
        space.keep_fact(f"result/{people}", plain_of(both))
        space.keep_fact(f"observed/{people}", observe(space, people, rule, both))


def keep_result(desk: Desk, visit_id: UUID) -> None:
    """Journal the counts of the comparison as it is settled now."""
    space = names_of(desk, visit_id)
    counts = [counts_of(space, people) for people in PEOPLE if space.fact(f"result/{people}")]
    journal_counts(desk, visit_id, counts)


def view(desk: Desk, visit_id: UUID) -> SurveyView:
    """Return the page of a visit."""
    state = state_of(desk, visit_id)
    here = has_names(desk, visit_id)
    result = kept(desk, visit_id, "result")
    return SurveyView(
        visit_id=visit_id,
        school=register(state.school, "identity").get("name", ""),
        tables=_tables(desk, visit_id) if here else (),
        rule=rule_of(desk, visit_id),
        retention=retention(desk),
        counts=tuple(Counts(**counts) for counts in result.get("counts", ())),
        sample=sample_view(desk, visit_id, whole=False),
        suggestions=suggestions(desk, visit_id),
        has_names=here,
        erased_at="" if here else kept(desk, visit_id, "erased").get("at", ""),
        read_only=state.stage != "draft",
    )


def _odd(draft: TableDraft) -> tuple[Remark, ...]:
    return (*draft.remarks, *people_columns.remarks_of(draft.sheet, draft.columns))


def _people(draft: TableDraft, on: date, counts: dict[str, int], progress: Progress) -> Iterator[Sequence[Any]]:
    names: dict[str, int] = {}
    for done, (n, cells) in enumerate(people_columns.people_rows(draft.sheet, draft.columns)):
        if done % _EVERY == 0:
            progress(done, draft.n_rows)
        row = read_row(cells, people=draft.people, on=on)
        names[row.name] = names.get(row.name, 0) + 1
        for code in row.faults:
            counts[code] = counts.get(code, 0) + 1
        counts["bad_rows"] = counts.get("bad_rows", 0) + bool(row.faults)
        yield _columns(n, draft.side, row)
    counts["rows"] = sum(names.values())
    counts["same_name"] = max(names.values(), default=0)
    progress(draft.n_rows, draft.n_rows)


def _columns(n: int, side: str, row: SurveyRow) -> Sequence[Any]:
    survey = side == "survey"
    return (
        n,
        PARTS.index((side, row.people)),
        f"{row.name}{SEPARATOR}{row.class_key}{SEPARATOR}{row.id_key}",
        " ".join(row.faults),
        row.travel if survey else "",
        row.contact if survey else "",
        row.start.isoformat() if row.start else "",
        row.end.isoformat() if row.end else "",
        row.unit,
        json.dumps(row.shown, ensure_ascii=False),
    )


def _facts(desk: Desk, visit_id: UUID, table: int) -> dict[str, Any]:
    found = scratch_of(desk, visit_id).fact(f"table/{table}")
    empty: dict[str, Any] = {"rows": 0, "bad_rows": 0, "remarks": []}
    return cast("dict[str, Any]", found) if isinstance(found, dict) else empty


def _tables(desk: Desk, visit_id: UUID) -> tuple[TableView, ...]:
    found: list[TableView] = []
    for table, body in scratch_of(desk, visit_id).tables():
        facts = _facts(desk, visit_id, table)
        remarks = tuple(message(r["code"], desk.language, **r["values"]) for r in facts["remarks"])
        found.append(
            TableView(
                table, body["file"], body["title"], body["side"], body["people"], facts["rows"], facts["bad_rows"],
                body["sha256"], remarks,
            )
        )  # fmt: skip
    return tuple(found)


def _lacking(space: Scratch, language: str) -> str:
    zh = language == "zh"
    n = {side: sum(space.count(side, people) for people in PEOPLE) for side in ("roster", "survey")}
    words = {"roster": "花名册" if zh else "a roster", "survey": "摸排表" if zh else "a survey"}
    return ("和" if zh else " and ").join(words[side] for side in words if not n[side])


def _step(progress: Progress, n: int, parts: int) -> Progress:
    def report(done: int, total: int) -> None:
        progress(n * total + done, parts * total)

    return report
