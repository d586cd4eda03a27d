"""What changed, when, by whom, on which laptop: of an item, a visit, the whole store; and back to an earlier answer."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, Literal
from uuid import UUID

from inspector.base.errors import BadInputError, MissingError, RefusedError
from inspector.domain.checklist import place_of
from inspector.domain.notebook import KINDS
from inspector.services import inspect
from inspector.services.history_words import ChangeWords
from inspector.services.inspect_rows import person_name
from inspector.services.team import members
from inspector.services.visit_state import register, require_draft, state_of
from inspector.store.tables import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.services.desk import Desk
    from inspector.services.inspect_views import Changed
    from inspector.services.visit_state import VisitState
    from inspector.store.change import Change

Kind = Literal["answer", "note", "problem", "flag", "evidence", "notebook", "visit", "signing", "other"]
_KIND_OF: Final[dict[str, Kind]] = {
    "answer": "answer", "group_row": "answer", "two_ratings": "answer", "rating": "answer",
    "note": "note", "problem": "problem", "red_flag": "flag",
    "evidence": "evidence", "opening": "evidence", "survey": "notebook", **dict.fromkeys(KINDS, "notebook"),
    "visit": "visit", "team_member": "visit", "section_member": "visit", "initials": "visit",
    "freeze": "signing", "mark": "signing", "document": "signing", "writ": "signing", "writ_mark": "signing",
    "reply": "signing",
}  # fmt: skip
KINDS_SHOWN: Final[tuple[Kind, ...]] = (
    "answer", "note", "problem", "flag", "evidence", "notebook", "visit", "signing", "other",
)  # fmt: skip
_RETURNS: Final = frozenset({("answer", "answer"), ("note", "text"), ("problem", "content")})
"""Table and register of what can be gone back to."""
PAGE = 50
_MOST_CHUNKS = 25
"""Chunks of the journal that are read for one page: where a filter finds little, the reader asks again."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change."""

    id: UUID
    row: UUID
    register: str
    at: datetime
    """As the laptop's clock claimed."""
    flagged: bool
    """That clock had been set back."""
    actor: UUID
    who: str
    """Name, or "" while that person's row has not come."""
    here: bool
    """Written on this laptop."""
    laptop: str
    """The first characters of the replica's id: what tells laptops apart."""
    kind: Kind
    school: str
    """Empty where one visit is looked at."""
    item: str
    words: str
    undo: Literal["", "undone", "redone"]
    standing: Literal["", "now", "losing"]
    """``now``: it is what is shown; ``losing``: given at the same time elsewhere, and not shown (a conflict)."""
    returns: bool
    """It can be gone back to."""


@dataclass(frozen=True, slots=True)
class Page:
    """The next entries, newest first. ``more``: there may be others."""

    entries: tuple[Entry, ...]
    more: bool


class History:
    """Reads page after page. Without a visit it is the store's; of one person or kind where that is asked for."""

    def __init__(
        self, desk: Desk, visit_id: UUID | None = None, item: str = "", *, actor: UUID | None = None, kind: str = ""
    ) -> None:
        self._desk, self._visit, self._item = desk, visit_id, item
        self._actor, self._kind = actor, kind
        self._words = ChangeWords(desk)
        self._chunks = self._walk()
        self._left: deque[Change] = deque()

    def page(self, size: int = PAGE) -> Page:
        """Return the next entries. A bounded part of the journal is read: a filter may find none, and more to come."""
        found: list[Entry] = []
        n_read = 0
        while len(found) < size:
            if not self._left:
                chunk = next(self._chunks, None) if n_read < _MOST_CHUNKS else None
                if chunk is None:
                    return Page(tuple(found), more=n_read >= _MOST_CHUNKS)
                n_read += 1
                self._left.extend(change for change in chunk if self._wanted(change))
                continue
            found.append(self._entry(self._left.popleft()))
        return Page(tuple(found), more=True)

    def _walk(self) -> Iterator[list[Change]]:
        past = self._desk.store.past
        if self._visit is None:
            return past.of_store()
        if self._item:
            return past.of_rows(rows_of(state_of(self._desk, self._visit), self._item))
        return past.of_visit(self._visit)

    def _wanted(self, change: Change) -> bool:
        if self._actor is not None and change.actor != self._actor:
            return False
        return not self._kind or _KIND_OF.get(change.table, "other") == self._kind

    def _entry(self, change: Change) -> Entry:
        store = self._desk.store
        visit, item = self._words.visit(change), self._words.item(change)
        undone = store.past.undone(change)
        heads = store.past.heads(change.table, change.row, change.register)
        standing = "now" if change.id == heads.shown else "losing" if change.id in heads.losing else ""
        return Entry(
            id=change.id, row=change.row, register=change.register,
            at=datetime.fromtimestamp(change.wall_at / 1000, UTC), flagged=change.flagged, actor=change.actor,
            who=person_name(self._desk, change.actor), here=change.replica == store.replica,
            laptop=change.replica.hex[-6:], kind=_KIND_OF.get(change.table, "other"),
            school="" if self._visit else self._words.school(visit), item=item,
            words=self._words.words(change, store.past.before(change), visit, item),
            undo="" if undone is None else "redone" if undone.undoes else "undone", standing=standing,
            returns=(change.table, change.register) in _RETURNS and standing != "now",
        )  # fmt: skip


