"""The documents of a visit: draw once, certify, verify, keep by hash; save, deliver, amend."""

from __future__ import annotations

import contextlib
import io
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from inspector.base.clock import parse_utc, utc_text
from inspector.base.errors import BadInputError, MissingError, RefusedError, RoomError, StoreError
from inspector.base.ids import document_id, new_id
from inspector.base.system import hindrance, sync_folder
from inspector.documents.amendment import AmendmentParts, draw_amendment
from inspector.documents.record import Attachment, RecordParts, draw_record
from inspector.domain.checklist import Text as Words
from inspector.domain.report import (
    AMENDMENT_FORMAT,
    Amendment,
    Correction,
    Report,
)
from inspector.domain.signature import HandSignature, Signer, Stroke, signatures_json
from inspector.exchange.findings import FINDINGS, SIGNATURES
from inspector.services import earlier, signing_key, templates
from inspector.services.conclude import RECORD, latest_freeze, marks_of, set_stage, signing
from inspector.services.conclude_views import DocumentView
from inspector.services.evidence import PageCopies
from inspector.services.freeze import build_report, chain_head, team_of
from inspector.services.marked_rows import markup_of_file
from inspector.services.paper import paper_code
from inspector.services.thaw import report_from
from inspector.services.verify import Verdict, verify_bytes
from inspector.services.visit_state import register, state_of
from inspector.signing.countersign import SEAL_FIELD
from inspector.signing.sign import certify
from inspector.store.tables import Edit

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from inspector.services.desk import Desk
    from inspector.store.tables import Row

Progress = Callable[[int, int], None]
"""Called with steps done and steps in all; raises to cancel."""

_NOT_IN_NAMES = '/\\:*?"<>|'
"""What Windows and the sticks made there take in no name."""
_MAX_NAME_BYTES = 240
"""Linux takes 255 bytes a name; a copy in progress adds a suffix."""

_TITLES = {"record": RECORD, "amendment": Words("更正书", "Amendment")}


def draw_preview(desk: Desk, visit_id: UUID, progress: Progress) -> bytes:
    """Draw the record as it would be, unsigned, marked on each page. Slow: run in a task."""
    frozen = latest_freeze(desk, visit_id)
    state = state_of(desk, visit_id)
    if state.stage == "draft" or frozen is None:
        report = build_report(desk, state, frozen["number"] if frozen else "（未编号）", 1)
        sha256 = report.sha256()
    else:
        report, sha256 = report_from(json.loads(frozen["report"])), frozen["sha256"]
    out = io.BytesIO()
    parts = RecordParts(report, sha256, _photos(desk, report), (), (), draft=True)
    draw_record(parts, out, progress)
    return out.getvalue()


def issue(desk: Desk, visit_id: UUID, progress: Progress) -> DocumentView:
    """Draw once, certify, verify, keep by hash. Slow: run in a task.

    Raises:
        RefusedError: ``marks_missing``: somebody has neither signed nor refused.
        StoreError: ``document_not_sound``: our own check of what was drawn fails; nothing is kept.
    """
    existing = [d for d in documents(desk, visit_id) if d.kind == "record"]
    if existing:
        return existing[0]
    view = signing(desk, visit_id)
    if not view.complete:
        raise RefusedError("marks_missing")
    frozen = latest_freeze(desk, visit_id)
    if frozen is None:
        raise RefusedError("visit_not_finalised")
    report = report_from(json.loads(frozen["report"]))
    marks = marks_of(desk, visit_id)
    attachments = attachments_of(report.canonical(), signatures_json(marks))
    out = io.BytesIO()
    code = paper_code(report, frozen["sha256"], *signing_key.load(desk.store.home, desk.store.ring))
    parts = RecordParts(report, frozen["sha256"], _photos(desk, report), marks, attachments, draft=False, code=code)
    draw_record(parts, out, progress)
    n_team = sum(mark.signer.party == "team" for mark in marks)
    certify_document(desk, out, n_team, report.number, report.issuer)
    what = Kept(
        "record", report.number, frozen["sha256"], report.school.name, state_of(desk, visit_id).visit.region_code
    )
    document = keep(desk, visit_id, what, out)
    state = state_of(desk, visit_id)
    set_stage(desk, state, "signed", settles=[str(problem) for problem in earlier.settled_by(desk, state)])
    return document


def amend(
    desk: Desk,
    visit_id: UUID,
    reason: str,
    corrections: tuple[tuple[str, str, str], ...],
    strokes: tuple[Stroke, ...],
    size: tuple[int, int],
    progress: Progress,
) -> DocumentView:
    """Issue an amendment (更正书) of a signed record, signed by hand by the inspector. Slow: run in a task.

    Raises:
        BadInputError: ``amendment_incomplete``: no reason, a correction without place or new words, no signature.
        RefusedError: ``record_missing``: there is no signed record to amend.
    """
    amendment = _amendment(desk, visit_id, reason, corrections)
    if not any(strokes):
        raise BadInputError("amendment_incomplete")
    me = amendment.by
    signer = Signer("team/0", "team", "督导组组长", me.name, me.role, me.card_number)
    marks = (HandSignature(signer, amendment.sha256(), strokes, *size, amendment.frozen_at),)
    attachments = attachments_of(amendment.canonical(), signatures_json(marks))
    out = io.BytesIO()
    draw_amendment(AmendmentParts(amendment, amendment.sha256(), marks, attachments), out)
    progress(1, 2)
    certify_document(desk, out, 1, amendment.number, amendment.issuer)
    region = state_of(desk, visit_id).visit.region_code
    return keep(desk, visit_id, Kept("amendment", amendment.number, amendment.sha256(), amendment.school, region), out)


