"""Make the frozen value of a document of what was filled in and what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.base.canonical import sha256_hex
from inspector.base.clock import civil_date, parse_utc, utc_text
from inspector.base.errors import BadInputError
from inspector.domain.draw import draw_schools, hash_of, names_in
from inspector.domain.report import TeamMember
from inspector.domain.writ import WRIT_FORMAT, Entry, Outcome, Said, Writ
from inspector.domain.writ_kinds import LISTS
from inspector.services import campaign, templates
from inspector.services.freeze import chain_head
from inspector.services.office import letterhead
from inspector.services.security import identity_of

if TYPE_CHECKING:
    from inspector.domain.report import EvidenceFact, Report
    from inspector.services.desk import Desk
    from inspector.services.writ_rows import Begun

_PHOTOS_EACH = 4
"""Photos of one problem that go into a document; all of them stand in the record."""
OFFICE = "督学"


def build_writ(desk: Desk, made: Begun, number: str, version: int, *, draft_only: bool = False) -> Writ:
    """Return the value of a document as it is filled in now; ``draft_only``: to be looked at, what lacks is left out.

    Raises:
        BadInputError: ``writ_draw_wrong``; as ``campaign.count``.
    """
    draft, report, kind = made.draft, made.report, made.kind
    words: dict[str, str] = draft.get("words", {})
    copies = [part.strip() for part in words.get("copies", "").replace("，", "、").split("、")]
    seal = templates.bureau(desk).seal
    at = desk.clock()
    graded = report is not None and report.grade.name != "not_graded"
    totals, figures = campaign.count(desk, words, kind.campaign, draft_only=draft_only) if kind.campaign else ((), ())
    return Writ(
        format=WRIT_FORMAT,
        id=str(made.row.id),
        kind=kind.key,
        title=kind.title.zh,
        number=number,
        version=version,
        issuer=letterhead(desk),
        to=draft.get("to", "").strip(),
        school=report.school.name if report else draft.get("school", ""),
        school_code=report.school.code if report else "",
        visit=str(made.visit_id or ""),
        on=civil_date(at).isoformat(),
        by=issued_by(desk),
        journal=chain_head(desk),
        frozen_at=utc_text(at),
        visited_on=civil_date(parse_utc(report.arrived_at)).isoformat() if report else "",
        track_name=report.track_name.partition("（")[0] if report else "",
        grade_label=report.grade.label if report and graded else "",
        score=report.grade.score if report and graded else "",
        n_checked=_n_checked(report),
        refers=made.refers,
        words=(*_words(made), *totals),
        problems=made.problems,
        outcomes=_outcomes(made) if kind.rechecks else (),
        evidence=_evidence(made),
        entries=tuple(map(Entry, _drawn(made, draft_only=draft_only))),
        copies=tuple(part for part in copies if part),
        figures=figures,
        template=kind.key,
        template_sha256=templates.template_of(desk, kind.key).sha256(),
        seal_sha256=sha256_hex(seal) if seal else "",
    )


def _drawn(made: Begun, *, draft_only: bool) -> tuple[tuple[str, str, str], ...]:
    """Return the draw that a form asks for; nothing of a kind that draws nothing."""
    if not made.kind.draws:
        return ()
    words: dict[str, str] = made.draft.get("words", {})
    try:
        names = names_in(words.get("population", ""))
        return draw_schools(words.get("seed", "").strip(), names, int(words.get("n_drawn", "").strip().rstrip("所")))
    except ValueError as error:
        if draft_only:
            return ()
        raise BadInputError("writ_draw_wrong") from error


def _words(made: Begun) -> tuple[Said, ...]:
    given: dict[str, str] = made.draft.get("words", {})
    found = [
        Said(one.name, one.label.zh, given.get(one.name, "").strip())
        for one in made.kind.fields
        if one.name not in LISTS
    ]
    if made.kind.draws:
        sha256 = hash_of(names_in(given.get("population", "")))
        found.append(Said("population_sha256", "名单校验值SHA-256", sha256))
    return tuple(found)


def issued_by(desk: Desk) -> TeamMember:
    """Return who works at this desk, as a document names them."""
    me = identity_of(desk)
    ends = me.expires_on.isoformat() if me.expires_on else ""
    return TeamMember(me.name, OFFICE, me.card_number, me.issuer, ends, me.unit, "", "", "")


def _n_checked(report: Report | None) -> int:
    return report.counts.total - report.counts.not_checked - report.counts.not_applicable if report else 0


def _outcomes(made: Begun) -> tuple[Outcome, ...]:
    given = made.draft.get("outcomes", {})
    return tuple(
        Outcome(one.n, found.get("result", "open"), found.get("words", "").strip(), found.get("due_on", ""))
        for one in made.problems
        for found in (given.get(str(one.n), {}),)
    )


def _evidence(made: Begun) -> tuple[EvidenceFact, ...]:
    if made.report is None:
        return ()
    if made.kind.evidence:
        items = {problem.item for problem in made.problems}
        return tuple(one for one in made.report.evidence if one.item in items)
    wanted: set[tuple[str, str]] = set()
    for problem in made.problems:
        wanted |= {(problem.item, sha256) for sha256 in problem.photos[:_PHOTOS_EACH]}
    return tuple(one for one in made.report.evidence if one.width_px and (one.item, one.sha256) in wanted)
