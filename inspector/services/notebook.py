"""The notebook of a visit: duty test, people met, papers looked at, places walked. Plain values in and out."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, Final, cast

from inspector.base import ids
from inspector.base.errors import MissingError
from inspector.domain.duty_test import DutyVerdict, judge_calls
from inspector.domain.notebook import KINDS, NAMELESS, TYPES, DutyCall, PersonMet
from inspector.services import inspect
from inspector.services.inspect_rows import evidence_view, person_name
from inspector.services.notebook_reading import read_entry
from inspector.services.notebook_views import DutySuggestion, NotebookView, Noted, PhotoChoice, Typed, Written
from inspector.services.visit_state import VisitState, follow, register, require_draft, state_of

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.domain.notebook import Entry, Kind
    from inspector.services.desk import Desk
    from inspector.services.inspect_views import Changed
    from inspector.store.tables import Edit, Row

DUTY_ITEM: Final = "B02"
"""现场拨打学校公布的值班电话: the item that the duty test speaks to."""
_NAMES: Final[dict[str, tuple[str, str]]] = {
    "duty_call": ("值班电话抽测", "duty test"),
    "person_met": ("访谈人员", "person met"),
    "paper_seen": ("查阅资料", "paper looked at"),
    "place_walked": ("走访地点", "place walked"),
}
_ACTS: Final[dict[str, tuple[str, str]]] = {
    "add": ("已记入", "noted"),
    "change": ("已修改", "changed"),
    "remove": ("已移除", "removed"),
}


def open_notebook(desk: Desk, visit_id: UUID) -> NotebookView:
    """Return the four lists of a visit, and what its duty test suggests."""
    return _view(desk, visit_id, state_of(desk, visit_id))


def add(desk: Desk, visit_id: UUID, kind: Kind, typed: Typed) -> Written:
    """Journal an entry; on disk when this returns.

    Raises:
        BadInputError: ``notebook_lacks``, ``notebook_long``, ``notebook_time``, ``notebook_times_turned``,
            ``notebook_day``: the entry is not as it has to be; nothing was written.
        RefusedError: The visit is finalised or signed.
    """
    state = require_draft(desk, visit_id)
    entry = _named(state, read_entry(kind, typed, state.on, desk.language))
    row = ids.new_id()
    edits = [
        inspect.edit_of(state, kind, row, "key", {"visit_id": str(visit_id)}),
        inspect.edit_of(state, kind, row, "entry", _journalled(entry)),
    ]
    return _record(desk, state, kind, edits, "add")


def change(desk: Desk, visit_id: UUID, kind: Kind, entry_id: UUID, typed: Typed) -> Written:
    """Journal an entry anew. Raises as ``add``, and MissingError."""
    state = require_draft(desk, visit_id)
    before = _entry(kind, _row(state, kind, entry_id))
    entry = _named(state, read_entry(kind, typed, state.on, desk.language), before)
    if entry == before:
        return Written(_view(desk, visit_id, state), "", desk.clock())
    edits = [inspect.edit_of(state, kind, entry_id, "entry", _journalled(entry))]
    return _record(desk, state, kind, edits, "change")


def remove(desk: Desk, visit_id: UUID, kind: Kind, entry_id: UUID) -> Written:
    """Take an entry away; undo brings it back."""
    state = require_draft(desk, visit_id)
    row = _row(state, kind, entry_id)
    edits = [inspect.edit_of(state, kind, row.id, "removed", {"value": True})]
    return _record(desk, state, kind, edits, "remove")


def accept(desk: Desk, visit_id: UUID) -> Changed:
    """Answer the item as the duty test suggests, with its fact: one act, so one undo.

    Raises:
        MissingError: The calls suggest nothing yet.
    """
    state = require_draft(desk, visit_id)
    verdict = _verdict(state)
    if verdict is None or DUTY_ITEM not in state.items:
        raise MissingError("item_missing", item=DUTY_ITEM)
    given: dict[str, Any] = {"value": verdict.value, "reason": ""}
    fails = verdict.value == "fails"
    fact, note = (verdict.fact, "") if fails else ("", verdict.fact)
    return inspect.answer(desk, visit_id, DUTY_ITEM, given, fact=fact, note=note)


def form(desk: Desk, visit_id: UUID, kind: Kind) -> dict[str, Any]:
    """Return what was being typed into a list's form, the stopwatch with it; {} when nothing was."""
    kept = desk.store.draft(_form_key(visit_id, kind))
    return cast("dict[str, Any]", json.loads(kept)) if kept else {}


