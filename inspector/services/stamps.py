"""Time stamps (时间戳) on kept documents: fetched where a server can be reached, waited for until then.

What waits is every kept document with a signature that no time stamp covers: nothing is lost where the network is not
there, the program is closed, or the server answers nonsense.
"""

from __future__ import annotations

import urllib.error
import urllib.request
from dataclasses import dataclass, replace
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from inspector.base import settings
from inspector.base.errors import BadInputError, InspectorError, MissingError, RefusedError
from inspector.base.messages import Language, message
from inspector.services import records
from inspector.services.certificates import trusted
from inspector.services.countersign import keep_longer, sound
from inspector.services.visit_state import register
from inspector.signing.stamp_token import MAX_BYTES, NonsenseError
from inspector.signing.stamping import stamped

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from inspector.services.desk import Desk
    from inspector.signing.stamping import Ask

    Progress = Callable[[int, int], None]

_WAIT_S = 15
_HEADERS = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
_MAX_ADDRESS = 300


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of it: how many documents were stamped, how many still wait, and what stopped it, if anything."""

    n_done: int
    n_waiting: int
    trouble: InspectorError | None = None


def address() -> str:
    """Return the server's address; "" where none is set."""
    return settings.load().time_server


def set_address(given: str) -> None:
    """Keep the server's address; "" none. Raises BadInputError("stamp_address_wrong")."""
    wanted = given.strip()
    if wanted and not _is_address(wanted):
        raise BadInputError("stamp_address_wrong", address=wanted)
    settings.save(replace(settings.load(), time_server=wanted))


def waiting(desk: Desk) -> tuple[UUID, ...]:
    """Return the kept documents that wait for a time stamp, oldest first."""
    rows = [row for row in desk.store.select("document") if "document" in row.values]
    late = [row for row in rows if not register(row, "document").get("stamped_at")]
    return tuple(row.id for row in sorted(late, key=lambda row: register(row, "document")["signed_at"]))


def stamp_waiting(desk: Desk, progress: Progress) -> Fetched:
    """Fetch time stamps for all that wait. Slow, and stops at the first trouble: run in a task."""
    late = waiting(desk)
    for n, document in enumerate(late):
        progress(n, len(late))
        try:
            stamp_document(desk, document)
        except InspectorError as error:
            return Fetched(n, len(late) - n, error)
    return Fetched(len(late), 0)


def stamp_document(desk: Desk, document_id: UUID) -> None:
    """Put a time stamp behind a kept document. Slow: run in a task.

    Raises:
        RefusedError: ``stamp_no_server``.
        MissingError: ``stamp_unreachable``.
        BadInputError: ``stamp_nonsense``: the answer is none; ``sign_not_sound``.
    """
    keep_longer(desk, document_id, stamp_bytes(records.document_bytes(desk, document_id), desk.language))


def stamp_bytes(data: bytes, language: Language) -> bytes:
    """Return an intact document with a time stamp behind it. Raises as ``stamp_document``."""
    server = address()
    if not server:
        raise RefusedError("stamp_no_server")
    found = sound(data)
    signers = [one.certificate for one in (found, *found.more, *found.stamps)]
    try:
        return stamped(data, _ask(server), signers, trusted())
    except NonsenseError as error:
        reason = message(f"stamp_because_{error.why}", language).what
        raise BadInputError("stamp_nonsense", address=server, reason=reason) from error


def _ask(server: str) -> Ask:
    def ask(question: bytes) -> bytes:
        asked = urllib.request.Request(server, question, _HEADERS)  # noqa: S310  # http and https only: _is_address
        try:
            with urllib.request.urlopen(asked, timeout=_WAIT_S) as answer:  # noqa: S310
                return answer.read(MAX_BYTES)
        except urllib.error.HTTPError as error:
            raise NonsenseError("refused") from error
        except (OSError, HTTPException, ValueError) as error:
            raise MissingError("stamp_unreachable", address=server) from error

    return ask


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        known = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False
    return known and len(text) <= _MAX_ADDRESS and text.isascii() and not any(c in text for c in ' "\\<>\x7f')
