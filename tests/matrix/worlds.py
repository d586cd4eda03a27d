"""The stores of the matrix: none yet, one half made, an empty one, one with one visit, one with all there can be."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from inspector.services import (
    conclude,
    evidence,
    finish_check,
    inspect,
    numbers,
    plan,
    records,
    sample,
    security,
    writs,
)
from inspector.services.inspect_views import FlagEdit, ProblemEdit
from inspector.services.plan_views import NewMember, NewSchool, NewVisit
from tests.matrix import filled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspector.services.desk import Desk
    from inspector.store.tables import Edit

PASSWORD = "Mei-Ling 督导 2026"
NOW = datetime(2026, 11, 20, 3, 5, tzinfo=UTC)
LONG_SCHOOL = "澄江市梅岭区" + "教育部门与乡镇人民政府共同举办的" * 4 + "枫桥九年一贯制学校"
LONG_NAME = "欧阳慕容" * 15
LONG = "食堂后门没有上锁，外来人员可以直接进到备餐间；值班员说钥匙在总务处，总务处说钥匙在值班室。"
_PASS = {"scale4", "yesno"}
_STAGES = ("fresh", "on_site", "clean", "worst", "to_sign", "half_signed", "all_signed", "signed")
_FILLED = ("loaded", "surveyed", "surveyed_many", "pictured", "noted", "shared")
"""Visits of ``filled``."""


@dataclass
class World:
    """A store's folder, and the visits in it by what they are for."""

    folder: Path
    visits: dict[str, UUID] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    writs: dict[str, UUID] = field(default_factory=dict)
    """Documents that are being made, by their kind; ``to_sign`` waits for signatures."""
    marked: str = ""
    """The item whose first photo is drawn upon, in the visit with many photos."""

    def itself(self) -> World:
        """Return the store; where there is none yet, another place without one each time."""
        if self.folder.name != "none":
            return self
        return World(Path(tempfile.mkdtemp(dir=self.folder.parent)) / "store")

    def unlock(self) -> Desk:
        return security.unlock(self.folder, PASSWORD, clock=lambda: NOW)


class Clock:
    """Stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


def make(folder: Path) -> dict[str, World]:
    """Make all stores under a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {
        "none": World(folder / "none"),
        "half": _half(folder / "half"),
        "empty": _empty(folder / "empty"),
        "one": _one(folder / "one"),
        "many": _many(folder / "many"),
    }
    made["one"].files = made["many"].files  # to be verified where nobody knows their signer
    return made


def _half(folder: Path) -> World:
    desk, _recovery = security.create_store(folder, sample.sample_identity(), PASSWORD, clock=lambda: NOW)
    desk.close()
    return World(folder)


def _empty(folder: Path) -> World:
    born = NOW - timedelta(days=90)
    desk, recovery = security.create_store(folder, sample.sample_identity(), PASSWORD, clock=lambda: born)
    security.confirm_recovery(desk, recovery)
    desk.close()
    return World(folder)


def _one(folder: Path) -> World:
    world = _empty(folder)
    desk = world.unlock()
    sample.load_sample(desk)
    visit = world.visits["only"] = begin(desk, "mdxx", NOW - timedelta(minutes=4))
    answer(desk, visit, fails={"B03"})
    desk.close()
    return world


def begun(folder: Path, *, n: int, at: str) -> World:
    """A store with one visit, its first ``n`` items answered, left at an item."""
    world = _empty(folder)
    desk = world.unlock()
    sample.load_sample(desk)
    visit = world.visits["only"] = begin(desk, "mdxx", NOW - timedelta(minutes=4))
    answer(desk, visit, n=n)
    inspect.remember_place(desk, visit, at)
    desk.close()
    return world


