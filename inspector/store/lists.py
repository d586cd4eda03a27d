"""What lists of many visits show, counted by SQL: a thousand visits are listed without reading their answers.

The expressions are those of the indexes of migration 0003: SQLite takes an index only for the very same words.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from inspector.store.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

STAGE = "coalesce(json_extract(stage, '$.value'), 'draft')"
ARRIVED = "json_extract(plan, '$.arrived_at')"
DUE = "json_extract(content, '$.due_on')"
STANDING = "content IS NOT NULL AND coalesce(json_extract(withdrawn, '$.value'), 0) = 0"
RUNNING = f"{STANDING} AND coalesce(json_extract(put_right, '$.text'), '') = ''"
"""A problem whose deadline runs: it stands and was not put right on the spot."""
_SETTLED = (
    "SELECT replace(value, '-', '') FROM visit, json_each(visit.stage, '$.settles')"
    " WHERE json_extract(stage, '$.value') IN ('signed', 'delivered')"
)
_WAITING = f"{RUNNING} AND id NOT IN ({_SETTLED})"
"""And no later signed visit found its item in order."""
UNANSWERED_FLAG = (
    "flag IS NOT NULL AND coalesce(json_extract(struck, '$.reason'), '') = ''"
    " AND coalesce(json_extract(act, '$.text'), '') = ''"
)
INDEXES = (
    f"CREATE INDEX ix_visit_stage ON visit ({STAGE})",
    f"CREATE INDEX ix_visit_arrived ON visit ({ARRIVED})",
    f"CREATE INDEX ix_problem_due ON problem ({DUE}) WHERE {RUNNING}",
    f"CREATE INDEX ix_red_flag_open ON red_flag (visit_id) WHERE {UNANSWERED_FLAG}",
)
_SHOWN = "plan IS NOT NULL AND json_extract(plan, '$.checklist') IN (SELECT sha256 FROM checklist)"
"""A visit is shown when the registers that it needs are there."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of one visit as its card shows them."""

    n_answered: int = 0
    n_problems: int = 0
    n_flags: int = 0
    number: str = ""
    team: tuple[str, ...] = ()
    changed_ms: int = 0
    """When an answer or the visit itself was changed last: milliseconds since 1970 (UTC)."""


_OF_SHOWN = f"EXISTS (SELECT 1 FROM visit WHERE visit.id = replace(problem.visit_id, '-', '') AND {_SHOWN})"  # noqa: S608  # expressions of ours
_AMONG = "IN (SELECT value FROM json_each(?))"
_WALL_CLOCKS = (
    "SELECT change.id, wall_at FROM json_each(?) wanted"
    ' CROSS JOIN change_at ON change_at."row" = wanted.value ->> 1 AND change_at.register = wanted.value ->> 2'
    " CROSS JOIN change ON change.place = change_at.place AND change.id = wanted.value ->> 0"
)
"""A cross join is read in the order it is written, so that no change is read but these."""
_GIVEN_BY = (
    " CROSS JOIN change_at ON change_at.\"row\" = {0}.id AND change_at.register = '{1}'"
    " CROSS JOIN change ON change.place = change_at.place AND change.id = {0}.{1}_by AND actor = ?"
)
"""Joins a row with the change that gave a register, where a person wrote it."""


