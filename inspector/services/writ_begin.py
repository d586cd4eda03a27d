"""What can be made now: kinds of document, and the visits and documents that each may be about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from uuid import UUID

from inspector.base.clock import civil_date, parse_utc
from inspector.domain.checklist import Text
from inspector.domain.visit import WITH_NOTICE
from inspector.services import templates
from inspector.services.office import letterhead
from inspector.services.plan import find_schools
from inspector.services.records import title_of
from inspector.services.visit_state import register

if TYPE_CHECKING:
    from inspector.services.desk import Desk
    from inspector.store.tables import Row

_ABOUT: Final = {
    "visit": Text("依据一次检查的记录", "Of a visit's record"),
    "document": Text("依据一份已签发的文书", "Of a document that was issued"),
    "school": Text("发给一所学校", "To a school"),
    "unit": Text("本单位", "Of the unit"),
}
_LATEST = 30
_MOST = 200
"""Subjects that are listed; words find the others."""


@dataclass(frozen=True, slots=True)
class KindView:
    """A kind of document that can be made."""

    key: str
    title: Text
    about: Text


@dataclass(frozen=True, slots=True)
class Subject:
    """A visit or document that a new document may be about."""

    title: str
    note: str
    about: dict[str, UUID] = field(default_factory=dict[str, UUID])
    """What ``writs.begin`` takes."""


def kinds(desk: Desk, visit_id: UUID | None = None, document_id: UUID | None = None) -> tuple[KindView, ...]:
    """Return the kinds that can be made; of a visit or document in hand those alone that fit it."""
    of = register(desk.store.find("document", document_id), "document").get("kind", "") if document_id else ""
    return tuple(
        KindView(kind.key, kind.title, _ABOUT[kind.about])
        for kind in (one.kind for one in templates.refresh(desk).templates.values())
        if (visit_id is None and document_id is None)
        or (kind.about == "visit" and visit_id is not None)
        or (kind.about == "document" and bool(of) and (not kind.of or of in kind.of))
    )


def suggested(desk: Desk, visit_id: UUID | None, document_id: UUID | None) -> str:
    """Return the kind that comes next: after the record by the visit's track, after all others a receipt."""
    of = register(desk.store.find("document", document_id), "document").get("kind", "") if document_id else "record"
    if of not in {"record", "amendment"}:
        follows = {"preliminary_opinion": "defence", "clue_transfer": "clue_return"}
        return follows.get(of, "receipt")
    if visit_id is None:
        return ""
    track = register(desk.store.find("visit", visit_id), "plan").get("track", "")
    if track == "follow_up":
        return "recheck"
    return "opinion" if track in WITH_NOTICE else "rectification_order"


def subjects(
    desk: Desk, kind: str, text: str = "", *, visit_id: UUID | None = None, document_id: UUID | None = None
) -> tuple[Subject, ...]:
    """Return what a kind may be about, newest first; a text finds school and number."""
    spec = templates.kind_of(desk, kind)
    if spec.about == "unit":
        return (Subject(letterhead(desk), "", {}),)
    if spec.about == "school":
        return _schools(desk, text)
    rows = [row for row in desk.store.select("document") if "document" in row.values]
    if spec.about == "visit":
        rows = [row for row in rows if register(row, "document")["kind"] == "record"]
        if visit_id is not None:
            rows = [row for row in rows if register(row, "key")["visit_id"] == str(visit_id)]
    else:
        rows = [row for row in rows if not spec.of or register(row, "document")["kind"] in spec.of]
        if document_id is not None:
            rows = [row for row in rows if row.id == document_id]
    wanted = text.strip().lower()
    found = [_subject(desk, row, spec.about) for row in sorted(rows, key=lambda row: row.id, reverse=True)]
    return tuple([one for one in found if wanted in f"{one.title} {one.note}".lower()][:_MOST])


def numbers_for(desk: Desk, school: str) -> dict[str, str]:
    """Return the numbers of the assignment and notice issued last for a school, whose last day is not over, by kind."""
    today = civil_date(desk.clock()).isoformat()
    issued = {register(row, "document").get("writ", "") for row in desk.store.select("document", visit_id="")}
    found: dict[str, str] = {}
    for kind in ("assignment", "notice"):
        for row in desk.store.select("writ", kind=kind):
            draft, number = register(row, "draft"), register(row, "frozen").get("number", "")
            words: dict[str, str] = draft.get("words", {})
            if str(row.id) in issued and words.get("until_on", "") >= today and draft.get("school") == school:
                found[kind] = number
    return found


def _schools(desk: Desk, text: str) -> tuple[Subject, ...]:
    """Return schools by any part of name, code or pinyin initials; of an empty text those visited last."""
    if text.strip():
        found = [(one.id, one.name, one.address) for one in find_schools(desk, text)]
    else:
        visits = [desk.store.find("visit", visit) for visit in desk.store.lists.visits((), _LATEST)]
        keys = dict.fromkeys(UUID(register(row, "key")["school_id"]) for row in visits if row is not None)
        rows = [desk.store.find("school", key) for key in keys]
        rows = [row for row in rows if row is not None] or list(desk.store.select("school"))[:_LATEST]
        told = [(row.id, register(row, "identity")) for row in rows]
        found = [(key, identity.get("name", ""), identity.get("address", "")) for key, identity in told]
    return tuple(Subject(name, address, {"school_id": key}) for key, name, address in found)


def _subject(desk: Desk, row: Row, about: str) -> Subject:
    value = register(row, "document")
    on = civil_date(parse_utc(value["signed_at"]))
    title = title_of(desk, value["kind"]).zh
    day = f"{on.year}年{on.month}月{on.day}日"
    if about == "visit":
        visit = UUID(register(row, "key")["visit_id"])
        return Subject(value["school"], f"{title}　{value['number']}　{day}", {"visit_id": visit})
    return Subject(f"{title}　{value['number']}", f"{value['school']}　{day}", {"document_id": row.id})