def save_form(desk: Desk, visit_id: UUID, kind: Kind, values: dict[str, Any]) -> None:
    """Keep what is being typed, and the running stopwatch. Not journalled."""
    desk.store.save_draft(_form_key(visit_id, kind), json.dumps(values, ensure_ascii=False))


def drop_form(desk: Desk, visit_id: UUID, kind: Kind) -> None:
    """Forget it: it was journalled or given up."""
    desk.store.drop_draft(_form_key(visit_id, kind))


def entries_of(state: VisitState, kind: Kind) -> tuple[tuple[Row, Entry], ...]:
    """Return the entries of a list as they stand, oldest first; calls, talks and ways in the order they were."""
    return tuple((row, _entry(kind, row)) for row in state.entries(kind))


def _view(desk: Desk, visit_id: UUID, state: VisitState) -> NotebookView:
    lists: dict[Kind, tuple[Noted, ...]] = {
        kind: tuple(_noted(desk, row, entry) for row, entry in entries_of(state, kind)) for kind in KINDS
    }
    photos = [PhotoChoice(n, evidence_view(state, row)) for n, row in enumerate(state.all_photos(), 1)]
    return NotebookView(
        visit_id=visit_id,
        lists=lists,
        suggestion=_suggestion(desk, state),
        next_try=len(lists["duty_call"]) + 1,
        photos=tuple(choice for choice in photos if choice.photo.has_picture),
        read_only=state.stage != "draft",
    )


def _noted(desk: Desk, row: Row, entry: Entry) -> Noted:
    author = desk.store.change(row.id, "entry", row.changed["entry"]).actor
    return Noted(row.id, entry, "" if author == desk.actor else person_name(desk, author))


def _suggestion(desk: Desk, state: VisitState) -> DutySuggestion | None:
    verdict = _verdict(state)
    if verdict is None or DUTY_ITEM not in state.items:
        return None
    item = state.items[DUTY_ITEM]
    answered = state.value(DUTY_ITEM)
    problem = state.open_problem(DUTY_ITEM)
    told = verdict.value != "fails" or register(problem, "content").get("fact") == verdict.fact
    return DutySuggestion(
        item=DUTY_ITEM,
        question=item.text.get(desk.language),
        value=verdict.value,
        words=state.checklist.value_label(verdict.value, desk.language),
        fact=verdict.fact,
        answered=answered,
        taken=answered == verdict.value and told,
    )


def _verdict(state: VisitState) -> DutyVerdict | None:
    return judge_calls([entry for _, entry in entries_of(state, "duty_call") if isinstance(entry, DutyCall)])


def _record(desk: Desk, state: VisitState, kind: Kind, edits: list[Edit], act: str) -> Written:
    recorded = desk.store.record(edits, actor=desk.actor)
    follow(desk, state, recorded)
    n = 0 if desk.language == "zh" else 1
    said = f"{_NAMES[kind][n]}{'' if n == 0 else ' '}{_ACTS[act][n]}"
    return Written(_view(desk, state.visit.id, state), said, recorded.at)


def _entry(kind: Kind, row: Row) -> Entry:
    given = register(row, "entry")
    sealed: dict[str, Any] = {
        name: tuple(cast("list[Any]", value)) if isinstance(value, list) else value for name, value in given.items()
    }
    return TYPES[kind](**sealed)


def _journalled(entry: Entry) -> dict[str, Any]:
    return {
        name: list(cast("tuple[str, ...]", value)) if isinstance(value, tuple) else value
        for name, value in asdict(entry).items()
    }


def _named(state: VisitState, entry: Entry, before: Entry | None = None) -> Entry:
    """Return the entry with parents and minors called 家长1, 学生2: a number is never given twice in a visit."""
    if not isinstance(entry, PersonMet) or entry.role_kind not in NAMELESS:
        return entry
    if isinstance(before, PersonMet) and before.role_kind == entry.role_kind:
        return replace(entry, name=before.name)
    word = NAMELESS[entry.role_kind]
    names = [register(row, "entry").get("name", "") for row in state.noted.get("person_met", {}).values()]
    taken = [name.removeprefix(word) for name in names if name.startswith(word)]
    n = max((int(rest) for rest in taken if rest.isdecimal()), default=0) + 1
    return replace(entry, name=f"{word}{n}")


def _row(state: VisitState, kind: Kind, entry_id: UUID) -> Row:
    row = next((one for one in state.entries(kind) if one.id == entry_id), None)
    if row is None:
        raise MissingError("notebook_missing")
    return row


def _form_key(visit_id: UUID, kind: Kind) -> str:
    return f"notebook/{visit_id}/{kind}"
