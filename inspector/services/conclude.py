"""Conclude a visit: freeze its report, take its number, let both sides sign."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from inspector.base.clock import CHINA, parse_utc, utc_text
from inspector.base.errors import BadInputError, RefusedError
from inspector.base.ids import new_id
from inspector.domain.checklist import Text
from inspector.domain.signature import HandSignature, Mark, Refusal, Signer, Stroke, plain_mark
from inspector.services import numbers, survey_names
from inspector.services.conclude_views import (
    SigningView,
)
from inspector.services.freeze import build_report, team_of
from inspector.services.marked_rows import drawn_texts
from inspector.services.printable import (
    require_printable,
    require_printable_photos,
    require_printable_words,
)
from inspector.services.visit_state import VisitState, refresh, register, require_draft, state_of
from inspector.store.tables import Edit

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.base.canonical import Json
    from inspector.services.desk import Desk

_LABELS = {"组长": "督导组组长", "成员": "督导组成员", "专家": "督导组专家", "记录人": "督导组记录人"}
RECORD = Text("现场检查记录", "On-site record")
_ON_SITE, _HEAD, _WITNESS = "学校现场负责人", "学校主要负责人", "拒签见证人"


def freeze(desk: Desk, visit_id: UUID) -> SigningView:
    """Finalise: freeze the report (taking the number at the first freeze) and show it for signing.

    A frozen visit without a signature may be reopened, changed and frozen anew (version n + 1).

    Raises:
        BadInputError: ``text_not_printable``: a text could not be printed as it is; nothing is written.
    """
    state = require_draft(desk, visit_id)
    frozen = _freezes(desk, visit_id)
    require_printable(build_report(desk, state, numbers.text_of(desk, "", state.on.year, 1), 1), desk.language)
    require_printable_photos(drawn_texts(state), desk.language)
    edits: list[Edit] = []
    region = state.visit.region_code
    number = frozen[-1]["number"] if frozen else numbers.take(desk, "", state.on.year, edits)
    report = build_report(desk, state, number, len(frozen) + 1)
    value = {
        "report": report.canonical().decode(),
        "sha256": report.sha256(),
        "number": number,
        "version": report.version,
    }
    row = new_id()
    edits += [
        Edit("freeze", row, region, "key", {"visit_id": str(visit_id)}),
        Edit("freeze", row, region, "frozen", value),
        Edit("visit", visit_id, region, "stage", {"value": "finalised"}),
    ]
    desk.store.record(edits, actor=desk.actor)
    refresh(desk, state, "visit", visit_id)
    return signing(desk, visit_id)


def reopen(desk: Desk, visit_id: UUID) -> None:
    """Walk back from a frozen, unsigned visit to the checklist. Raises RefusedError after the first mark."""
    state = state_of(desk, visit_id)
    if marks_of(desk, visit_id):
        raise RefusedError("visit_signed")
    if state.stage != "draft":
        set_stage(desk, state, "draft")


def signing(desk: Desk, visit_id: UUID) -> SigningView:
    """Return the signature page of a frozen visit. Raises RefusedError("visit_not_finalised")."""
    state = state_of(desk, visit_id)
    frozen = latest_freeze(desk, visit_id)
    if state.stage == "draft" or frozen is None:
        raise RefusedError("visit_not_finalised")
    report = json.loads(frozen["report"])
    marks = marks_of(desk, visit_id)
    signers = _signers(desk, state, marks)
    done = {mark.signer.key for mark in marks}
    return SigningView(
        visit_id=visit_id,
        kind="record",
        title=RECORD,
        number=frozen["number"],
        school=report["school"]["name"],
        summary=_summary(report),
        sha256=frozen["sha256"],
        signers=signers,
        marks=marks,
        complete=all(s.key in done for s in signers if s.party != "witness"),
        stage=state.stage,
    )


def sign(desk: Desk, visit_id: UUID, signer: Signer, strokes: tuple[Stroke, ...], size: tuple[int, int]) -> SigningView:
    """Keep a person's strokes against the report's hash.

    Raises:
        BadInputError: ``signature_empty``, ``text_not_printable``.
        RefusedError: ``signed_already``, ``visit_not_finalised``.
    """
    frozen = _may_mark(desk, visit_id, signer)
    if not any(strokes):
        raise BadInputError("signature_empty")
    require_printable_words({"name": signer.name, "role": signer.role}, desk.language)
    mark = HandSignature(signer, frozen["sha256"], strokes, *size, utc_text(desk.clock()))
    return _keep_mark(desk, visit_id, mark)


def refuse(desk: Desk, visit_id: UUID, signer: Signer, reason: str, witness: str) -> SigningView:
    """Record 拒绝签字 with reason and witness; the witness may then sign too.

    Raises:
        BadInputError: ``refusal_incomplete``, ``text_not_printable``.
        RefusedError: ``signed_already``, ``visit_not_finalised``.
    """
    frozen = _may_mark(desk, visit_id, signer)
    reason, witness = (text.replace("\0", "").strip() for text in (reason, witness))
    if not reason or not witness:
        raise BadInputError("refusal_incomplete")
    require_printable_words({"name": signer.name, "reason": reason, "witness": witness}, desk.language)
    mark = Refusal(signer, frozen["sha256"], reason, witness, utc_text(desk.clock()))
    return _keep_mark(desk, visit_id, mark)


def set_stage(desk: Desk, state: VisitState, stage: str, **more: Json) -> None:
    """Journal a visit's stage; what was journalled with an earlier one stays."""
    value = {**register(state.visit, "stage"), **more, "value": stage}
    edit = Edit("visit", state.visit.id, state.visit.region_code, "stage", value)
    desk.store.record([edit], actor=desk.actor)
    refresh(desk, state, "visit", state.visit.id)


