"""A document that is being made, as it stands on disk, and what it is about."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from inspector.base.clock import civil_date, parse_utc
from inspector.base.errors import MissingError, RefusedError
from inspector.base.ids import document_id
from inspector.domain.report import Report
from inspector.domain.writ import Reference
from inspector.domain.writ_kinds import WritKind
from inspector.services import templates
from inspector.services.conclude import latest_freeze, mark_from
from inspector.services.records import documents, title_of
from inspector.services.thaw import report_from
from inspector.services.visit_state import register
from inspector.store.tables import Row

if TYPE_CHECKING:
    from inspector.domain.report import Problem
    from inspector.domain.signature import Mark
    from inspector.services.desk import Desk

Draft = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Begun:
    """A writ's row with what it is about."""

    row: Row
    kind: WritKind
    draft: Draft
    report: Report | None
    """The visit's record, as it was signed; None where it is about no visit."""
    refers: tuple[Reference, ...]

    @property
    def visit_id(self) -> UUID | None:
        """The visit that it is about, or None."""
        visit = register(self.row, "key").get("visit_id", "")
        return UUID(visit) if visit else None

    @property
    def frozen(self) -> dict[str, Any]:
        """The frozen value with hash, number and version; {} while it was never made final."""
        return register(self.row, "frozen")

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems that it lists."""
        return listed(self.kind, self.report)


def listed(kind: WritKind, report: Report | None) -> tuple[Problem, ...]:
    """Return the problems of a record that a kind lists, numbered as there."""
    if report is None or not kind.problems:
        return ()
    wanted = {"running": (False,), "put_right": (True,), "all": (False, True)}[kind.problems]
    return tuple(one for one in report.problems if bool(one.put_right_at) in wanted)


def begun(desk: Desk, writ_id: UUID) -> Begun:
    """Return a writ with what it is about. Raises MissingError("writ_missing")."""
    row = desk.store.find("writ", writ_id)
    if row is None or "draft" not in row.values:
        raise MissingError("writ_missing")
    key, draft = register(row, "key"), register(row, "draft")
    kind = _kind(desk, row)
    visit = UUID(key["visit_id"]) if key.get("visit_id") else None
    report = signed_report(desk, visit) if visit else None
    return Begun(row, kind, draft, report, _refers(desk, kind, visit, draft.get("document", "")))


def _kind(desk: Desk, row: Row) -> WritKind:
    """Return a document's kind: as its template was when it was made final, or as it is now."""
    frozen = register(row, "frozen")
    still = frozen and not register(row, "draft").get("open", False)
    return templates.thawed(desk, register(row, "key")["kind"], frozen if still else {})[0].kind


def signed_report(desk: Desk, visit_id: UUID) -> Report:
    """Return the report that a visit's signed record says. Raises RefusedError("record_missing")."""
    frozen = latest_freeze(desk, visit_id)
    if frozen is None or not any(one.kind == "record" for one in documents(desk, visit_id)):
        raise RefusedError("record_missing")
    return report_from(json.loads(frozen["report"]))


def marks_on(desk: Desk, made: Begun) -> tuple[Mark, ...]:
    """Return the signatures and refusals against the writ as it is frozen, in the order they were given."""
    values = [register(row, "mark") for row in desk.store.select("writ_mark", writ_id=str(made.row.id))]
    return tuple(mark_from(one) for one in values if one.get("report_sha256") == made.frozen.get("sha256", "-"))


def document_of(desk: Desk, writ_id: UUID) -> UUID | None:
    """Return the document that a writ was issued as, or None."""
    row = desk.store.find("document", document_id(writ_id))
    return row.id if row is not None and "document" in row.values else None


def reference_to(desk: Desk, row: Row) -> Reference:
    """Return how a kept document is named in another."""
    value = register(row, "document")
    on = civil_date(parse_utc(value["signed_at"])).isoformat()
    return Reference(value["kind"], title_of(desk, value["kind"]).zh, value["number"], value["report_sha256"], on)


def _refers(desk: Desk, kind: WritKind, visit: UUID | None, document: str) -> tuple[Reference, ...]:
    if document:
        row = desk.store.find("document", UUID(document))
        if row is None or "document" not in row.values:
            raise MissingError("document_missing")
        return (reference_to(desk, row),)
    if visit is None:
        return ()
    rows = [row for row in desk.store.select("document", visit_id=str(visit)) if "document" in row.values]
    wanted = ("record", *kind.builds_on)
    found = [row for row in rows if register(row, "document")["kind"] in wanted]
    return tuple(
        reference_to(desk, row)
        for row in sorted(found, key=lambda row: wanted.index(register(row, "document")["kind"]))
    )
