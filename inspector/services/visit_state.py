"""One open visit in memory: its rows as they stand on disk, grouped by item, and the checklist it is pinned to.

A row is put here only after its change is on disk: by reading it back, or, for a changed answer, as it was written.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from inspector.base.canonical import canonical_text
from inspector.base.clock import civil_date, parse_utc
from inspector.base.errors import MissingError, RefusedError
from inspector.domain.calendar import WorkCalendar
from inspector.domain.checklist import Checklist, Item, Section, place_of
from inspector.domain.notebook import KINDS
from inspector.domain.report_sharing import answers_sha256
from inspector.exchange.calendar_file import load_calendar
from inspector.exchange.checklist_file import parse_canonical
from inspector.services import visit_sharing
from inspector.services.counts import Counts
from inspector.services.visit_logic import VisitLogic, facts_of, logic_of
from inspector.services.visit_sharing import Initials, Sharing
from inspector.store.tables import Row

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from inspector.services.desk import Desk
    from inspector.store.tables import Recorded

_BY_ITEM = ("group_row", "answer", "problem", "red_flag", "note", "evidence")
_NOTEBOOK: frozenset[str] = frozenset(KINDS)


@dataclass(slots=True)
class VisitState:
    """Rows of one visit. Lists keep the order of their keys, which is the order of time."""

    visit: Row
    school: Row | None
    checklist: Checklist
    sections: tuple[Section, ...]
    items: dict[str, Item]
    calendar: WorkCalendar
    answers: dict[str, Row] = field(default_factory=dict[str, "Row"])
    problems: dict[str, Row] = field(default_factory=dict[str, "Row"])
    flags: dict[str, list[Row]] = field(default_factory=dict[str, "list[Row]"])
    notes: dict[str, list[Row]] = field(default_factory=dict[str, "list[Row]"])
    evidence: dict[UUID, Row] = field(default_factory=dict[UUID, "Row"])
    answer_rows: dict[UUID, str] = field(default_factory=dict[UUID, str])
    """Item of each answer's row."""
    counts: Counts = field(default_factory=Counts)
    numbers: dict[str, int] | None = None
    """Numbers of the standing problems, 1.. in the order of printing; None until they are asked for."""
    told_numbers: dict[str, int] = field(default_factory=dict[str, int])
    """The numbers that the page shows."""
    album: Album | None = None
    """The photos as they are looked up; None until they are asked for."""
    fixed: dict[tuple[str, str], tuple[Any, ...]] = field(default_factory=dict[tuple[str, str], "tuple[Any, ...]"])
    """What the page shows of an item whatever its answer, by language and code: made once."""
    noted: dict[str, dict[UUID, Row]] = field(default_factory=dict[str, "dict[UUID, Row]"])
    """The notebook's rows by list (``domain.notebook.KINDS``): of the visit, not of an item."""
    logic: VisitLogic | None = None
    """Groups, conditions and calculations; None where the checklist has none."""
    sharing: Sharing = field(default_factory=Sharing)
    """Whose each section is, their initials, items that two rate."""
    on: date = field(init=False)
    """Civil date of the visit: decides which laws are in force and where deadlines start."""

    def __post_init__(self) -> None:
        self.on = civil_date(self.arrived_at)

    @property
    def plan(self) -> dict[str, Any]:
        """Track, phase, kind, arrival and the pinned checklist."""
        return register(self.visit, "plan")

    @property
    def arrived_at(self) -> datetime:
        """When the team arrived (UTC)."""
        return parse_utc(self.plan["arrived_at"])

    @property
    def stage(self) -> str:
        """Stage as recorded: draft, finalised, signed or delivered."""
        return register(self.visit, "stage").get("value", "draft")

    def expand(self) -> None:
        """Make the items of groups anew, a copy for each row; all else that was made of items is made again."""
        if self.logic is not None and self.checklist.groups:
            base = self.checklist.applicable(self.plan["kind"], self.plan["phase"])
            self.sections = self.logic.expand(base)
            self.items = {item.code: item for section in self.sections for item in section.items}
            self.fixed, self.numbers = {}, None
            self.sharing.digests = {}
            self.counts.forget()

    def applies(self, item: str) -> bool:
        """Say whether an item is asked for, by the answers there are."""
        return self.logic is None or self.logic.standing(item).applies

    def asked(self) -> tuple[Section, ...]:
        """Return the sections with the items that are asked for."""
        if self.logic is None:
            return self.sections
        return tuple(
            replace(section, items=tuple(item for item in section.items if self.applies(item.code)))
            for section in self.sections
        )

    def given(self, item: str) -> dict[str, Any] | None:
        """Return the answer to an item as journalled or calculated, or None."""
        if self.logic is not None and item in self.items and self.items[item].calculate is not None:
            return self.logic.answer(item)
        row = self.answers.get(item)
        return register(row, "answer") or None if row else None

    def answer_of(self, row: UUID) -> Row | None:
        """Return an answer's row by its id, or None when it is new."""
        item = self.answer_rows.get(row)
        return self.answers[item] if item else None

    def value(self, item: str) -> str:
        """Return the answer as judged by the pinned checklist; "" when unanswered."""
        return self.items[item].judge(self.given(item), self.on, self.calendar)

    def open_problem(self, item: str) -> Row | None:
        """Return the problem of an item unless it was withdrawn or the item does not apply any more."""
        row = self.problems.get(item)
        if row is not None and not self.applies(item):
            return None
        if row is None or register(row, "withdrawn").get("value") or "content" not in row.values:
            return None
        return row

    def open_problems(self) -> list[tuple[str, Row]]:
        """Return the standing problems in the order of printing: the checklist's."""
        found = ((code, self.open_problem(code)) for code in self.items)
        return [(code, row) for code, row in found if row is not None]

    def problem_number(self, item: str) -> int:
        """Return the number of an item's problem, its place among the standing ones; 0 when it does not stand."""
        return self._numbers().get(item, 0)

    def tell_numbers(self) -> list[str]:
        """Return the items whose problem has another number than the page shows; it shows the new ones from now on."""
        now, shown = self._numbers(), self.told_numbers
        self.told_numbers = now
        return [] if now is shown else [code for code, n in now.items() if shown.get(code, n) != n]

    def _numbers(self) -> dict[str, int]:
        if self.numbers is None:
            self.numbers = {code: n for n, (code, _) in enumerate(self.open_problems(), 1)}
        return self.numbers

    def photos(self, item: str) -> list[Row]:
        """Return an item's photos, the removed ones left out."""
        return self._album().by_item.get(item, [])

    def entries(self, kind: str) -> list[Row]:
        """Return the rows of one list of the notebook in the order they were entered, the removed ones left out."""
        rows = sorted(self.noted.get(kind, {}).values(), key=lambda row: row.id)
        return [row for row in rows if "entry" in row.values and not register(row, "removed").get("value")]

    def all_photos(self) -> list[Row]:
        """Return the photos of the visit in their order: as they were attached, or as they were put since."""
        return list(self._album().kept)

    def photos_of_file(self, sha256: str) -> tuple[list[Row], list[Row]]:
        """Return the photos that are this file: those that are there in their order, and those left out."""
        return self._album().by_file.get(sha256, ([], []))

    def _album(self) -> Album:
        if self.album is None:
            self.album = Album(self.evidence.values())
        return self.album

    def put(self, table: str, row: Row) -> None:
        """Take a row as it stands on disk."""
        key = register(row, "key")
        place = place_of(key.get("item", ""), key.get("instance", 0))
        if self._put_apart(table, key, place, row):
            return
        item = self.items.get(place)
        if item is None:
            self.counts.forget()
        else:
            self.counts.stale.add(item.code)
        if table == "visit":
            self.visit = row
            self.on = civil_date(self.arrived_at)
        elif table == "answer":
            self.answers[place] = row
            self.answer_rows[row.id] = place
            if item is not None:
                self.sharing.digests.pop(item.section, None)
            if self.logic is not None:
                self.logic.put_answer(place, register(row, "answer") or None)
                self.touch()
        elif table == "problem":
            self.problems[place] = row
            self.numbers = None
        elif table == "evidence":
            self.evidence[row.id] = row
            self.album = None
        elif table in {"red_flag", "note"}:
            group = self.flags if table == "red_flag" else self.notes
            rows = group.setdefault(place, [])
            rows[:] = sorted([*(r for r in rows if r.id != row.id), row], key=lambda r: r.id)

    def _put_apart(self, table: str, key: dict[str, Any], place: str, row: Row) -> bool:
        """Take a row that is not an item's, or that no count looks at; say whether it was one."""
        if table == "group_row":
            self.put_row(key, row)
        elif table in visit_sharing.TABLES:
            self.sharing.put(table, key, place, row)
        elif table in _NOTEBOOK:
            self.noted.setdefault(table, {})[row.id] = row
        else:
            return False
        return True

    def put_row(self, key: dict[str, Any], row: Row) -> None:
        """Take a row of a group as it stands on disk."""
        if self.logic is not None:
            self.logic.put_row(key["name"], key["n"], register(row, "row"))
            self.expand()

    def initials(self, section: str) -> Initials:
        """Say whether whose section it is has initialled it, and whether an answer changed since."""
        return self.sharing.initials_of(section, lambda: self.digest(section))

    def digest(self, section: str) -> str:
        """Return the hash of a section's answers as they stand."""
        items = next((one.items for one in self.sections if one.code == section), ())
        given = {item.code: self.given(item.code) for item in items if self.applies(item.code)}
        answers = {code: canonical_text(value) if value else "" for code, value in given.items()}
        return answers_sha256(str(self.visit.id), section, answers)

    def touch(self) -> None:
        """Count anew what an answer moved."""
        if self.logic is not None and self.logic.moved:
            self.sharing.digests = {}
            self.counts.stale |= self.logic.moved & self.items.keys()
            self.numbers = None