def latest_freeze(desk: Desk, visit_id: UUID) -> dict[str, Any] | None:
    """Return the newest frozen report of a visit, or None."""
    frozen = _freezes(desk, visit_id)
    return frozen[-1] if frozen else None


def marks_of(desk: Desk, visit_id: UUID) -> tuple[Mark, ...]:
    """Return the signatures and refusals against the newest frozen report, in the order they were given."""
    frozen = latest_freeze(desk, visit_id)
    if frozen is None:
        return ()
    values = (register(row, "mark") for row in desk.store.select("mark", visit_id=str(visit_id)))
    return tuple(mark_from(value) for value in values if value.get("report_sha256") == frozen["sha256"])


def _freezes(desk: Desk, visit_id: UUID) -> list[dict[str, Any]]:
    found = (register(row, "frozen") for row in desk.store.select("freeze", visit_id=str(visit_id)))
    return sorted((value for value in found if value), key=lambda value: value["version"])


def _signers(desk: Desk, state: VisitState, marks: tuple[Mark, ...]) -> tuple[Signer, ...]:
    team = [
        Signer(
            f"team/{n}",
            "team",
            _LABELS.get(member.role, "督导组成员"),
            member.name,
            member.role,
            member.card_number,
        )
        for n, member in enumerate(team_of(desk, state))
    ]
    people = [(p["name"], p["role"]) for p in register(state.visit, "met").get("people", ())]
    head = register(state.school, "head")
    if head.get("name") and head["name"] not in {name for name, _ in people}:
        people.append((head["name"], head.get("title", "")))
    if not people:
        people = [("", "学校代表")]
    school = [
        Signer(f"school/{n}", "school", _HEAD if name and name == head.get("name") else _ON_SITE, name, role, "")
        for n, (name, role) in enumerate(people)
    ]
    witnesses = [
        Signer(f"witness/{mark.signer.key}", "witness", _WITNESS, mark.witness, "", "")
        for mark in marks
        if isinstance(mark, Refusal)
    ]
    return (*team, *school, *witnesses)


def _may_mark(desk: Desk, visit_id: UUID, signer: Signer) -> dict[str, Any]:
    frozen = latest_freeze(desk, visit_id)
    if frozen is None or state_of(desk, visit_id).stage != "finalised":
        raise RefusedError("visit_not_finalised")
    if any(mark.signer.key == signer.key for mark in marks_of(desk, visit_id)):
        raise RefusedError("signed_already", name=signer.name)
    return frozen


def _keep_mark(desk: Desk, visit_id: UUID, mark: Mark) -> SigningView:
    region, row = state_of(desk, visit_id).visit.region_code, new_id()
    edits = [
        Edit("mark", row, region, "key", {"visit_id": str(visit_id)}),
        Edit("mark", row, region, "mark", plain_mark(mark)),
    ]
    desk.store.record(edits, actor=desk.actor)
    survey_names.after_signature(desk, visit_id)
    return signing(desk, visit_id)


def mark_from(value: dict[str, Any]) -> Mark:
    """Return a mark as it was journalled."""
    rest = {name: part for name, part in value.items() if name not in {"kind", "signer"}}
    signer = Signer(**value["signer"])
    if value["kind"] == "refusal":
        return Refusal(signer=signer, **rest)
    rest["strokes"] = tuple(tuple(tuple(point) for point in stroke) for stroke in rest["strokes"])
    return HandSignature(signer=signer, **rest)


def _summary(report: dict[str, Any]) -> str:
    """One or two Chinese sentences on what is signed: the record is Chinese."""
    start = parse_utc(report["arrived_at"]).astimezone(CHINA)
    end = parse_utc(report["frozen_at"]).astimezone(CHINA)
    counts, grade = report["counts"], report["grade"]
    checked = counts["total"] - counts["not_checked"] - counts["not_applicable"]
    score = f"{grade['label']}{grade['score']}分" if grade["name"] != "not_graded" else grade["label"]
    critical = sum(p["severity"] == "critical" for p in report["problems"])
    objections = sum(p["agrees"] == "no" for p in report["problems"])
    text = (
        f"{report['school']['name']}，{start.year}年{start.month}月{start.day}日{start:%H:%M}–{end:%H:%M}，"
        f"{report['track_name']}。检查{checked}项，{score}；问题{len(report['problems'])}个"
    )
    text += f"，其中重大{critical}个" if critical else ""
    text += f"；立即督促{len(report['red_flags'])}项" if report["red_flags"] else ""
    text += f"；学校对{objections}个问题有异议，原话已记入" if objections else ""
    return text + "。"
