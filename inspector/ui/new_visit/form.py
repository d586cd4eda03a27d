"""What the page holds while it is filled in, as plain values: kept over a lock, turned into a visit at the end."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, NoReturn, cast
from uuid import UUID

from inspector.base.clock import CHINA, civil_date, parse_utc, utc_text
from inspector.base.errors import BadInputError
from inspector.services.plan_views import NewMember, NewSchool, NewVisit

if TYPE_CHECKING:
    from collections.abc import Collection

TIE_UNNAMED = "有应回避情形，未写明"
"""Printed where somebody declares a tie and gives no words. The record is Chinese."""
NO_TIE = "none"
TIE = "tie"
OWNERSHIPS = ("公办", "民办")
"""As printed: public, private."""
CODE_DIGITS = 10
MAX_PUPILS = 99_999


@dataclass(slots=True)
class SchoolForm:
    """A school typed in on the spot (现场录入)."""

    name: str = ""
    kind: str = ""
    code: str = ""
    ownership: str = ""
    address: str = ""
    head_name: str = ""
    head_title: str = "校长"
    students: str = ""
    staff: str = ""

    def value(self) -> NewSchool:
        """Return the school. Raises BadInputError for what cannot be recorded."""
        if not self.name.strip():
            raise BadInputError("new_visit_no_school")
        if not self.kind:
            raise BadInputError("new_visit_no_kind")
        return NewSchool(
            name=self.name.strip(),
            kind=self.kind,
            code=self.code.strip(),
            ownership=self.ownership,
            address=self.address.strip(),
            head_name=self.head_name.strip(),
            head_title=self.head_title.strip(),
            students=_count(self.students),
            staff=_count(self.staff),
        )


@dataclass(slots=True)
class MemberForm:
    """One of the team as typed."""

    name: str = ""
    role: str = "member"
    card_number: str = ""
    issuer: str = ""
    expires: str = ""
    unit: str = ""
    shown_to: str = ""
    shown_at: str = ""
    """Civil time of day on the day of arrival, 24 h."""
    avoidance: str = ""
    """"" not declared, ``none``, ``tie``."""
    tie: str = ""

    @classmethod
    def of(cls, member: NewMember) -> MemberForm:
        """Return a known person's card, nothing declared or shown yet."""
        expires = member.expires_on.isoformat() if member.expires_on else ""
        return cls(member.name, member.role, member.card_number, member.issuer, expires, member.unit)

    @property
    def empty(self) -> bool:
        """True for a row in which nobody has typed."""
        return not any((self.name.strip(), self.card_number.strip(), self.issuer.strip(), self.expires.strip()))

    def value(self, day: date) -> NewMember:
        """Return the member. Raises BadInputError for what cannot be recorded."""
        if not self.name.strip():
            raise BadInputError("new_visit_member_nameless")
        ties = {"": "", NO_TIE: NO_TIE, TIE: self.tie.strip() or TIE_UNNAMED}
        return NewMember(
            name=self.name.strip(),
            role=self.role,
            card_number=self.card_number.strip(),
            issuer=self.issuer.strip(),
            expires_on=read_date(self.expires),
            unit=self.unit.strip(),
            shown_to=self.shown_to.strip(),
            shown_at=read_time(self.shown_at, day),
            avoidance=ties[self.avoidance],
        )


