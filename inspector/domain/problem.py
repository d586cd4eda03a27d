"""Problems (问题): prefilled from the checklist, with a deadline in words as it is printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from inspector.domain.checklist import Item, Text

if TYPE_CHECKING:
    from datetime import date, datetime

    from inspector.domain.calendar import WorkCalendar

SEVERITIES = {
    "minor": Text("一般", "Minor"),
    "serious": Text("较重", "Serious"),
    "critical": Text("重大", "Critical"),
}
_TITLE: Final = 30
"""Characters of a danger that make a heading of one line."""
KINDS = {
    "at_once": Text("立行立改", "Put right at once"),
    "in_term": Text("限期整改", "Within a term"),
    "ongoing": Text("持续整改", "With milestones"),
}


def prefill(item: Item, on: date, calendar: WorkCalendar) -> dict[str, Any]:
    """Return the content of a failed item's problem: what the checklist says, for the inspector to change.

    Args:
        item: The failed item.
        on: Civil date of the visit: day 0 of the term.
        calendar: For the working days.
    """
    return {
        "title": item.problem_title or item.text.zh,
        "fact": item.problem_fact,
        "severity": item.severity,
        "kind": "in_term",
        "measure": item.rectify,
        "deadline_days": item.deadline_days,
        "due_on": calendar.add_working_days(on, item.deadline_days).isoformat(),
        "responsible": "",
    }


def kind_of(kind: str, *, put_right: bool) -> str:
    """Return the kind as printed: 立行立改 is said of what was put right on the spot, and of nothing else.

    A term that ends the same day is a term; older journals hold it as ``at_once``.
    """
    if put_right:
        return "at_once"
    return "in_term" if kind == "at_once" else kind


def danger_title(title: str, question: str, fact: str, *, fails: bool) -> str:
    """Return the heading of a red flag: the item's problem only where the item fails, else what was seen.

    Args:
        title: The item's problem in short, or "".
        question: The item's text, for a flag without words.
        fact: What is the danger, in the inspector's words.
        fails: The item fails, so its problem exists.
    """
    if fails and title:
        return title
    seen = re.split(r"[。；;\n]", fact.strip(), maxsplit=1)[0]
    if len(seen) > _TITLE:
        seen = f"{seen[:_TITLE]}……"  # the whole stands under the heading
    return seen or question


def due_text(due_on: date, deadline_days: int, put_right_at: datetime | None, *, certain: bool = True) -> str:
    """Return the deadline as printed. ``put_right_at`` is civil time at the school."""
    if put_right_at is not None:
        at = put_right_at
        return f"当场完成（{at.month}月{at.day}日{at.hour}时{at.minute:02}分）"
    day = f"{due_on.year}年{due_on.month}月{due_on.day}日"
    if deadline_days == 0:
        return f"{day}（当日）"
    return f"{day}（{deadline_days}个工作日{'' if certain else '，节假日安排未公布，按周末推算'}）"
