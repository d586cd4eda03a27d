"""The duty test judged: what the calls say of the item 现场拨打值班电话, with a fact in words for the record.

The checklist asks for a second try after one that nobody answered (建议口径): one alone says nothing yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.base.clock import CHINA, parse_utc

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.domain.notebook import DutyCall

TRIES = 2
"""Calls that nobody answers before the line counts as unanswered; ours, not the law's (建议)."""
_DIGITS = "零一二三四五六七八九十"
_QUOTED = 120
"""Characters of what was said that stand in the fact; the whole stands in the section of its own."""


@dataclass(frozen=True, slots=True)
class DutyVerdict:
    """What the calls suggest: ``conforms`` or ``fails``, and why, a Chinese sentence or two."""

    value: str
    fact: str


def judge_calls(calls: Sequence[DutyCall]) -> DutyVerdict | None:
    """Return what the calls suggest, or None where it is too early to say.

    The first answered call decides: who could not name the leader is not helped by a colleague who is called next.
    """
    calls = sorted(calls, key=lambda call: call.started_at)
    n = next((n for n, call in enumerate(calls) if call.answered), None)
    if n is None:
        return DutyVerdict("fails", _unanswered(calls)) if len(calls) >= TRIES else None
    call = calls[n]
    if not call.leader:
        return None
    before = f"{'；'.join(_failed(one, again=m > 0) for m, one in enumerate(calls[:n]))}；" if n else ""
    names = "能说出当班带班领导姓名" if call.leader == "yes" else "说不出当班带班领导姓名"
    fact = f"{before}{_dialled(call, again=n > 0)}，{_waited(call)}后由{_who(call)}接听，{names}。{_said(call)}"
    return DutyVerdict("conforms" if call.leader == "yes" else "fails", fact)


def clock_words(instant: str) -> str:
    """Return an instant as it is said: 9时05分, at the school's clock."""
    at = parse_utc(instant).astimezone(CHINA)
    return f"{at.hour}时{at.minute:02d}分"


def rang_words(call: DutyCall) -> str:
    """Return how long it rang: 响铃10声（45秒）; 等候45秒 where nobody counted."""
    return f"响铃{call.rings}声（{call.waited_seconds}秒）" if call.rings else f"等候{call.waited_seconds}秒"


def _unanswered(calls: Sequence[DutyCall]) -> str:
    if len({call.number for call in calls}) > 1:
        return f"{'；'.join(_failed(call, again=n > 0) for n, call in enumerate(calls))}。"
    times = "、".join(clock_words(call.started_at) for call in calls)
    return f"{times}{_count(len(calls))}次拨打学校公布的值班电话{calls[0].number}，{_rang(calls)}，均无人接听。"


def _rang(calls: Sequence[DutyCall]) -> str:
    """Return how long each rang, once where it was the same: 各响铃10声; 分别响铃10声、8声."""
    counted = all(call.rings for call in calls)
    verb, unit = ("响铃", "声") if counted else ("等候", "秒")
    figures = [call.rings if counted else call.waited_seconds for call in calls]
    if len(set(figures)) == 1:
        return f"各{verb}{figures[0]}{unit}"
    return f"分别{verb}{'、'.join(f'{n}{unit}' for n in figures)}"


def _failed(call: DutyCall, *, again: bool) -> str:
    return f"{_dialled(call, again=again)}，{_waited(call)}无人接听"


def _dialled(call: DutyCall, *, again: bool) -> str:
    return f"{clock_words(call.started_at)}{'再次' if again else ''}拨打学校公布的值班电话{call.number}"


def _waited(call: DutyCall) -> str:
    return f"响铃{call.rings}声" if call.rings else f"等候{call.waited_seconds}秒"


def _who(call: DutyCall) -> str:
    if call.who and call.role:
        return f"{call.who}（{call.role}）"
    return call.who or call.role or "对方"


def _said(call: DutyCall) -> str:
    said = " ".join(call.said.split())
    if not said:
        return ""
    return f"接听人说：“{said if len(said) <= _QUOTED else said[:_QUOTED] + '……'}”"


def _count(n: int) -> str:
    return "两" if n == TRIES else _DIGITS[n] if n < len(_DIGITS) else str(n)
