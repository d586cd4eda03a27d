"""Try a template (模板试排): its document with an invented school's content, as it will be drawn."""

from __future__ import annotations

import io
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML

from inspector.base import places
from inspector.base.canonical import sha256_hex
from inspector.domain import campaign
from inspector.domain.draw import draw_schools, hash_of
from inspector.domain.report import ChainHead, EvidenceFact, Problem
from inspector.domain.signature import HandSignature, Mark, Signer
from inspector.domain.writ import WRIT_FORMAT, Entry, Outcome, Reference, Said, Writ
from inspector.domain.writ_kinds import ATTACHED, LISTS
from inspector.exchange.checklist_file import built_in
from inspector.services import numbers, templates
from inspector.services.office import letterhead
from inspector.services.sample import read_sample, sample_photo, sample_strokes
from inspector.services.writ_prefill import prefill
from inspector.services.writ_value import issued_by

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspector.domain.template import Template
    from inspector.domain.writ_kinds import Field
    from inspector.services.desk import Desk
    from inspector.services.records import Progress

_PHOTO_PX = (640, 480)
_NO_HASH = "0" * 64
_TERMS = ("2026-11-27", "2026-12-20", "")
"""Of invented problems: over, still running, none."""
_TOWNS = ("枫桥街道", "梅岭镇", "书院街道", "双塔乡", "")
"""Of invented schools."""


def draw_trial(desk: Desk, kind: str, progress: Progress) -> bytes:
    """Draw a kind's document with invented content, marked on each page as no document. Slow: run in a task.

    Raises:
        MissingError: ``template_missing``.
        BadInputError: ``missing_glyph``: the template has a character that no font has.
    """
    from inspector.documents.fonts import require_glyphs  # the library of documents: on demand
    from inspector.documents.writ import WritParts, draw_writ

    loaded = templates.refresh(desk)
    template, seal = templates.template_of(desk, kind), loaded.bureau.seal
    require_glyphs([template.canonical().decode()])
    writ = _trial_writ(desk, template, seal)
    progress(1, 2)
    photos = {one.sha256: _photo(one.caption) for one in writ.evidence}
    out = io.BytesIO()
    marks = _marks(writ, template)
    draw_writ(WritParts(writ, template, writ.sha256(), photos, marks, (), draft=True, seal=seal), out)
    return out.getvalue()


@cache
def _content() -> Mapping[str, Any]:
    text = (places.resources() / "samples" / "document.yaml").read_text("utf-8")
    return YAML(typ="safe", pure=True).load(text)  # pyright: ignore[reportUnknownMemberType]  # untyped


@cache
def _photo(title: str) -> bytes:
    return sample_photo(title, size=_PHOTO_PX)


def _trial_writ(desk: Desk, template: Template, seal: bytes) -> Writ:
    kind, said = template.kind, _content()
    school = read_sample()["schools"][0]
    about_unit = kind.about == "unit"
    refers = _refers(desk, template)
    problems = tuple(_problem(n, one) for n, one in enumerate(said["problems"], 1)) if kind.problems else ()
    name = "" if about_unit else school["name"]
    words = prefill(desk, template, None, refers, name)
    counted = trial_campaign() if kind.campaign else None
    to = words.pop("to", "") or (said["about_unit"] if about_unit else name)
    return Writ(
        format=WRIT_FORMAT,
        id="trial",
        kind=kind.key,
        title=kind.title.zh,
        number=_number(desk, template, refers),
        version=1,
        issuer=letterhead(desk),
        to=to if kind.addressed else "",
        school=name,
        school_code="" if about_unit else school["code"],
        visit="",
        on=said["on"],
        by=issued_by(desk),
        journal=ChainHead("", 0, _NO_HASH),
        frozen_at=f"{said['on']}T04:16:03Z",
        visited_on=said["visited_on"],
        track_name=said["track"],
        grade_label=said["grade"],
        score=said["score"],
        n_checked=said["n_checked"],
        refers=refers,
        words=(*_words(template, words), *(campaign.totals(counted) if counted else ())),
        problems=problems,
        outcomes=tuple(Outcome(n, **one) for n, one in enumerate(said["outcomes"], 1)) if kind.rechecks else (),
        evidence=_evidence() if kind.problems else (),
        entries=tuple(map(Entry, _drawn())) if kind.draws else (),
        copies=tuple(said["words"]["copies"].split("、")) if any(one.name == "copies" for one in kind.fields) else (),
        figures=campaign.figures(counted, kind.campaign) if counted else (),
        template=kind.key,
        template_sha256=template.sha256(),
        seal_sha256=sha256_hex(seal) if seal else "",
    )


def _number(desk: Desk, template: Template, refers: tuple[Reference, ...]) -> str:
    kind, said = template.kind, _content()
    if kind.series == ATTACHED:
        return f"{refers[0].number}{kind.suffix}1"
    return numbers.text_of(desk, kind.series, int(said["on"][:4]), int(said["number"]))


