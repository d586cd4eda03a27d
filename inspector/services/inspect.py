"""Work through the checklist on site: answers, notes, problems, red flags, undo."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from inspector.base import ids
from inspector.base.clock import utc_text
from inspector.base.errors import BadInputError, MissingError, RefusedError
from inspector.domain import basis, problem
from inspector.domain.checklist import place_of, split_place
from inspector.domain.notebook import KINDS
from inspector.services import earlier, resume
from inspector.services import inspect_rows as rows
from inspector.services.inspect_views import (
    Changed,
    ChecklistView,
    DetailView,
    FlagEdit,
    FlagView,
    ProblemEdit,
    Progress,
)
from inspector.services.undo_words import undone_words
from inspector.services.visit_sharing import BOTH
from inspector.services.visit_state import VisitState, follow, refresh, register, require_draft, state_of
from inspector.store.tables import Edit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from inspector.base.canonical import Json
    from inspector.domain.checklist import Item
    from inspector.services.desk import Desk
    from inspector.store.store import Recorded

MAX_NOTE_CHARACTERS = 20_000
QUICK_REASONS: dict[str, dict[str, tuple[str, ...]]] = {
    "zh": {
        "not_applicable": ("学校无此项业务", "学校无此类场所", "学校无此类人员"),
        "not_checked": ("时间不够，下次检查", "相关人员不在场", "材料不在现场", "现场条件不具备"),
    },
    "en": {
        "not_applicable": ("Not part of this school's work", "No such place here", "No such staff or pupils here"),
        "not_checked": ("No time, next visit", "Person absent", "Papers not on site", "Not possible on site"),
    },
}
"""Ready reasons by language and answer: what was not checked applies, and is never taken out of the score."""


def open_checklist(desk: Desk, visit_id: UUID) -> ChecklistView:
    """Return the page of a visit, at the item where it stopped."""
    state = state_of(desk, visit_id)
    views = rows.page_views(desk, state)
    place = desk.store.draft(f"place/{visit_id}")
    waiting = [view for view in views if view.is_open]
    first = next((view for view in waiting if view.recheck), waiting[0] if waiting else None)
    unanswered = first.code if first else (views[0].code if views else "")
    return ChecklistView(
        visit_id=visit_id,
        school=register(state.school, "identity").get("name", ""),
        track_name=track_name(desk, state),
        phase_name=state.checklist.phases[state.plan["phase"]].get(desk.language),
        arrived_at=state.arrived_at,
        items=views,
        progress=rows.progress(desk, state),
        current=place if place in state.items else unanswered,
        read_only=state.stage != "draft",
        stage=state.stage,
    )


def progress(desk: Desk, visit_id: UUID) -> Progress:
    """Return the counts of a visit and its sections, as who is answering sees them."""
    return rows.progress(desk, state_of(desk, visit_id))


def track_name(desk: Desk, state: VisitState) -> str:
    """Return the visit's track in the desk's language."""
    from inspector.domain.visit import TRACKS  # one name

    return TRACKS[state.plan["track"]].get(desk.language)


def detail(desk: Desk, visit_id: UUID, item: str) -> DetailView:
    """Return the right pane of an item."""
    state = state_of(desk, visit_id)
    entry = _item(state, item)
    last_value, last_text = earlier.last_answer(desk, state, item)
    standing = state.open_problem(item)
    return DetailView(
        code=item,
        section_title=next(s.title.get(desk.language) for s in state.sections if s.code == entry.section),
        guidance=entry.guidance,
        basis=basis.basis_lines(state.checklist, entry, state.on),
        last_value=last_value,
        last_text=last_text,
        notes=rows.note_views(desk, state, item),
        draft=desk.store.draft(_draft_key(visit_id, item)),
        evidence=tuple(rows.evidence_view(state, row) for row in state.photos(item)),
        problem=rows.problem_view(state, item, standing) if standing else None,
        flags=tuple(rows.flag_view(row) for row in state.flags.get(item, ()) if "flag" in row.values),
        quick_reasons=QUICK_REASONS[desk.language],
        typed=resume.typed(desk, visit_id, item),
    )


def answer(
    desk: Desk, visit_id: UUID, item: str, given: Json, *, fact: str = "", note: str = "", settles: Edit | None = None
) -> Changed:
    """Journal one answer; on disk when this returns.

    ``given``: ``{"value": v, "reason": r}`` with v of conforms, mostly, fails, not_applicable, not_checked;
    ``{"numbers": {name: int}}``; ``{"choices": [value, …]}``; ``{"date": iso}``;
    ``{"text": …}``; ``{"rows": [{column: cell}, …]}``. ``item`` is G01#2 for
    the second of a group. An answer that becomes 不符合 opens its
    problem prefilled (or revives it); one that leaves 不符合 withdraws it. ``fact`` is the fact of that problem
    where it is known already, ``note`` my note where I have none: one act with the answer, so one undo.
    ``settles`` is what is written with it where two rated the item (``services.two_ratings``).

    Raises:
        BadInputError: The item does not take this answer (range, check, unknown choice).
        RefusedError: The visit is finalised or signed; ``rated_by_two``: two are to rate it first.
    """
    state = require_draft(desk, visit_id)
    entry = _item(state, item)
    if settles is None and state.sharing.awaits(item):
        raise RefusedError("rated_by_two", item=item)
    normal: Any = entry.accepts(given, state.on, state.calendar)
    row = ids.answer_id(visit_id, *split_place(item))
    edits: list[Edit] = []
    if item not in state.answers:
        edits.append(_edit(state, "answer", row, "key", _key(visit_id, item)))
    if normal != state.given(item):
        edits.append(_edit(state, "answer", row, "answer", normal))
    value = entry.judge(normal, state.on, state.calendar)
    edits += _problem_edits(state, visit_id, item, fails=value == "fails", fact=clean(fact))
    if note and not _my_note(desk, state, visit_id, item):
        edits += _note_edits(desk, state, visit_id, item, clean(note))
    if state.logic is not None:
        edits += calculated_edits(state, visit_id, state.logic.consequences(item, normal))
    edits += [settles] if settles is not None else []
    said = f"{item} {entry.rule.explain(normal, desk.language) or state.checklist.value_label(value, desk.language)}"
    result = _record(desk, state, item, edits, said) if edits else changed(desk, state, item, "")
    if entry.rule.kind in {"text", "date", "table"}:
        desk.store.drop_draft(f"answer/{visit_id}/{item}")
    return result


def save_answer_draft(desk: Desk, visit_id: UUID, item: str, text: str) -> None:
    """Keep what is typed into an answer's fields, or a group's name (every 300 ms). Not journalled; dropped with it."""
    desk.store.save_draft(f"answer/{visit_id}/{item}", text)


def answer_drafts(desk: Desk, visit_id: UUID) -> dict[str, str]:
    """Return what was being typed when the visit was left, by item: a text, a table's rows as JSON."""
    prefix = f"answer/{visit_id}/"
    return {key.removeprefix(prefix): text for key, text in desk.store.drafts(prefix).items()}


