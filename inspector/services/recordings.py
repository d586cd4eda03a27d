"""A sound note while it is recorded: kept part by part, encrypted, so that a fall loses the last moment only.

What is heard goes into sealed files as it comes; a draft says to which item they belong. When the note is attached as
evidence both go. What a fall leaves behind is found at the next unlock, put together and attached.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final
from uuid import UUID

from inspector.base.clock import parse_utc, utc_text
from inspector.base.ids import new_id
from inspector.exchange.photos import Photo
from inspector.services import evidence
from inspector.services.visit_state import register, state_of

if TYPE_CHECKING:
    from inspector.services.desk import Desk
    from inspector.services.inspect_views import Changed

_PREFIX: Final = "recording/"


@dataclass(frozen=True, slots=True)
class Kept:
    """A sound note that is being recorded, or was when the program fell."""

    id: UUID
    visit_id: UUID
    item: str
    rate: int
    """Samples a second, of 16 bits and one channel."""
    began_at: datetime


@dataclass(frozen=True, slots=True)
class Mended:
    """One that was put together again and sealed."""

    kept: Kept
    sha256: str
    size_bytes: int
    photo: Photo


def begin(desk: Desk, visit_id: UUID, item: str, rate: int) -> Kept:
    """Note that a recording begins."""
    kept = Kept(new_id(), visit_id, item, rate, desk.clock())
    said = {"visit": str(visit_id), "item": item, "rate": rate, "began_at": utc_text(kept.began_at)}
    desk.store.save_draft(f"{_PREFIX}{kept.id}", json.dumps(said))
    return kept


def keep(desk: Desk, kept: Kept, n: int, samples: bytes) -> None:
    """Keep the n-th part of it, from 0. Fast: it is sealed and written, and not waited for until the disk has it."""
    desk.store.evidence.put_derived(str(kept.id), f"part/{n}", samples)


def forget(desk: Desk, kept: Kept) -> None:
    """Forget the parts: the note is attached, or nothing was heard."""
    n = 0
    while desk.store.evidence.drop_derived(str(kept.id), f"part/{n}"):
        n += 1
    desk.store.drop_draft(f"{_PREFIX}{kept.id}")


def left_behind(desk: Desk) -> tuple[Kept, ...]:
    """Return the recordings that a fall cut off, oldest first. Fast."""
    found: list[Kept] = []
    for key, text in sorted(desk.store.drafts(_PREFIX).items()):
        said = json.loads(text)
        began_at = parse_utc(said["began_at"])
        found.append(Kept(UUID(key.removeprefix(_PREFIX)), UUID(said["visit"]), said["item"], said["rate"], began_at))
    return tuple(found)


def mend(desk: Desk, kept: Kept) -> Mended | None:
    """Put the parts together and seal the note; None where nothing was heard. Slow: in a worker."""
    parts: list[bytes] = []
    while (part := desk.store.evidence.get_derived(str(kept.id), f"part/{len(parts)}")) is not None:
        parts.append(part)
    samples = b"".join(parts)
    if not samples:
        return None
    data, photo = evidence.read(evidence.sound_note(samples, kept.rate))
    return Mended(kept, evidence.seal(desk, data, photo), len(data), replace(photo, taken_at=kept.began_at))


def attach(desk: Desk, mended: Mended) -> Changed | None:
    """Journal such a note on its item and forget the parts; None where it was attached before the fall.

    Raises:
        RefusedError: The visit is finalised or signed by now.
    """
    kept = mended.kept
    known = {register(row, "file").get("sha256") for row in state_of(desk, kept.visit_id).evidence.values()}
    changed = None
    if mended.sha256 not in known:
        changed = evidence.attach(desk, kept.visit_id, kept.item, mended.sha256, mended.size_bytes, mended.photo)
    forget(desk, kept)
    return changed
