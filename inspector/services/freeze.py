"""Make the frozen report of a visit: everything that the on-site record says, as values."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from inspector.base.canonical import canonical_bytes
from inspector.base.clock import CHINA, parse_utc, utc_text
from inspector.domain import grading
from inspector.domain import visit as rules
from inspector.domain.basis import basis_lines
from inspector.domain.evidence import printed_kind
from inspector.domain.markup import cropped
from inspector.domain.problem import danger_title, due_text, kind_of
from inspector.domain.report import (
    FINDINGS_FORMAT,
    ChainHead,
    ChecklistRef,
    Counts,
    EvidenceFact,
    Formality,
    FrozenRegister,
    Grade,
    ItemResult,
    NumberedReading,
    Person,
    Problem,
    RedFlag,
    Report,
    SchoolFacts,
    SchoolStatement,
    SectionResult,
    TeamMember,
)
from inspector.services.earlier import recheck_words
from inspector.services.freeze_logic import dropped_of, group_rows_of, rules_words
from inspector.services.inspect_rows import person_name, reading_of, time_fault_of
from inspector.services.marked_rows import markup_of_file
from inspector.services.notebook_report import notebook_of, notebook_rows
from inspector.services.office import letterhead
from inspector.services.sharing import shares_of, sharing_rows
from inspector.services.survey_report import survey_checks
from inspector.services.visit_state import VisitState, register

if TYPE_CHECKING:
    from inspector.domain.checklist import Item
    from inspector.services.desk import Desk
    from inspector.store.tables import Row

TITLE = "学校疫情防控专项督导"
_NOT_IN_REPORT = frozenset({"stage", "key", "erased"})
_MISSING_WORDS = {"assignment": "指派文号", "notice": "事先通知", "team_of_three": "督导小组人数"}


def build_report(desk: Desk, state: VisitState, number: str, version: int) -> Report:
    """Return the report of a visit as it stands now.

    Args:
        desk: Whose clock, journal and letterhead it bears.
        state: The visit's rows.
        number: Document number, as 澄梅教督记〔2026〕17号.
        version: 1 for the first freeze, then counted on.
    """
    graded = grade_of(state)
    return Report(
        format=FINDINGS_FORMAT,
        visit=str(state.visit.id),
        number=number,
        version=version,
        issuer=letterhead(desk),
        title=TITLE,
        checklist=_checklist(state),
        track=state.plan["track"],
        track_name=rules.TRACKS[state.plan["track"]].zh,
        phase=state.plan["phase"],
        phase_name=state.checklist.phases[state.plan["phase"]].zh,
        basis=("苏校防组〔2020〕6号；《教育督导条例》（2012年）第十二条、第十五条",),
        school=_school(state),
        formalities=_formalities(desk, state),
        arrived_at=state.plan["arrived_at"],
        left_at="",  # nobody has left yet: what is signed is frozen before the signatures
        met=tuple(Person(p["name"], p["role"]) for p in register(state.visit, "met").get("people", ())),
        team=team_of(desk, state),
        red_flags=_red_flags(state),
        grade=Grade(graded.name, graded.label.zh, graded.score, graded.reason.zh, graded.method.zh),
        counts=Counts(**{name: graded.counts[name] for name in Counts.__dataclass_fields__}),
        opinion=register(state.visit, "opinion").get("text", ""),
        problems=_problems(state),
        sections=_sections(desk, state, graded),
        statement=_statement(state),
        evidence=_evidence(state),
        readings=_readings(state),
        journal=chain_head(desk),
        covers=desk.store.covers(),
        registers=_registers(desk, state),
        frozen_at=utc_text(desk.clock()),
        survey=survey_checks(desk, state.visit.id),
        group_rows=group_rows_of(state),
        dropped=dropped_of(state),
        shares=shares_of(desk, state),
        **notebook_of(state),
    )


def chain_head(desk: Desk) -> ChainHead:
    """Return where this laptop's journal stands now."""
    replica, seq, head = desk.store.head()
    return ChainHead(str(replica), seq, head)


def _checklist(state: VisitState) -> ChecklistRef:
    pinned = state.checklist
    return ChecklistRef(pinned.id, pinned.version, pinned.title.zh, pinned.source.zh, state.plan["checklist"])


def _statement(state: VisitState) -> SchoolStatement:
    given = register(state.visit, "statement")
    return SchoolStatement(given.get("words", ""), given.get("by", ""), given.get("at", ""))


