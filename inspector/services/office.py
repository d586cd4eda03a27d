"""What stands over the unit's documents (版头), how they are numbered (文号), where this laptop puts their copies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspector.base.errors import BadInputError, RoomError
from inspector.base.ids import new_id
from inspector.domain.numbering import DEFAULT_PATTERN, PatternError, check_pattern
from inspector.services import templates
from inspector.services.security import identity_of
from inspector.services.visit_state import register
from inspector.store.tables import Edit

if TYPE_CHECKING:
    from inspector.base.canonical import Json
    from inspector.services.desk import Desk

_PATTERN, _LETTERHEAD = "number/pattern", "letterhead"
MAX_LETTERHEAD_CHARACTERS = 100
_FOLDER = "local/documents"
"""True of this laptop only, so not journalled."""


def letterhead(desk: Desk) -> str:
    """Return the issuer as printed in red over documents (发文机关标志): the bureau's or unit's name by default."""
    return chosen_letterhead(desk) or templates.bureau(desk).issuer or identity_of(desk).unit


def chosen_letterhead(desk: Desk) -> str:
    """Return the letterhead that was chosen; "" where it follows the unit's name."""
    return _setting(desk, _LETTERHEAD).get("issuer", "")


def set_letterhead(desk: Desk, issuer: str) -> None:
    """Journal another letterhead; "" follows the unit's name. Visits that are finalised keep theirs.

    Raises:
        BadInputError: ``letterhead_wrong``: too long, or with a line break or another control character.
    """
    issuer = issuer.strip()
    if len(issuer) > MAX_LETTERHEAD_CHARACTERS or not issuer.isprintable():
        raise BadInputError("letterhead_wrong")
    _set(desk, _LETTERHEAD, {"issuer": issuer})


def number_pattern(desk: Desk) -> str:
    """Return the pattern of document numbers."""
    return _setting(desk, _PATTERN).get("pattern", DEFAULT_PATTERN)


def set_number_pattern(desk: Desk, pattern: str) -> None:
    """Journal another pattern; documents that have a number keep it. Raises BadInputError("number_pattern_wrong")."""
    pattern = pattern.strip() or DEFAULT_PATTERN
    try:
        check_pattern(pattern)
    except PatternError as error:
        raise BadInputError("number_pattern_wrong") from error
    _set(desk, _PATTERN, {"pattern": pattern})


def _setting(desk: Desk, name: str) -> dict[str, Any]:
    found = desk.store.select("setting", name=name)
    return register(found[0], "value") if found else {}


def _set(desk: Desk, name: str, value: dict[str, Json]) -> None:
    region = identity_of(desk).region_code
    found = desk.store.select("setting", name=name)
    row = found[0].id if found else new_id()
    edits = [] if found else [Edit("setting", row, region, "key", {"name": name})]
    edits.append(Edit("setting", row, region, "value", value))
    desk.store.record(edits, actor=desk.actor)


def documents_folder(desk: Desk) -> Path | None:
    """Return where copies of documents go by default; None where none was chosen."""
    text = desk.store.draft(_FOLDER)
    return Path(text) if text else None


def set_documents_folder(desk: Desk, folder: Path | None) -> None:
    """Choose where copies go; None goes back to the system's folder for documents.

    Raises:
        RoomError: ``documents_folder_not_writable``.
    """
    if folder is None:
        desk.store.drop_draft(_FOLDER)
        return
    try:
        probe = folder / ".inspector-probe"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise RoomError("documents_folder_not_writable", folder=str(folder)) from error
    desk.store.save_draft(_FOLDER, str(folder))