class Album:
    """The photos of a visit as they are looked up: in their order, by item, by file."""

    def __init__(self, rows: Collection[Row]) -> None:
        shown = (row for row in rows if not register(row, "removed").get("value"))
        whole = [row for row in shown if "file" in row.values and "place" in row.values]
        self.kept = sorted(whole, key=lambda row: (register(row, "place").get("order", 0), row.id))
        self.by_item: dict[str, list[Row]] = {}
        for row in self.kept:
            self.by_item.setdefault(register(row, "place").get("item", ""), []).append(row)
        self.by_file: dict[str, tuple[list[Row], list[Row]]] = {}
        kept = {row.id for row in self.kept}
        for row in (*self.kept, *(row for row in rows if row.id not in kept)):
            there, left_out = self.by_file.setdefault(register(row, "file").get("sha256", ""), ([], []))
            (there if row.id in kept else left_out).append(row)


def register(row: Row | None, name: str) -> dict[str, Any]:
    """Return a register's value, or an empty dict when it is not set."""
    value = row.values.get(name) if row is not None else None
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def state_of(desk: Desk, visit_id: UUID) -> VisitState:
    """Return a visit's rows, read once and kept while the desk is open. Raises MissingError."""
    key = ("visit", visit_id)
    state = desk.cache.get(key)
    if state is None:
        state = desk.cache[key] = _load(desk, visit_id)
    return state