def people(desk: Desk, visit_id: UUID | None = None) -> tuple[tuple[UUID, str], ...]:
    """Return the people whose changes can be asked for, who is answering first: of a visit its team, else all."""
    found = [(row.id, str(register(row, "card").get("name", ""))) for row in desk.store.select("person")]
    if visit_id is not None:
        found = [(one.actor, one.name) for one in members(desk, visit_id)]
    return tuple(sorted((one for one in found if one[1]), key=lambda one: one[0] != desk.actor))


def rows_of(state: VisitState, item: str) -> tuple[UUID, ...]:
    """Return all rows that belong to an item: answer, problem, notes, red flags, photos, also removed ones."""
    single = [row.id for held in (state.answers, state.problems) if (row := held.get(item)) is not None]
    lists = [row.id for held in (state.flags, state.notes) for row in held.get(item, ())]
    photos = [row.id for row in state.evidence.values() if _place(register(row, "place")) == item]
    return (*single, *lists, *photos, *state.sharing.rows_of(item))


def go_back(desk: Desk, visit_id: UUID, entry: Entry) -> Changed:
    """Give again what an earlier change gave: a new change of mine, which undo takes back.

    Raises:
        RefusedError: ``visit_finalised``, ``visit_signed``; ``history_note_of_other``.
        BadInputError: ``history_stands``: it is what stands; or the item does not take that answer any more.
        MissingError: ``history_gone``: it was erased by law, or belongs to nothing that is shown.
    """
    state = require_draft(desk, visit_id)
    change = desk.store.past.get(entry.row, entry.register, entry.id)
    if change is None or (change.op == "set" and change.value is None) or entry.item not in state.items:
        raise MissingError("history_gone")
    value: Any = change.parsed() if change.op == "set" else None
    if _stands(desk, change, value):
        raise BadInputError("history_stands")
    if change.table == "note":
        return _note(desk, visit_id, entry, change, value)
    if change.table == "answer":
        return inspect.answer(desk, visit_id, entry.item, value) if value else _unanswered(desk, state, visit_id, entry)
    if value is None or state.open_problem(entry.item) is None:
        raise MissingError("history_gone")
    label = "问题" if desk.language == "zh" else "problem"
    edits = [inspect.edit_of(state, "problem", change.row, "content", value)]
    return inspect.record(desk, state, entry.item, edits, f"{entry.item} {label}")


def _stands(desk: Desk, change: Change, value: object) -> bool:
    row = desk.store.find(change.table, change.row)
    return (register(row, change.register) or None) == (value or None)


def _note(desk: Desk, visit_id: UUID, entry: Entry, change: Change, value: dict[str, Any] | None) -> Changed:
    key = register(desk.store.find("note", change.row), "key")
    if key.get("author") != str(desk.actor):
        raise RefusedError("history_note_of_other", who=person_name(desk, UUID(key["author"])))
    return inspect.write_note(desk, visit_id, entry.item, (value or {}).get("text", ""))


def _unanswered(desk: Desk, state: VisitState, visit_id: UUID, entry: Entry) -> Changed:
    """Take an answer away, and its problem with it."""
    edits = [Edit("answer", entry.row, state.visit.region_code, "answer", None, "delete")]
    problem = state.open_problem(entry.item)
    if problem is not None:
        edits.append(inspect.edit_of(state, "problem", problem.id, "withdrawn", {"value": True}))
    if state.logic is not None:
        edits += inspect.calculated_edits(state, visit_id, state.logic.consequences(entry.item, None))
    said = "未答" if desk.language == "zh" else "not answered"
    return inspect.record(desk, state, entry.item, edits, f"{entry.item} {said}")


def _place(held: dict[str, Any]) -> str:
    return place_of(held.get("item", ""), held.get("instance", 0))
