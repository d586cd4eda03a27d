"""What the places of a template hold, of one document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inspector.documents import furniture
from inspector.documents.record_items import size_words
from inspector.documents.writs.parts import WritParts, chinese, day, own_words, record_of, span
from inspector.domain.campaign import by_names
from inspector.domain.writ import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.documents.annex import Annex
    from inspector.domain.report import EvidenceFact, Problem
    from inspector.domain.wording import Place, Wording
    from inspector.domain.writ import Reference, Writ

_LONG: Final = {
    "problem.fact": "事实",
    "problem.basis": "依据",
    "problem.measure": "要求",
    "problem.put_right": "整改措施",
    "outcome.words": "核查情况",
}
"""Texts of a problem that may be too long for their place, and how they are called in the annex."""


class Filler:
    """Fills wordings for one document, or for one problem or row of it."""

    def __init__(self, parts: WritParts, annex: Annex, held: dict[str, str] | None = None, n: int = 0) -> None:
        self._parts, self._annex, self._n = parts, annex, n
        self._held = _of_writ(parts) if held is None else held
        kind = parts.template.kind
        self._long = {f"words.{one.name}": one.label.zh for one in kind.fields if one.kind == "text"}

    def value(self, name: str) -> str:
        """Return what a place holds; "" of nothing."""
        return self._held.get(name, "")

    def fill(self, wording: Wording) -> str:
        """Return a text in full."""
        return wording.fill(self.value)

    def cell(self, wording: Wording) -> str:
        """Return a text for a narrow place: what is too long there stands in the annex."""
        return wording.fill(self.value, self._cut)

    def of_problem(self, n: int, problem: Problem) -> Filler:
        """Return the filler of a problem; ``n`` counts from 1."""
        outcomes = {one.n: one for one in self._parts.writ.outcomes}
        outcome = outcomes.get(problem.n, Outcome(problem.n, "", "", ""))
        results = self._parts.template.results
        held = {
            "problem.n": str(problem.n),
            "problem.numeral": chinese(n),
            "problem.title": problem.title,
            "problem.fact": problem.fact,
            "problem.basis": "；".join(problem.basis),
            "problem.measure": problem.measure,
            "problem.due": problem.due_text,
            "problem.responsible": problem.responsible,
            "problem.put_right": problem.put_right,
            "problem.put_right_at": furniture.moment(problem.put_right_at),
            "outcome.result": results.get(outcome.result, ""),
            "outcome.words": outcome.words,
            "outcome.due_on": day(outcome.due_on),
        }
        return Filler(self._parts, self._annex, self._held | held, n)

    def of_evidence(self, fact: EvidenceFact) -> Filler:
        """Return the filler of a piece of evidence, numbered as in the record."""
        held = {
            "evidence.n": str(fact.n),
            "evidence.item": fact.item.partition("#")[0],
            "evidence.what": "　".join(part for part in (fact.kind, fact.caption) if part),
            "evidence.taken_at": furniture.moment(fact.taken_at),
            "evidence.size": size_words(fact.size_bytes),
            "evidence.sha256": f"{fact.sha256[:8]}…{fact.sha256[-8:]}",
        }
        return Filler(self._parts, self._annex, self._held | held)

    def of_entry(self, cells: tuple[str, ...]) -> Filler:
        """Return the filler of a row of the document's own table."""
        held = {f"entry.{n}": cell for n, cell in enumerate(cells, 1)}
        return Filler(self._parts, self._annex, self._held | held)

    def _cut(self, place: Place) -> str:
        said = place.modified(self.value(place.name))
        if self._n and place.name in _LONG:
            return self._annex.place(f"问题{self._n}{_LONG[place.name]}", said)
        title = self._long.get(place.name)
        return self._annex.place(title, said) if title else said


def _of_writ(parts: WritParts) -> dict[str, str]:
    writ = parts.writ
    entries = [bool(one.cells[0]) for one in writ.entries]
    closed = sum(outcome.result == "closed" for outcome in writ.outcomes)
    return {
        "to": writ.to,
        "school": writ.school,
        "issuer": writ.issuer,
        "us": own_words(writ.issuer),
        "number": writ.number,
        "title": writ.title,
        "on": day(writ.on),
        "by": writ.by.name,
        "by.card": writ.by.card_number,
        "copies": "，".join(writ.copies),
        "visited_on": day(writ.visited_on),
        "track": writ.track_name,
        "grade": writ.grade_label,
        "score": writ.score,
        "n_checked": str(writ.n_checked),
        "n_problems": str(len(writ.problems)),
        "n_evidence": str(len(writ.evidence)),
        "n_closed": str(closed),
        "n_left": str(len(writ.outcomes) - closed),
        "n_entries": str(len(entries)),
        "n_drawn": str(sum(entries)),
        "n_not_drawn": str(len(entries) - sum(entries)),
        "draw.sha256": writ.word("population_sha256"),
        "record": record_of(writ),
        "span": span(writ),
        **_of_documents(writ),
        **by_names({one.name: one.text for one in writ.words}),
        **_of_words(parts),
    }


def _of_documents(writ: Writ) -> dict[str, str]:
    found: dict[str, str] = {}
    named = [("first", one) for one in writ.refers[:1]] + [(one.kind, one) for one in writ.refers]
    for name, one in named:
        found |= {f"{name}.{part}": of(one) for part, of in _OF_DOCUMENT.items()}
    return found


_OF_DOCUMENT: Final[dict[str, Callable[[Reference], str]]] = {
    "title": lambda one: one.title,
    "number": lambda one: one.number,
    "on": lambda one: day(one.on),
    "sha256": lambda one: furniture.grouped(one.sha256),
}


def _of_words(parts: WritParts) -> dict[str, str]:
    dates = {one.name for one in parts.template.kind.fields if one.kind == "date"}
    return {f"words.{one.name}": day(one.text) if one.name in dates else one.text for one in parts.writ.words}