def _many(folder: Path) -> World:
    world, clock = _empty(folder), Clock()
    desk = security.unlock(folder, PASSWORD, clock=clock)
    sample.load_sample(desk)
    plan.add_school(desk, NewSchool(LONG_SCHOOL, "primary", code="3299000001", head_name=LONG_NAME))
    _earlier(desk, clock)
    clock.now = NOW - timedelta(minutes=132)
    visits = world.visits
    for name in (*_STAGES, *_FILLED):
        members = sample.sample_members() if name != "clean" else ()
        if name == "shared":
            members = (*members, NewMember(LONG_NAME, "expert"))
        visits[name] = begin(desk, "fqjn", clock.now, members=members)
    visits["long"] = begin(desk, "3299000001", clock.now, head=LONG_NAME, members=sample.sample_members())
    _busy(desk, visits["on_site"])
    answer(desk, visits["clean"])
    explain(desk, visits["clean"])
    for lack in finish_check.review(desk, visits["clean"]).lacks:
        if lack.group == "evidence":
            evidence.attach_photo(desk, visits["clean"], lack.place, sample.sample_photo(lack.place, size=(320, 240)))
    codes = [item.code for item in inspect.open_checklist(desk, visits["worst"]).items if item.kind in _PASS]
    answer(desk, visits["worst"], fails=codes[:60:2])
    _long(desk, visits["long"])
    _signing(desk, visits)
    _fill(desk, world)
    world.files = _documents(desk, visits["signed"], folder.parent) | filled.survey_files(folder.parent)
    world.writs = _writs(desk, visits["signed"])
    clock.now = NOW
    desk.close()
    return world


def _fill(desk: Desk, world: World) -> None:
    visits, few = world.visits, {"omitted": 4, "strange": 2, "twice": 3, "misspelt": 2}
    filled.fill_survey(desk, visits["loaded"], n=80, compared=False, faults=few)
    filled.fill_survey(desk, visits["surveyed"], n=80, faults=few)
    many = {"omitted": 120, "strange": 30, "twice": 25, "misspelt": 24, "listed": 9, "renamed": 12}
    filled.fill_survey(desk, visits["surveyed_many"], n=900, faults=many)
    filled.fill_gallery(desk, visits["pictured"], n=60, caption=LONG * 5)
    world.marked = inspect.open_checklist(desk, visits["pictured"]).items[0].code
    filled.fill_gallery(desk, visits["noted"], n=7, caption=LONG)
    filled.fill_notebook(desk, visits["noted"], LONG * 25)
    filled.fill_others(desk, visits["noted"])
    answer(desk, visits["shared"], n=24)
    filled.share(desk, visits["shared"])


def begin(desk: Desk, school: str, at: datetime, *, head: str = "孙国栋", members: Iterable[NewMember] = ()) -> UUID:
    """Begin a visit at a school that is found by a text."""
    me = plan.visit_options(desk).me
    leader = NewMember(
        me.name, "leader", me.card_number, me.issuer, me.expires_on, me.unit, head, at, "none"
    )  # fmt: skip
    others = tuple(
        NewMember(m.name, m.role, m.card_number, m.issuer, m.expires_on, m.unit, head, at, "none") for m in members
    )
    found = plan.search(desk, school).schools[0]
    people = ((head, "校长"), ("林青", "副校长"))
    return plan.start_visit(
        desk, NewVisit(found.id, "spot_check", "closed", (leader, *others), at, people, "澄梅教督派〔2026〕9号")
    )


def answer(desk: Desk, visit: UUID, *, fails: Iterable[str] = (), n: int | None = None) -> None:
    """Answer the first ``n`` items, all but ``fails`` well."""
    wanted = set(fails)
    for item in inspect.open_checklist(desk, visit).items[:n]:
        inspect.answer(desk, visit, item.code, {"value": "fails"} if item.code in wanted else _good(item))


def explain(desk: Desk, visit: UUID) -> None:
    """Say for every formality that is missing why."""
    for lack in finish_check.review(desk, visit).lacks:
        if lack.group == "formality":
            finish_check.explain_formality(desk, visit, lack.key, "当面说明")


def _good(item):
    if item.kind in _PASS:
        return {"value": "conforms"}
    if item.kind == "multichoice":
        return {"choices": [choice.value for choice in item.choices]}
    return {"value": "not_applicable", "reason": "学校无此项业务"}


def _earlier(desk: Desk, clock: Clock) -> None:
    """Visits of the weeks before: delivered ones, with deadlines that are over and that run."""
    for days, school, fails in (
        (40, "mdxx", ["A01", "B02", "C03"]),
        (23, "dsyey", ["A01", "F06"]),
        (9, "fqjn", ["B03", "F06", "C03"]),
        (4, "mlgjzx", []),
        (2, "3299000001", ["B01", "B02"]),
    ):
        clock.now = NOW - timedelta(days=days)
        visit = begin(desk, school, clock.now)
        answer(desk, visit, fails=fails)
        sign_all(desk, visit)
        document = records.issue(desk, visit, lambda _done, _total: None)
        records.deliver(desk, document.id, "当面送达", "孙国栋")


