"""Which places a template may fill, by what its kind is about: anything else is refused when the file is read."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from inspector.domain.campaign import TOTALS
from inspector.domain.text import Text
from inspector.domain.writ_kinds import LISTS

if TYPE_CHECKING:
    from inspector.domain.writ_kinds import WritKind

ALWAYS: Final = ("to", "school", "issuer", "us", "number", "title", "on", "by", "by.card", "copies")
OF_VISIT: Final = ("visited_on", "track", "grade", "score", "n_checked", "record")
OF_DOCUMENT: Final = ("first.title", "first.number", "first.on", "first.sha256")
OF_PROBLEM: Final = tuple(
    f"problem.{name}"
    for name in ("n", "numeral", "title", "fact", "basis", "measure", "due", "responsible", "put_right", "put_right_at")
)
OF_EVIDENCE: Final = tuple(f"evidence.{name}" for name in ("n", "item", "what", "taken_at", "size", "sha256"))
OF_OUTCOME: Final = ("outcome.result", "outcome.words", "outcome.due_on")
OF_DRAW: Final = ("n_entries", "n_drawn", "n_not_drawn", "draw.sha256")
OF_ENTRY: Final = ("entry.1", "entry.2", "entry.3")
TO_BEGIN: Final = ("me", "me.card", "now", "school", "school.head", "process", "evaluation", "schools")
"""What a field may begin with, besides the documents that it builds on."""


def places_of(kind: WritKind) -> frozenset[str]:
    """Return the places of a document of a kind, outside its problems and tables."""
    names = {field.name for field in kind.fields}
    found = {*ALWAYS, *(f"words.{name}" for name in names if name not in LISTS), *documents_of(kind)}
    if kind.about == "visit":
        found |= set(OF_VISIT)
    if kind.problems:
        found.add("n_problems")
    if kind.evidence:
        found.add("n_evidence")
    if kind.rechecks:
        found |= {"n_closed", "n_left"}
    if kind.draws:
        found |= set(OF_DRAW)
    if kind.campaign:
        found |= {f"campaign.{name}" for name in TOTALS}
    if {"from_on", "until_on"} <= names:
        found.add("span")
    return frozenset(found)


def documents_of(kind: WritKind) -> frozenset[str]:
    """Return the places of the documents that a kind builds on."""
    if kind.about == "document":
        return frozenset(OF_DOCUMENT)
    return frozenset(f"{one}.{part}" for one in kind.builds_on for part in ("number", "on"))


def of_problem(kind: WritKind) -> frozenset[str]:
    """Return the places of a problem in hand."""
    return frozenset((*OF_PROBLEM, *(OF_OUTCOME if kind.rechecks else ())))


def unknown(name: str, known: frozenset[str]) -> Text:
    """Say that there is no such place, and which one may be meant."""
    near = get_close_matches(name, sorted(known), 1)
    zh, en = (f"，是不是{{{near[0]}}}？", f"; is it {{{near[0]}}}?") if near else ("", "")
    return Text(f"这里没有占位符{{{name}}}{zh}", f"there is no placeholder {{{name}}} here{en}")
