"""From rows to what the checklist page shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from inspector.base.clock import parse_utc
from inspector.base.errors import MissingError
from inspector.domain.checklist import place_of
from inspector.domain.evidence import evidence_kind, time_fault
from inspector.domain.logic import Standing
from inspector.domain.reading import Reading
from inspector.services.counts import Tally
from inspector.services.earlier import to_recheck
from inspector.services.inspect_views import (
    AnswerView,
    ChoiceView,
    ColumnView,
    EvidenceView,
    FieldView,
    FlagView,
    ItemView,
    NoteView,
    ProblemView,
    Progress,
    SectionView,
    TwoView,
)
from inspector.services.marked_rows import shown_markup
from inspector.services.visit_logic import cannot_words
from inspector.services.visit_sharing import BOTH
from inspector.services.visit_state import VisitState, register

if TYPE_CHECKING:
    from inspector.domain.checklist import Item, Section
    from inspector.domain.evidence import TimeFault
    from inspector.services.desk import Desk
    from inspector.store.tables import Row


def item_view(desk: Desk, state: VisitState, item: Item) -> ItemView:
    """Return one row of the page."""
    code = item.code
    fixed = state.fixed.get((desk.language, code))
    if fixed is None:
        fixed = state.fixed[desk.language, code] = _fixed(item, desk.language)
    problem = state.open_problem(code)
    return ItemView(
        *fixed,
        answer=answer_view(desk, state, item),
        problem=problem_view(state, code, problem) if problem else None,
        n_flags=len(standing_flags(state, code)) if code in state.flags else 0,
        n_photos=len(state.photos(code)),
        has_note=any(register(row, "text").get("text") for row in state.notes.get(code, ())),
        recheck=to_recheck(desk, state, code) is not None,
        two=_two(desk, state, item) if code in state.sharing.asked else None,
        columns=_columns(item, desk.language) if item.rule.columns else (),
        draws=item.rule.draws,
        **(_standing(desk, state, item) if state.logic is not None or item.rule.conforms_when else {}),
    )


def _two(desk: Desk, state: VisitState, item: Item) -> TwoView | None:
    """Return what may be seen of the ratings of two: no value before both are in."""
    code, sharing = item.code, state.sharing
    if not sharing.is_asked(code):
        return None
    given = sharing.ratings(code)
    if len(given) < BOTH:
        mine = next((rating for author, _, rating in given if author == str(desk.actor)), None)
        own = item.judge(mine, state.on, state.calendar) if mine else ""
        return TwoView("mine" if mine else "open", len(given), own)
    judged = [item.judge(rating, state.on, state.calendar) for _, _, rating in given]
    ratings = tuple(
        (person_name(desk, UUID(author)), value, str(rating.get("reason", "")))
        for (author, _, rating), value in zip(given, judged, strict=True)
    )
    stage = "settled" if sharing.is_settled(code) else "both"
    return TwoView(stage, len(given), ratings=ratings, agreed=len(set(judged)) == 1)


def _standing(desk: Desk, state: VisitState, item: Item) -> dict[str, Any]:
    """Return what the rules say of an item."""
    given = state.given(item.code)
    why = item.rule.failure(given, state.on, state.calendar) if given else None
    own = cannot_words(Standing(cannot=(("judge", why),)), desk.language) if why else ""
    if state.logic is None:
        return {"cannot": own} if own else {}
    standing = state.logic.standing(item.code)
    said = [words for words in (cannot_words(standing, desk.language), own) if words]
    constraint = item.constraint
    return {
        "applies": standing.applies,
        "required": standing.required,
        "violated": constraint.message.get(desk.language) if constraint is not None and standing.violated else "",
        "cannot": ("；" if desk.language == "zh" else "; ").join(said),
        "calculated": item.calculate is not None,
        "row_name": state.logic.name(item.group, item.instance, desk.language) if item.instance else "",
    }


def _columns(item: Item, language: str) -> tuple[ColumnView, ...]:
    return tuple(
        ColumnView(
            c.name, c.kind, c.label.get(language), c.unit.get(language), c.decimals,
            tuple(ChoiceView(value, text.get(language)) for value, text in c.choices),
        )
        for c in item.rule.columns
    )  # fmt: skip


def page_views(desk: Desk, state: VisitState) -> tuple[ItemView, ...]:
    """Return all rows of the page: items, the head of each row of a group, and what adds one more."""
    state.tell_numbers()
    if state.logic is None or not state.checklist.groups:
        return tuple(item_view(desk, state, item) for item in state.items.values())
    found: list[ItemView] = []
    base = state.checklist.applicable(state.plan["kind"], state.plan["phase"])
    for section in base:
        done: set[str] = set()
        for item in section.items:
            if not item.group:
                found.append(item_view(desk, state, item))
            elif item.group not in done:
                done.add(item.group)
                found += _group_views(desk, state, item.group, section)
    return tuple(found)


def _group_views(desk: Desk, state: VisitState, group: str, section: Section) -> list[ItemView]:
    logic = state.logic
    if logic is None:
        return []
    found: list[ItemView] = []
    numbers = logic.numbers(group)
    for n in numbers:
        found.append(group_head(desk, state, group, n))
        members = (item for item in section.items if item.group == group)
        found += [item_view(desk, state, state.items[place_of(item.code, n)]) for item in members]
    if len(numbers) < state.checklist.groups[group].at_most:
        label = state.checklist.groups[group].label.get(desk.language)
        words = f"再加一个{label}" if desk.language == "zh" else f"Add another {label.lower()}"
        found.append(
            _structural(f"{group}+", section.code, words, "add", applies=logic.evaluation.applies_group(group))
        )
    return found


def group_head(desk: Desk, state: VisitState, group: str, n: int) -> ItemView:
    """Return the head of a row of a group: its name, which can be changed."""
    logic = state.logic
    if logic is None:
        raise MissingError("item_missing", item=group)
    section = next(s.code for s in state.checklist.sections if any(item.group == group for item in s.items))
    given = str(logic.rows.get(group, {}).get(n, {}).get("name", ""))
    name, applies = logic.name(group, n, desk.language), logic.evaluation.applies_group(group)
    view = _structural(place_of(group, n), section, name, "row", applies=applies)
    removable = n > state.checklist.groups[group].at_least
    return replace(view, answer=AnswerView(written=given), draws=int(removable))


def _structural(code: str, section: str, text: str, kind: str, *, applies: bool) -> ItemView:
    """Return a row of the page that is no item: nothing of it is counted."""
    return ItemView(
        code, section, text, kind, "", 0, veto=False, evidence_rule="none", red_flag_suggested=False, fields=(),
        choices=(), answer=AnswerView(), problem=None, n_flags=0, n_photos=0, has_note=False, applies=applies,
    )  # fmt: skip


def _fixed(item: Item, language: str) -> tuple[Any, ...]:
    """Return the first fields of an ItemView, which no answer changes."""
    rule = item.rule
    fields = tuple(
        FieldView(f.name, f.label.get(language), f.unit.get(language), f.minimum, f.maximum) for f in rule.fields
    )
    choices = tuple(ChoiceView(c.value, c.text.get(language)) for c in rule.choices)
    look = (item.verify, item.weight, item.veto, item.evidence, item.red_flag)
    return (item.code, item.section, item.text.get(language), rule.kind, *look, fields, choices)


def answer_view(desk: Desk, state: VisitState, item: Item) -> AnswerView:
    """Return an answer with who gave it and when, read from the change that is shown."""
    row = state.answers.get(item.code)
    given = state.given(item.code)
    if given is not None and item.calculate is not None:
        value, words = state.value(item.code), item.rule.explain(given, desk.language)
        return AnswerView(value=value, numbers=tuple(given["numbers"].items()), explained=words)
    if row is None or given is None:
        return AnswerView()
    change = desk.store.change(row.id, "answer", row.changed["answer"])
    return AnswerView(
        value=item.judge(given, state.on, state.calendar),
        numbers=tuple(given.get("numbers", {}).items()),
        choices=tuple(given.get("choices", ())),
        written=given.get("date") or given.get("text", ""),
        reason=given.get("reason", ""),
        at=change.wall_at,
        by="" if change.actor == desk.actor else person_name(desk, change.actor),
        explained=item.rule.explain(given, desk.language),
        rows=tuple(given.get("rows", ())),
    )


def problem_view(state: VisitState, item: str, row: Row) -> ProblemView:
    """Return a problem; its number is its place among the standing ones."""
    content, put_right, word = (register(row, name) for name in ("content", "put_right", "school_word"))
    return ProblemView(
        n=state.problem_number(item),
        title=content["title"],
        fact=content["fact"],
        severity=content["severity"],
        kind=content["kind"],
        measure=content["measure"],
        deadline_days=content["deadline_days"],
        due_on=date.fromisoformat(content["due_on"]),
        responsible=content["responsible"],
        put_right=put_right.get("text", ""),
        put_right_at=parse_utc(put_right["at"]) if put_right.get("at") else None,
        agrees=word.get("agrees", ""),
        words=word.get("words", ""),
    )


def flag_view(row: Row) -> FlagView:
    """Return a red flag (立即督促)."""
    flag, told, act = (register(row, name) for name in ("flag", "told", "act"))
    return FlagView(
        id=row.id,
        item=register(row, "key")["item"],
        fact=flag.get("fact", ""),
        seen_at=parse_utc(flag["seen_at"]),
        told=told.get("who", ""),
        told_at=parse_utc(told["at"]) if told.get("at") else None,
        act=act.get("text", ""),
        act_at=parse_utc(act["at"]) if act.get("at") else None,
        struck_reason=register(row, "struck").get("reason", ""),
    )


def evidence_view(state: VisitState, row: Row) -> EvidenceView:
    """Return one photo; says when its own time lies far from the visit."""
    file, place = register(row, "file"), register(row, "place")
    taken_at = parse_utc(file["taken_at"])
    return EvidenceView(
        id=row.id,
        item=place["item"],
        sha256=file["sha256"],
        caption=place.get("caption", ""),
        taken_at=taken_at,
        time_fault=time_fault_of(state, file),
        width_px=file["width"],
        height_px=file["height"],
        size_bytes=file["size"],
        n_pages=file.get("pages", 1),
        markup=shown_markup(state, row),
        kind=evidence_kind(file["media_type"]),
        scripted=bool(file.get("scripted")),
        milliseconds=file.get("milliseconds", 0),
        reading=reading_of(file),
    )


def reading_of(file: dict[str, Any]) -> Reading | None:
    """Return the reading that a file of evidence holds, if it is one."""
    return Reading(**file["reading"]) if "reading" in file else None


def time_fault_of(state: VisitState, file: dict[str, Any]) -> TimeFault:
    """Say why the time that a file of evidence claims cannot be that of the visit; "" where it can."""
    if not file["own_time"]:
        return "unreadable" if file.get("bad_date") else ""
    return time_fault(parse_utc(file["taken_at"]), parse_utc(file["imported_at"]), state.arrived_at)


def note_views(desk: Desk, state: VisitState, item: str) -> tuple[NoteView, ...]:
    """Return the notes of all authors on an item, mine among them; mine alone while two rate it unseen."""
    found: list[NoteView] = []
    hidden = state.sharing.hides(item)
    for row in state.notes.get(item, ()):
        text = register(row, "text").get("text", "")
        author = UUID(register(row, "key")["author"])
        if text and (author == desk.actor or not hidden):
            found.append(NoteView(person_name(desk, author), author == desk.actor, text))
    return tuple(found)


def standing_flags(state: VisitState, item: str) -> list[Row]:
    """Return an item's red flags that were not struck through."""
    rows = state.flags.get(item, ())
    return [row for row in rows if "flag" in row.values and not register(row, "struck").get("reason")]