def _amendment(desk: Desk, visit_id: UUID, reason: str, corrections: tuple[tuple[str, str, str], ...]) -> Amendment:
    """Return what the amendment says. Raises as ``amend``."""
    kept = documents(desk, visit_id)
    record = next((d for d in kept if d.kind == "record"), None)
    frozen = latest_freeze(desk, visit_id)
    if record is None or frozen is None:
        raise RefusedError("record_missing")
    complete = all(place.strip() and now.strip() for place, _, now in corrections)
    if not reason.strip() or not corrections or not complete:
        raise BadInputError("amendment_incomplete")
    report = json.loads(frozen["report"])
    return Amendment(
        format=AMENDMENT_FORMAT,
        visit=str(visit_id),
        number=f"{record.number}更正{sum(d.kind == 'amendment' for d in kept) + 1}",
        issuer=report["issuer"],
        school=report["school"]["name"],
        first_number=record.number,
        first_sha256=frozen["sha256"],
        first_pdf_sha256=record.sha256,
        first_signed_at=utc_text(record.signed_at),
        reason=reason.strip(),
        corrections=tuple(Correction(*(part.strip() for part in entry)) for entry in corrections),
        by=team_of(desk, state_of(desk, visit_id))[0],
        journal=chain_head(desk),
        frozen_at=utc_text(desk.clock()),
    )


def documents(desk: Desk, visit_id: UUID) -> tuple[DocumentView, ...]:
    """Return the visit's kept documents: the record, amendments, then all others as they were issued."""
    kept = [row for row in desk.store.select("document", visit_id=str(visit_id)) if "document" in row.values]
    return tuple(view_of(desk, row) for row in sorted(kept, key=_place))


def _place(row: Row) -> int:
    kind = register(row, "document")["kind"]
    return list(_TITLES).index(kind) if kind in _TITLES else len(_TITLES)


def document_bytes(desk: Desk, document_id: UUID) -> bytes:
    """Return a kept document's bytes, checked against its hash."""
    return desk.store.evidence.get(_document(desk, document_id)["sha256"])


def save_document(desk: Desk, document_id: UUID, target: Path) -> None:
    """Write a copy of a kept document in one step. Stick or server may be slow: run in a task.

    A file of that name is replaced whole; who has it open on POSIX keeps reading the old one. When it fails,
    nothing is left behind.

    Raises:
        RoomError: ``save_…``, by what hinders, or ``document_not_saved`` with the system's own reason.
    """
    write_whole(document_bytes(desk, document_id), target)


