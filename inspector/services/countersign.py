"""Further signatures on a document (加签、单位章): each covers all before it, in the places made at certification.

A document is signed here by this laptop's key, or its copy travels, is signed elsewhere, and comes back as a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from inspector.base.clock import utc_text
from inspector.base.errors import BadInputError, RefusedError, StoreError
from inspector.base.messages import message
from inspector.services import records, signing_key
from inspector.services.certificates import trusted
from inspector.services.verify import judge_bytes
from inspector.services.visit_state import register
from inspector.signing import countersign, profile
from inspector.signing.keys import FileKey
from inspector.store.tables import Edit

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.base.messages import Language
    from inspector.services.conclude_views import DocumentView
    from inspector.services.desk import Desk
    from inspector.signing.keys import SigningKey
    from inspector.signing.verify import Examination, Signed

SEAL = countersign.SEAL_FIELD


@dataclass(frozen=True, slots=True)
class SignedBy:
    """One signature: how (``certified``, ``countersigned``, ``sealed``), by whom, the claimed time."""

    how: str
    name: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Who signed a document, in order, and what may be signed next."""

    signed: tuple[SignedBy, ...]
    open: tuple[str, ...]
    """Places in their order: ``inspector-1`` …, ``unit-seal``."""
    own: str
    """Place that this laptop's key may sign; "" where there is none, or where it has signed."""
    stamped_at: datetime | None
    """What the newest time stamp states; None where a signature waits for one."""


def standing(desk: Desk, document_id: UUID) -> Standing:
    """Return how a kept document is signed. Slow: run in a task. Raises BadInputError("sign_not_sound")."""
    return standing_of(desk, records.document_bytes(desk, document_id))


def standing_of(desk: Desk, data: bytes) -> Standing:
    """Return how a document is signed, whoever keeps it. Slow: run in a task. Raises as ``standing``."""
    found, fields = sound(data), countersign.open_fields(data)
    certificate = own_key(desk).certificate
    first = SignedBy("certified", found.signer, found.signed_at)
    more = (SignedBy("sealed" if is_seal(one) else "countersigned", one.signer, one.signed_at) for one in found.more)
    own = "" if profile.fingerprint(certificate) in _prints(found) else _place(certificate, fields)
    return Standing((first, *more), fields, own, found.stamps[-1].at if found.is_stamped else None)


def is_seal(signed: Signed) -> bool:
    """Say whether a signature is the unit's seal: only a certificate of the unit itself makes one."""
    return signed.field == SEAL and signed.signer == signed.unit


def own_key(desk: Desk) -> FileKey:
    """Return this laptop's key. Raises StoreError("signing_key_damaged")."""
    return FileKey(*signing_key.load(desk.store.home, desk.store.ring))


def sign_file(data: bytes, key: SigningKey, now: datetime, language: Language) -> tuple[bytes, str]:
    """Return a document with one more signature where the key signs, and whose. Raises as ``sign_bytes``."""
    sound(data)
    place = _place(key.certificate, countersign.open_fields(data))
    return sign_bytes(data, place, key, now, language), profile.subject(key.certificate)["signer"]


def _place(certificate: bytes, fields: tuple[str, ...]) -> str:
    """Return where a certificate signs: the unit's at the seal, a person's at the next place for inspectors."""
    own = profile.subject(certificate)
    wanted = [name for name in fields if (name == SEAL) == (own["signer"] == own["unit"])]
    return wanted[0] if wanted else ""


def _prints(found: Examination) -> set[str]:
    return {found.fingerprint, *(one.fingerprint for one in found.more)}


def sign_bytes(data: bytes, place: str, key: SigningKey, now: datetime, language: Language) -> bytes:
    """Return a document with one more signature.

    Args:
        data: An intact document.
        place: One of those that are open.
        key: Whose signature.
        now: Claimed as the time of it.
        language: Of the words in an error.

    Raises:
        BadInputError: ``sign_not_sound``.
        RefusedError: ``sign_twice``, ``sign_place_taken``, ``sign_seal_of_unit``: the seal is the unit's, and the
            certificate is a person's; ``sign_not_known``: the certificate is revoked, not in its term, for another use.
    """
    found = sound(data)
    own = profile.subject(key.certificate)
    if profile.fingerprint(key.certificate) in _prints(found):
        raise RefusedError("sign_twice", signer=own["signer"])
    if place not in countersign.open_fields(data):
        raise RefusedError("sign_place_taken")
    if place == SEAL and own["signer"] != own["unit"]:
        raise RefusedError("sign_seal_of_unit", signer=own["signer"])
    unusable = countersign.unusable(key.certificate, now, trusted())
    if unusable:
        raise RefusedError("sign_not_known", reason=message(f"sign_because_{unusable}", language).what)
    number = str(judge_bytes(data)[1].get("number", ""))
    return countersign.countersign(
        data, key, field=place, signed_at=now, reason=number, location=own["unit"] or own["signer"]
    )


def sign_document(desk: Desk, document_id: UUID, key: SigningKey | None = None) -> DocumentView:
    """Sign a kept document once more, by this laptop's key or another, and keep it so. Slow: run in a task.

    Raises as ``sign_bytes``.
    """
    data = records.document_bytes(desk, document_id)
    signed, _ = sign_file(data, key or own_key(desk), desk.clock(), desk.language)
    return keep_longer(desk, document_id, signed)


def take_in(desk: Desk, document_id: UUID, data: bytes) -> DocumentView:
    """Take in a copy of a kept document that was signed elsewhere. Slow: run in a task.

    Raises:
        BadInputError: ``sign_not_sound``, ``sign_other_document``: it is not this document and more behind it,
            ``sign_nothing_new``.
    """
    held = records.document_bytes(desk, document_id)
    sound(data)
    if data == held or held.startswith(data):
        raise BadInputError("sign_nothing_new")
    if not data.startswith(held):
        raise BadInputError("sign_other_document", number=records.document(desk, document_id).number)
    return keep_longer(desk, document_id, data)


def sound(data: bytes) -> Examination:
    """Return what is found in an intact document. Raises BadInputError("sign_not_sound")."""
    found, _, state = judge_bytes(data)
    if not state.startswith("intact"):
        raise BadInputError("sign_not_sound")
    return found


def keep_longer(desk: Desk, document_id: UUID, pdf: bytes) -> DocumentView:
    """Keep the longer file in the place of the shorter, which stays too: the journal names both.

    Raises:
        StoreError: ``document_not_sound``: our own check fails; what was kept stays.
    """
    row = desk.store.find("document", document_id)
    if row is None:
        raise StoreError("document_not_sound", reason="missing")
    found, _, state = judge_bytes(pdf)
    if not state.startswith("intact"):
        raise StoreError("document_not_sound", reason=state)
    more: list[dict[str, Any]] = [
        {"place": one.field, "signer": one.signer, "at": utc_text(one.signed_at), "certificate": one.fingerprint}
        for one in found.more
    ]
    stamped = utc_text(found.stamps[-1].at) if found.is_stamped else ""
    kept = {"sha256": desk.store.evidence.put(pdf), "size": len(pdf), "more": more, "stamped_at": stamped}
    value = register(row, "document") | kept
    desk.store.record([Edit("document", document_id, row.region_code, "document", value)], actor=desk.actor)
    return records.document(desk, document_id)
