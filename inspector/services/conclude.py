"""Finish a visit: what is missing, scores, the school's word, freeze, signatures."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from inspector.base.clock import CHINA, parse_utc, utc_text
from inspector.base.errors import BadInputError, RefusedError
from inspector.base.ids import new_id
from inspector.base.messages import catalogue
from inspector.documents import fonts
from inspector.domain import visit as rules
from inspector.domain.checklist import WITH_REASON
from inspector.domain.signature import HandSignature, Mark, Refusal, Signer, Stroke
from inspector.services import inspect_rows as rows
from inspector.services import sharing, survey_names
from inspector.services.conclude_views import (
    SURVEY,
    FinishView,
    Lack,
    ProblemLine,
    SectionScore,
    SigningView,
)
from inspector.services.freeze import build_report, grade_of, team_of, team_rows
from inspector.services.marked_rows import drawn_texts
from inspector.services.office import number_text
from inspector.services.printable import (
    require_printable,
    require_printable_photos,
    require_printable_words,
    unprintable,
    unprintable_on_photos,
)
from inspector.services.rule_lacks import named, rule_lacks
from inspector.services.survey_state import has_names, kept
from inspector.services.visit_state import VisitState, refresh, register, require_draft, state_of
from inspector.store.tables import Edit

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.base.canonical import Json
    from inspector.services.desk import Desk
    from inspector.services.inspect_views import ItemView

_LABELS = {"组长": "督导组组长", "成员": "督导组成员", "专家": "督导组专家", "记录人": "督导组记录人"}
_ON_SITE, _HEAD, _WITNESS = "学校现场负责人", "学校主要负责人", "拒签见证人"


def review(desk: Desk, visit_id: UUID) -> FinishView:
    """Return the finish page (完成检查)."""
    state = state_of(desk, visit_id)
    graded = grade_of(state)
    language = desk.language
    opinion = register(state.visit, "opinion").get("text", "")
    statement = register(state.visit, "statement")
    counts = graded.counts
    return FinishView(
        visit_id=visit_id,
        school=register(state.school, "identity").get("name", ""),
        track_name=rules.TRACKS[state.plan["track"]].get(language),
        stage=state.stage,
        lacks=_lacks(desk, state),
        grade_label=graded.label.get(language),
        score=graded.score,
        grade_reason=graded.reason.get(language),
        grade_method=graded.method.get(language),
        n_checked=counts["total"] - counts["not_checked"] - counts["not_applicable"],
        n_total=counts["total"],
        n_unchecked=counts["not_checked"],
        n_unanswered=counts["unanswered"],
        n_not_applicable=counts["not_applicable"],
        unchecked_percent=graded.unchecked_percent,
        sections=tuple(
            SectionScore(
                section.code,
                section.title.get(language),
                graded.section_scores[section.code],
                len(section.items),
                any(item.veto for item in section.items),
            )
            for section in state.asked()
        ),
        problems=tuple(
            ProblemLine(code, rows.problem_view(state, code, row), bool(rows.standing_flags(state, code)))
            for code, row in state.open_problems()
        ),
        flags=tuple(
            rows.flag_view(row) for code in state.items for row in state.flags.get(code, ()) if "flag" in row.values
        ),
        opinion=opinion,
        opinion_draft="" if opinion else _ready_opinion(state),
        statement=statement.get("words", ""),
        statement_by=statement.get("by", ""),
        grade_name=graded.name,
    )


def not_printable(desk: Desk, visit_id: UUID) -> tuple[Lack, ...]:
    """Return what ``freeze`` would refuse because no font can print it. Slow: run in a task.

    It loads the fonts and words of documents on the way: nobody waits for them after the last signature.
    """
    fonts.load_all()
    catalogue(desk.language)
    state = state_of(desk, visit_id)
    found = unprintable(build_report(desk, state, "", 1), desk.language)
    return (*found, *unprintable_on_photos(drawn_texts(state), desk.language))


def write_opinion(desk: Desk, visit_id: UUID, text: str) -> None:
    """Journal the overall opinion (综合意见); Chinese, as it is printed."""
    _write(desk, visit_id, "opinion", {"text": text.replace("\0", "").strip()})


def write_statement(desk: Desk, visit_id: UUID, words: str, by: str) -> None:
    """Journal the school's word on the whole (学校意见), verbatim."""
    at = utc_text(desk.clock()) if words.strip() else ""
    _write(desk, visit_id, "statement", {"words": words.replace("\0", "").strip(), "by": by.strip(), "at": at})


