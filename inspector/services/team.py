"""Working together on one laptop: who is answering. Each change bears the one who gave it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from inspector.base.errors import MissingError
from inspector.services.visit_state import register

if TYPE_CHECKING:
    from inspector.services.desk import Desk
    from inspector.store.tables import Row


@dataclass(frozen=True, slots=True)
class Member:
    """One of the visit's team, as an author of changes."""

    actor: UUID
    """Their person's row; where they were typed in at the gate, the row of the team."""
    name: str
    answering: bool


def members(desk: Desk, visit_id: UUID) -> tuple[Member, ...]:
    """Return the team in the order in which it was entered; the owner of the laptop too, who need not be in it."""
    rows = [row for row in desk.store.select("team_member", visit_id=str(visit_id)) if "member" in row.values]
    rows.sort(key=lambda row: register(row, "key").get("n", 0))
    known = {_card(row, "card"): row.id for row in desk.store.select("person")}
    owner = desk.store.find("person", desk.owner)
    if owner is not None:
        known[_card(owner, "card")] = desk.owner
    found = {known.get(_card(row, "member"), row.id): _card(row, "member")[0] for row in rows}
    found.setdefault(desk.owner, _card(owner, "card")[0])
    return tuple(Member(actor, name, actor == desk.actor) for actor, name in found.items())


def hand_over(desk: Desk, visit_id: UUID, actor: UUID) -> Member:
    """Let another member answer from now on, until it is handed on or the store is locked.

    Raises:
        MissingError: ``member_missing``: not of this visit's team.
    """
    found = next((one for one in members(desk, visit_id) if one.actor == actor), None)
    if found is None:
        raise MissingError("member_missing")
    desk.actor = actor
    return Member(found.actor, found.name, answering=True)


def hand_on(desk: Desk, visit_id: UUID) -> Member:
    """Let the next of the team answer; after the last comes the first."""
    team = members(desk, visit_id)
    at = next((n for n, one in enumerate(team) if one.answering), -1)
    return hand_over(desk, visit_id, team[(at + 1) % len(team)].actor)


def answering(desk: Desk, visit_id: UUID) -> Member:
    """Return who answers on a visit. Who is not of its team does not: the owner of the laptop does then."""
    team = members(desk, visit_id)
    now = next((one for one in team if one.answering), None)
    return now or hand_over(desk, visit_id, desk.owner)


def _card(row: Row | None, name: str) -> tuple[str, str]:
    card = register(row, name)
    return str(card.get("name", "")), str(card.get("card_number", ""))
