"""What Today (今日), search and the new-visit page show and collect."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class SchoolView:
    """A school as found."""

    id: UUID
    name: str
    code: str
    kind: str
    kind_name: str
    address: str
    last_visit_on: date | None


@dataclass(frozen=True, slots=True)
class VisitCard:
    """A visit in a list."""

    id: UUID
    school: str
    track_name: str
    phase_name: str
    stage: str
    """draft, finalised, signed, delivered."""
    arrived_at: datetime
    team: tuple[str, ...]
    n_answered: int
    n_total: int
    n_flags: int
    n_problems: int
    stopped_at: str
    """Item code where it stopped, or ""."""
    number: str
    changed_at: datetime
    step: str = ""
    """Page on which a draft was left: checklist, finish, opinion; "" when it was never opened."""


@dataclass(frozen=True, slots=True)
class DueView:
    """A problem with its deadline."""

    visit_id: UUID
    item: str
    title: str
    school: str
    severity: str
    due_on: date
    working_days_left: int
    """Negative: overdue."""
    overdue: bool
    """The day is over; on the weekend after it no working day is over yet."""


@dataclass(frozen=True, slots=True)
class TodayView:
    """The home page."""

    on: date
    week: int
    n_visits_this_week: int
    n_open_problems: int
    n_overdue: int
    n_open_flags: int
    going_on: tuple[VisitCard, ...]
    """Draft visits, newest first."""
    to_finish: tuple[VisitCard, ...]
    """Finalised and not signed, or signed and not delivered."""
    done: tuple[VisitCard, ...]
    """The last five delivered."""
    due: tuple[DueView, ...]
    """The nearest thirty of ``n_open_problems``."""
    n_unreadable: int = 0
    """Visits that lie in a damaged part of the store."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Schools and visits that match."""

    schools: tuple[SchoolView, ...]
    visits: tuple[VisitCard, ...]


@dataclass(frozen=True, slots=True)
class NewSchool:
    """A school typed in on the spot."""

    name: str
    kind: str
    code: str = ""
    ownership: str = ""
    address: str = ""
    head_name: str = ""
    head_title: str = "校长"
    students: int = -1
    staff: int = -1


@dataclass(frozen=True, slots=True)
class NewMember:
    """One of the team."""

    name: str
    role: str
    """leader, member, expert, recorder."""
    card_number: str = ""
    issuer: str = ""
    expires_on: date | None = None
    unit: str = ""
    shown_to: str = ""
    shown_at: datetime | None = None
    avoidance: str = ""
    """"" not declared, "none" 无应回避情形, else the tie in words."""


@dataclass(frozen=True, slots=True)
class NewVisit:
    """What the new-visit page collects."""

    school: UUID | NewSchool
    track: str
    phase: str
    team: tuple[NewMember, ...]
    arrived_at: datetime
    met: tuple[tuple[str, str], ...] = ()
    """(name, office) of whom they met."""
    assignment_number: str = ""
    notice_number: str = ""
    reasons: dict[str, str] = field(default_factory=dict[str, str])
    """Why a demanded formality is missing, by its key."""
    checklist: str = ""
    """Id of one of ``VisitOptions.checklists``; "" for the first."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What the track demands and is missing. It warns and asks for a reason; nobody is walled out."""

    key: str
    """assignment, notice, team_of_three, card_expired/N, avoidance/N, tie/N."""
    text: str
    """In the language of the desk, with its basis."""


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a choice: key and label in the desk's language."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class VisitOptions:
    """What the new-visit page offers."""

    tracks: tuple[Option, ...]
    phases: tuple[Option, ...]
    school_kinds: tuple[Option, ...]
    roles: tuple[Option, ...]
    me: NewMember
    """The inspector at this laptop as leader."""
    colleagues: tuple[NewMember, ...]
    """Members of earlier visits, newest first."""
    checklists: tuple[Option, ...]
    """The first one unless another is chosen."""
    default_track: str
    default_phase: str
