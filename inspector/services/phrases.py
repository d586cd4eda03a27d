"""Ready sentences for what is typed on site (常用语): found by pinyin initials, put in at the caret.

They come from the item, from the school's last signed visit, from what the same person wrote on the item before, from
the common phrases and from the titles and articles of law that the checklist itself carries. Nothing is made up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspector.domain import basis
from inspector.domain.checklist import split_place
from inspector.exchange.phrases_file import common_phrases
from inspector.services import earlier
from inspector.services.pinyin import initials
from inspector.services.visit_state import state_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from uuid import UUID

    from inspector.services.desk import Desk
    from inspector.services.visit_state import VisitState

MAX_OWN = 30
"""Own sentences that are offered."""
_N_VISITS = 200
"""Visits that are looked through for own sentences, the newest first."""
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_MIN_CHARACTERS, MAX_CHARACTERS = 4, 300
_SOUNDLESS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One sentence and the initials by which it is found."""

    text: str
    initials: str


@dataclass(frozen=True, slots=True)
class PhraseGroup:
    """Sentences from one source: item, last, own, common or law."""

    source: str
    phrases: tuple[Phrase, ...]


def find_phrases(desk: Desk, visit_id: UUID, item: str, use: str) -> tuple[PhraseGroup, ...]:
    """Return the sentences for a field, source by source; each sentence once, where it comes first.

    Reads texts of earlier visits and pinyin: longer than a frame, so it belongs in a task.

    Args:
        desk: The open store.
        visit_id: The visit under way; its own texts are not offered.
        item: The item that the field is about; "" for the visit as a whole.
        use: What the field holds: fact, measure, flag, reason, opinion, word or refusal. The common phrases for it
            come first.
    """
    state = state_of(desk, visit_id)
    sources: tuple[tuple[str, Iterable[str]], ...] = (
        ("item", _ready(state, item)),
        ("last", earlier.last_findings(desk, state, item)),
        ("own", _own(desk, state, item, use)),
        ("common", _common(use)),
        ("law", _laws(state, item)),
    )
    seen: set[str] = set()
    groups: list[PhraseGroup] = []
    for source, texts in sources:
        fresh = [text for text in dict.fromkeys(map(str.strip, texts)) if text and text not in seen]
        seen.update(fresh)
        if fresh:
            groups.append(PhraseGroup(source, tuple(Phrase(text, _sound(text)) for text in fresh)))
    return tuple(groups)


def matching(groups: Sequence[PhraseGroup], typed: str, *, at_most: int | None = None) -> tuple[PhraseGroup, ...]:
    """Keep the sentences that have what was typed: its pinyin initials, or a part of it as it is written.

    ``at_most``: characters that the field still takes; longer sentences are left out, for they would be cut.
    """
    wanted = typed.strip().lower()
    found: list[PhraseGroup] = []
    for group in groups:
        kept = tuple(
            phrase
            for phrase in group.phrases
            if (at_most is None or len(phrase.text) <= at_most)
            and (wanted in phrase.initials or wanted in phrase.text.lower())
        )
        if kept:
            found.append(replace(group, phrases=kept))
    return tuple(found)


def _sound(text: str) -> str:
    return _SOUNDLESS.sub("", initials(text))


def _ready(state: VisitState, item: str) -> Iterator[str]:
    entry = state.items.get(item)
    if entry is not None:
        yield from (entry.problem_fact, entry.problem_title, entry.rectify, entry.guidance)


def _own(desk: Desk, state: VisitState, item: str, use: str) -> list[str]:
    """Return what this person wrote before on an item, most frequent first; then the newest."""
    visits = [visit for visit in desk.store.lists.visits(limit=_N_VISITS) if visit != state.visit.id]
    if item in state.items:
        texts = desk.store.lists.texts_on(split_place(item)[0], visits, desk.actor)
    else:
        texts = desk.store.lists.texts_of(use, visits, desk.actor)
    counts: dict[str, int] = {}
    for text in texts:
        for sentence in dict.fromkeys(_sentences(text)):
            counts[sentence] = counts.get(sentence, 0) + 1
    return sorted(counts, key=lambda sentence: -counts[sentence])[:MAX_OWN]


def _sentences(text: str) -> Iterator[str]:
    for found in _SENTENCE.findall(text):
        sentence = found.strip()
        if _MIN_CHARACTERS <= len(sentence) <= MAX_CHARACTERS:
            yield sentence


def _common(use: str) -> Iterator[str]:
    ready = common_phrases()
    yield from ready.get(use, ())
    for other, texts in ready.items():
        if other != use:
            yield from texts


def _laws(state: VisitState, item: str) -> Iterator[str]:
    """Yield the item's own basis, then that of the others, then the other texts in force by their titles."""
    entry = state.items.get(item)
    if entry is not None:
        yield from basis.quotes(state.checklist, entry, state.on)
    for other in state.items.values():
        yield from basis.quotes(state.checklist, other, state.on)
    yield from basis.titles(state.checklist, state.on)