def remember_place(desk: Desk, visit_id: UUID, item: str) -> None:
    """Note where the inspector is, so that the visit opens there again. Not journalled."""
    desk.store.save_draft(f"place/{visit_id}", item)


def save_draft(desk: Desk, visit_id: UUID, item: str, text: str) -> None:
    """Keep a note that is being typed (every 300 ms). Not journalled."""
    desk.store.save_draft(_draft_key(visit_id, item), text)


def write_note(desk: Desk, visit_id: UUID, item: str, text: str) -> Changed:
    """Journal my note on an item (on leaving the field, lock, or 5 s idle) and drop its draft.

    Raises:
        BadInputError: ``note_too_long`` over 20,000 characters.
    """
    state = require_draft(desk, visit_id)
    text = clean(text)
    if len(text) > MAX_NOTE_CHARACTERS:
        raise BadInputError("note_too_long", characters=len(text), most=MAX_NOTE_CHARACTERS)
    if _my_note(desk, state, visit_id, item) == text:
        desk.store.drop_draft(_draft_key(visit_id, item))
        return changed(desk, state, item, "")
    edits = _note_edits(desk, state, visit_id, item, text)
    result = _record(desk, state, item, edits, f"{item} {'备注' if desk.language == 'zh' else 'note'}")
    desk.store.drop_draft(_draft_key(visit_id, item))
    return result


