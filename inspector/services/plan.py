"""Today (今日), search, and a new visit."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from inspector.base.clock import CHINA, civil_date, parse_utc, utc_text
from inspector.base.errors import BadInputError, MissingError, StoreError
from inspector.base.ids import answer_id, new_id
from inspector.domain import visit as rules
from inspector.exchange.checklist_file import built_in, shipped
from inspector.services import resume
from inspector.services.inspect_rows import progress
from inspector.services.pinyin import initials
from inspector.services.plan_views import (
    DueView,
    Gap,
    NewMember,
    NewSchool,
    NewVisit,
    Option,
    SchoolView,
    SearchResult,
    TodayView,
    VisitCard,
    VisitOptions,
)
from inspector.services.security import identity_of
from inspector.services.visit_state import calendar_of, checklist_of, register, state_of
from inspector.store.tables import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspector.domain.checklist import Checklist
    from inspector.services.desk import Desk
    from inspector.store.lists import Summary
    from inspector.store.tables import Row

MAX_NAME_CHARACTERS = 200
_OPEN_STAGES = ("draft", "finalised", "signed")
_DONE_STAGES = ("delivered",)
_N_DONE, _N_DUE, _N_SCHOOLS = 5, 30, 1000
_FORM = "form/new_visit"


def today(desk: Desk) -> TodayView:
    """Return the home page. Counted by SQL: as fast with a thousand visits as with one."""
    on = civil_date(desk.clock())
    monday = on - timedelta(days=on.weekday())
    lists = desk.store.lists
    open_visits = lists.visits(_OPEN_STAGES)
    done = lists.visits(_DONE_STAGES, _N_DONE)
    cards = [card for card in visit_cards(desk, [*open_visits, *done]) if card is not None]
    n_due, n_overdue = lists.count_due(on.isoformat())
    return TodayView(
        on=on,
        week=on.isocalendar().week,
        n_visits_this_week=lists.count_arrived(_midnight(monday), _midnight(on + timedelta(days=1))),
        n_open_problems=n_due,
        n_overdue=n_overdue,
        n_open_flags=lists.count_flags(),
        going_on=tuple(card for card in cards if card.stage == "draft"),
        to_finish=tuple(card for card in cards if card.stage in {"finalised", "signed"}),
        done=tuple(card for card in cards if card.stage not in _OPEN_STAGES),
        due=tuple(_due(desk, on)),
        n_unreadable=len(open_visits) + len(done) - len(cards),
    )


def search(desk: Desk, text: str, *, limit: int = 20) -> SearchResult:
    """Find schools and visits by name, pinyin initials, code or number. Empty text: the latest visits."""
    words = text.strip().lower()
    schools = find_schools(desk, words, limit=limit)
    cards = visit_cards(desk, find_visits(desk, words, limit=limit))
    return SearchResult(schools, tuple(card for card in cards if card is not None))


def find_visits(desk: Desk, text: str, *, stage: str = "", limit: int = -1) -> list[UUID]:
    """Return visits by school or number, newest first; of one stage if asked. Empty text: all. A card is read apart."""
    words = text.strip().lower()
    stages = (stage,) if stage else ()
    if not words:
        return desk.store.lists.visits(stages, limit)
    schools = desk.store.find_schools(words, _N_SCHOOLS)
    return desk.store.lists.matching(schools, words, stages, limit)


def find_schools(desk: Desk, text: str, *, limit: int = 20) -> tuple[SchoolView, ...]:
    """Find schools by name, pinyin initials or code; none for an empty text."""
    words = text.strip().lower()
    rows = [desk.store.find("school", row) for row in desk.store.find_schools(words, limit)] if words else []
    return tuple(_school_view(desk, row) for row in rows if row is not None)


def has_schools(desk: Desk) -> bool:
    """Say whether any school is known; where none is, sample data is offered."""
    return desk.store.has_any("school")


def keep_form(desk: Desk, text: str) -> None:
    """Keep the new-visit page as it is filled in so far, over a lock; an empty text forgets it. Not journalled."""
    if text:
        desk.store.save_draft(_FORM, text)
    else:
        desk.store.drop_draft(_FORM)


def kept_form(desk: Desk) -> str:
    """Return what ``keep_form`` kept, or ""."""
    return desk.store.draft(_FORM) or ""


def visit_options(desk: Desk) -> VisitOptions:
    """Return what the new-visit page offers."""
    checklist, language = built_in(), desk.language
    me = identity_of(desk)
    leader = NewMember(me.name, "leader", me.card_number, me.issuer, me.expires_on, me.unit)
    return VisitOptions(
        tracks=tuple(Option(key, text.get(language)) for key, text in rules.TRACKS.items()),
        phases=tuple(Option(key, text.get(language)) for key, text in checklist.phases.items()),
        school_kinds=tuple(Option(key, k.label.get(language)) for key, k in checklist.school_kinds.items()),
        roles=tuple(Option(key, text.get(language)) for key, text in rules.ROLES.items()),
        me=leader,
        colleagues=_colleagues(desk, leader),
        checklists=tuple(Option(c.id, c.title.get(language)) for c in _offered()),
        default_track="spot_check",
        default_phase="closed",
    )


def gaps(desk: Desk, new: NewVisit) -> tuple[Gap, ...]:
    """Return what the track demands and the visit has not, reasons or not."""
    team = [rules.Member(m.name, m.role, m.card_number, m.expires_on, m.avoidance) for m in new.team]
    found = rules.shortfalls(
        new.track,
        team,
        civil_date(new.arrived_at),
        assignment=new.assignment_number,
        notice=new.notice_number,
    )
    return tuple(Gap(entry.key, entry.text.get(desk.language)) for entry in found)


def count_items(desk: Desk, kind: str, phase: str, checklist: str = "") -> int:
    """Return how many items a school of this kind has in this phase; those of a group count once."""
    del desk  # later: the checklist that the bureau sent
    return sum(len(section.items) for section in _chosen(checklist).applicable(kind, phase))


def _offered() -> tuple[Checklist, ...]:
    """Return the checklists that come with the program, the usual one first."""
    usual = built_in()
    return (usual, *(other for other in shipped().values() if other.id != usual.id))


def _chosen(checklist: str) -> Checklist:
    """Return a checklist by its id; "" is the usual one. Raises BadInputError: ``unknown_option``."""
    found = next((one for one in _offered() if checklist in {"", one.id}), None)
    if found is None:
        raise BadInputError("unknown_option")
    return found


def start_visit(desk: Desk, new: NewVisit) -> UUID:
    """Journal a new visit, pinned to the checklist of today, and return its key.

    Raises:
        BadInputError: ``visit_without_leader``, ``name_empty``, ``name_too_long``, ``unknown_option``.
        MissingError: ``school_missing``.
    """
    checklist = _chosen(new.checklist)
    region = identity_of(desk).region_code
    _require(new.track in rules.TRACKS and new.phase in checklist.phases, "unknown_option")
    _require(any(member.role == "leader" for member in new.team), "visit_without_leader")
    for member in new.team:
        _check_name(member.name)
        _require(member.role in rules.ROLES, "unknown_option")
    edits: list[Edit] = []
    if isinstance(new.school, NewSchool):
        school, kind = new_id(), new.school.kind
        edits += school_edits(school, region, new.school)
    else:
        school = new.school
        row = desk.store.find("school", school)
        if row is None:
            raise MissingError("school_missing")
        kind = register(row, "identity")["kind"]
    _require(kind in checklist.school_kinds, "unknown_option")
    visit = new_id()
    sha256 = desk.store.keep_checklist(checklist.canonical())
    plan = {
        "checklist": sha256, "track": new.track, "phase": new.phase, "kind": kind,
        "arrived_at": utc_text(new.arrived_at),
    }  # fmt: skip
    formalities = {
        "assignment": new.assignment_number.strip(), "notice": new.notice_number.strip(),
        "reasons": {key: reason.strip() for key, reason in new.reasons.items() if reason.strip()},
    }  # fmt: skip
    met = [{"name": name.strip(), "role": role.strip()} for name, role in new.met if name.strip()]
    edits += [
        Edit("visit", visit, region, "key", {"school_id": str(school)}),
        Edit("visit", visit, region, "plan", plan),
        Edit("visit", visit, region, "formalities", formalities),
        Edit("visit", visit, region, "met", {"people": met}),
        Edit("visit", visit, region, "stage", {"value": "draft"}),
    ]
    for n, member in enumerate(new.team):
        edits += _member_edits(visit, region, n, member)
    edits += _places(visit, region, checklist, kind, new.phase)
    desk.store.record(edits, actor=desk.actor)
    return visit


def _places(visit: UUID, region: str, checklist: Checklist, kind: str, phase: str) -> list[Edit]:
    """Return the keys of all answers to come: so that each, given in a hurry, is one change and not two."""
    items = (item for section in checklist.applicable(kind, phase) for item in section.items)
    places = [
        (item.code, n)
        for item in items
        if item.calculate is None
        for n in (range(1, checklist.groups[item.group].at_least + 1) if item.group else (0,))
    ]
    return [
        Edit("answer", answer_id(visit, code, n), region, "key", {"visit_id": str(visit), "item": code, "instance": n})
        for code, n in places
    ]


def add_school(desk: Desk, new: NewSchool, *, sample: bool = False) -> UUID:
    """Journal a school and return its key. Raises BadInputError as ``start_visit``."""
    school = new_id()
    edits = school_edits(school, identity_of(desk).region_code, new, sample=sample)
    desk.store.record(edits, actor=desk.actor)
    return school


def school_edits(school: UUID, region: str, new: NewSchool, *, sample: bool = False) -> list[Edit]:
    """Return the edits that write a school."""
    _check_name(new.name)
    identity: dict[str, Any] = {
        "name": new.name.strip(), "code": new.code.strip(), "kind": new.kind, "ownership": new.ownership,
        "address": new.address.strip(), "initials": initials(new.name.strip()), "sample": sample,
    }  # fmt: skip
    return [
        Edit("school", school, region, "identity", identity),
        Edit("school", school, region, "head", {"name": new.head_name.strip(), "title": new.head_title.strip()}),
        Edit("school", school, region, "size", {"students": new.students, "staff": new.staff}),
    ]


def _member_edits(visit: UUID, region: str, n: int, member: NewMember) -> list[Edit]:
    row = new_id()
    card = {
        "name": member.name.strip(), "role": member.role, "card_number": member.card_number.strip(),
        "issuer": member.issuer.strip(), "unit": member.unit.strip(),
        "expires_on": member.expires_on.isoformat() if member.expires_on else "",
    }  # fmt: skip
    shown = {"to": member.shown_to.strip(), "at": utc_text(member.shown_at) if member.shown_at else ""}
    return [
        Edit("team_member", row, region, "key", {"visit_id": str(visit), "n": n}),
        Edit("team_member", row, region, "member", card),
        Edit("team_member", row, region, "shown", shown),
        Edit("team_member", row, region, "avoidance", {"declared": member.avoidance.strip()}),
    ]


def visit_cards(desk: Desk, visits: Sequence[UUID]) -> list[VisitCard | None]:
    """Return the cards of visits; None for one in a damaged part of the store, so that the others can go on."""
    try:
        summaries = desk.store.lists.summaries(visits)
        schools: dict[str, str] = {}
        return [_card(desk, visit, summaries[visit], schools) for visit in visits]
    except StoreError:
        return [_card_alone(desk, visit) for visit in visits]


def _card_alone(desk: Desk, visit: UUID) -> VisitCard | None:
    try:
        return _card(desk, visit, desk.store.lists.summaries([visit])[visit], {})
    except StoreError:
        return None


def _card(desk: Desk, visit_id: UUID, summary: Summary, schools: dict[str, str]) -> VisitCard:
    visit = desk.store.find("visit", visit_id)
    plan, school = register(visit, "plan"), register(visit, "key").get("school_id", "")
    if school and school not in schools:
        schools[school] = register(desk.store.find("school", UUID(school)), "identity").get("name", "")
    checklist = checklist_of(desk, plan["checklist"])
    stage = register(visit, "stage").get("value", "draft")
    n_answered, n_total = _counted(desk, visit_id, checklist, plan, summary)
    return VisitCard(
        id=visit_id,
        school=schools.get(school, ""),
        track_name=rules.TRACKS[plan["track"]].get(desk.language),
        phase_name=checklist.phases[plan["phase"]].get(desk.language),
        stage=stage,
        arrived_at=parse_utc(plan["arrived_at"]),
        team=summary.team,
        n_answered=n_answered,
        n_total=n_total,
        n_flags=summary.n_flags,
        n_problems=summary.n_problems,
        stopped_at=(desk.store.draft(f"place/{visit_id}") or "") if stage == "draft" else "",
        number=summary.number,
        changed_at=datetime.fromtimestamp(summary.changed_ms / 1000, UTC),
        step=resume.stand(desk, visit_id).step if stage == "draft" else "",
    )


def _counted(
    desk: Desk, visit_id: UUID, checklist: Checklist, plan: dict[str, Any], summary: Summary
) -> tuple[int, int]:
    """Return how many items were answered, and of how many: as the checklist page counts them.

    Where no answer can bring or take an item, every item counts and every answer too, so SQL counts them.
    """
    if checklist.logic.is_plain:
        return summary.n_answered, _n_items(desk, plan["checklist"], plan["kind"], plan["phase"])
    counted = progress(desk, state_of(desk, visit_id))
    return counted.n_answered, counted.n_total


def _n_items(desk: Desk, checklist: str, kind: str, phase: str) -> int:
    key = ("n_items", f"{checklist}/{kind}/{phase}")
    if key not in desk.cache:
        sections = checklist_of(desk, checklist).applicable(kind, phase)
        desk.cache[key] = sum(len(section.items) for section in sections)
    return desk.cache[key]


def _midnight(on: date) -> str:
    """Return the start of a civil day at the school, as it is journalled."""
    return utc_text(datetime.combine(on, time(), CHINA))


def _due(desk: Desk, on: date) -> Iterator[DueView]:
    """Yield the deadlines that run, the nearest first: as many as a page shows."""
    calendar = calendar_of(desk)
    for row_id in desk.store.lists.due(_N_DUE):
        row = desk.store.find("problem", row_id)
        content, key = register(row, "content"), register(row, "key")
        visit = desk.store.find("visit", UUID(key["visit_id"]))
        school = desk.store.find("school", UUID(register(visit, "key")["school_id"]))
        due_on = date.fromisoformat(content["due_on"])
        yield DueView(
            visit_id=UUID(key["visit_id"]),
            item=key["item"],
            title=content["title"],
            school=register(school, "identity").get("name", ""),
            severity=content["severity"],
            due_on=due_on,
            working_days_left=calendar.working_days_between(on, due_on),
            overdue=due_on < on,
        )


def _school_view(desk: Desk, row: Row) -> SchoolView:
    identity = register(row, "identity")
    kinds = built_in().school_kinds
    visits = desk.store.select("visit", school_id=str(row.id))
    days = [civil_date(parse_utc(register(v, "plan")["arrived_at"])) for v in visits if "plan" in v.values]
    kind = identity.get("kind", "")
    return SchoolView(
        id=row.id,
        name=identity.get("name", ""),
        code=identity.get("code", ""),
        kind=kind,
        kind_name=kinds[kind].label.get(desk.language) if kind in kinds else "",
        address=identity.get("address", ""),
        last_visit_on=max(days, default=None),
    )


def _colleagues(desk: Desk, me: NewMember) -> tuple[NewMember, ...]:
    """Members of earlier visits and sample colleagues, newest first, each once."""
    found: dict[tuple[str, str], NewMember] = {}
    for row in reversed(desk.store.select("team_member")):
        card = register(row, "member")
        if card:
            expires = date.fromisoformat(card["expires_on"]) if card["expires_on"] else None
            member = NewMember(**cast("dict[str, Any]", {**card, "expires_on": expires}))
            found.setdefault((member.name, member.card_number), member)
    for row in desk.store.select("person"):
        card = register(row, "card")
        if row.id != desk.owner and card:
            expires = date.fromisoformat(card["expires_on"]) if card["expires_on"] else None
            member = NewMember(card["name"], "member", card["card_number"], card["issuer"], expires, card["unit"])
            found.setdefault((member.name, member.card_number), member)
    found.pop((me.name, me.card_number), None)
    return tuple(found.values())


def _check_name(name: str) -> None:
    _require(bool(name.strip()), "name_empty")
    if len(name) > MAX_NAME_CHARACTERS:
        raise BadInputError("name_too_long", most=MAX_NAME_CHARACTERS)


def _require(holds: bool, code: str) -> None:  # reads as a sentence
    if not holds:
        raise BadInputError(code)
