"""Gentle hints on the quality of rating at 完成检查: seen by the team, never in the record or the findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.domain import rating_hints
from inspector.domain.checklist import split_place
from inspector.domain.rating_hints import Hint, Rated
from inspector.services.visit_state import register, state_of

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.services.desk import Desk
    from inspector.services.visit_state import VisitState

_WORDS: Final = {
    "alike": (
        "{where}的{n}项都答“{value}”，可以再看一眼。",
        "{where}: all {n} items say “{value}”. Worth a second look.",
    ),
    "full_marks": (
        "{where}各项全部符合，没有照片也没有备注，可以各补一处依据。",
        "{where}: all items conform, without a photo or a note. One piece of evidence each would help.",
    ),
    "pace": (
        "{where}的{n}项在{seconds}秒内答完，可以再核对一遍。",
        "{where}: {n} items were answered within {seconds} s. Worth checking again.",
    ),
    "copied_note": (
        "{where}共{n}项的备注一字不差：“{value}”。可以写明各自所见。",
        "{where}: {n} items have the very same note: “{value}”. Say what was seen at each.",
    ),
}
_SHORT = 24


@dataclass(frozen=True, slots=True)
class HintLine:
    """One hint in words, and the item to look at first."""

    item: str
    text: str


def hint_lines(desk: Desk, visit_id: UUID) -> tuple[HintLine, ...]:
    """Return the hints on a visit's answers, in the language of the desk."""
    state = state_of(desk, visit_id)
    found = rating_hints.hints(_rated(desk, state))
    full = [hint for hint in found if hint.code == "full_marks"]
    lines = [HintLine(hint.items[0], _text(desk, state, hint)) for hint in found if hint.code != "full_marks"]
    if full:  # one line for all such sections: a good school is not to be scolded section by section
        where = ("、" if desk.language == "zh" else ", ").join(state.items[hint.items[0]].section for hint in full)
        lines.append(HintLine(full[0].items[0], _say(desk, "full_marks", where=where)))
    return tuple(lines)


def _rated(desk: Desk, state: VisitState) -> list[Rated]:
    found: list[Rated] = []
    for section in state.asked():
        for item in section.items:
            row = state.answers.get(item.code)
            if row is None or item.calculate is not None or not register(row, "answer"):
                continue
            change = desk.store.change(row.id, "answer", row.changed["answer"])
            notes = tuple(str(register(note, "text").get("text", "")) for note in state.notes.get(item.code, ()))
            chosen = item.rule.kind in {"scale4", "yesno"}
            found.append(
                Rated(
                    item.code, section.code, state.value(item.code), chosen, change.wall_at, str(change.actor), notes,
                    len(state.photos(item.code)),
                )
            )  # fmt: skip
    return found


def _text(desk: Desk, state: VisitState, hint: Hint) -> str:
    chinese = desk.language == "zh"
    first, last = split_place(hint.items[0])[0], split_place(hint.items[-1])[0]
    if hint.code == "copied_note":
        where = ("、" if chinese else ", ").join(split_place(item)[0] for item in hint.items[:4])
        where += "等" if chinese and len(hint.items) > 4 else ""  # noqa: PLR2004  # as many as were named
    else:
        where = f"{first}—{last}" if first != last else first
    value = state.checklist.value_label(hint.value, desk.language) if hint.code == "alike" else hint.value
    value = value if len(value) <= _SHORT else f"{value[:_SHORT]}…"
    return _say(desk, hint.code, where=where, n=len(hint.items), value=value, seconds=hint.seconds)


def _say(desk: Desk, code: str, **values: str | int) -> str:
    return _WORDS[code][0 if desk.language == "zh" else 1].format(**values)