def _busy(desk: Desk, visit: UUID) -> None:
    """A visit half done: every kind of answer, problems, flags, photos, notes."""
    answer(desk, visit, fails={"A03", "B02"}, n=22)
    for code, value in (("A02", "mostly"), ("A04", "not_applicable"), ("A05", "not_checked")):
        inspect.answer(
            desk, visit, code, {"value": value, "reason": "家长均未接听，下次补查" if value[4] == "c" else ""}
        )
    inspect.write_note(desk, visit, "B02", "两次拨打，间隔10分钟。")
    for n in range(3):
        evidence.attach_photo(desk, visit, "B02", sample.sample_photo(f"值班室座机{n}", size=(640, 480)))
    inspect.change_problem(desk, visit, "B02", ProblemEdit(responsible="办公室 林青"))
    inspect.raise_flag(desk, visit, "B02", FlagEdit("值班室无人，校门敞开", "副校长林青", "已派人到岗"))
    inspect.raise_flag(desk, visit, "A01", FlagEdit("消毒液同放学生走廊"))
    inspect.remember_place(desk, visit, "B02")


def _long(desk: Desk, visit: UUID) -> None:
    answer(desk, visit, fails={"A01", "B02"})
    inspect.write_note(desk, visit, "A01", LONG * 200)
    long = LONG * 8
    inspect.change_problem(
        desk, visit, "A01", ProblemEdit(fact=long, measure=long, responsible=LONG_NAME, agrees="no", words=LONG * 3)
    )
    inspect.raise_flag(desk, visit, "A01", FlagEdit(long, LONG_NAME, long))
    inspect.answer(desk, visit, "A02", {"value": "not_checked", "reason": LONG * 2})
    finish_check.write_opinion(desk, visit, LONG * 20)
    finish_check.write_statement(desk, visit, LONG * 12, LONG_NAME)
    inspect.remember_place(desk, visit, "A01")


def sign_all(desk: Desk, visit: UUID) -> None:
    view = conclude.freeze(desk, visit)
    for signer in view.signers:
        conclude.sign(desk, visit, signer, sample.sample_strokes(signer.name), (892, 339))


def _signing(desk: Desk, visits: dict[str, UUID]) -> None:
    for name in ("to_sign", "half_signed", "all_signed", "signed"):
        answer(desk, visits[name], fails={"B03", "F06"})
    conclude.freeze(desk, visits["to_sign"])
    view = conclude.freeze(desk, visits["half_signed"])
    for signer in view.signers[:2]:
        conclude.sign(desk, visits["half_signed"], signer, sample.sample_strokes(signer.name), (892, 339))
    last = view.signers[-1]
    conclude.refuse(desk, visits["half_signed"], last, "日报问题周末打过电话，我不签", "陈桂兰，枫桥街道社会事务科")
    sign_all(desk, visits["all_signed"])
    sign_all(desk, visits["signed"])


def _writs(desk: Desk, visit: UUID) -> dict[str, UUID]:
    """Documents on the signed record: with long texts, one that waits for a signature, a number that nothing bears."""
    made = {kind: writs.begin(desk, kind, visit_id=visit) for kind in ("opinion", "recheck", "rectification_order")}
    writs.write(desk, made["opinion"], "evaluation", LONG * 20)
    writs.write_outcome(desk, made["recheck"], 1, "extended", LONG, "2026-12-31")
    made["to_sign"] = made.pop("rectification_order")
    writs.write(desk, made["to_sign"], "phone", "0519-00000001")
    writs.freeze(desk, made["to_sign"])
    lost: list[Edit] = []
    numbers.take(desk, "改", NOW.year, lost)
    desk.store.record(lost, actor=desk.actor)
    return made


def _documents(desk: Desk, visit: UUID, folder: Path) -> dict[str, Path]:
    """The signed record, delivered and amended; copies of it whole, changed and broken."""
    document = records.issue(desk, visit, lambda _done, _total: None)
    records.deliver(desk, document.id, "当面送达", "孙国栋")
    correction = ("B03", "值班室无人", "值班员去打印室，十分钟后回到值班室")
    records.amend(
        desk, visit, "笔误", (correction,), sample.sample_strokes("吴承泽"), (892, 339), lambda _done, _total: None
    )
    data = records.document_bytes(desk, document.id)
    middle = len(data) // 2
    files = {name: folder / f"{name}-{LONG[:20]}.pdf" for name in ("whole", "changed", "broken")}
    files["whole"].write_bytes(data)
    files["changed"].write_bytes(data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :])
    files["broken"].write_bytes(b"%PDF-1.7\nthis is no PDF\n")
    return files
