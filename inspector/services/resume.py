"""Where a visit stands on the screen, so that it opens there again: the step, and how the list was looked at.

Kept as a draft, not journalled: it is nobody's statement about the school.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.services.desk import Desk

STEPS = ("checklist", "finish", "opinion")
"""Pages on which a visit can stand before it is frozen; after that its stage says where."""


@dataclass(frozen=True, slots=True)
class Stand:
    """What was in view. ``scroll`` holds for a list of that ``width`` and ``height`` only (logical pixels)."""

    step: str = ""
    filter: str = "all"
    scroll: int = 0
    width: int = 0
    height: int = 0
    pane: bool = False
    """The details lay over the list."""


def stand(desk: Desk, visit_id: UUID) -> Stand:
    """Return where a visit stands; one that was never opened stands nowhere."""
    kept = desk.store.draft(_key(visit_id))
    return Stand(**json.loads(kept)) if kept else Stand()


def remember(desk: Desk, visit_id: UUID, now: Stand) -> None:
    """Note where a visit stands. Writes only what is new."""
    if now != stand(desk, visit_id):
        desk.store.save_draft(_key(visit_id), json.dumps(asdict(now)))


def remember_step(desk: Desk, visit_id: UUID, step: str) -> None:
    """Note the step only: one of ``STEPS``."""
    remember(desk, visit_id, replace(stand(desk, visit_id), step=step))


def typed(desk: Desk, visit_id: UUID, item: str) -> dict[str, str]:
    """Return the texts of an item's problem, reason and flags that were being typed, by field."""
    prefix = f"typed/{visit_id}/{item}/"
    return {key.removeprefix(prefix): text for key, text in desk.store.drafts(prefix).items()}


def save_typed(desk: Desk, visit_id: UUID, item: str, field: str, text: str) -> None:
    """Keep such a text (every 300 ms while it is typed)."""
    desk.store.save_draft(f"typed/{visit_id}/{item}/{field}", text)


def drop_typed(desk: Desk, visit_id: UUID, item: str) -> None:
    """Forget them: they have been journalled."""
    for field in typed(desk, visit_id, item):
        desk.store.drop_draft(f"typed/{visit_id}/{item}/{field}")


def _key(visit_id: UUID) -> str:
    return f"stand/{visit_id}"