class Lists:
    """Counts and orders for lists. ``query`` runs a statement under the store's guard and returns its rows.

    Raises:
        StoreError: ``store_damaged``: a page that was needed is damaged.
    """

    def __init__(self, query: Callable[[str, Sequence[Any]], list[Any]]) -> None:
        self._query = query

    # Names, marks and expressions of ours are all that is put into these statements.

    def visits(self, stages: Sequence[str] = (), limit: int = -1) -> list[UUID]:
        """Return the visits in these stages (none: in any), newest first."""
        where = f"AND {STAGE} {_AMONG}" if stages else ""
        values = (json.dumps(list(stages)), limit) if stages else (limit,)
        found = self._query(f"SELECT id FROM visit WHERE {_SHOWN} {where} ORDER BY id DESC LIMIT ?", values)  # noqa: S608  # ours
        return [UUID(row) for (row,) in found]

    def matching(self, schools: Iterable[UUID], number: str, stages: Sequence[str], limit: int) -> list[UUID]:
        """Return the visits at these schools, or whose record's number has this part (lower case), newest first."""
        staged = f"AND {STAGE} {_AMONG}" if stages else ""
        has = "instr(lower(json_extract({0}, '$.number')), ?)"
        signed = f"SELECT replace(visit_id, '-', '') FROM document WHERE {has.format('document')}"  # noqa: S608  # ours
        frozen = f"SELECT replace(visit_id, '-', '') FROM freeze WHERE {has.format('frozen')}"  # noqa: S608  # ours
        unsigned = f"{STAGE} = 'finalised' AND id IN ({frozen})"  # a freeze is large: only where there is no document
        statement = (
            f"SELECT id FROM visit WHERE {_SHOWN}"  # noqa: S608  # ours
            f" AND (school_id {_AMONG} OR id IN ({signed}) OR {unsigned}) {staged} ORDER BY id DESC LIMIT ?"
        )
        values = (json.dumps([str(school) for school in schools]), number, number)
        values += (json.dumps(list(stages)), limit) if stages else (limit,)
        return [UUID(row) for (row,) in self._query(statement, values)]

    def count_arrived(self, start: str, end: str) -> int:
        """Count the visits that arrived from ``start`` on and before ``end`` (UTC texts as journalled)."""
        statement = f"SELECT count(*) FROM visit WHERE {ARRIVED} >= ? AND {ARRIVED} < ? AND {_SHOWN}"  # noqa: S608  # ours
        return self._query(statement, (start, end))[0][0]

    def due(self, limit: int) -> list[UUID]:
        """Return the problems that wait to be checked, the nearest deadline first."""
        statement = f"SELECT id FROM problem WHERE {_WAITING} AND {_OF_SHOWN} ORDER BY {DUE}, id LIMIT ?"  # noqa: S608  # ours
        return [UUID(row) for (row,) in self._query(statement, (limit,))]

    def count_due(self, before: str) -> tuple[int, int]:
        """Return how many problems wait to be checked, and how many of their deadlines ended before a date (ISO)."""
        running, over = (
            self._query(f"SELECT count(*) FROM problem WHERE {_WAITING} AND {where}", values)[0][0]  # noqa: S608  # ours
            for where, values in (("1", ()), (f"{DUE} < ?", (before,)))
        )
        return running, over

    def count_flags(self) -> int:
        """Count the red flags that stand and on which the school has not acted."""
        return self._query(f"SELECT count(*) FROM red_flag WHERE {UNANSWERED_FLAG}", ())[0][0]  # noqa: S608  # ours

    def summaries(self, of: Iterable[UUID]) -> dict[UUID, Summary]:
        """Count what the cards of these visits show."""
        ids = [str(visit) for visit in of]
        answers = self._grouped("count(*), max(answer_by), id", "answer", "answer IS NOT NULL", ids)
        problems = self._grouped("count(*)", "problem", STANDING, ids)
        flags = self._grouped("count(*)", "red_flag", UNANSWERED_FLAG, ids)
        names = "json_group_array(json_extract(member, '$.name') ORDER BY n)"
        teams = self._grouped(names, "team_member", "member IS NOT NULL", ids)
        numbers = self._numbers(ids)
        changed = self._changed(ids, {visit: (row[1], row[2], "answer") for visit, row in answers.items()})
        return {
            UUID(visit): Summary(
                n_answered=answers[visit][0] if visit in answers else 0,
                n_problems=problems[visit][0] if visit in problems else 0,
                n_flags=flags[visit][0] if visit in flags else 0,
                number=numbers.get(visit, ""),
                team=tuple(json.loads(teams[visit][0])) if visit in teams else (),
                changed_ms=changed.get(visit, 0),
            )
            for visit in ids
        }

    def texts_on(self, item: str, visits: Sequence[UUID], author: UUID) -> list[str]:
        """Return what a person wrote on an item in these visits: notes, problems and reasons; newest visit first."""
        ids, actor = json.dumps([str(visit) for visit in visits]), author.hex
        found = self._query(
            "SELECT visit_id, json_extract(text, '$.text') FROM note"  # noqa: S608  # ours
            f" WHERE visit_id {_AMONG} AND item = ? AND author = ? AND text IS NOT NULL",
            (ids, item, str(author)),
        )
        for part in ("fact", "measure"):
            found += self._query(
                f"SELECT visit_id, json_extract(content, '$.{part}') FROM problem"  # noqa: S608  # ours
                f"{_GIVEN_BY.format('problem', 'content')} WHERE visit_id {_AMONG} AND item = ?",
                (actor, ids, item),
            )
        found += self._query(
            "SELECT visit_id, json_extract(answer, '$.reason') FROM answer"  # noqa: S608  # ours
            f"{_GIVEN_BY.format('answer', 'answer')} WHERE visit_id {_AMONG} AND item = ?",
            (actor, ids, item),
        )
        return [text for _, text in sorted(found, key=lambda row: row[0], reverse=True) if text]

    def texts_of(self, use: str, visits: Sequence[UUID], author: UUID) -> list[str]:
        """Return what a person wrote in these visits about the whole of one: opinion, word, refusal."""
        where = {"opinion": ("opinion", "text"), "word": ("statement", "words")}.get(use)
        if where is None:
            ids = json.dumps([str(visit) for visit in visits])
            text = "json_extract(mark, '$.reason')"
            statement = f"SELECT {text} FROM mark WHERE visit_id {_AMONG} AND {text} IS NOT NULL ORDER BY id DESC"  # noqa: S608  # ours
            return [text for (text,) in self._query(statement, (ids,))] if use == "refusal" else []
        register, member = where
        statement = (
            f"SELECT json_extract({register}, '$.{member}') FROM visit"  # noqa: S608  # ours
            f"{_GIVEN_BY.format('visit', register)} WHERE visit.id {_AMONG} ORDER BY visit.id DESC"
        )
        rows = self._query(statement, (author.hex, _hexes([str(visit) for visit in visits])))
        return [text for (text,) in rows if text]

    def _grouped(self, what: str, table: str, where: str, ids: Sequence[str]) -> dict[str, tuple[Any, ...]]:
        statement = f"SELECT visit_id, {what} FROM {table} WHERE visit_id {_AMONG} AND {where} GROUP BY visit_id"  # noqa: S608  # ours
        return {row[0]: row[1:] for row in self._query(statement, (json.dumps(ids),))}

    def _numbers(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the numbers of the records; of those not signed yet from their freeze, which is large."""
        of_record = "json_extract(document, '$.kind') = 'record'"
        found = self._grouped("max(json_extract(document, '$.number'))", "document", of_record, ids)
        unsigned = [visit for visit in ids if visit not in found]
        found |= self._grouped("json_extract(frozen, '$.number'), max(id)", "freeze", "frozen IS NOT NULL", unsigned)
        return {visit: row[0] for visit, row in found.items()}

    def _changed(self, ids: Sequence[str], by_answer: dict[str, tuple[str, str, str]]) -> dict[str, int]:
        """Return when each visit was changed last; keys of changes are in the order of time.

        ``by_answer``: the last change of its answers, with row and register.
        """
        registers = TABLES["visit"].registers
        columns = ", ".join(f"{name}_by" for name in registers)
        rows = self._query(f"SELECT id, {columns} FROM visit WHERE id {_AMONG}", (_hexes(ids),))  # noqa: S608  # ours
        latest = {
            str(UUID(row)): max((change or "", row, name) for change, name in zip(by, registers, strict=True))
            for row, *by in rows
        }
        for visit, change in by_answer.items():
            latest[visit] = max(latest.get(visit, change), change)
        at = dict(self._query(_WALL_CLOCKS, (json.dumps([*latest.values()]),)))
        return {visit: at.get(change, 0) for visit, (change, _, _) in latest.items()}


def _hexes(ids: Sequence[str]) -> str:
    return json.dumps([UUID(visit).hex for visit in ids])