def save_draft(desk: Desk, visit_id: UUID, name: str, text: str) -> None:
    """Keep a text that is being typed (every 300 ms), as ``opinion`` or ``words/B03``. Not journalled."""
    desk.store.save_draft(_draft_key(visit_id, name), text)


def drop_draft(desk: Desk, visit_id: UUID, name: str) -> None:
    """Forget such a text: it has been journalled."""
    desk.store.drop_draft(_draft_key(visit_id, name))


def drafts(desk: Desk, visit_id: UUID) -> dict[str, str]:
    """Return what was being typed when the program ended, by name."""
    prefix = _draft_key(visit_id, "")
    return {key.removeprefix(prefix): text for key, text in desk.store.drafts(prefix).items()}


def explain_formality(desk: Desk, visit_id: UUID, key: str, reason: str) -> None:
    """Journal why something that the track demands is missing; ``key`` as in ``Lack.key``.

    For ``avoidance/N`` it is the member's declaration (回避声明) itself: ``none`` or the tie in words.

    Raises:
        BadInputError: ``formality_reason_empty``.
    """
    words = reason.replace("\0", "").strip()
    if not words:
        raise BadInputError("formality_reason_empty")
    state = require_draft(desk, visit_id)
    if key.startswith("avoidance/"):
        member = team_rows(desk, state)[int(key.partition("/")[2])]
        edit = Edit("team_member", member.id, member.region_code, "avoidance", {"declared": words})
        desk.store.record([edit], actor=desk.actor)
        return
    given = register(state.visit, "formalities")
    _write(desk, visit_id, "formalities", {**given, "reasons": {**given.get("reasons", {}), key: words}})


def freeze(desk: Desk, visit_id: UUID) -> SigningView:
    """Finalise: freeze the report (taking the number at the first freeze) and show it for signing.

    A frozen visit without a signature may be reopened, changed and frozen anew (version n + 1).

    Raises:
        BadInputError: ``text_not_printable``: a text could not be printed as it is; nothing is written.
    """
    state = require_draft(desk, visit_id)
    frozen = _freezes(desk, visit_id)
    require_printable(build_report(desk, state, number_text(desk, desk.clock().year, 1), 1), desk.language)
    require_printable_photos(drawn_texts(state), desk.language)
    edits: list[Edit] = []
    region = state.visit.region_code
    number = frozen[-1]["number"] if frozen else _take_number(desk, state, edits)
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
    if not reason.strip() or not witness.strip():
        raise BadInputError("refusal_incomplete")
    require_printable_words({"name": signer.name, "reason": reason, "witness": witness}, desk.language)
    mark = Refusal(signer, frozen["sha256"], reason.strip(), witness.strip(), utc_text(desk.clock()))
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
    return tuple(_mark(value) for value in values if value.get("report_sha256") == frozen["sha256"])


def _freezes(desk: Desk, visit_id: UUID) -> list[dict[str, Any]]:
    found = (register(row, "frozen") for row in desk.store.select("freeze", visit_id=str(visit_id)))
    return sorted((value for value in found if value), key=lambda value: value["version"])


def _draft_key(visit_id: UUID, name: str) -> str:
    return f"conclude/{visit_id}/{name}"


def _write(desk: Desk, visit_id: UUID, name: str, value: dict[str, Any]) -> None:
    state = require_draft(desk, visit_id)
    if register(state.visit, name) == value:
        return
    desk.store.record([Edit("visit", visit_id, state.visit.region_code, name, value)], actor=desk.actor)
    refresh(desk, state, "visit", visit_id)


def _take_number(desk: Desk, state: VisitState, edits: list[Edit]) -> str:
    """Return the next number of the visit's year; the counter is journalled in the same act as the freeze."""
    name = f"number/{state.on.year}"
    found = desk.store.select("setting", name=name)
    row = found[0].id if found else new_id()
    n = register(found[0], "value").get("last", 0) + 1 if found else 1
    region = state.visit.region_code
    if not found:
        edits.append(Edit("setting", row, region, "key", {"name": name}))
    edits.append(Edit("setting", row, region, "value", {"last": n}))
    return number_text(desk, state.on.year, n)


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
    from dataclasses import asdict  # one use

    kind = "strokes" if isinstance(mark, HandSignature) else "refusal"
    region, row = state_of(desk, visit_id).visit.region_code, new_id()
    edits = [
        Edit("mark", row, region, "key", {"visit_id": str(visit_id)}),
        Edit("mark", row, region, "mark", {"kind": kind, **asdict(mark)}),
    ]
    desk.store.record(edits, actor=desk.actor)
    survey_names.after_signature(desk, visit_id)
    return signing(desk, visit_id)


