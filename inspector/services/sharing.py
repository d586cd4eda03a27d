"""Sections handed to members of the team (分工), and their initials (确认) on them, at one laptop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from inspector.base import ids
from inspector.base.clock import utc_text
from inspector.base.errors import BadInputError, MissingError, RefusedError
from inspector.domain.report_sharing import SectionShare
from inspector.services import inspect_rows as rows
from inspector.services import team
from inspector.services.conclude_views import Lack
from inspector.services.inspect_views import Progress, SectionView
from inspector.services.visit_state import VisitState, follow, register, require_draft, state_of
from inspector.store.tables import Edit

if TYPE_CHECKING:
    from inspector.services.desk import Desk
    from inspector.store.tables import Row

_WORDS: Final = {
    "given": ("{section}部分交给{name}", "section {section} given to {name}"),
    "nobody": ("{section}部分不再指定负责人", "section {section} given to nobody"),
    "initialled": ("{section}部分已确认", "section {section} initialled"),
    "open": ("{section} {title}：{name}还没有确认", "{section} {title}: not initialled by {name} yet"),
    "outdated": (
        "{section} {title}：{name}确认后答案有改动，需重新确认",
        "{section} {title}: answers changed since {name} initialled it",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MemberShare:
    """One of the team and how far their sections are."""

    actor: UUID
    name: str
    answering: bool
    n_sections: int
    n_answered: int
    n_total: int


@dataclass(frozen=True, slots=True)
class SharingView:
    """Who has which sections. ``sections`` are those with an item that is asked for."""

    members: tuple[MemberShare, ...]
    sections: tuple[SectionView, ...]
    read_only: bool


@dataclass(frozen=True, slots=True)
class Shared:
    """After an act: what to show anew."""

    view: SharingView
    progress: Progress
    said: str
    """For the undo bar; "" where nothing was to be done."""
    saved_at: datetime


def open_sharing(desk: Desk, visit_id: UUID) -> SharingView:
    """Return who has which sections of a visit, and how far each is."""
    state = state_of(desk, visit_id)
    sections = rows.progress(desk, state).sections
    return SharingView(
        tuple(_share(state, member, sections) for member in team.members(desk, visit_id)),
        tuple(section for section in sections if section.n_total),
        state.stage != "draft",
    )


def give(desk: Desk, visit_id: UUID, section: str, actor: UUID | None) -> Shared:
    """Hand a section to a member of the team, or to nobody. Initials of whose it was count no more.

    Raises:
        MissingError: ``member_missing``, ``section_missing``.
        RefusedError: ``visit_finalised``, ``visit_signed``.
    """
    state = require_draft(desk, visit_id)
    _section(desk, state, section)
    member = next((one for one in team.members(desk, visit_id) if one.actor == actor), None)
    if actor is not None and member is None:
        raise MissingError("member_missing")
    name = member.name if member else ""
    if state.sharing.member(section)[0] == (str(actor) if actor else ""):
        return _shared(desk, state, "")
    value: dict[str, Any] = {"actor": str(actor) if actor else "", "name": name}
    key = {"visit_id": str(visit_id), "section": section}
    row = ids.section_member_id(visit_id, section)
    _record(desk, state, "section_member", row, key, "member", value)
    return _shared(desk, state, _say(desk, "given" if name else "nobody", section=section, name=name))


def initial(desk: Desk, visit_id: UUID, section: str) -> Shared:
    """Initial a section that is mine: the hash of its answers as they stand, with my name and the time.

    Raises:
        RefusedError: ``section_not_yours``; ``visit_finalised``, ``visit_signed``.
        BadInputError: ``section_open``: an item of it is not answered.
        MissingError: ``section_missing``.
    """
    state = require_draft(desk, visit_id)
    view = _section(desk, state, section)
    if not view.mine:
        raise RefusedError("section_not_yours", section=section)
    if not view.is_done:
        raise BadInputError("section_open", section=section, n=view.n_total - view.n_answered)
    if view.initials == "given":
        return _shared(desk, state, "")
    key = {"visit_id": str(visit_id), "section": section, "author": str(desk.actor)}
    value: dict[str, Any] = {"answers_sha256": state.digest(section), "n": view.n_total}
    _record(desk, state, "initials", ids.initials_id(visit_id, section, desk.actor), key, "initials", value)
    return _shared(desk, state, _say(desk, "initialled", section=section))


def lacks(desk: Desk, state: VisitState) -> list[Lack]:
    """Return what handed sections are not initialled, for 完成检查: a word, never a hindrance."""
    found: list[Lack] = []
    for section in rows.progress(desk, state).sections:
        if section.member and section.n_total and section.initials != "given":
            first = next(item.code for item in state.items.values() if item.section == section.code)
            code = "outdated" if section.initials else "open"
            words = _say(desk, code, section=section.code, title=section.title, name=section.member)
            found.append(Lack("sharing", first, words, ""))
    return found


def shares_of(desk: Desk, state: VisitState) -> tuple[SectionShare, ...]:
    """Return what the record says of it; nothing where no section was handed to anybody."""
    found: list[SectionShare] = []
    for section in state.asked():
        actor, name = state.sharing.member(section.code)
        if not actor or not section.items:
            continue
        row = state.sharing.initials.get((section.code, actor))
        at = digest = ""
        if row is not None and state.initials(section.code) == "given":
            change = desk.store.change(row.id, "initials", row.changed["initials"])
            at, digest = utc_text(change.wall_at), register(row, "initials")["answers_sha256"]
        found.append(SectionShare(section.code, section.title.zh, name, at, digest))
    return tuple(found)


def sharing_rows(state: VisitState) -> list[tuple[str, Row]]:
    """Return the rows that the record holds, with their tables; ratings of two are not in it."""
    members = [("section_member", row) for row in state.sharing.members.values()]
    return members + [("initials", row) for row in state.sharing.initials.values()]


def _share(state: VisitState, member: team.Member, sections: tuple[SectionView, ...]) -> MemberShare:
    theirs = [one for one in sections if one.n_total and state.sharing.member(one.code)[0] == str(member.actor)]
    answered, total = sum(one.n_answered for one in theirs), sum(one.n_total for one in theirs)
    return MemberShare(member.actor, member.name, member.answering, len(theirs), answered, total)


def _section(desk: Desk, state: VisitState, code: str) -> SectionView:
    found = next((one for one in rows.progress(desk, state).sections if one.code == code and one.n_total), None)
    if found is None:
        raise MissingError("section_missing", section=code)
    return found


def _record(
    desk: Desk, state: VisitState, table: str, row: UUID, key: dict[str, Any], name: str, value: dict[str, Any]
) -> None:
    region = state.visit.region_code
    edits = [Edit(table, row, region, name, value)]
    if desk.store.find(table, row) is None:
        edits.insert(0, Edit(table, row, region, "key", key))
    follow(desk, state, desk.store.record(edits, actor=desk.actor))


def _shared(desk: Desk, state: VisitState, said: str) -> Shared:
    return Shared(open_sharing(desk, state.visit.id), rows.progress(desk, state), said, desk.clock())


def _say(desk: Desk, code: str, **values: str) -> str:
    return _WORDS[code][0 if desk.language == "zh" else 1].format(**values)
