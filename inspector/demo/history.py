"""What this laptop did before the demo's visit: the signed visits of the fortnight before, through the services."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspector.demo import story
from inspector.services import conclude, finish_check, inspect, plan, records, sample
from inspector.services.inspect_views import ProblemEdit
from inspector.services.plan_views import NewMember, NewVisit

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.base.canonical import Json
    from inspector.demo.clock import StoryClock
    from inspector.services.desk import Desk
    from inspector.services.inspect_views import ItemView

_PAD = (892, 339)
"""The signature pad's size at 1366 × 768, in logical pixels."""


def past_visits(desk: Desk, clock: StoryClock) -> None:
    """Make the visits of ``story.HISTORY``, each on its day: begun, answered, signed, issued, delivered."""
    for past in story.HISTORY:
        clock.set(past.begins)
        visit = _begin(desk, past)
        for item in inspect.open_checklist(desk, visit).items:
            inspect.answer(desk, visit, item.code, _answer(item, past))
            clock.go(seconds=90)
            if item.code in past.problems:
                fact, responsible, words = past.problems[item.code]
                edit = ProblemEdit(fact=fact, responsible=responsible, agrees="yes", words=words)
                inspect.change_problem(desk, visit, item.code, edit)
        finish_check.write_statement(desk, visit, past.statement, "、".join(past.met))
        view = conclude.freeze(desk, visit)
        for signer in view.signers:
            clock.go(seconds=60)
            conclude.sign(desk, visit, signer, sample.sample_strokes(signer.name), _PAD)
        document = records.issue(desk, visit, lambda _done, _total: None)
        clock.go(seconds=300)
        records.deliver(desk, document.id, "当面送达", "，".join(past.met))


def _begin(desk: Desk, past: story.PastVisit) -> UUID:
    me = plan.visit_options(desk).me
    leader = NewMember(me.name, "leader", me.card_number, me.issuer, me.expires_on, me.unit)
    shown_at, shown_to = desk.clock(), past.met[0]
    team = tuple(
        replace(member, shown_to=shown_to, shown_at=shown_at, avoidance="none")
        for member in (leader, *sample.sample_members())
    )
    school = plan.search(desk, past.school).schools[0]
    new = NewVisit(school.id, past.track, "closed", team, desk.clock(), (past.met,), assignment_number=past.assignment)
    return plan.start_visit(desk, new)


def _answer(item: ItemView, past: story.PastVisit) -> Json:
    if item.code in past.not_applicable:
        return {"value": "not_applicable", "reason": past.not_applicable[item.code]}
    if item.code in past.problems and item.kind in {"scale4", "yesno"}:
        return {"value": "fails"}
    if item.kind == "number":
        good = zip((field.name for field in item.fields), story.numbers_of(item), strict=True)
        return {"numbers": {**dict(good), **past.numbers.get(item.code, {})}}
    if item.kind == "multichoice":
        return {"choices": sorted(choice.value for choice in item.choices)}
    return {"value": "mostly" if item.kind == "scale4" and item.code in past.mostly else "conforms"}