def change_problem(desk: Desk, visit_id: UUID, item: str, edit: ProblemEdit) -> Changed:
    """Change the problem of a failed item. Raises MissingError when it has none."""
    state = require_draft(desk, visit_id)
    row = state.open_problem(item)
    if row is None:
        raise MissingError("problem_missing", item=item)
    given: dict[str, Any] = {
        name: clean(value) if isinstance(value, str) else value
        for name, value in asdict(edit).items()
        if value is not None
    }
    edits: list[Edit] = []
    word = {**register(row, "school_word"), **{k: given.pop(k) for k in ("agrees", "words") if k in given}}
    if word and word != register(row, "school_word"):
        edits.append(_edit(state, "problem", row.id, "school_word", {"agrees": "", "words": "", **word}))
    if "put_right" in given:
        text = given.pop("put_right")
        at = utc_text(desk.clock()) if text else ""
        edits.append(_edit(state, "problem", row.id, "put_right", {"text": text, "at": at}))
    content = {**register(row, "content"), **given}
    if "deadline_days" in given:
        due = state.calendar.add_working_days(state.on, given["deadline_days"])
        content["due_on"] = due.isoformat()
        content.setdefault("kind", "in_term")
    if content != register(row, "content"):
        edits.append(_edit(state, "problem", row.id, "content", content))
    label = "问题" if desk.language == "zh" else "problem"
    return _record(desk, state, item, edits, f"{item} {label}") if edits else changed(desk, state, item, "")


def raise_flag(desk: Desk, visit_id: UUID, item: str, edit: FlagEdit) -> tuple[FlagView, Changed]:
    """Record a danger (立即督促) now; the time is taken here."""
    state = require_draft(desk, visit_id)
    _item(state, item)
    row, now = ids.new_id(), utc_text(desk.clock())
    edits = [
        _edit(state, "red_flag", row, "key", {"visit_id": str(visit_id), "item": item}),
        _edit(state, "red_flag", row, "flag", {"seen_at": now, "fact": clean(edit.fact or "")}),
        *_flag_edits(state, row, edit, now),
    ]
    label = "立即督促" if desk.language == "zh" else "red flag"
    result = _record(desk, state, item, edits, f"{item} {label}")
    view = next(rows.flag_view(r) for r in state.flags[item] if r.id == row)
    return view, result


def change_flag(desk: Desk, visit_id: UUID, flag_id: UUID, edit: FlagEdit) -> Changed:
    """Add who was told or what the school did; their times are taken here."""
    state = require_draft(desk, visit_id)
    item, row = _flag(state, flag_id)
    now = utc_text(desk.clock())
    edits = _flag_edits(state, flag_id, edit, now)
    if edit.fact is not None:
        flag = {**register(row, "flag"), "fact": clean(edit.fact)}
        edits.append(_edit(state, "red_flag", flag_id, "flag", flag))
    label = "立即督促" if desk.language == "zh" else "red flag"
    return _record(desk, state, item, edits, f"{item} {label}") if edits else changed(desk, state, item, "")


def strike_flag(desk: Desk, visit_id: UUID, flag_id: UUID, reason: str) -> Changed:
    """Strike a red flag through with a reason; it is never removed. Raises BadInputError without one."""
    state = require_draft(desk, visit_id)
    item, _ = _flag(state, flag_id)
    if not reason.strip():
        raise BadInputError("strike_reason_empty")
    value = {"reason": clean(reason), "at": utc_text(desk.clock())}
    label = "划去立即督促" if desk.language == "zh" else "red flag struck"
    return _record(desk, state, item, [_edit(state, "red_flag", flag_id, "struck", value)], f"{item} {label}")


