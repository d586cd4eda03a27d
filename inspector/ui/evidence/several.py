"""An act on several pieces of evidence of which some failed: how many were done, which were not, and why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from inspector.base.errors import BadInputError, InspectorError
from inspector.base.messages import message_of, run_on
from inspector.domain.evidence import WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from inspector.services.gallery import GalleryPhoto

PARTLY = "evidence_partly"
_NAMES = 5
"""So many are named; the technical text has all."""


def names_of(photos: Sequence[GalleryPhoto]) -> dict[UUID, tuple[str, str]]:
    """Return what each is called in Chinese and English: item, kind, its number there, its caption."""
    seen: Counter[tuple[str, str]] = Counter()
    found: dict[UUID, tuple[str, str]] = {}
    for shown in photos:
        photo = shown.photo
        seen[photo.item, photo.kind] += 1
        (zh, en), n = WORDS[photo.kind], seen[photo.item, photo.kind]
        found[photo.id] = (
            f"{photo.item}{zh}{n}" + (f"“{photo.caption}”" if photo.caption else ""),
            f"{photo.item} {en} {n}" + (f' "{photo.caption}"' if photo.caption else ""),
        )
    return found


def told(failed: Mapping[UUID, InspectorError], n_done: int, names: Mapping[UUID, tuple[str, str]]) -> InspectorError:
    """Return one error for the banner, which holds one; behind it each has its own words."""
    reasons = {str(error): error for error in failed.values()}
    if not n_done and len(reasons) == 1:
        return next(iter(reasons.values()))
    called = [names.get(one, ("？", "?")) for one in failed]
    more = "…" if len(called) > _NAMES else ""
    whole = BadInputError(
        PARTLY,
        n=len(failed), of=len(failed) + n_done, done=n_done,
        names="、".join(zh for zh, _ in called[:_NAMES]) + more,
        names_en=", ".join(en for _, en in called[:_NAMES]) + more,
        why=run_on(*(message_of(error, "zh").what for error in reasons.values())),
        why_en=run_on(*(message_of(error, "en").what for error in reasons.values())),
    )  # fmt: skip
    whole.__cause__ = ExceptionGroup("evidence", list(failed.values()))
    return whole
