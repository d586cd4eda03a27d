"""Visits: tracks, roles, and what a track demands. What is missing warns; nobody is walled out at a gate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from inspector.domain.checklist import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

TRACKS = {
    "spot_check": Text("督导抽查（四不两直）", "Spot check (unannounced)"),
    "special": Text("专项督导", "Special supervision"),
    "routine": Text("经常性督导", "Routine supervision"),
    "comprehensive": Text("综合督导", "Comprehensive supervision"),
    "follow_up": Text("整改核查", "Follow-up of rectification"),
}
ROLES = {
    "leader": Text("组长", "Leader"),
    "member": Text("成员", "Member"),
    "expert": Text("专家", "Expert"),
    "recorder": Text("记录人", "Recorder"),
}
WITH_NOTICE = frozenset({"special", "comprehensive"})
MIN_TEAM = 3
NO_TIE = "none"
NO_TIE_WORDS = Text("无应回避情形", "No tie that calls for avoidance")


@dataclass(frozen=True, slots=True)
class Member:
    """One of the team, as far as the rules ask."""

    name: str
    role: str
    card_number: str
    expires_on: date | None
    avoidance: str
    """"" not declared, ``none``, or the tie in words."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Something the rules ask for and the visit has not."""

    key: str
    text: Text


def shortfalls(track: str, team: Sequence[Member], on: date, *, assignment: str, notice: str) -> tuple[Shortfall, ...]:
    """Return what is missing, in the order in which it is asked for.

    Law: 教育督导条例（2012年）第八条 (assignment), 第十条 (avoidance), 第十六条 (three 督学),
    第十七条 (notice before special and comprehensive supervision).
    """
    found: list[Shortfall] = []
    if not assignment.strip():
        found.append(
            Shortfall(
                "assignment",
                Text(
                    "没有指派文号。督学受指派实施督导（教育督导条例第八条）。",
                    "No assignment number. Inspectors act when assigned (Regulations on Supervision, art. 8).",
                ),
            )
        )
    if track in WITH_NOTICE and not notice.strip():
        found.append(
            Shortfall(
                "notice",
                Text(
                    "没有督导通知书文号。专项督导、综合督导应事先发出书面通知（教育督导条例第十七条）。",
                    "No notice number. Special and comprehensive supervision need a written notice before (art. 17).",
                ),
            )
        )
    inspectors = sum(1 for member in team if member.role != "expert" and member.card_number.strip())
    if track in WITH_NOTICE and inspectors < MIN_TEAM:
        found.append(
            Shortfall(
                "team_of_three",
                Text(
                    f"督导小组有督学{inspectors}名，不足3名；专家不计入（教育督导条例第十六条）。",
                    f"The team has {inspectors} inspectors with a card, fewer than 3; experts do not count (art. 16).",
                ),
            )
        )
    for n, member in enumerate(team):
        found += _of_member(n, member, on)
    return tuple(found)


def _of_member(n: int, member: Member, on: date) -> list[Shortfall]:
    found: list[Shortfall] = []
    if member.expires_on and member.expires_on < on:
        day = f"{member.expires_on.year}年{member.expires_on.month}月{member.expires_on.day}日"
        found.append(
            Shortfall(
                f"card_expired/{n}",
                Text(
                    f"{member.name}的督学证已于{day}到期。",
                    f"{member.name}'s card expired on {member.expires_on.isoformat()}.",
                ),
            )
        )
    if not member.avoidance:
        found.append(
            Shortfall(
                f"avoidance/{n}",
                Text(
                    f"{member.name}还没有作回避声明（教育督导条例第十条）。",
                    f"{member.name} has not declared on avoidance (art. 10).",
                ),
            )
        )
    elif member.avoidance != NO_TIE:
        found.append(
            Shortfall(
                f"tie/{n}",
                Text(
                    f"{member.name}声明有应回避情形，应当回避（教育督导条例第十条）。",
                    f"{member.name} declared a tie and has to withdraw (art. 10).",
                ),
            )
        )
    return found