def grade_of(state: VisitState) -> grading.Graded:
    """Grade a visit by its pinned checklist."""
    return grading.grade(state.checklist, state.asked(), {code: state.value(code) for code in state.items})


def team_of(desk: Desk, state: VisitState) -> tuple[TeamMember, ...]:
    """Return the team as printed, in the order in which it was entered."""
    return tuple(_member(row) for row in team_rows(desk, state))


def team_rows(desk: Desk, state: VisitState) -> list[Row]:
    """Return the rows of the team in the order in which it was entered."""
    found = desk.store.select("team_member", visit_id=str(state.visit.id))
    return sorted((r for r in found if "member" in r.values), key=lambda r: register(r, "key").get("n", 0))


def _member(row: Row) -> TeamMember:
    card, shown = register(row, "member"), register(row, "shown")
    declared = register(row, "avoidance").get("declared", "")
    return TeamMember(
        name=card["name"],
        role=rules.ROLES[card["role"]].zh,
        card_number=card["card_number"],
        issuer=card["issuer"],
        expires_on=card["expires_on"],
        unit=card["unit"],
        shown_to=shown.get("to", ""),
        shown_at=shown.get("at", ""),
        avoidance=rules.NO_TIE_WORDS.zh if declared == rules.NO_TIE else declared,
    )


def _school(state: VisitState) -> SchoolFacts:
    identity, head, size = (register(state.school, name) for name in ("identity", "head", "size"))
    kind = state.plan["kind"]
    return SchoolFacts(
        name=identity.get("name", ""),
        code=identity.get("code", ""),
        region_code=state.visit.region_code,
        kind=kind,
        kind_name=state.checklist.school_kinds[kind].label.zh,
        ownership=identity.get("ownership", ""),
        address=identity.get("address", ""),
        head_name=head.get("name", ""),
        head_title=head.get("title", ""),
        students=size.get("students", -1),
        staff=size.get("staff", -1),
    )


def _formalities(desk: Desk, state: VisitState) -> tuple[Formality, ...]:
    given = register(state.visit, "formalities")
    reasons = given.get("reasons", {})
    track = state.plan["track"]
    with_notice = track in rules.WITH_NOTICE
    n_cards = sum(1 for m in team_of(desk, state) if m.card_number and m.role != rules.ROLES["expert"].zh)
    found = [
        ("assignment", given.get("assignment", ""), True),
        ("notice", given.get("notice", ""), with_notice),
        ("team_of_three", f"督学{n_cards}名", with_notice and n_cards < rules.MIN_TEAM),
    ]
    return tuple(
        Formality(key, _MISSING_WORDS[key], reference, reasons.get(key, ""), demanded)
        for key, reference, demanded in found
    )


def _red_flags(state: VisitState) -> tuple[RedFlag, ...]:
    rows = [(code, row) for code in state.items for row in state.flags.get(code, ()) if "flag" in row.values]
    rows.sort(key=lambda pair: register(pair[1], "flag")["seen_at"])
    found: list[RedFlag] = []
    for code, row in rows:
        flag, told, act, struck = (register(row, name) for name in ("flag", "told", "act", "struck"))
        item, fact = state.items[code], flag.get("fact", "")
        found.append(
            RedFlag(
                item=code,
                title=danger_title(item.problem_title, item.text.zh, fact, fails=state.value(code) == "fails"),
                fact=fact,
                seen_at=flag["seen_at"],
                told=told.get("who", ""),
                told_at=told.get("at", ""),
                act=act.get("text", ""),
                act_at=act.get("at", ""),
                struck_reason=struck.get("reason", ""),
            )
        )
    return tuple(found)


def _problems(state: VisitState) -> tuple[Problem, ...]:
    found: list[Problem] = []
    for n, (code, row) in enumerate(state.open_problems(), 1):
        content, right, word = (register(row, name) for name in ("content", "put_right", "school_word"))
        due_on = date.fromisoformat(content["due_on"])
        right_at = parse_utc(right["at"]).astimezone(CHINA) if right.get("at") else None
        certain = due_on <= state.calendar.known_until
        found.append(
            Problem(
                n=n,
                item=code,
                title=content["title"],
                fact=content["fact"],
                severity=content["severity"],
                kind=kind_of(content["kind"], put_right=right_at is not None),
                basis=basis_lines(state.checklist, state.items[code], state.on),
                measure=content["measure"],
                due_on="" if right_at else content["due_on"],
                due_text=due_text(due_on, content["deadline_days"], right_at, certain=certain),
                responsible=content["responsible"],
                put_right=right.get("text", ""),
                put_right_at=right.get("at", ""),
                agrees=word.get("agrees", ""),
                words=word.get("words", ""),
                photos=tuple(register(photo, "file")["sha256"] for photo in state.photos(code)),
            )
        )
    return tuple(found)


