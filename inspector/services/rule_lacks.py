"""What the rules of a checklist find missing at 完成检查: required and open, not agreeing, not computable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.services.conclude_views import Lack

if TYPE_CHECKING:
    from inspector.services.inspect_views import ItemView


def rule_lacks(view: ItemView, *, zh: bool) -> list[Lack]:
    """Return the lines of one item."""
    found: list[Lack] = []
    if view.required and not view.answer.value:
        found.append(Lack("required", view.code, named(view, zh=zh), ""))
    if view.violated:
        found.append(Lack("constraint", view.code, view.violated, view.row_name))
    if view.cannot:
        found.append(Lack("cannot", view.code, view.cannot, view.row_name))
    n, of = len(view.answer.rows), view.draws
    if 0 < n < of:
        text = f"应抽{of}份，只填了{n}份" if zh else f"{of} samples are asked for, {n} filled in"
        found.append(Lack("constraint", view.code, text, view.row_name))
    return found


def named(view: ItemView, *, zh: bool) -> str:
    """Return the question, with the gate that it is about before it."""
    colon = "：" if zh else ": "
    return f"{view.row_name}{colon}{view.text}" if view.row_name else view.text
