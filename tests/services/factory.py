"""A visit under way, through the services as a window would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.services import conclude, inspect, plan, sample
from inspector.services.plan_views import NewMember, NewVisit

if TYPE_CHECKING:
    from uuid import UUID


def begin(desk, *, school: str = "mdxx", phase: str = "closed", track: str = "spot_check") -> UUID:
    me = plan.visit_options(desk).me
    leader = NewMember(
        me.name, "leader", me.card_number, me.issuer, me.expires_on, me.unit, shown_to="孙国栋", avoidance="none"
    )
    found = plan.search(desk, school).schools[0]
    new = NewVisit(found.id, track, phase, (leader,), desk.clock(), (("孙国栋", "校长"),), assignment_number="督派1号")
    return plan.start_visit(desk, new)


def answer_all(desk, visit: UUID, *, fails: frozenset[str] = frozenset()) -> None:
    for item in inspect.open_checklist(desk, visit).items:
        inspect.answer(desk, visit, item.code, good(item) if item.code not in fails else {"value": "fails"})


def good(item):
    if item.kind in {"scale4", "yesno"}:
        return {"value": "conforms"}
    if item.kind == "multichoice":
        return {"choices": [choice.value for choice in item.choices]}
    return {"value": "not_applicable", "reason": "学校无此项业务"}


def sign_all(desk, visit: UUID):
    view = conclude.freeze(desk, visit)
    for signer in view.signers:
        view = conclude.sign(desk, visit, signer, sample.sample_strokes(signer.name), (892, 339))
    return view


def answer_some(desk, visit: UUID, *, fails: frozenset[str] = frozenset(), n: int = 20) -> None:
    """Answer the first items only, so that the visit is still on site."""
    for item in inspect.open_checklist(desk, visit).items[:n]:
        inspect.answer(desk, visit, item.code, good(item) if item.code not in fails else {"value": "fails"})