def _mark(value: dict[str, Any]) -> Mark:
    rest = {name: part for name, part in value.items() if name not in {"kind", "signer"}}
    signer = Signer(**value["signer"])
    if value["kind"] == "refusal":
        return Refusal(signer=signer, **rest)
    rest["strokes"] = tuple(tuple(tuple(point) for point in stroke) for stroke in rest["strokes"])
    return HandSignature(signer=signer, **rest)


def _lacks(desk: Desk, state: VisitState) -> tuple[Lack, ...]:
    zh = desk.language == "zh"
    found: list[Lack] = []
    for code, item in state.items.items():
        view = rows.item_view(desk, state, item)
        if not view.applies:
            continue
        found += rule_lacks(view, zh=zh)
        veto = ("否决项" if zh else "Veto item") if item.veto else ""
        if view.is_open and not view.required:
            found.append(Lack("unanswered", code, named(view, zh=zh), veto or _rated_by_two(view, zh=zh)))
        elif view.answer.value in WITH_REASON and not view.answer.reason and not view.answer.explained:
            label = state.checklist.value_label(view.answer.value, desk.language)
            found.append(Lack("reason", code, f"{label}，未写理由" if zh else f"{label}: no reason given", veto))
        if view.lacks_evidence:
            always = item.evidence == "always"
            text = ("始终须附照片" if always else "不符合，须附照片") if zh else "a photo is asked for"
            found.append(Lack("evidence", code, text, ""))
        if view.problem and not (view.problem.fact and view.problem.responsible):
            text = "问题的事实或责任人还没有填" if zh else "fact or responsible person is missing"
            found.append(Lack("problem", code, text, ""))
    return (*found, *_survey_lacks(desk, state), *_formal_lacks(desk, state), *sharing.lacks(desk, state))


def _survey_lacks(desk: Desk, state: VisitState) -> list[Lack]:
    """Say how many of the sample nobody has telephoned or met: without names nobody can any more."""
    n = kept(desk, state.visit.id, "sample").get("undone", 0)
    if not n or not has_names(desk, state.visit.id):
        return []
    zh = desk.language == "zh"
    text = f"摸排核对抽出的{n}人还没有核实" if zh else f"of the sample drawn from the survey, not verified yet: {n}"
    kept_on = survey_names.kept_after_signing(desk)
    note = "" if kept_on else "第一个签字后姓名销毁" if zh else "the first signature destroys the names"
    return [Lack(SURVEY, "", text, note, SURVEY)]


def _rated_by_two(view: ItemView, *, zh: bool) -> str:
    """Say how far the ratings of two are of an item that waits for them; or ""."""
    if view.two is None:
        return ""
    if view.two.ratings:
        return "双人评分待商定" if zh else "two ratings to be settled"
    return f"双人评分{view.two.n}/2" if zh else f"rated by {view.two.n} of 2"


def _formal_lacks(desk: Desk, state: VisitState) -> list[Lack]:
    given = register(state.visit, "formalities")
    team = [
        rules.Member(
            m.name,
            m.role,
            m.card_number,
            None,
            "none" if m.avoidance == rules.NO_TIE_WORDS.zh else m.avoidance,
        )
        for m in team_of(desk, state)
    ]
    short = rules.shortfalls(
        state.plan["track"],
        team,
        state.on,
        assignment=given.get("assignment", ""),
        notice=given.get("notice", ""),
    )
    reasons = given.get("reasons", {})
    return [
        Lack("formality", "", entry.text.get(desk.language), "", entry.key)
        for entry in short
        if not reasons.get(entry.key)
    ]


def _ready_opinion(state: VisitState) -> str:
    """A sentence made of the figures, for the inspector to take or change. Chinese: it is printed."""
    graded = grade_of(state)
    counts = graded.counts
    checked = counts["total"] - counts["not_checked"] - counts["not_applicable"]
    parts = [
        f"本次共检查{checked}项，符合{counts['conforms']}项，基本符合{counts['mostly']}项，不符合{counts['fails']}项"
    ]
    weak = [
        section.title.zh
        for section in state.asked()
        if (score := graded.section_scores[section.code]) and float(score) < 80  # noqa: PLR2004  # 良好 begins at 80
    ]
    if weak:
        parts.append(f"问题主要集中在{'、'.join(weak)}方面")
    if counts["not_checked"]:
        parts.append(f"未查{counts['not_checked']}项（占权重{graded.unchecked_percent}%）")
    ending = "学校应按本记录所列措施和期限逐项整改。" if counts["fails"] else "学校应继续保持。"
    return "；".join(parts) + "。" + ending


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
