"""The main job, end to end, with sample data through the services: leaves one PDF and its findings.

Run: python -m inspector.demo FOLDER
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.base import places
from inspector.services import conclude, evidence, inspect, plan, records, sample, security, verify
from inspector.services.inspect_views import FlagEdit, ItemView, ProblemEdit
from inspector.services.plan_views import NewMember, NewVisit

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.base.canonical import Json
    from inspector.services.desk import Desk

_PASSWORD = "Mei-Ling 督导 2026"  # noqa: S105  # of a store that lives as long as the demo
FAILS = ("B02", "F06", "G05")
_ZERO_IS_GOOD = frozenset({"B04", "E01", "E05", "G04", "J03", "L03", "K06"})
_WITH_REASON = {
    "C05": ("not_applicable", "没有来校检查指导过"),
    "E02": ("not_checked", "家长均未接听，下次补查"),
}
_NUMBERS: dict[str, dict[str, int]] = {
    "J03": {"value": 2},
    "G01": {"total": 4, "open": 1, "open_other": 0},
    "F03": {"counted": 42, "booked": 42, "expired": 0},
    "F08": {"value": 12},
    "M06": {"workers": 14, "valid": 14, "staggered": 1},
}
_SAID: dict[str, tuple[str, str, str, str]] = {
    "B02": (
        "现场两次拨打学校公布的值班电话，各响铃十声以上无人接听；值班员当时离岗去打印室。",
        "办公室 林青",
        "yes",
        "认可，当天已设转接。",
    ),
    "F06": (
        "教学楼二层走廊敞开柜内存放84消毒液12瓶、酒精5瓶，柜子无锁，学生课间可以取到。",
        "总务处 郑婴",
        "yes",
        "已移入地下库房上锁，专人管理。",
    ),
    "G05": ("沿围墙查看，北侧围墙有一处可翻越缺口，宽约0.6米。", "保卫处 顾海峰", "yes", "认可，三天内修复。"),
    "J03": (
        "查最近7天日报，有两天（周六、周日）没有留底；报告人说打过电话，未见通话记录。",
        "德育处 沈志远",
        "no",
        "周末打过电话报告，只是没有留下书面记录。",
    ),
}


def run(desk: Desk, target: Path) -> Path:
    """Do a whole visit and write its record and findings into a folder; return the PDF's path."""
    sample.load_sample(desk)
    visit = _start(desk)
    for item in inspect.open_checklist(desk, visit).items:
        inspect.answer(desk, visit, item.code, _given(item))
    _see(desk, visit)
    view = conclude.review(desk, visit)
    conclude.write_opinion(desk, visit, view.opinion_draft)
    conclude.write_statement(
        desk, visit, "督导组指出的问题，我校除日报留底一项外全部认可，已安排专人整改。", "副校长林青"
    )
    signing = conclude.freeze(desk, visit)
    for signer in signing.signers:
        if signer.name == "周维民":
            reason = "日报问题周末打过电话，我不签"
            conclude.refuse(desk, visit, signer, reason, "陈桂兰，枫桥街道社会事务科")
        else:
            conclude.sign(desk, visit, signer, sample.sample_strokes(signer.name), (892, 339))
    document = records.issue(desk, visit, lambda _done, _total: None)
    target.mkdir(parents=True, exist_ok=True)
    pdf = target / document.file_name
    records.save_document(desk, document.id, pdf)
    frozen = conclude.latest_freeze(desk, visit)
    if frozen is not None:
        (target / "findings.json").write_text(frozen["report"], "utf-8")
    return pdf


def _start(desk: Desk) -> UUID:
    options = plan.visit_options(desk)
    me, now = options.me, desk.clock()
    leader = NewMember(
        me.name, "leader", me.card_number, me.issuer, me.expires_on, me.unit,
        shown_to="林青", shown_at=now - timedelta(hours=2, minutes=50), avoidance="none",
    )  # fmt: skip
    others = [
        NewMember(m.name, role, m.card_number, m.issuer, m.expires_on, m.unit, avoidance="none")
        for m, role in zip(options.colleagues, ("member", "recorder"), strict=False)
    ]
    school = plan.search(desk, "fqjn").schools[0]
    return plan.start_visit(
        desk,
        NewVisit(
            school=school.id,
            track="spot_check",
            phase="closed",
            team=(leader, *others),
            arrived_at=now - timedelta(hours=3),
            met=(("林青", "副校长"),),
            assignment_number="澄梅教督派〔2026〕9号",
        ),
    )


def _given(item: ItemView) -> Json:
    if item.code in _WITH_REASON:
        value, reason = _WITH_REASON[item.code]
        return {"value": value, "reason": reason}
    if item.kind in {"scale4", "yesno"}:
        if item.code in FAILS:
            return {"value": "fails"}
        return {"value": "mostly" if item.kind == "scale4" and item.code[1:] in {"03", "07"} else "conforms"}
    if item.kind == "multichoice":
        return {"choices": [choice.value for choice in item.choices]}
    if item.code in _NUMBERS:
        return {"numbers": dict(_NUMBERS[item.code])}
    zero = item.code in _ZERO_IS_GOOD
    return {"numbers": {f.name: 0 if zero else max(f.minimum, min(f.maximum, 3)) for f in item.fields}}


def _see(desk: Desk, visit: UUID) -> None:
    captions = {
        "B02": "值班室座机",
        "F06": "二层走廊敞开柜",
        "G05": "北侧围墙缺口",
        "J03": "日报留底",
        "B01": "当天值班表",
        "I04": "重点人员台账",
        "J05": "就诊登记",
        "M01": "开学通知",
        "A01": "领导小组文件",
    }
    for code, caption in captions.items():
        view = evidence.attach_photo(desk, visit, code, sample.sample_photo(caption), name=f"{code}.jpg").item
        photo = inspect.detail(desk, visit, view.code).evidence[-1]
        evidence.caption_photo(desk, visit, photo.id, caption)
    for code, (fact, responsible, agrees, words) in _SAID.items():
        edit = ProblemEdit(fact=fact, responsible=responsible, agrees=agrees, words=words)
        inspect.change_problem(desk, visit, code, edit)
    inspect.change_problem(desk, visit, "F06", ProblemEdit(put_right="全部移入地下库房上锁，断电并撤走电热水壶"))
    flag, _ = inspect.raise_flag(
        desk, visit, "F06", FlagEdit(fact="消毒液、酒精与电热水壶同放学生走廊", told="副校长林青")
    )
    inspect.change_flag(desk, visit, flag.id, FlagEdit(act="全部移入地下库房上锁，断电并撤走电热水壶"))
    inspect.write_note(desk, visit, "A01", "澄枫校〔2020〕3号，组长校长周维民，成员11人。")
    inspect.write_note(desk, visit, "A02", "14项任务逐项落实到人。")


def main() -> None:
    """Run the demo in a store of its own."""
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "build/demo")
    for old in [*target.glob("*.pdf"), *target.glob("*.json")]:
        old.unlink()
    with tempfile.TemporaryDirectory() as home:
        os.environ["INSPECTOR_HOME"] = home
        desk, recovery = security.create_store(places.store_folder(), sample.sample_identity(), _PASSWORD)
        try:
            security.confirm_recovery(desk, recovery)
            pdf = run(desk, target)
        finally:
            desk.close()
        verdict = verify.verify_file(pdf, "zh")
    sys.stdout.write(f"{pdf}\n{target / 'findings.json'}\n{verdict.message.lines()}\n")
    sys.exit(verdict.exit_code)


if __name__ == "__main__":
    main()
