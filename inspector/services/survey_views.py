"""What the page 摸排核对 shows: plain values. Names are masked unless they were asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from inspector.base.canonical import Json
from inspector.base.messages import Message
from inspector.domain.survey import sampled
from inspector.exchange.people_columns import Columns, first_people
from inspector.exchange.people_file import Remark, Sheet

N_SAMPLES = 2
"""People by whom the columns of a table are told."""


@dataclass(frozen=True, slots=True)
class TableDraft:
    """A table that was read and not yet put in: how its columns are read can still be corrected."""

    file_name: str
    sha256: str
    size_bytes: int
    sheet: Sheet
    columns: Columns
    side: str
    """``roster`` or ``survey``, as guessed or chosen."""
    people: str
    """``student`` or ``staff``."""
    remarks: tuple[Remark, ...]

    @property
    def n_rows(self) -> int:
        """Rows below the heading, people or not."""
        return max(len(self.sheet.rows) - self.columns.first_row, 0)

    def samples(self, column: int) -> tuple[str, ...]:
        """Return what the first people have in a column; names and numbers masked."""
        rows = first_people(self.sheet, self.columns, N_SAMPLES)
        return tuple(sampled(self.columns.roles[column], row[column]) if column < len(row) else "" for row in rows)


@dataclass(frozen=True, slots=True)
class TableView:
    """A table that is in."""

    id: int
    file_name: str
    sheet: str
    side: str
    people: str
    n_rows: int
    n_bad_rows: int
    sha256: str
    remarks: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """Students or staff compared. -1: could not be counted, for a table is missing."""

    people: str
    roster: int
    surveyed: int
    matched: int
    by_number: int
    settled: int
    missing: int
    strangers: int
    twice: int
    renamed: int
    shared_numbers: int
    unclear: int
    near: int
    """Near matches that nobody has settled yet."""
    near_skipped: bool
    bad_rows: int
    key_people: int
    without_dates: int
    ended_early: int
    without_unit: int


@dataclass(frozen=True, slots=True)
class RuleView:
    """Days of observation, their basis ("" 建议), key areas."""

    days: int
    basis: str
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Retention:
    """The bureau's rule that lets names be kept: its basis and until when. Without one they are destroyed."""

    basis: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person in a list."""

    row: int
    name: str
    clas: str
    number: str
    """Identity number; "" while names are masked."""
    table: int
    """1.. in the order of the tables."""
    table_row: int
    """As the spreadsheet counts."""
    codes: tuple[str, ...]
    """What is wrong: codes of faults; the page has the words."""
    details: tuple[tuple[str, str], ...]
    """Dates, journeys and the like by role, as written; empty while names are masked."""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class NearLine:
    """Two rows that may be one person. ``same`` None until a person has said."""

    roster: PersonLine
    survey: PersonLine
    reason: str
    same: bool | None


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """One person of the sample. ``result``: agrees, minor, differs, unreached or "" (not done)."""

    person: PersonLine
    way: str
    """``phone`` or ``meet``."""
    result: str
    note: str


@dataclass(frozen=True, slots=True)
class SampleView:
    """The sample as drawn."""

    seed: str
    population: int
    population_sha256: str
    size: int
    drawn_before: int
    outcomes: tuple[OutcomeView, ...]
    """Empty once the names are destroyed."""
    n_by_result: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An answer that the comparison suggests for an item of the checklist; the inspector accepts it or not."""

    item: str
    text: str
    given: Json
    value: str
    """As judged: conforms, mostly, fails, not_applicable."""
    words: str
    """The answer in words."""
    note: str
    """What goes into the note; Chinese: it is printed."""
    standing: str
    """Value of the answer that stands now, or ""."""
    taken: bool
    """The answer that stands is this one."""


@dataclass(frozen=True, slots=True)
class SurveyView:
    """The page of a visit."""

    visit_id: UUID
    school: str
    tables: tuple[TableView, ...]
    rule: RuleView
    retention: Retention
    counts: tuple[Counts, ...]
    """Empty until it was compared, and again when a table came or went."""
    sample: SampleView | None
    suggestions: tuple[Suggestion, ...]
    has_names: bool
    """People by name are here and can be shown."""
    erased_at: str
    """UTC instant at which the names were destroyed, or ""."""
    read_only: bool
