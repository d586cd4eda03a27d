"""A document of the process as a PDF: drawn, certified and verified of plain values, in this process or in another."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from inspector.base.errors import StoreError
from inspector.base.messages import Language
from inspector.domain.signature import Mark, signatures_json
from inspector.services import records, templates
from inspector.services.evidence import PageCopies
from inspector.services.marked_rows import markup_of_file
from inspector.services.thaw import writ_from
from inspector.services.verify import verify_bytes
from inspector.services.visit_state import state_of

if TYPE_CHECKING:
    from inspector.domain.writ import Writ
    from inspector.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Pieces:
    """All that a document is drawn from. With its photos fetched it can go to another process."""

    writ: bytes
    """Its findings.json."""
    template: bytes
    """Its template's canonical JSON."""
    seal: bytes
    photos: Mapping[str, bytes]
    """Page copies (JPEG) by the SHA-256 of their original."""
    marks: tuple[Mark, ...]
    draft: bool

    def fetched(self) -> Pieces:
        """Return them with their photos in hand."""
        return replace(self, photos=dict(self.photos))


@dataclass(frozen=True, slots=True)
class Certifying:
    """Who certifies documents, and when."""

    key: bytes
    certificate: bytes
    at: datetime
    language: Language


@dataclass(frozen=True, slots=True)
class Certified:
    """A document as it is kept: our own check found it sound."""

    pdf: bytes
    signed_at: str
    certificate: str


def pieces_of(desk: Desk, writ: Writ, marks: tuple[Mark, ...], frozen: dict[str, Any], *, draft: bool) -> Pieces:
    """Return what a document is drawn from; its photos are read when they are asked for."""
    photos: Mapping[str, bytes] = {}
    if writ.visit and writ.evidence:
        state = state_of(desk, UUID(writ.visit))
        pictures = (one.sha256 for one in writ.evidence if one.width_px)  # recordings and files have none
        photos = PageCopies(desk, {sha256: markup_of_file(state, sha256) for sha256 in pictures})
    template, seal = templates.thawed(desk, writ.kind, frozen)
    return Pieces(writ.canonical(), template.canonical(), seal, photos, marks, draft)


def draw(pieces: Pieces) -> io.BytesIO:
    """Draw a document. The same pieces give the same bytes. Raises BadInputError("missing_glyph")."""
    from inspector.documents.writ import WritParts, draw_writ  # the library of documents: on demand

    writ = writ_from(json.loads(pieces.writ))
    files = () if pieces.draft else records.attachments_of(pieces.writ, signatures_json(pieces.marks))
    out = io.BytesIO()
    draw_writ(
        WritParts(
            writ, templates.parsed(pieces.template), writ.sha256(), pieces.photos, pieces.marks, files,
            draft=pieces.draft, seal=pieces.seal,
        ),
        out,
    )  # fmt: skip
    return out


def make(pieces: Pieces, by: Certifying) -> Certified:
    """Draw a document, certify it and verify it as a stranger would.

    Raises:
        BadInputError: ``missing_glyph``.
        StoreError: ``document_not_sound``: our own check fails.
    """
    out = draw(pieces)
    plain: dict[str, Any] = json.loads(pieces.writ)
    n_team = sum(mark.signer.party == "team" for mark in pieces.marks)
    records.certify_by(out, by.key, by.certificate, by.at, n_team, plain["number"], plain["issuer"])
    pdf = out.getvalue()
    verdict = verify_bytes(pdf, by.language)
    if verdict.exit_code not in {0, 3}:
        raise StoreError("document_not_sound", reason=verdict.state)
    return Certified(pdf, verdict.signed_at, verdict.certificate)
