"""From what was typed to an entry of the notebook: times of the visit's day, days in any usual form, lengths."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final

from inspector.base.clock import CHINA, parse_utc, utc_text
from inspector.base.errors import BadInputError
from inspector.domain.day_reading import read_day
from inspector.domain.notebook import NAMELESS, ROLES, DutyCall, PaperSeen, PersonMet, PlaceWalked
from inspector.domain.stopwatch import MAX_RINGS, MAX_SECONDS
from inspector.services.inspect import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.base.messages import Language
    from inspector.domain.notebook import Entry, Kind
    from inspector.services.notebook_views import Typed

SHORT, LONG = 100, 20_000
"""Characters that a name, office, number, title or place may have; and a text."""
_TIME = re.compile(r"(\d{1,2})\s*[:：时点.]?\s*(\d{2})?\s*分?")
_WORDS: Final[dict[str, tuple[str, str]]] = {
    "number": ("号码", "the number"),
    "title": ("资料名称", "the title"),
    "place": ("地点", "the place"),
    "name": ("姓名或者职务", "name or office"),
    "role": ("职务", "the office"),
    "who": ("接听人", "who answered"),
    "said": ("回答内容", "what was said"),
    "asked": ("所问内容", "what was asked"),
    "found": ("查阅情况", "what was found"),
    "seen": ("所见情况", "what was seen"),
    "from_at": ("开始时间", "the time of coming"),
}


def instant_of(text: str, on: date) -> str:
    """Return a time of a day as an instant; "" when none was typed. Raises BadInputError("notebook_time")."""
    if not text:
        return ""
    found = _TIME.fullmatch(text)
    digits = (found[1], found[2] or "0") if found else ("99", "0")
    if text.isdecimal() and len(text) in {3, 4}:
        digits = (text[:-2], text[-2:])
    try:
        return utc_text(datetime.combine(on, time(int(digits[0]), int(digits[1])), CHINA))
    except ValueError as error:
        raise BadInputError("notebook_time", text=text[:20]) from error


class _Reader:
    """The typed values of one entry. Says what is wrong by the field's name."""

    def __init__(self, typed: Typed, on: date, language: Language) -> None:
        self._typed, self._on = typed, on
        self._n = 0 if language == "zh" else 1

    def text(self, name: str, most: int = LONG, *, needed: bool = False) -> str:
        """Return a text; one of a short field on one line."""
        text = clean(str(self._typed.get(name, "")))
        text = " ".join(text.split()) if most == SHORT else text
        if needed and not text:
            raise self.lacks(name)
        if len(text) > most:
            raise BadInputError("notebook_long", field=_WORDS[name][self._n], characters=len(text), most=most)
        return text

    def lacks(self, name: str) -> BadInputError:
        """The error where a field is empty."""
        return BadInputError("notebook_lacks", field=_WORDS[name][self._n])

    def one_of(self, name: str, values: tuple[str, ...]) -> str:
        """Return a coded value."""
        value = str(self._typed.get(name, ""))
        return value if value in values else values[0]

    def whole(self, name: str, most: int) -> int:
        """Return a count within 0 and the most."""
        return min(max(int(str(self._typed.get(name, 0))), 0), most)

    def instant(self, name: str, *, needed: bool = False) -> str:
        """Return a time of the visit's day as an instant; "" when none was typed."""
        text = clean(str(self._typed.get(name, "")))
        if not text and needed:
            raise self.lacks(name)
        return instant_of(text, self._on)

    def day(self, name: str) -> str:
        """Return a day as an ISO date; "" when none was typed."""
        text = clean(str(self._typed.get(name, "")))
        day = read_day(text, self._on)
        if day.fault:
            raise BadInputError("notebook_day", text=text[:20])
        return day.day.isoformat() if day.day else ""

    def flag(self, name: str) -> bool:
        """Return whether something is so."""
        return self._typed.get(name) is True

    def many(self, name: str) -> tuple[str, ...]:
        """Return the chosen ones, each once."""
        value = self._typed.get(name, ())
        return tuple(dict.fromkeys(value)) if isinstance(value, tuple | list) else ()

    def utc(self, name: str) -> str:
        """Return an instant that a clock gave."""
        text = str(self._typed[name])
        parse_utc(text)  # anything else is a bug: ValueError
        return text


def read_entry(kind: Kind, typed: Typed, on: date, language: Language) -> Entry:
    """Return the entry that was typed. ``on`` is the day of the visit: a time of day is of that day.

    Raises:
        BadInputError: ``notebook_lacks``, ``notebook_long``, ``notebook_time``, ``notebook_times_turned``,
            ``notebook_day``.
    """
    return _READERS[kind](_Reader(typed, on, language))


def _duty_call(given: _Reader) -> DutyCall:
    answered = given.flag("answered")
    return DutyCall(
        number=given.text("number", SHORT, needed=True),
        started_at=given.utc("started_at"),
        rings=given.whole("rings", MAX_RINGS),
        waited_seconds=given.whole("waited_seconds", MAX_SECONDS),
        answered=answered,
        who=given.text("who", SHORT) if answered else "",
        role=given.text("role", SHORT) if answered else "",
        said=given.text("said") if answered else "",
        leader=given.one_of("leader", ("", "yes", "no")) if answered else "",
    )


def _person_met(given: _Reader) -> PersonMet:
    kind = given.one_of("role_kind", ROLES)
    nameless = kind in NAMELESS
    name, role = "" if nameless else given.text("name", SHORT), given.text("role", SHORT)
    if not (nameless or name or role):
        raise given.lacks("name")
    return PersonMet(kind, name, role, given.text("asked"), given.text("said"), given.instant("at"))


def _paper_seen(given: _Reader) -> PaperSeen:
    title = given.text("title", SHORT, needed=True)
    return PaperSeen(title, given.text("number", SHORT), given.day("dated"), given.text("found"), given.many("photos"))


def _place_walked(given: _Reader) -> PlaceWalked:
    place = given.text("place", SHORT, needed=True)
    begun, ended = given.instant("from_at", needed=True), given.instant("until_at")
    if ended and ended < begun:
        raise BadInputError("notebook_times_turned")
    return PlaceWalked(place, begun, ended, given.text("seen"))


_READERS: Final[dict[Kind, Callable[[_Reader], Any]]] = {
    "duty_call": _duty_call,
    "person_met": _person_met,
    "paper_seen": _paper_seen,
    "place_walked": _place_walked,
}