def refresh(desk: Desk, state: VisitState, table: str, row_id: UUID) -> None:
    """Read one row back after its change is on disk."""
    row = desk.store.find(table, row_id)
    if row is not None:
        state.put(table, row)


def follow(desk: Desk, state: VisitState, recorded: Recorded) -> None:
    """Bring the rows of an act that is on disk up to date.

    An answer is the hot path: its row is made of what was written, not read back. All others are read.
    """
    first, *more = recorded.edits
    plain = first.table == "answer" and first.op == "set"
    if not plain or any(edit.row != first.row or edit.op != "set" for edit in more):
        for table, row_id in {(edit.table, edit.row): None for edit in recorded.edits}:
            refresh(desk, state, table, row_id)
        return
    row_id = first.row
    before = state.answer_of(row_id) or Row(row_id, first.region_code, {}, {}, frozenset())
    values, by = {**before.values}, {**before.changed}
    for edit, change in zip(recorded.edits, recorded.changes, strict=True):
        values[edit.register], by[edit.register] = edit.value, change
    conflicted = before.conflicted and before.conflicted - {edit.register for edit in recorded.edits}
    state.put("answer", Row(row_id, before.region_code, values, by, conflicted))


def require_draft(desk: Desk, visit_id: UUID) -> VisitState:
    """Return the visit's rows if its answers may still change.

    Raises:
        RefusedError: ``visit_finalised`` or ``visit_signed``.
    """
    state = state_of(desk, visit_id)
    if state.stage == "draft":
        return state
    raise RefusedError("visit_finalised" if state.stage == "finalised" else "visit_signed")


def checklist_of(desk: Desk, sha256: str) -> Checklist:
    """Return the checklist that a visit is pinned to. Raises MissingError("checklist_missing")."""
    key = ("checklist", sha256)
    if key not in desk.cache:
        data = desk.store.checklist(sha256)
        if data is None:
            raise MissingError("checklist_missing")
        desk.cache[key] = parse_canonical(data)
    return desk.cache[key]


def calendar_of(desk: Desk) -> WorkCalendar:
    """Return the calendar of working days."""
    key = ("calendar", "")
    if key not in desk.cache:
        desk.cache[key] = load_calendar()
    return desk.cache[key]


def _load(desk: Desk, visit_id: UUID) -> VisitState:
    visit = desk.store.find("visit", visit_id)
    if visit is None or "plan" not in visit.values:
        raise MissingError("visit_missing")
    plan = register(visit, "plan")
    checklist = checklist_of(desk, plan["checklist"])
    sections = checklist.applicable(plan["kind"], plan["phase"])
    items = {item.code: item for section in sections for item in section.items}
    school = desk.store.find("school", UUID(register(visit, "key")["school_id"]))
    state = VisitState(visit, school, checklist, sections, items, calendar_of(desk))
    state.logic = logic_of(checklist, sections, state.on, state.calendar, facts_of(plan, register(school, "size")))
    if state.logic is not None:
        state.logic.evaluation.load({}, {group: state.logic.numbers(group) for group in checklist.groups})
        state.expand()
    for table in (*_BY_ITEM, *KINDS, *visit_sharing.TABLES):
        for row in desk.store.select(table, visit_id=str(visit_id)):
            if "key" in row.values:
                state.put(table, row)
    if state.logic is not None:
        state.logic.take_moved()
    return state
