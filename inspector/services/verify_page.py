"""Make verify.html (验真网页): one page with all inside that tells a school whether a document is whole, offline.

It is put together from ``resources/verify``; nothing is built by another tool. Inside go the published schemas, the
program's words for a verdict, and the certificates of the trust folder. Its own content security policy forbids it
every connection and every script but the one that it carries.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.base import messages, places
from inspector.base.clock import utc_text
from inspector.base.errors import RoomError
from inspector.base.system import hindrance
from inspector.exchange import findings as carried
from inspector.services import security
from inspector.services.certificates import trusted
from inspector.signing.profile import fingerprint
from inspector.signing.trust import Trust, der_integer, revoked_by

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from inspector.services.desk import Desk

FILE_NAME = "督导文书验真.html"
_MODULES = (
    "bytes", "sha256", "p256", "rsa", "inflate", "pdf_objects", "pdf_file", "cms", "increments", "stamp", "trust",
    "content", "examine", "paper", "words", "page",
)  # fmt: skip
"""In this order: each stands on those before it."""


def build_page(trust: Trust, unit: str, made: datetime) -> str:
    """Return the page as HTML. The same arguments give the same page.

    Args:
        trust: Whose signatures the page shall know, and what roots have revoked.
        unit: The supervision body that hands the page out; may be empty.
        made: Shown in the page's foot, so that an old one can be told.
    """
    folder = places.resources() / "verify"
    inserted = {
        "schemas": carried.schemas(),
        "messages": {language: _messages(language) for language in messages.LANGUAGES},
        "trusted": [
            {
                "fingerprint": fingerprint(one),
                "certificate": base64.b64encode(one).decode(),
                "revoked": [
                    {"serial": der_integer(gone.serial), "at": round(gone.at.timestamp() * 1000), "lost": gone.lost}
                    for gone in revoked_by(one, trust.lists)
                ],
            }
            for one in trust.certificates
        ],
        "time": [base64.b64encode(one).decode() for one in trust.time],
        "unit": unit,
        "made": utc_text(made),
    }
    modules = "\n".join((folder / f"{name}.js").read_text("utf-8") for name in _MODULES)
    script = f'"use strict";\n(() => {{\nconst INSERTED = {_as_script(inserted)};\n{modules}}})();\n'
    style = (folder / "page.css").read_text("utf-8")
    page = (folder / "page.html").read_text("utf-8")
    for name, text in (
        ("script_hash", _hash(script)),
        ("style_hash", _hash(style)),
        ("style", style),
        ("script", script),
    ):
        page = page.replace(f"{{{name}}}", text)
    return page


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page that was written."""

    n_trusted: int
    """Certificates inside."""
    sha256: str
    """Of the file: read out or printed by the bureau, it tells a school that its page is the bureau's."""


def save_page(target: Path, unit: str, now: datetime) -> MadePage:
    """Write the page with this laptop's trusted certificates, in one step.

    Raises:
        RoomError: ``save_…``, by what hinders, or ``document_not_saved`` with the system's own reason.
    """
    trust = trusted()
    data = build_page(trust, unit, now).encode()
    fresh = target.with_name(f".{os.urandom(4).hex()}.part")
    try:
        fresh.write_bytes(data)
        fresh.replace(target)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        why = hindrance(error)
        if why == "other":
            raise RoomError("document_not_saved", path=str(target), reason=error.strerror or "") from error
        raise RoomError(f"save_{why}", folder=str(target.parent), name=target.name) from error
    return MadePage(len(trust.certificates), hashlib.sha256(data).hexdigest())


def save_beside(desk: Desk, document: Path) -> Path | None:
    """Put the page beside a copy of a document that leaves this laptop: on a stick, a card, another computer's disk.

    What lies on the disk of the store stays without: the page would only pile up in the folder for documents.

    Returns:
        Where the page lies, or None.

    Raises:
        RoomError: As ``save_page``; the document itself is there.
    """
    try:
        stays = document.parent.stat().st_dev == desk.store.home.stat().st_dev
    except OSError:
        return None
    if stays:
        return None
    target = document.with_name(FILE_NAME)
    save_page(target, security.identity_of(desk).unit, desk.clock())
    return target


def _messages(language: messages.Language) -> dict[str, dict[str, str]]:
    found = messages.catalogue(language)
    wanted = (
        "verify_reason_", "verify_check_", "verify_intact_", "verify_changed", "verify_unreadable", "verify_paper_",
    )  # fmt: skip
    return {code: parts for code, parts in found.items() if code.startswith(wanted)}


def _as_script(value: object) -> str:
    """JSON that may stand in a script of a page: nothing in it can end the script."""
    return json.dumps(value, ensure_ascii=True, sort_keys=True).replace("<", "\\u003c")


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