def _sections(desk: Desk, state: VisitState, graded: grading.Graded) -> tuple[SectionResult, ...]:
    return tuple(
        SectionResult(
            section.code,
            section.title.zh,
            graded.section_scores[section.code],
            tuple(_result(desk, state, item) for item in section.items),
        )
        for section in state.asked()
        if section.items
    )


def _result(desk: Desk, state: VisitState, item: Item) -> ItemResult:
    given = state.given(item.code)
    result = state.value(item.code) or "not_checked"
    reason = given.get("reason", "") if given else ""
    detail = item.rule.explain(given, "zh") or reason or ("" if given else "未答")
    said = (recheck_words(desk, state, item.code, result), detail, rules_words(state, item, given))
    detail = "；".join(part for part in said if part)
    notes = [
        (person_name(desk, _author(row)), register(row, "text").get("text", ""))
        for row in state.notes.get(item.code, ())
    ]
    written = [(name, text) for name, text in notes if text]
    several = len(written) > 1
    return ItemResult(
        code=item.code,
        text=item.text.zh,
        verify=item.verify,
        veto=item.veto,
        weight=item.weight,
        answer=canonical_bytes(given).decode() if given else "",
        result=result,
        detail=detail,
        note="\n".join(f"{name}：{text}" if several and name else text for name, text in written),
    )


def _author(row: Row) -> UUID:
    return UUID(register(row, "key")["author"])


def _evidence(state: VisitState) -> tuple[EvidenceFact, ...]:
    return tuple(_fact(state, n, row) for n, row in enumerate(state.all_photos(), 1))


def _fact(state: VisitState, n: int, row: Row) -> EvidenceFact:
    file, place = register(row, "file"), register(row, "place")
    markup = markup_of_file(state, file["sha256"])
    left, top, right, bottom = cropped(markup, file["width"], file["height"])
    return EvidenceFact(
        n=n,
        item=place["item"],
        kind=printed_kind(file["media_type"], file.get("pages", 1), file.get("milliseconds", 0)),
        caption=_caption(file, place),
        taken_at=file["taken_at"],
        size_bytes=file["size"],
        sha256=file["sha256"],
        width_px=right - left,
        height_px=bottom - top,
        hidden_parts=bool(markup.hidden),
        key_evidence=bool(place.get("key", False)),
        time_fault=time_fault_of(state, file),
    )


def _caption(file: dict[str, Any], place: dict[str, Any]) -> str:
    reading, caption = reading_of(file), str(place.get("caption", ""))
    return "　".join(part for part in (reading.printed if reading else "", caption) if part)


def _readings(state: VisitState) -> tuple[NumberedReading, ...]:
    files = ((n, register(row, "place"), register(row, "file")) for n, row in enumerate(state.all_photos(), 1))
    return tuple(NumberedReading(n, place["item"], **file["reading"]) for n, place, file in files if "reading" in file)


def _registers(desk: Desk, state: VisitState) -> tuple[FrozenRegister, ...]:
    """All registers that the report holds: later changes of them are late, and become amendments."""
    rows: list[tuple[str, Row]] = [("visit", state.visit)]
    rows += [("team_member", r) for r in desk.store.select("team_member", visit_id=str(state.visit.id))]
    rows += [("group_row", r) for r in desk.store.select("group_row", visit_id=str(state.visit.id))]
    rows += [("answer", r) for r in state.answers.values()]
    rows += [("problem", r) for r in state.problems.values()]
    rows += [("red_flag", r) for group in state.flags.values() for r in group]
    rows += [("note", r) for group in state.notes.values() for r in group]
    rows += [("evidence", r) for r in state.evidence.values()]
    rows += notebook_rows(state)
    rows += sharing_rows(state)
    rows += [("survey", r) for r in desk.store.select("survey", visit_id=str(state.visit.id))]
    return tuple(
        FrozenRegister(table, str(row.id), name, str(change))
        for table, row in rows
        for name, change in sorted(row.changed.items())
        if name not in _NOT_IN_REPORT
    )