def undo(desk: Desk, visit_id: UUID) -> Changed | None:
    """Undo my last act on this visit; None when there is nothing to undo.

    Raises:
        RefusedError: Somebody changed the same thing since; the message says who.
    """
    state = require_draft(desk, visit_id)
    tx = desk.store.undoable(desk.actor, visit_id)
    if tx is None:
        return None
    _refuse_revealed(desk, state, visit_id, tx)
    after_flag = desk.store.last_table(desk.actor, visit_id) == "red_flag"
    return _restored(desk, state, desk.store.undo(tx, actor=desk.actor), after_flag=after_flag)


def redo(desk: Desk, visit_id: UUID) -> Changed | None:
    """Redo what was undone last; None when there is nothing."""
    state = require_draft(desk, visit_id)
    tx = desk.store.redoable(desk.actor, visit_id)
    return None if tx is None else _restored(desk, state, desk.store.redo(tx, actor=desk.actor), redo=True)


def changed(desk: Desk, state: VisitState, item: str, said: str) -> Changed:
    """Return what the page repaints after a change that is on disk."""
    moved = state.logic.take_moved() if state.logic is not None else ()
    others = {code: None for code in (*moved, *state.tell_numbers()) if code != item and code in state.items}
    view = rows.item_view(desk, state, _item(state, item))
    also = tuple(rows.item_view(desk, state, state.items[code]) for code in others)
    return Changed(view, rows.progress(desk, state), said, desk.clock(), also)


def edit_of(state: VisitState, table: str, row: UUID, register_name: str, value: Json) -> Edit:
    """Return an edit of one register in the visit's region."""
    return _edit(state, table, row, register_name, value)


def record(desk: Desk, state: VisitState, item: str, edits: list[Edit], said: str) -> Changed:
    """Journal edits of one item's rows and return what to repaint."""
    return _record(desk, state, item, edits, said)


def _refuse_revealed(desk: Desk, state: VisitState, visit_id: UUID, tx: UUID) -> None:
    """Raise RefusedError("rating_revealed") where an act wrote a rating that both raters have seen by now.

    It stands for good: the next undo takes what the person did before it.
    """
    if not state.sharing.asked:
        return
    rated = {row.id: item for item, held in state.sharing.rated.items() for row in held.values()}
    for table, row in desk.store.written(tx):
        item = rated.get(row, "") if table == "rating" else ""
        if item and len(state.sharing.ratings(item)) == BOTH:
            desk.store.keep(tx, actor=desk.actor, visit_id=visit_id)
            raise RefusedError("rating_revealed", item=split_place(item)[0])


def _restored(
    desk: Desk, state: VisitState, recorded: Recorded, *, redo: bool = False, after_flag: bool = False
) -> Changed:
    item = _item_of(desk, state, recorded)
    said = undone_words(state, item, recorded.edits, desk.language, redo=redo, after_flag=after_flag)
    for edit in recorded.edits:
        refresh(desk, state, edit.table, edit.row)
    result = changed(desk, state, item if item in state.items else next(iter(state.items)), said)
    touched = {edit.table for edit in recorded.edits}
    noted = next((kind for kind in KINDS if kind in touched), None)
    if noted is not None:
        return replace(result, notebook=noted)
    if touched <= {"section_member", "initials"}:
        return replace(result, shared=True)
    if any(edit.table == "group_row" for edit in recorded.edits):
        return replace(result, page=rows.page_views(desk, state))
    return result


def _item_of(desk: Desk, state: VisitState, recorded: Recorded) -> str:
    """Return the item whose rows an act touched; ``state`` still knows where a photo was."""
    for edit in recorded.edits:
        after = desk.store.find(edit.table, edit.row)
        for row, name in ((after, "key"), (after, "place"), (state.evidence.get(edit.row), "place")):
            held = register(row, name)
            place = place_of(held.get("item", ""), held.get("instance", 0))
            if place in state.items:
                return place
    return next(iter(state.items))


def _record(desk: Desk, state: VisitState, item: str, edits: list[Edit], said: str) -> Changed:
    follow(desk, state, desk.store.record(edits, actor=desk.actor))
    return changed(desk, state, item, said)


