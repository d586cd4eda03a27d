"""What the record says of 摸排核对: counts, hashes of the tables, seed. Names are not here: they are destroyed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SurveyTable:
    """One table that was compared. A file's name may name a person, so its hash stands for it."""

    side: str
    """``roster`` 花名册 or ``survey`` 摸排表."""
    people: str
    """``student`` or ``staff``: what its rows are where they do not say themselves."""
    sha256: str
    """Of the file's bytes."""
    sheet: int
    """From 1."""
    rows: int
    """Rows that bear a name: who stands twice has two."""


@dataclass(frozen=True, slots=True)
class SurveyCounts:
    """The result for students or staff. -1 where it could not be counted."""

    people: str
    roster: int
    """People on the roster, each once."""
    surveyed: int
    matched: int
    missing: int
    """On the roster and not surveyed."""
    strangers: int
    """Surveyed and on no roster."""
    twice: int
    """Rows that repeat a person."""
    bad_rows: int
    """Rows with an impossible date or a wrong identity number."""
    key_people: int
    """From a key area (重点地区) or a close contact (密切接触)."""
    without_dates: int
    """Of these: without start or end of medical observation (医学观察)."""
    ended_early: int
    without_unit: int


@dataclass(frozen=True, slots=True)
class SurveySample:
    """A drawn sample (抽查核实) and its outcomes, counted."""

    algorithm: str
    seed: str
    population: int
    population_sha256: str
    size: int
    drawn_before: int
    """Samples that were drawn before this one and put aside."""
    consistent: int
    """行程和健康状况与表一致."""
    minor: int
    """个别非关键信息不符."""
    differs: int
    """行程或健康状况不符."""
    unreached: int
    undone: int


@dataclass(frozen=True, slots=True)
class SurveyCheck:
    """摸排核对 as it stood when the report was frozen."""

    tables: tuple[SurveyTable, ...]
    counts: tuple[SurveyCounts, ...]
    areas: tuple[str, ...]
    """Key areas as the inspector named them."""
    observation_days: int
    observation_basis: str
    """Empty: the days are a suggestion (建议)."""
    samples: tuple[SurveySample, ...]
    compared_at: str
    names_basis: str
    """What lets the names be kept (依据); empty: their key is destroyed at the first signature."""
    names_until: str
    """Civil date; empty where they are not kept."""