def _refers(desk: Desk, template: Template) -> tuple[Reference, ...]:
    """Return what such a document builds on: the record, or the first kind of document that it may belong to."""
    kind, said = template.kind, _content()
    year = int(said["on"][:4])
    known = templates.load(desk).templates
    record = Reference("record", "现场检查记录", numbers.text_of(desk, "", year, 17), _NO_HASH, said["visited_on"])
    if kind.about == "document":
        first = next((known[key].kind for key in kind.of if key in known and known[key].kind.series), None)
        if first is None:
            return (record,)
        return (
            Reference(first.key, first.title.zh, numbers.text_of(desk, first.series, year, 3), _NO_HASH, said["on"]),
        )
    if kind.about != "visit":
        return ()
    later = [known[key].kind for key in kind.builds_on if key in known and known[key].kind.series]
    return (
        record,
        *(
            Reference(one.key, one.title.zh, numbers.text_of(desk, one.series, year, 5), _NO_HASH, said["on"])
            for one in later
        ),
    )


def _words(template: Template, begun: Mapping[str, str]) -> tuple[Said, ...]:
    said = _content()
    given: dict[str, str] = said["words"] | {"seed": said["seed"], "n_drawn": str(said["n_drawn"])}
    found = [
        Said(one.name, one.label.zh, begun[one.name] or given.get(one.name) or _example(one))
        for one in template.kind.fields
        if one.name not in LISTS
    ]
    if template.kind.draws:
        found.append(Said("population_sha256", "名单校验值SHA-256", hash_of(tuple(said["population"]))))
    return tuple(found)


def _example(field: Field) -> str:
    if field.kind == "date":
        return str(_content()["deadline"])
    label = field.label.zh.partition("（")[0]
    return f"（{label}）" if field.kind == "line" else f"这里写明{label}。"


def _problem(n: int, said: Mapping[str, Any]) -> Problem:
    photos = tuple(sha256_hex(title.encode()) for title in said["photos"])
    return Problem(
        n, said["item"], said["title"], said["fact"], "serious", "in_term", (said["basis"],), said["measure"],
        said["due_on"], said["due_text"], said["responsible"], said["put_right"], said["put_right_at"],
        "yes", "认可。", photos,
    )  # fmt: skip


def _evidence() -> tuple[EvidenceFact, ...]:
    shown = [(one["item"], title) for one in _content()["problems"] for title in one["photos"]]
    taken = f"{_content()['visited_on']}T01:42:00Z"
    return tuple(
        EvidenceFact(n, item, "照片", title, taken, len(_photo(title)), sha256_hex(title.encode()), *_PHOTO_PX)
        for n, (item, title) in enumerate(shown, 1)
    )


def _drawn() -> tuple[tuple[str, str, str], ...]:
    said = _content()
    return draw_schools(said["seed"], tuple(said["population"]), said["n_drawn"])


def trial_campaign(n: int = 40) -> campaign.Campaign:
    """Return a campaign of ``n`` invented schools of which five in six were visited; the same each time."""
    checklist = built_in()
    kinds = [kind.label.zh for kind in checklist.school_kinds.values()][:5]
    schools = tuple((f"s{k}", kinds[k * k % len(kinds)], _TOWNS[k % len(_TOWNS)]) for k in range(n))
    visited = [k for k in range(n) if k % 6]
    return campaign.Campaign(
        visits=tuple(_trial_visit(k, schools[k], "2026-11-20") for k in visited),
        earlier=tuple(_trial_visit(k + 1, schools[k], "2026-10-20") for k in visited[::2]),
        schools=schools,
        today=date(2026, 12, 1),
        grades=tuple(step.label.zh for step in checklist.grading.grades),
    )


def _trial_visit(k: int, school: tuple[str, str, str], on: str) -> campaign.Visited:
    checklist = built_in()
    score = 98 - (k * 7) % 45
    grade = next(step.label.zh for step in checklist.grading.grades if score >= step.at_least)
    sections = tuple(
        (one.code, one.title.zh, f"{min(100, score + (n * k) % 9 - 4)}.{n % 10}")
        for n, one in enumerate(checklist.sections)
    )
    results = tuple(
        (item.code, item.text.zh, (n * 3 + k * 5) % 17 < (n % 5 == 0))
        for n, item in enumerate(item for one in checklist.sections for item in one.items)
    )
    problems = tuple(
        campaign.Found((n + k) % 6 == 0, (n + k) % 4 == 0, (n + k) % 4 == 1, _TERMS[(n + k) % 3])
        for n in range(sum(fails for *_, fails in results))
    )
    return campaign.Visited(
        f"s{k}", f"梅岭区第{k}学校", school[1], follow_up=False, on=on, grade=grade, score=f"{score}.0",
        sections=sections, results=results, problems=problems, n_flags=int(k % 11 == 0), town=school[2],
    )  # fmt: skip


def _marks(writ: Writ, template: Template) -> tuple[Mark, ...]:
    """Return the invented signatures of those who sign such a document."""
    sample = read_sample()
    head = sample["schools"][0]
    of = {
        "team": Signer("team/0", "team", "经办督学", writ.by.name, writ.by.role, writ.by.card_number),
        "school": Signer("school/0", "school", template.kind.other, head["head_name"], head["head_title"], ""),
    }
    strokes = {"team": sample["identity"]["name"], "school": head["head_name"]}
    return tuple(
        HandSignature(of[party], writ.sha256(), sample_strokes(strokes[party]), 892, 339, writ.frozen_at)
        for party in template.kind.signers
    )
