"""Entries of the notebook in two lines: what it is, and the rest in one muted line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from inspector.base.clock import parse_utc
from inspector.domain.notebook import DutyCall, PaperSeen, PersonMet, PlaceWalked
from inspector.ui.words import civil_time

if TYPE_CHECKING:
    from inspector.domain.notebook import Entry, Kind
    from inspector.services.notebook_views import Noted

KEYS: Final[dict[str, Kind]] = {"T": "duty_call", "M": "person_met", "D": "paper_seen", "V": "place_walked"}
"""Letter on the list of items, and with Alt anywhere in a visit."""

TABS: Final[tuple[tuple[Kind, Any], ...]] = (
    ("duty_call", QT_TRANSLATE_NOOP("Notebook", "Duty test")),
    ("person_met", QT_TRANSLATE_NOOP("Notebook", "People")),
    ("paper_seen", QT_TRANSLATE_NOOP("Notebook", "Papers")),
    ("place_walked", QT_TRANSLATE_NOOP("Notebook", "Places")),
)
_KEY_WORDS: Final[tuple[tuple[str, Any], ...]] = (
    ("Alt+T", QT_TRANSLATE_NOOP("Notebook", "duty test with the stopwatch")),
    ("R A S", QT_TRANSLATE_NOOP("Notebook", "duty test: a ring, answered, no answer")),
    ("Alt+M", QT_TRANSLATE_NOOP("Notebook", "people met")),
    ("Alt+D", QT_TRANSLATE_NOOP("Notebook", "papers looked at")),
    ("Alt+V", QT_TRANSLATE_NOOP("Notebook", "places walked")),
)
_SAID: Final[dict[str, Any]] = {
    "photos": QT_TRANSLATE_NOOP("Notebook", "photos: {n}"),
    "answered": QT_TRANSLATE_NOOP("Notebook", "answered after {s} s, rings: {n}"),
    "silent": QT_TRANSLATE_NOOP("Notebook", "no answer in {s} s, rings: {n}"),
    "yes": QT_TRANSLATE_NOOP("Notebook", "named the leader on duty"),
    "no": QT_TRANSLATE_NOOP("Notebook", "could not name the leader on duty"),
}
_QUOTED = 120
"""Characters of a text that stand in a row: the whole is in the form, one key away."""


def say(words: Any) -> str:  # noqa: ANN401  # a source text for the translator
    """Return a text of the notebook in the language in use."""
    return QCoreApplication.translate("Notebook", words)


def key_words() -> list[tuple[str, str]]:
    """Return the keys that open the notebook, with what they open."""
    return [(key, say(words)) for key, words in _KEY_WORDS]


def title_of(entry: Entry) -> str:
    """Return the first line of an entry."""
    if isinstance(entry, DutyCall):
        return f"{_clock(entry.started_at)}  {entry.number}  {_outcome(entry)}"
    if isinstance(entry, PersonMet):
        return _joined(entry.name, entry.role)
    if isinstance(entry, PaperSeen):
        return f"{entry.title}  {entry.number}".rstrip()
    ended = _clock(entry.until_at) or "…"
    return f"{_clock(entry.from_at)}–{ended}  {entry.place}"


def note_of(noted: Noted) -> str:
    """Return the second line of an entry; or ""."""
    entry = noted.entry
    if isinstance(entry, DutyCall):
        parts = [entry.who, entry.role, _leader(entry), entry.said]
    elif isinstance(entry, PersonMet):
        parts = [_clock(entry.at), entry.asked, entry.said]
    elif isinstance(entry, PaperSeen):
        photos = say(_SAID["photos"]).format(n=len(entry.photos)) if entry.photos else ""
        parts = [entry.dated, entry.found, photos]
    else:
        parts = [entry.seen]
    return _joined(*(_cut(part) for part in (*parts, noted.by)))


def _outcome(call: DutyCall) -> str:
    return say(_SAID["answered" if call.answered else "silent"]).format(s=call.waited_seconds, n=call.rings)


def _leader(call: DutyCall) -> str:
    return say(_SAID[call.leader]) if call.leader else ""


def _joined(*parts: str) -> str:
    return QCoreApplication.translate("Notebook", " · ").join(part for part in parts if part)


def _clock(instant: str) -> str:
    return civil_time(parse_utc(instant)) if instant else ""


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED]}…"


def typed_of(entry: Entry) -> dict[str, Any]:
    """Return an entry as its form shows it: times of day instead of instants."""
    if isinstance(entry, PersonMet):
        return {
            "role_kind": entry.role_kind, "name": entry.name, "role": entry.role, "asked": entry.asked,
            "said": entry.said, "at": _clock(entry.at),
        }  # fmt: skip
    if isinstance(entry, PaperSeen):
        return {
            "title": entry.title, "number": entry.number, "dated": entry.dated, "found": entry.found,
            "photos": entry.photos,
        }  # fmt: skip
    if isinstance(entry, PlaceWalked):
        return {
            "place": entry.place, "from_at": _clock(entry.from_at), "until_at": _clock(entry.until_at),
            "seen": entry.seen,
        }  # fmt: skip
    return {
        "number": entry.number, "started_at": entry.started_at, "rings": entry.rings,
        "waited_seconds": entry.waited_seconds, "answered": entry.answered, "who": entry.who, "role": entry.role,
        "said": entry.said, "leader": entry.leader,
    }  # fmt: skip
