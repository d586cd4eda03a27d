"""Items that two members rate without seeing each other's rating (双人评分), and what they settle together.

Two of the team rate, whoever comes first. Until both have, nothing of a rating is shown to anybody: not in the list,
the history, the words of an undo, or a hint. Then both stand beside each other, and what is settled is the answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from inspector.base import ids
from inspector.base.errors import BadInputError, MissingError, RefusedError
from inspector.domain.agreement import Agreement, agreement
from inspector.domain.checklist import split_place
from inspector.services import inspect, team
from inspector.services.inspect_rows import item_view
from inspector.services.visit_sharing import BOTH
from inspector.services.visit_state import VisitState, register, require_draft, state_of

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.base.canonical import Json
    from inspector.domain.checklist import Item
    from inspector.services.desk import Desk
    from inspector.services.inspect_views import Changed, ItemView

RATED: Final = frozenset({"scale4", "yesno"})
"""Kinds of items that are rated: a count or a date is looked up, not judged."""
_WORDS: Final = {
    "asked": ("{item}设为双人评分", "{item} to be rated by two"),
    "unasked": ("{item}取消双人评分", "{item} no longer rated by two"),
    "both": ("{item}两人都已评分，待商定", "both have rated {item}; to be settled"),
    "rated": ("{item}评分已记下，两人都评后显示", "{item} rated; shown when both have"),
}


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """Of two members: how far they agree."""

    names: tuple[str, str]
    found: Agreement


def ask(desk: Desk, visit_id: UUID, item: str) -> Changed:
    """Let two rate an item, or no longer: a switch.

    Raises:
        BadInputError: ``two_ratings_kind``, ``two_ratings_alone``, ``two_ratings_answered``.
        RefusedError: ``two_ratings_both``: both have rated, it is to be settled; ``visit_finalised``, ``visit_signed``.
    """
    state = require_draft(desk, visit_id)
    entry = _item(state, item)
    on = not state.sharing.is_asked(item)
    if entry.rule.kind not in RATED or entry.calculate is not None:
        raise BadInputError("two_ratings_kind", item=item)
    if on and len(team.members(desk, visit_id)) < BOTH:
        raise BadInputError("two_ratings_alone")
    if state.given(item) is not None:
        raise BadInputError("two_ratings_answered", item=item)
    if not on and len(state.sharing.ratings(item)) == BOTH:
        raise RefusedError("two_ratings_both", item=item)
    row = ids.two_ratings_id(visit_id, *split_place(item))
    edits = [inspect.edit_of(state, "two_ratings", row, "asked", {"value": on})]
    if item not in state.sharing.asked:
        edits.insert(0, inspect.edit_of(state, "two_ratings", row, "key", inspect.key_of(visit_id, item)))
    return inspect.record(desk, state, item, edits, _say(desk, "asked" if on else "unasked", item))


def rate(desk: Desk, visit_id: UUID, item: str, given: Json) -> Changed:
    """Keep what I rate an item, hidden until another has rated it too; mine may change until then.

    ``given`` is an answer as ``inspect.answer`` takes it. Where both have rated, it is what they settle: the answer.

    Raises:
        BadInputError: The item does not take this answer.
        MissingError: ``item_missing``.
        RefusedError: ``visit_finalised``, ``visit_signed``.
    """
    state = require_draft(desk, visit_id)
    entry = _item(state, item)
    if not state.sharing.awaits(item):
        raise MissingError("item_missing", item=item)
    normal: Any = entry.accepts(given, state.on, state.calendar)
    ratings = state.sharing.ratings(item)
    if len(ratings) == BOTH:
        return _settle(desk, visit_id, state, item, normal)
    mine = state.sharing.rated.get(item, {}).get(str(desk.actor))
    row = ids.rating_id(visit_id, split_place(item)[0], desk.actor, split_place(item)[1])
    edits = [inspect.edit_of(state, "rating", row, "rating", normal)]
    if mine is None:
        key = {**inspect.key_of(visit_id, item), "author": str(desk.actor)}
        edits.insert(0, inspect.edit_of(state, "rating", row, "key", key))
    elif register(mine, "rating") == normal:
        return inspect.changed(desk, state, item, "")
    is_last = len(ratings) == BOTH - 1 and ratings[0][0] != str(desk.actor)
    return inspect.record(desk, state, item, edits, _say(desk, "both" if is_last else "rated", item))


def views(desk: Desk, visit_id: UUID) -> tuple[ItemView, ...]:
    """Return the items that two rate, as who is answering sees them."""
    state = state_of(desk, visit_id)
    return tuple(item_view(desk, state, state.items[code]) for code in state.sharing.asked if code in state.items)


def agreements(desk: Desk, visit_id: UUID) -> tuple[PairAgreement, ...]:
    """Return how far the two agree of each pair that rated; for the team, printed nowhere.

    A rating counts as the value it amounts to; the reason of a 不适用 is not compared.
    """
    state = state_of(desk, visit_id)
    names = {str(one.actor): one.name for one in team.members(desk, visit_id)}
    order = list(names)
    found: list[tuple[tuple[str, str], tuple[str, str]]] = []
    for item in state.items.values():
        given = state.sharing.ratings(item.code)
        if len(given) == BOTH and state.sharing.is_asked(item.code):
            values = {author: item.judge(rating, state.on, state.calendar) for author, _, rating in given}
            first, second = sorted(values, key=lambda author: order.index(author) if author in names else len(order))
            found.append(((first, second), (values[first], values[second])))
    found.sort(key=lambda one: one[0])
    return tuple(
        PairAgreement((names.get(pair[0], ""), names.get(pair[1], "")), agreement([values for _, values in held]))
        for pair, held in groupby(found, key=lambda one: one[0])
    )


def agreement_lines(desk: Desk, visit_id: UUID) -> tuple[str, ...]:
    """Return the same in words, a line each pair."""
    zh = desk.language == "zh"
    lines: list[str] = []
    for one in agreements(desk, visit_id):
        who, n, agreed = ("和" if zh else " and ").join(one.names), one.found.n, one.found.agreed
        line = f"{who}双人评分{n}项，一致{agreed}项" if zh else f"{who}: {agreed} of {n} items agree"
        if one.found.kappa is not None:
            kappa = f"{float(one.found.kappa):.2f}"
            line += f"，Kappa系数{kappa}" if zh else f", Cohen's kappa {kappa}"
        lines.append(line)
    return tuple(lines)


def _settle(desk: Desk, visit_id: UUID, state: VisitState, item: str, given: dict[str, Any]) -> Changed:
    """Answer the item with what was settled; the answer's author is who answers now, the two ratings stay."""
    entry, ratings = state.items[item], state.sharing.ratings(item)
    values = {entry.judge(rating, state.on, state.calendar) for _, _, rating in ratings}
    settled: dict[str, Any] = {
        "raters": [author for author, _, _ in ratings],
        "agreed": len(values) == 1,
        "answer": given,
    }
    row = ids.two_ratings_id(visit_id, *split_place(item))
    return inspect.answer(
        desk, visit_id, item, given, settles=inspect.edit_of(state, "two_ratings", row, "settled", settled)
    )


def _item(state: VisitState, code: str) -> Item:
    entry = state.items.get(code)
    if entry is None:
        raise MissingError("item_missing", item=code)
    return entry


def _say(desk: Desk, code: str, item: str) -> str:
    return _WORDS[code][0 if desk.language == "zh" else 1].format(item=split_place(item)[0])