def write_whole(data: bytes, target: Path) -> None:
    """Write a file in one step. Raises as ``save_document``."""
    fresh = target.with_name(f".{os.urandom(4).hex()}.part")  # short: the name itself may be as long as is allowed
    try:
        with fresh.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(target)
        with contextlib.suppress(OSError):  # some network disks sync no folder; the file itself is down
            sync_folder(target.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise _not_saved(error, target) from error


def _not_saved(error: OSError, target: Path) -> RoomError:
    why = hindrance(error)
    if why == "other":
        return RoomError("document_not_saved", path=str(target), reason=error.strerror or "")
    return RoomError(f"save_{why}", folder=str(target.parent), name=target.name)


def check_document(desk: Desk, document_id: UUID) -> Verdict:
    """Verify a kept document as a stranger would."""
    return verify_bytes(document_bytes(desk, document_id), desk.language, desk)


def deliver(desk: Desk, document_id: UUID, how: str, to: str) -> None:
    """Record delivery (送达): how it was left and with whom. Raises BadInputError("delivery_incomplete")."""
    if not how.strip() or not to.strip():
        raise BadInputError("delivery_incomplete")
    row = desk.store.find("document", document_id)
    if row is None:
        raise MissingError("document_missing")
    value = {"how": how.strip(), "to": to.strip(), "at": utc_text(desk.clock())}
    desk.store.record([Edit("document", document_id, row.region_code, "delivered", value)], actor=desk.actor)
    if register(row, "document")["kind"] in _TITLES:
        state = state_of(desk, UUID(register(row, "key")["visit_id"]))
        if state.stage == "signed":
            set_stage(desk, state, "delivered")


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a document beside its bytes. ``school`` may be empty; ``writ`` is the row it was made of."""

    kind: str
    number: str
    report_sha256: str
    school: str
    region: str
    writ: str = ""


def certify_document(desk: Desk, pdf: io.BytesIO, n_inspectors: int, number: str, location: str) -> None:
    """Certify what was drawn, with room for the signatures of ``n_inspectors`` and the unit's seal."""
    key, certificate = signing_key.load(desk.store.home, desk.store.ring)
    certify_by(pdf, key, certificate, desk.clock(), n_inspectors, number, location)


def certify_by(
    pdf: io.BytesIO, key: bytes, certificate: bytes, at: datetime, n_inspectors: int, number: str, location: str
) -> None:
    """Certify what was drawn by a key, as ``certify_document`` does by this laptop's."""
    more = [*(f"inspector-{n}" for n in range(1, max(n_inspectors, 1))), SEAL_FIELD]
    certify(pdf, key=key, certificate=certificate, more_fields=more, signed_at=at, reason=number, location=location)


def keep(desk: Desk, visit_id: UUID | None, what: Kept, made: io.BytesIO) -> DocumentView:
    """Verify a certified document as a stranger would, and keep its bytes by their hash.

    Raises:
        StoreError: ``document_not_sound``: our own check fails; nothing is kept.
    """
    pdf = made.getvalue()  # of a whole BytesIO: no copy
    verdict = verify_bytes(pdf, desk.language)
    if verdict.exit_code not in {0, 3}:
        raise StoreError("document_not_sound", reason=verdict.state)
    return keep_sound(desk, visit_id, what, pdf, verdict.signed_at, verdict.certificate)


def keep_sound(
    desk: Desk, visit_id: UUID | None, what: Kept, pdf: bytes, signed_at: str, certificate: str
) -> DocumentView:
    """Keep a document that was found sound, by the hash of its bytes."""
    row = document_id(UUID(what.writ)) if what.writ else new_id()
    value: dict[str, Any] = {
        "kind": what.kind, "number": what.number, "sha256": desk.store.evidence.put(pdf), "size": len(pdf),
        "report_sha256": what.report_sha256, "signed_at": signed_at, "certificate": certificate,
        "school": what.school, **({"writ": what.writ} if what.writ else {}),
    }  # fmt: skip
    edits = [
        Edit("document", row, what.region, "key", {"visit_id": str(visit_id or "")}),
        Edit("document", row, what.region, "document", value),
    ]
    desk.store.record(edits, actor=desk.actor)
    return document(desk, row)


def document(desk: Desk, document_id: UUID) -> DocumentView:
    """Return a kept document. Raises MissingError("document_missing")."""
    row = desk.store.find("document", document_id)
    if row is None or "document" not in row.values:
        raise MissingError("document_missing")
    return view_of(desk, row)


def view_of(desk: Desk, row: Row) -> DocumentView:
    """Return a kept document's row as it is shown."""
    value, delivered = register(row, "document"), register(row, "delivered")
    title = title_of(desk, value["kind"]).zh
    visit = register(row, "key").get("visit_id", "")
    return DocumentView(
        id=row.id,
        visit_id=UUID(visit) if visit else None,
        kind=value["kind"],
        number=value["number"],
        title=title,
        name=title_of(desk, value["kind"]),
        sha256=value["sha256"],
        size_bytes=value["size"],
        signed_at=parse_utc(value["signed_at"]),
        school=value["school"],
        delivered_text="，".join(delivered[k] for k in ("how", "to")) if delivered else "",
        file_name=file_name(value["number"], value["school"], title),
    )


def title_of(desk: Desk, kind: str) -> Words:
    """Return what a kind of document is called."""
    return _TITLES[kind] if kind in _TITLES else templates.title_of(desk, kind)


def file_name(number: str, school: str, title: str) -> str:
    """Return a name that any file system takes: a school's name that is too long is cut, not number and title."""
    number, school, title = (_plain(part) for part in (number, school, title))
    room = _MAX_NAME_BYTES - len(f"{number}  {title}.pdf".encode())
    if len(school.encode()) > room:
        school = school.encode()[: room - len("…".encode())].decode("utf-8", "ignore") + "…"
    return f"{number} {school} {title}.pdf"


def _plain(part: str) -> str:
    return "".join(c for c in part if c not in _NOT_IN_NAMES and c.isprintable())


def _document(desk: Desk, document_id: UUID) -> dict[str, Any]:
    value = register(desk.store.find("document", document_id), "document")
    if not value:
        raise MissingError("document_missing")
    return value


def _photos(desk: Desk, report: Report) -> PageCopies:
    state = state_of(desk, UUID(report.visit))
    pictures = (fact.sha256 for fact in report.evidence if fact.width_px)
    return PageCopies(desk, {sha256: markup_of_file(state, sha256) for sha256 in pictures})


def attachments_of(findings: bytes, signatures: bytes) -> tuple[Attachment, ...]:
    """Return what is embedded in every document."""
    return (
        Attachment(FINDINGS, findings, "检查结果（机器可读）", "Data"),
        Attachment(SIGNATURES, signatures, "签字笔迹（机器可读）", "Supplement"),
    )
