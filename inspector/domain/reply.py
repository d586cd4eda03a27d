"""The school's report on rectification (整改报告): the form that goes out, and what comes back in it.

It is the school's word: nobody signed it electronically, and it closes no problem. A re-check does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspector.domain.report import Problem

FORM: Final = "INSPECTORREPLY1"
CODE_FIELD: Final = "form"
STATES: Final = ("已完成", "部分完成", "未完成")
PER_PROBLEM: Final = ("measures", "state", "done_on", "responsible", "proof")
AT_THE_END: Final = ("filled_by", "phone", "head", "filled_on")
LONG, SHORT = 1000, 60
"""Characters that a field takes: of several lines, of one."""
MOST: Final = 4_000
"""Characters that are read of a field: some readers let people write on."""
_CODE = re.compile(rf"{FORM} ([0-9a-f-]{{36}}) ([0-9]{{1,4}}) ([0-9a-f]{{16}})")
_DATE = re.compile(r"(\d{4})\s*[年./-]?\s*(\d{1,2})\s*[月./-]?\s*(\d{1,2})\s*日?")


@dataclass(frozen=True, slots=True)
class FormCode:
    """What a form is of: a version of a visit's record."""

    visit: str
    version: int
    sha256: str
    """Of the record's findings.json; of a form that came back its first 16 digits."""

    @property
    def text(self) -> str:
        """As it stands in the form."""
        return f"{FORM} {self.visit} {self.version} {self.sha256[:16]}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the school says of one problem."""

    n: int
    measures: str
    state: str
    """One of ``STATES``, or empty."""
    done_on: str
    """Civil date where it can be read as one, else as it was written."""
    responsible: str
    proof: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A form as it came back."""

    answers: tuple[Answer, ...]
    filled_by: str
    phone: str
    head: str
    filled_on: str

    @property
    def n_done(self) -> int:
        """Problems that the school says it has put right."""
        return sum(one.state == STATES[0] for one in self.answers)


def code_in(text: str) -> FormCode | None:
    """Return what a form's code says; None of another text."""
    found = _CODE.fullmatch(" ".join(text.split()))
    return FormCode(found[1], int(found[2]), found[3]) if found else None


def field_of(n: int, name: str) -> str:
    """Return the name of a problem's field."""
    return f"p{n}_{name}"


def fields_of(problems: Sequence[Problem]) -> tuple[str, ...]:
    """Return the names of all fields of a form, in order."""
    of_problems = (field_of(one.n, name) for one in problems for name in PER_PROBLEM)
    return (CODE_FIELD, *of_problems, *AT_THE_END)


def reply_of(values: Mapping[str, str], problems: Sequence[Problem]) -> Reply:
    """Return what a form's fields say; what is no text of a form (control characters) is dropped."""
    clean = {name: _clean(text) for name, text in values.items()}

    def of(n: int) -> Answer:
        said = {name: clean.get(field_of(n, name), "") for name in PER_PROBLEM}
        return Answer(n, **(said | {"done_on": day_in(said["done_on"]), "state": _state(said["state"])}))

    last = {name: clean.get(name, "") for name in AT_THE_END}
    return Reply(tuple(of(one.n) for one in problems), **(last | {"filled_on": day_in(last["filled_on"])}))


def lacks_of(reply: Reply) -> tuple[tuple[int, str], ...]:
    """Return what is missing: the problem's number (0 of none) and the field's name."""
    found: list[tuple[int, str]] = []
    for one in reply.answers:
        found += [(one.n, name) for name in ("measures", "state", "responsible") if not getattr(one, name)]
        if one.state == STATES[0] and not one.done_on:
            found.append((one.n, "done_on"))
    return (*found, *((0, name) for name in AT_THE_END if not getattr(reply, name)))


def day_in(text: str) -> str:
    """Return a date as 2026-12-14 however it was written; what is none stays as it is."""
    found = _DATE.fullmatch(text.strip())
    if not found:
        return text.strip()
    try:
        return date(*map(int, found.groups())).isoformat()
    except ValueError:
        return text.strip()


def _state(text: str) -> str:
    return text if text in STATES else ""


def _clean(text: str) -> str:
    lines = ("".join(c for c in line if c.isprintable()).strip() for line in text.replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)
