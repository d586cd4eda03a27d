"""Documents of the process (文书): begin one, fill it in, make it final, sign it, issue it, or void it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from inspector.base.clock import civil_date, utc_text
from inspector.base.errors import BadInputError, MissingError, RefusedError
from inspector.base.ids import new_id
from inspector.domain.checklist import Text
from inspector.domain.signature import HandSignature, Mark, Refusal, Signer, Stroke, plain_mark
from inspector.domain.writ_kinds import ATTACHED
from inspector.services import numbers, records, reply, signing_key, templates
from inspector.services.conclude_views import DocumentView, SigningView
from inspector.services.printable import require_printable, require_printable_words
from inspector.services.thaw import writ_from
from inspector.services.visit_state import register, state_of
from inspector.services.writ_draw import Certified, Certifying, Pieces, draw, make, pieces_of
from inspector.services.writ_prefill import outcome_of, prefill, remembered_key
from inspector.services.writ_rows import Begun, begun, document_of, listed, marks_on, reference_to, signed_report
from inspector.services.writ_value import build_writ, issued_by
from inspector.services.writ_views import FieldView, ListedProblem, WritView
from inspector.store.tables import Edit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspector.domain.report import Problem
    from inspector.services.desk import Desk
    from inspector.services.records import Progress

UNNUMBERED = "（未编号）"
_TO = Text("主送", "To")
_OURS = "经办督学"
_RESULTS = frozenset({"closed", "open", "extended"})


def begin(
    desk: Desk,
    kind: str,
    *,
    visit_id: UUID | None = None,
    document_id: UUID | None = None,
    school_id: UUID | None = None,
    given: Mapping[str, str] | None = None,
    row_id: UUID | None = None,
) -> UUID:
    """Begin a document with its form prefilled, and return its key.

    Args:
        desk: Whose clock, journal and letterhead it bears.
        kind: Key of a template.
        visit_id: What a kind is about that is about a visit; it has a signed record.
        document_id: What a kind belongs to that belongs to a document.
        school_id: What a kind is about that is about a school.
        given: Fields that begin with these texts.
        row_id: Its key; a new one where none is given.

    Raises:
        RefusedError: ``record_missing``; ``writ_nothing_listed``: the record has no problem of the sort it lists.
        MissingError: ``document_missing``.
    """
    templates.refresh(desk)
    spec = templates.kind_of(desk, kind)
    draft: dict[str, Any] = {}
    if document_id is not None:
        row = desk.store.find("document", document_id)
        if row is None or "document" not in row.values:
            raise MissingError("document_missing")
        visit = register(row, "key").get("visit_id", "")
        visit_id = UUID(visit) if visit else None
        draft |= {"document": str(document_id), "school": register(row, "document")["school"]}
        refers = (reference_to(desk, row),)
    else:
        refers = ()
    if school_id is not None:
        draft["school"] = register(desk.store.find("school", school_id), "identity").get("name", "")
    report = signed_report(desk, visit_id) if visit_id else None
    problems = listed(spec, report)
    if spec.problems and not problems:
        raise RefusedError("writ_nothing_listed")
    region = state_of(desk, visit_id).visit.region_code if visit_id else numbers.region_of(desk)
    row_id = row_id or new_id()
    school = report.school.name if report else draft.get("school", "")
    words = prefill(desk, templates.template_of(desk, kind), report, refers, school) | dict(given or {})
    draft |= {"to": words.pop("to", school or _addressee(desk, document_id)), "words": words}
    if spec.rechecks and visit_id:
        draft["outcomes"] = {str(one.n): {"result": outcome_of(desk, visit_id, one.item)} for one in problems}
    edits = [
        Edit("writ", row_id, region, "key", {"visit_id": str(visit_id or ""), "kind": kind}),
        Edit("writ", row_id, region, "draft", draft),
    ]
    desk.store.record(edits, actor=desk.actor)
    return row_id


def _addressee(desk: Desk, document_id: UUID | None) -> str:
    """Return whom a document was for: what belongs to it comes from there."""
    value = register(desk.store.find("document", document_id), "document") if document_id else {}
    writ = desk.store.find("writ", UUID(value["writ"])) if value.get("writ") else None
    return str(register(writ, "draft").get("to", ""))


def show(desk: Desk, writ_id: UUID) -> WritView:
    """Return a document as it is filled in. Raises MissingError("writ_missing")."""
    made = begun(desk, writ_id)
    words = made.draft.get("words", {})
    fields = (
        *([FieldView("to", _TO, "line", True, (), made.draft.get("to", ""))] if made.kind.addressed else []),
        *(
            FieldView(one.name, one.label, one.kind, one.required, one.choices, words.get(one.name, ""))
            for one in made.kind.fields
        ),
    )
    return WritView(
        id=writ_id,
        kind=made.kind.key,
        title=made.kind.title,
        stage=stage_of(desk, made),
        number=made.frozen.get("number", ""),
        school=made.report.school.name if made.report else made.draft.get("school", ""),
        to=made.draft.get("to", ""),
        fields=fields,
        problems=_shown(desk, made),
        lacks=tuple(one.label for one in fields if one.required and not one.value.strip()),
        document_id=document_of(desk, writ_id),
        void_reason=register(made.row, "void").get("reason", ""),
        for_many=made.kind.for_many,
    )


def _shown(desk: Desk, made: Begun) -> tuple[ListedProblem, ...]:
    if not made.kind.rechecks or made.visit_id is None:
        return tuple(ListedProblem(one.n, one.title, one.fact, one.due_text) for one in made.problems)
    reported = reply.last_answers(desk, made.visit_id)
    outcomes: dict[str, dict[str, str]] = made.draft.get("outcomes", {})

    def shown(one: Problem) -> ListedProblem:
        found = outcomes.get(str(one.n), {})
        said = (found.get("result", "open"), found.get("words", ""), found.get("due_on", ""))
        return ListedProblem(one.n, one.title, one.fact, one.due_text, *said, reported=reported.get(one.n))

    return tuple(map(shown, made.problems))


def stage_of(desk: Desk, made: Begun) -> str:
    """Return draft, frozen, issued or void."""
    if register(made.row, "void"):
        return "void"
    if document_of(desk, made.row.id) is not None:
        return "issued"
    return "frozen" if made.frozen and not made.draft.get("open", not made.frozen) else "draft"


def write(desk: Desk, writ_id: UUID, name: str, text: str) -> WritView:
    """Fill in a field.

    Raises:
        BadInputError: ``writ_date_wrong``: no civil date.
        RefusedError: ``writ_frozen``, ``writ_issued`` or ``writ_voided``.
    """
    made = _require_draft(desk, writ_id)
    field = next((one for one in made.kind.fields if one.name == name), None)
    if field is not None and field.kind == "date" and text:
        _require_date(text)
    draft = {**made.draft, "words": {**made.draft.get("words", {})}}
    if name == "to":
        draft["to"] = text
    elif field is not None:
        draft["words"][name] = text
    else:
        raise ValueError(f"{made.kind.key} has no field {name}")
    if draft != made.draft:
        _write(desk, made, draft)
    desk.store.drop_draft(_typed_key(writ_id, name))
    return show(desk, writ_id)


def typed(desk: Desk, writ_id: UUID) -> dict[str, str]:
    """Return what was being typed when the program stopped, by field: not journalled yet."""
    prefix = _typed_key(writ_id, "")
    return {key.removeprefix(prefix): text for key, text in desk.store.drafts(prefix).items()}


def keep_typed(desk: Desk, writ_id: UUID, name: str, text: str) -> None:
    """Keep what is being typed into a field, so that a fall of the program loses none of it."""
    desk.store.save_draft(_typed_key(writ_id, name), text)


def _typed_key(writ_id: UUID, name: str) -> str:
    return f"typed/writ/{writ_id}/{name}"


def write_outcome(desk: Desk, writ_id: UUID, n: int, result: str, words: str, due_on: str) -> WritView:
    """Say what a re-check found of one problem; ``due_on`` is the new day of one that goes on, or "".

    Raises:
        BadInputError: ``writ_date_wrong``.
        RefusedError: as ``write``.
    """
    made = _require_draft(desk, writ_id)
    if result not in _RESULTS:
        raise ValueError(f"no outcome {result}")
    if due_on:
        _require_date(due_on)
    value = {"result": result, "words": words, "due_on": due_on if result == "extended" else ""}
    _write(desk, made, {**made.draft, "outcomes": {**made.draft.get("outcomes", {}), str(n): value}})
    return show(desk, writ_id)


def preview(desk: Desk, writ_id: UUID, progress: Progress) -> bytes:
    """Draw a document as it stands, unsigned, marked on each page. Slow: run in a task."""
    templates.refresh(desk)  # who changes a template sees it here, and freezes what was seen
    made = begun(desk, writ_id)
    stage = stage_of(desk, made)
    frozen = made.frozen
    writ = (
        writ_from(json.loads(frozen["report"]))
        if stage in {"frozen", "issued"}
        else build_writ(desk, made, frozen.get("number", UNNUMBERED), 1, draft_only=True)
    )
    progress(1, 2)
    held = frozen if stage in {"frozen", "issued"} else {}
    return draw(pieces_of(desk, writ, (), held, draft=True)).getvalue()


def freeze(desk: Desk, writ_id: UUID) -> SigningView:
    """Make a document final, taking its number at the first time, and show it for signing.

    Raises:
        BadInputError: ``writ_incomplete``: a required field is empty; ``text_not_printable``. Nothing is written.
        RefusedError: ``numbers_used_up``, ``writ_issued``, ``writ_voided``.
    """
    made = begun(desk, writ_id)
    if stage_of(desk, made) == "frozen":
        return signing(desk, writ_id)
    made = _require_draft(desk, writ_id)
    lacks = show(desk, writ_id).lacks
    if lacks:
        names = "、".join(one.zh if desk.language == "zh" else one.en for one in lacks)
        raise BadInputError("writ_incomplete", fields=names)
    require_printable(build_writ(desk, made, UNNUMBERED, 1), desk.language)
    edits: list[Edit] = []
    number = made.frozen.get("number") or _number(desk, made, edits)
    writ = build_writ(desk, made, number, made.frozen.get("version", 0) + 1)
    region = made.row.region_code
    value = {
        "report": writ.canonical().decode(), "sha256": writ.sha256(), "number": number, "version": writ.version,
        "series": made.kind.series, "year": int(writ.on[:4]), **templates.kept(desk, made.kind.key),
    }  # fmt: skip
    edits.append(Edit("writ", writ_id, region, "frozen", value))
    edits.append(Edit("writ", writ_id, region, "draft", {**made.draft, "open": False}))
    desk.store.record(edits, actor=desk.actor)
    for field in made.kind.fields:
        if field.remembered:
            desk.store.save_draft(remembered_key(field.name), made.draft.get("words", {}).get(field.name, ""))
    return signing(desk, writ_id)


def reopen(desk: Desk, writ_id: UUID) -> None:
    """Go back from a frozen, unsigned document to its form; it keeps its number.

    Raises:
        RefusedError: ``writ_signed`` after the first signature.
    """
    made = begun(desk, writ_id)
    if marks_on(desk, made):
        raise RefusedError("writ_signed")
    if stage_of(desk, made) == "frozen":
        _write(desk, made, {**made.draft, "open": True})


def signing(desk: Desk, writ_id: UUID) -> SigningView:
    """Return the signature page of a frozen document. Raises RefusedError("writ_not_final")."""
    made = begun(desk, writ_id)
    if stage_of(desk, made) not in {"frozen", "issued"}:
        raise RefusedError("writ_not_final")
    marks = marks_on(desk, made)
    signers = _signers(desk, made, marks)
    done = {mark.signer.key for mark in marks}
    writ = writ_from(json.loads(made.frozen["report"]))
    listed = f"，列问题{len(writ.problems)}个" if writ.problems else ""
    return SigningView(
        visit_id=writ_id,
        kind=made.kind.key,
        title=made.kind.title,
        number=writ.number,
        school=writ.school or writ.to,
        summary=f"{writ.title}，{f'主送{writ.to}' if writ.to else writ.issuer}{listed}。",
        sha256=made.frozen["sha256"],
        signers=signers,
        marks=marks,
        complete=all(one.key in done for one in signers if one.party != "witness"),
        stage="signed" if stage_of(desk, made) == "issued" else "finalised",
    )


def sign(desk: Desk, writ_id: UUID, signer: Signer, strokes: tuple[Stroke, ...], size: tuple[int, int]) -> SigningView:
    """Keep a person's strokes against the document's hash.

    Raises:
        BadInputError: ``signature_empty``, ``text_not_printable``.
        RefusedError: ``signed_already``, ``writ_not_final``, ``writ_issued``.
    """
    made = _may_mark(desk, writ_id, signer)
    if not any(strokes):
        raise BadInputError("signature_empty")
    require_printable_words({"name": signer.name, "role": signer.role}, desk.language)
    mark = HandSignature(signer, made.frozen["sha256"], strokes, *size, utc_text(desk.clock()))
    return _keep_mark(desk, made, mark)


def refuse(desk: Desk, writ_id: UUID, signer: Signer, reason: str, witness: str) -> SigningView:
    """Record 拒绝签字 with reason and witness, who may then sign too.

    Raises:
        BadInputError: ``refusal_incomplete``, ``text_not_printable``.
        RefusedError: as ``sign``.
    """
    made = _may_mark(desk, writ_id, signer)
    if not reason.strip() or not witness.strip():
        raise BadInputError("refusal_incomplete")
    require_printable_words({"name": signer.name, "reason": reason, "witness": witness}, desk.language)
    mark = Refusal(signer, made.frozen["sha256"], reason.strip(), witness.strip(), utc_text(desk.clock()))
    return _keep_mark(desk, made, mark)


def issue(desk: Desk, writ_id: UUID, progress: Progress) -> DocumentView:
    """Draw once, certify, verify, keep by hash; a receipt also registers the delivery. Slow: run in a task.

    Raises:
        RefusedError: ``marks_missing``, ``writ_not_final``.
        StoreError: ``document_not_sound``.
    """
    kept = document_of(desk, writ_id)
    if kept is not None:
        return records.document(desk, kept)
    issuing = to_issue(desk, writ_id)
    key, certificate = signing_key.load(desk.store.home, desk.store.ring)
    certified = make(issuing.pieces, Certifying(key, certificate, desk.clock(), desk.language))
    progress(1, 2)
    return keep_issued(desk, issuing, certified)


@dataclass(frozen=True, slots=True)
class Issuing:
    """A document that all have signed, on its way to being issued."""

    made: Begun
    pieces: Pieces
    what: records.Kept


def to_issue(desk: Desk, writ_id: UUID) -> Issuing:
    """Return what a document that all have signed is made of. Raises as ``issue``."""
    made = begun(desk, writ_id)
    view = signing(desk, writ_id)
    if not view.complete:
        raise RefusedError("marks_missing")
    writ = writ_from(json.loads(made.frozen["report"]))
    what = records.Kept(writ.kind, writ.number, view.sha256, writ.school, made.row.region_code, str(writ_id))
    return Issuing(made, pieces_of(desk, writ, view.marks, made.frozen, draft=False), what)


def keep_issued(desk: Desk, issuing: Issuing, certified: Certified) -> DocumentView:
    """Keep a document that was made; a receipt also registers the delivery."""
    made, marks = issuing.made, issuing.pieces.marks
    document = records.keep_sound(
        desk, made.visit_id, issuing.what, certified.pdf, certified.signed_at, certified.certificate
    )
    if made.kind.delivers:
        writ = writ_from(json.loads(issuing.pieces.writ))
        taken = not any(isinstance(mark, Refusal) for mark in marks)
        way = writ.word("way") if taken else f"{writ.word('way')}（拒收）"
        records.deliver(desk, UUID(made.draft["document"]), way, writ.word("receiver"))
    return document


def void(desk: Desk, writ_id: UUID, reason: str) -> None:
    """Give a document up: its number stays taken, and the register says why.

    Raises:
        BadInputError: ``writ_reason_missing``.
        RefusedError: ``writ_issued``: what was issued is amended, not voided.
    """
    made = begun(desk, writ_id)
    if not reason.strip():
        raise BadInputError("writ_reason_missing")
    if stage_of(desk, made) == "issued":
        raise RefusedError("writ_issued")
    value = {"reason": reason.strip(), "at": utc_text(desk.clock())}
    desk.store.record([Edit("writ", writ_id, made.row.region_code, "void", value)], actor=desk.actor)


def _number(desk: Desk, made: Begun, edits: list[Edit]) -> str:
    if made.kind.series != ATTACHED:
        return numbers.take(desk, made.kind.series, civil_date(desk.clock()).year, edits)
    base = made.refers[0].number
    begins = f"{base}{made.kind.suffix}{numbers.share_of(desk).letter}"
    rows = desk.store.select("writ", kind=made.kind.key)
    given = (register(row, "frozen").get("number", "") for row in rows)
    counts = [int(one.removeprefix(begins)) for one in given if one.removeprefix(begins).isdecimal()]
    return f"{begins}{max(counts, default=0) + 1}"


def _signers(desk: Desk, made: Begun, marks: tuple[Mark, ...]) -> tuple[Signer, ...]:
    me = issued_by(desk)
    found: list[Signer] = []
    for party in made.kind.signers:
        if party == "team":
            found.append(Signer("team/0", "team", _OURS, me.name, me.role, me.card_number))
        else:
            told = made.draft.get("words", {}).get(made.kind.other_in, "")
            name, _, role = told.partition("，")
            if made.report and not told:
                name, role = made.report.school.head_name, made.report.school.head_title
            found.append(Signer("school/0", "school", made.kind.other, name, role, ""))
    witnesses = (
        Signer(f"witness/{mark.signer.key}", "witness", "拒签见证人", mark.witness, "", "")
        for mark in marks
        if isinstance(mark, Refusal)
    )
    return (*found, *witnesses)


def _may_mark(desk: Desk, writ_id: UUID, signer: Signer) -> Begun:
    made = begun(desk, writ_id)
    stage = stage_of(desk, made)
    if stage == "issued":
        raise RefusedError("writ_issued")
    if stage != "frozen":
        raise RefusedError("writ_not_final")
    if any(mark.signer.key == signer.key for mark in marks_on(desk, made)):
        raise RefusedError("signed_already", name=signer.name)
    return made


def _keep_mark(desk: Desk, made: Begun, mark: Mark) -> SigningView:
    region, row = made.row.region_code, new_id()
    edits = [
        Edit("writ_mark", row, region, "key", {"writ_id": str(made.row.id)}),
        Edit("writ_mark", row, region, "mark", plain_mark(mark)),
    ]
    desk.store.record(edits, actor=desk.actor)
    return signing(desk, made.row.id)


def _require_draft(desk: Desk, writ_id: UUID) -> Begun:
    made = begun(desk, writ_id)
    stage = stage_of(desk, made)
    if stage != "draft":
        raise RefusedError({"frozen": "writ_frozen", "issued": "writ_issued", "void": "writ_voided"}[stage])
    return made


def _require_date(text: str) -> None:
    try:
        date.fromisoformat(text)
    except ValueError as error:
        raise BadInputError("writ_date_wrong") from error


def _write(desk: Desk, made: Begun, draft: dict[str, Any]) -> None:
    desk.store.record([Edit("writ", made.row.id, made.row.region_code, "draft", draft)], actor=desk.actor)
