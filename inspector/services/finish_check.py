"""The finish check (完成检查): what is missing, scores, the team's opinion, the school's word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspector.base.clock import utc_text
from inspector.base.errors import BadInputError
from inspector.base.messages import catalogue
from inspector.documents import fonts
from inspector.domain import visit as rules
from inspector.domain.answer_rule import WITH_REASON
from inspector.services import inspect_rows as rows
from inspector.services import sharing, survey_names
from inspector.services.conclude_views import (
    SURVEY,
    FinishView,
    Lack,
    ProblemLine,
    SectionScore,
)
from inspector.services.freeze import build_report, grade_of, team_of, team_rows
from inspector.services.marked_rows import drawn_texts
from inspector.services.printable import (
    unprintable,
    unprintable_on_photos,
)
from inspector.services.rule_lacks import named, rule_lacks
from inspector.services.survey_state import has_names, kept
from inspector.services.visit_state import VisitState, refresh, register, require_draft, state_of
from inspector.store.tables import Edit

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.services.desk import Desk
    from inspector.services.inspect_views import ItemView


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


def _draft_key(visit_id: UUID, name: str) -> str:
    return f"conclude/{visit_id}/{name}"


def _write(desk: Desk, visit_id: UUID, name: str, value: dict[str, Any]) -> None:
    state = require_draft(desk, visit_id)
    if register(state.visit, name) == value:
        return
    desk.store.record([Edit("visit", visit_id, state.visit.region_code, name, value)], actor=desk.actor)
    refresh(desk, state, "visit", visit_id)


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
    text = (
        f"摸排核对抽出的{n}行还没有核实" if zh else f"rows of the sample drawn from the survey, not verified yet: {n}"
    )
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
