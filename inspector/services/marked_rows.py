"""Which mark-up a photo's copies are made with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.domain.markup import UNIT, Mark, Markup, markup_of
from inspector.services.visit_state import VisitState, register

if TYPE_CHECKING:
    from inspector.store.tables import Row

_ALL_HIDDEN = Markup((Mark("hide", ((0, 0), (UNIT, UNIT))),))


def own_markup(row: Row) -> Markup:
    """Return what was drawn on one photo. What cannot be read may have hidden anything: then all is hidden."""
    try:
        return markup_of(register(row, "markup"))
    except (ValueError, KeyError, TypeError, IndexError):
        return _ALL_HIDDEN


def shown_markup(state: VisitState, row: Row) -> Markup:
    """Return one photo's mark-up for its copies.

    The same file may be attached to two items: what is hidden on one of them is hidden on both, for a face that
    is hidden here and shown there is shown.
    """
    sha256 = register(row, "file").get("sha256", "")
    own = own_markup(row)
    there, left_out = state.photos_of_file(sha256)
    for other in (*there, *left_out):
        if other.id != row.id and "markup" in other.values:
            own = own.with_hidden(own_markup(other).hidden)
    return own


def drawn_texts(state: VisitState) -> tuple[tuple[int, str, str], ...]:
    """Return what is written on the photos: the photo's number in the record, its item, the words."""
    found: list[tuple[int, str, str]] = []
    for n, row in enumerate(state.all_photos(), 1):
        item, sha256 = register(row, "place").get("item", ""), register(row, "file")["sha256"]
        found += [(n, item, mark.text) for mark in markup_of_file(state, sha256).marks if mark.kind == "text"]
    return tuple(found)


def markup_of_file(state: VisitState, sha256: str) -> Markup:
    """Return the mark-up of a file as it is printed: of the first photo of it that has any, and all that is hidden."""
    rows, _ = state.photos_of_file(sha256)
    marked = [row for row in rows if not own_markup(row).is_empty]
    first = next(iter(marked or rows), None)
    return shown_markup(state, first) if first is not None else Markup()