def _my_note(desk: Desk, state: VisitState, visit_id: UUID, item: str) -> str:
    code, instance = split_place(item)
    row = ids.note_id(visit_id, code, desk.actor, instance)
    return next((register(r, "text").get("text", "") for r in state.notes.get(item, ()) if r.id == row), "")


def _note_edits(desk: Desk, state: VisitState, visit_id: UUID, item: str, text: str) -> list[Edit]:
    code, instance = split_place(item)
    row = ids.note_id(visit_id, code, desk.actor, instance)
    edits: list[Edit] = []
    if all(r.id != row for r in state.notes.get(item, ())):
        edits.append(_edit(state, "note", row, "key", {**_key(visit_id, item), "author": str(desk.actor)}))
    return [*edits, _edit(state, "note", row, "text", {"text": text})]


def _problem_edits(state: VisitState, visit_id: UUID, item: str, *, fails: bool, fact: str = "") -> list[Edit]:
    row = state.problems.get(item)
    if row is None and not fails:
        return []
    withdrawn = register(row, "withdrawn").get("value", False)
    key = ids.problem_id(visit_id, *split_place(item))
    if fails and (row is None or "content" not in row.values):
        content: Any = problem.prefill(state.items[item], state.on, state.calendar)
        if fact:
            content = {**content, "fact": fact}
        elif state.logic is not None and state.items[item].instance:
            where = state.logic.name(state.items[item].group, state.items[item].instance, "zh")
            content = {**content, "fact": f"{where}：{content['fact']}"}
        return [
            _edit(state, "problem", key, "key", _key(visit_id, item)),
            _edit(state, "problem", key, "content", content),
            *([_edit(state, "problem", key, "withdrawn", {"value": False})] if withdrawn else []),
        ]
    edits: list[Edit] = []
    if row is not None and fails == withdrawn:
        edits.append(_edit(state, "problem", key, "withdrawn", {"value": not fails}))
    if row is not None and fails and fact and register(row, "content")["fact"] != fact:
        edits.append(_edit(state, "problem", key, "content", {**register(row, "content"), "fact": fact}))
    return edits


def calculated_edits(state: VisitState, visit_id: UUID, answers: Mapping[str, Any]) -> list[Edit]:
    """Return what calculated answers that change open and withdraw: they fail without anybody's answering them."""
    edits: list[Edit] = []
    for place, given in answers.items():
        if place in state.items:
            fails = state.items[place].judge(given, state.on, state.calendar) == "fails"
            edits += _problem_edits(state, visit_id, place, fails=fails)
    return edits


def _flag_edits(state: VisitState, row: UUID, edit: FlagEdit, now: str) -> list[Edit]:
    edits: list[Edit] = []
    if edit.told is not None:
        edits.append(_edit(state, "red_flag", row, "told", {"who": clean(edit.told), "at": now}))
    if edit.act is not None:
        edits.append(_edit(state, "red_flag", row, "act", {"text": clean(edit.act), "at": now}))
    return edits


def _flag(state: VisitState, flag_id: UUID) -> tuple[str, Any]:
    for item, flags in state.flags.items():
        for row in flags:
            if row.id == flag_id:
                return item, row
    raise MissingError("flag_missing")


def _item(state: VisitState, code: str) -> Item:
    entry = state.items.get(code)
    if entry is None:
        raise MissingError("item_missing", item=code)
    return entry


def _edit(state: VisitState, table: str, row: UUID, register_name: str, value: Json) -> Edit:
    return Edit(table, row, state.visit.region_code, register_name, value)


def key_of(visit_id: UUID, item: str) -> dict[str, Json]:
    """Return the natural key of a row that belongs to an item."""
    return _key(visit_id, item)


def _key(visit_id: UUID, item: str) -> dict[str, Json]:
    code, instance = split_place(item)
    return {"visit_id": str(visit_id), "item": code, "instance": instance}


def _draft_key(visit_id: UUID, item: str) -> str:
    return f"note/{visit_id}/{item}"


def clean(text: str) -> str:
    """Text as typed, without NUL and lone surrogates, which no JSON takes."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8").strip() if text else ""