def progress(desk: Desk, state: VisitState) -> Progress:
    """Count the visit and its sections, and say whose these are."""
    found = state.counts.progress(state.sections, state.items, lambda item: tally(state, item), desk.language)
    if not state.sharing.members:
        return found
    return replace(found, sections=tuple(_shared(desk, state, section) for section in found.sections))


def _shared(desk: Desk, state: VisitState, section: SectionView) -> SectionView:
    actor, name = state.sharing.member(section.code)
    if not actor:
        return section
    mine, initials = actor == str(desk.actor), state.initials(section.code)
    return replace(section, member=name, member_id=actor, mine=mine, initials=initials)


def tally(state: VisitState, item: Item) -> Tally:
    """Count one item; of one that is not asked for only its red flags."""
    code = item.code
    if not state.applies(code):
        return Tally(0, 0, 0, len(standing_flags(state, code)), 0)
    value = state.value(code)
    due = item.evidence == "always" or (item.evidence == "when_failed" and value == "fails")
    lacks = due and value not in {"", "not_applicable", "not_checked"} and not state.photos(code)
    n_flags = len(standing_flags(state, code)) if code in state.flags else 0
    return Tally(1, int(bool(value)), int(value == "fails"), n_flags, int(lacks))


def person_name(desk: Desk, person: UUID) -> str:
    """Return a person's name, or "" when their row has not come yet. A member who was typed in is known by that row."""
    card = register(desk.store.find("person", person), "card")
    return str((card or register(desk.store.find("team_member", person), "member")).get("name", ""))
