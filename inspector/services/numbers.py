"""Take numbers (文号): each kind of document counts anew each year, within this laptop's share."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from inspector.base.clock import civil_date
from inspector.base.errors import BadInputError, RefusedError
from inspector.base.ids import new_id
from inspector.domain.numbering import PatternError, Share, number_of, prefix_of
from inspector.services.office import number_pattern
from inspector.services.security import identity_of
from inspector.services.visit_state import register
from inspector.store.tables import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspector.services.desk import Desk
    from inspector.store.tables import Row

_SHARE = "local/numbers"
"""True of this laptop only, so not journalled."""


def share_of(desk: Desk) -> Share:
    """Return this laptop's part of the numbers; all of them where none was set."""
    text = desk.store.draft(_SHARE)
    return Share(**json.loads(text)) if text else Share()


def set_share(desk: Desk, letter: str, first: int, last: int) -> None:
    """Settle this laptop's letter ("" for none) and its block (0, 0 for none). Numbers that are taken stay.

    Raises:
        BadInputError: ``numbers_share_wrong``: not one capital letter, or a block that ends before it begins.
    """
    try:
        share = Share(letter.strip().upper(), first, last)
    except ValueError as error:
        raise BadInputError("numbers_share_wrong") from error
    desk.store.save_draft(_SHARE, json.dumps({"letter": share.letter, "first": share.first, "last": share.last}))


def text_of(desk: Desk, series: str, year: int, n: int) -> str:
    """Return the number of a year's n-th document of a series ("" is the record's), on this laptop."""
    prefix = prefix_of(identity_of(desk).number_prefix, series)
    return number_of(number_pattern(desk), prefix, year, n, share_of(desk).letter)


def preview(desk: Desk, pattern: str) -> str:
    """Return what a pattern would give for the next record of this year; "" where it is none."""
    year, share = civil_date(desk.clock()).year, share_of(desk)
    n = _last(_counters(desk, "", year, share)) + 1
    try:
        return number_of(pattern.strip(), identity_of(desk).number_prefix, year, max(n, share.first), share.letter)
    except PatternError:
        return ""


def take(desk: Desk, series: str, year: int, edits: list[Edit]) -> str:
    """Return a series' next number; its counter is put among the edits, to be journalled in the same act.

    Raises:
        RefusedError: ``numbers_used_up``: this laptop's block has no number left.
    """
    share = share_of(desk)
    found = _counters(desk, series, year, share)
    try:
        n = share.following(_last(found))
    except ValueError as error:
        raise RefusedError("numbers_used_up", first=share.first, last=share.last) from error
    region = identity_of(desk).region_code
    row = found[0].id if found else new_id()
    if not found:
        edits.append(Edit("setting", row, region, "key", {"name": _name(series, year, share)}))
    edits.append(Edit("setting", row, region, "value", {"last": n}))
    return text_of(desk, series, year, n)


def region_of(desk: Desk) -> str:
    """Return the unit's region: of documents that are about no visit."""
    return identity_of(desk).region_code


def taken(desk: Desk, series: str, year: int) -> tuple[str, ...]:
    """Return all numbers of a series and year that this laptop took in its present share."""
    share = share_of(desk)
    last = _last(_counters(desk, series, year, share))
    return tuple(text_of(desk, series, year, n) for n in range(max(share.first, 1), last + 1))


def _counters(desk: Desk, series: str, year: int, share: Share) -> tuple[Row, ...]:
    return desk.store.select("setting", name=_name(series, year, share))


def _last(found: Iterable[Row]) -> int:
    """Return the highest count: two laptops that were one (a restored backup) may each have brought a counter."""
    counted: list[Any] = [register(row, "value").get("last", 0) for row in found]
    return max(counted, default=0)


def _name(series: str, year: int, share: Share) -> str:
    return f"number/{year}{f'/{series}' if series else ''}{share.key}"