@dataclass(slots=True)
class VisitForm:
    """The whole page."""

    arrived_at: datetime
    school: str = ""
    """Key of a known school, or "" when ``fresh`` is typed in."""
    school_title: str = ""
    school_note: str = ""
    school_kind: str = ""
    fresh: SchoolForm | None = None
    track: str = ""
    phase: str = ""
    checklist: str = ""
    assignment: str = ""
    notice: str = ""
    team: list[MemberForm] = field(default_factory=list[MemberForm])
    met: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    reasons: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def kind(self) -> str:
        """Kind of the school that is chosen or typed in; "" while not known."""
        return self.fresh.kind if self.fresh else self.school_kind

    def plan(self) -> NewVisit:
        """Return the visit as far as the rules look at it: any school will do, half-typed dates are left out."""
        day = civil_date(self.arrived_at)
        team: list[NewMember] = []
        for member in self.team:
            if member.empty:
                continue
            try:
                team.append(member.value(day))
            except BadInputError:
                team.append(NewMember(member.name or "?", member.role, member.card_number))
        return self._visit(NewSchool("", ""), tuple(team), self.reasons)

    def visit(self, demanded: Collection[str]) -> NewVisit:
        """Return the visit to be journalled, with the reasons for what is (still) missing.

        Raises:
            BadInputError: ``new_visit_no_school``, ``new_visit_no_kind``, ``new_visit_member_nameless``,
                ``new_visit_date_unreadable``, ``new_visit_time_unreadable``.
        """
        if not self.school and self.fresh is None:
            raise BadInputError("new_visit_no_school")
        school = self.fresh.value() if self.fresh else UUID(self.school)
        day = civil_date(self.arrived_at)
        team = tuple(member.value(day) for member in self.team if not member.empty)
        reasons = {key: text for key, text in self.reasons.items() if key in demanded and text.strip()}
        return self._visit(school, team, reasons)

    def _visit(self, school: UUID | NewSchool, team: tuple[NewMember, ...], reasons: dict[str, str]) -> NewVisit:
        return NewVisit(
            school=school,
            track=self.track,
            phase=self.phase,
            checklist=self.checklist,
            team=team,
            arrived_at=self.arrived_at,
            met=tuple((name.strip(), role.strip()) for name, role in self.met if name.strip()),
            assignment_number=self.assignment.strip(),
            notice_number=self.notice.strip(),
            reasons=dict(reasons),
        )

    def text(self) -> str:
        """Return the form as text, to be kept over a lock."""
        return json.dumps({**asdict(self), "arrived_at": utc_text(self.arrived_at)}, ensure_ascii=False)

    @classmethod
    def of(cls, text: str) -> VisitForm | None:
        """Read what ``text`` wrote; None for anything else, as an older program's."""
        try:
            raw = cast("dict[str, Any]", json.loads(text))
            raw["arrived_at"] = parse_utc(raw["arrived_at"])
            raw["fresh"] = SchoolForm(**raw["fresh"]) if raw["fresh"] else None
            raw["team"] = [MemberForm(**member) for member in raw["team"]]
            raw["met"] = [(str(name), str(role)) for name, role in raw["met"]]
            return cls(**{part.name: raw[part.name] for part in fields(cls)})
        except (ValueError, TypeError, KeyError, AttributeError):
            return None


def read_date(text: str) -> date | None:
    """Read 2027-06-30, 2027.6.30, 2027年6月30日 or 20270630; "" is None.

    Raises:
        BadInputError: ``new_visit_date_unreadable``.
    """
    if not text.strip():
        return None
    compact = re.fullmatch(r"\s*(\d{4})(\d{2})(\d{2})\s*", text, re.ASCII)
    spread = re.fullmatch(r"\s*(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?\s*", text, re.ASCII)
    found = compact or spread
    try:
        return date(*(int(part) for part in found.groups())) if found else _unreadable("date", text)
    except ValueError:
        return _unreadable("date", text)


def read_time(text: str, day: date) -> datetime | None:
    """Read 9:05, 09：05 or 0905 as a time at the school on that day; "" is None.

    Raises:
        BadInputError: ``new_visit_time_unreadable``.
    """
    if not text.strip():
        return None
    found = re.fullmatch(r"\s*(\d{1,2})\s*[:：时]?\s*(\d{2})分?\s*", text, re.ASCII)
    try:
        at = time(int(found[1]), int(found[2])) if found else _unreadable("time", text)
    except ValueError:
        at = _unreadable("time", text)
    return datetime.combine(day, at, CHINA)


def code_remark(code: str) -> bool:
    """Say whether a school's code (学校标识码) looks wrong: not ten digits. It is recorded all the same."""
    code = code.strip()
    return bool(code) and not (len(code) == CODE_DIGITS and code.isascii() and code.isdigit())


def _unreadable(what: str, text: str) -> NoReturn:
    raise BadInputError(f"new_visit_{what}_unreadable", text=text.strip())


def _count(text: str) -> int:
    digits = text.strip()
    return int(digits) if digits.isascii() and digits.isdigit() and int(digits) <= MAX_PUPILS else -1
