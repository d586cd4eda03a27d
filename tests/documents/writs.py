"""Values of the documents of the process, one of each kind as it is in life; all drawn once a session."""

import io
from dataclasses import replace
from functools import cache

from inspector.documents.pdfa import Attachment
from inspector.documents.reply_form import FormParts, draw_form
from inspector.documents.writ import WritParts, draw_writ
from inspector.domain import campaign
from inspector.domain import writ as w
from inspector.domain.draw import draw_schools, hash_of
from inspector.domain.reply import FormCode
from inspector.domain.report import ChainHead, EvidenceFact, Problem, TeamMember
from inspector.domain.signature import HandSignature, Refusal, Signer, signatures_json
from inspector.exchange.template_file import shipped
from inspector.services.sample import sample_photo, sample_strokes
from inspector.services.template_trial import trial_campaign

ISSUER = "澄江市梅岭区人民政府教育督导委员会办公室"
SCHOOL = "澄江市梅岭区枫桥九年一贯制学校"
BY = TeamMember("吴承泽", "组长", "苏督20231187", "江苏省教育厅", "2027-08-31", "梅岭区督导室", "", "", "")
RECORD = w.Reference("record", "现场检查记录", "澄梅教督记〔2026〕17号", "ab" * 32, "2026-11-20")
ORDER = w.Reference("rectification_order", "限期整改通知书", "澄梅教督改〔2026〕9号", "cd" * 32, "2026-11-21")

_FACTS = (
    ("F06", "消毒用品账实不符，部分过期", "台账结存84消毒液48瓶，清点42瓶，其中18瓶已过有效期。", "全面清点，封存处置过期品，出入库逐笔登记。", "2026-11-25", 3),
    ("I02", "教职工摸排表缺外包人员", "在册137人，摸排表119人，缺保安、食堂和保洁共18人。", "将外包人员全部列入，核对后重新报送。", "2026-11-23", 1),
    ("B02", "值班电话无人接听", "9时42分、9时52分两次拨打公布的值班电话，均无人接听。", "值班电话24小时有人接听，离岗须转接。", "2026-11-23", 1),
)  # fmt: skip


def problems(n=3):
    return tuple(
        Problem(
            k + 1, item, title, fact, "serious", "in_term", ("苏校防组〔2020〕6号第三部分（应急值守）",), measure, due,
            f"2026年{int(due[5:7])}月{int(due[8:])}日（{days}个工作日）", "办公室 林青", "", "", "yes", "认可。", (f"{k:064x}",),
        )
        for k, (item, title, fact, measure, due, days) in enumerate((_FACTS * 9)[:n])
    )  # fmt: skip


def photos(n):
    return tuple(
        EvidenceFact(k + 1, _FACTS[k % 3][0], "照片", f"{_FACTS[k % 3][1]}", "2026-11-20T01:42:00Z", 410_000, f"{k:064x}", *size)
        for k, size in zip(range(n), ((1600, 1200), (1200, 1600), (1600, 750)) * n, strict=False)
    )  # fmt: skip


def a_recording(n):
    return EvidenceFact(
        n, "B02", "录音（2分14秒）", "值班室来电情况", "2026-11-20T01:52:00Z", 1_840_000, f"{n:064x}", 0, 0
    )


def a_writ(kind, words=None, **more):
    spec = shipped()[kind].kind
    said = {field.name: _SAID.get(field.name, f"{field.label.zh}的内容。") for field in spec.fields}
    said |= {field.name: "2026-12-14" for field in spec.fields if field.kind == "date"} | (words or {})
    made = w.Writ(
        format=w.WRIT_FORMAT, id="0199", kind=kind, title=spec.title.zh,
        number=f"澄梅教督{spec.series}〔2026〕9号" if spec.series else "澄梅教督改〔2026〕9号附1", version=1, issuer=ISSUER,
        to=SCHOOL, school=SCHOOL, school_code="3132049917", visit="v", on="2026-11-21", by=BY,
        journal=ChainHead("r", 9, "94" * 32), frozen_at="2026-11-21T04:16:03Z", visited_on="2026-11-20",
        track_name="督导抽查", grade_label="良好", score="83.2", n_checked=88, refers=(RECORD,),
        words=tuple(w.Said(one.name, one.label.zh, said[one.name]) for one in spec.fields if one.name not in {"copies", "population"}),
    )  # fmt: skip
    return replace(made, **more)


_SAID = {
    "contact": "吴承泽",
    "phone": "0519-0000××01",
    "requirement": "对整改事项实行清单管理，完成一项、核查一项、销号一项；整改不得以延期代替消除安全隐患。",
    "consequence": "逾期不整改、整改不实的，依照《教育督导条例》第二十五条通报批评并责令改正；情节严重的，向有权机关提出处理建议。",
}


def marks(writ, *, refused=False):
    sha = writ.sha256()
    me = Signer("team/0", "team", "经办督学", BY.name, BY.role, BY.card_number)
    made: list = [HandSignature(me, sha, sample_strokes("吴承泽"), 892, 339, "2026-11-21T04:20:00Z")]
    if "school" in shipped()[writ.kind].kind.signers:
        head = Signer("school/0", "school", "学校主要负责人", "周维民", "校长", "")
        no = Refusal(head, sha, "人数没有更正，我不签", "陈桂兰，枫桥街道干部", "2026-11-21T04:30:00Z")
        yes = HandSignature(head, sha, sample_strokes("周维民"), 892, 339, "2026-11-21T04:30:00Z")
        made.append(no if refused else yes)
    return tuple(made)


def drawn(writ, *, given=None, draft=False, template=None, seal=b""):
    out = io.BytesIO()
    given = (() if draft else marks(writ)) if given is None else given
    files = (
        Attachment("findings.json", writ.canonical(), "文书内容（机器可读）", "Data"),
        Attachment("signatures.json", signatures_json(given), "签字笔迹（机器可读）", "Supplement"),
    )
    pictures = {fact.sha256: _photo(fact.n % 3) for fact in writ.evidence if fact.width_px}
    template = template or shipped()[writ.kind]
    draw_writ(WritParts(writ, template, writ.sha256(), pictures, given, files, draft=draft, seal=seal), out)
    return out.getvalue()


@cache
def _photo(n):
    return sample_photo(f"第{n}张", size=((640, 300), (640, 480), (480, 640))[n])


def values():
    """One of each kind as in life, and one with much of everything."""
    made = {
        "rectification_order": a_writ(
            "rectification_order", problems=problems(), evidence=photos(3), copies=("梅岭区教育局", "枫桥街道办事处")
        )
    }
    made["opinion"] = a_writ("opinion", problems=problems(2), copies=("梅岭区教育局",))
    right = tuple(
        replace(
            one,
            put_right="已当场上锁并移到专柜。",
            put_right_at="2026-11-20T02:05:00Z",
            due_on="",
            due_text="当场完成（11月20日10时05分）",
        )
        for one in problems(2)
    )
    made["on_the_spot"] = a_writ("on_the_spot", problems=right, evidence=photos(5))
    outcomes = (
        w.Outcome(1, "closed", "过期品已封存，账实相符", ""),
        w.Outcome(2, "open", "仍缺保洁3人", ""),
        w.Outcome(3, "extended", "交换机已报修", "2026-12-21"),
    )
    made["recheck"] = a_writ("recheck", problems=problems(), outcomes=outcomes)
    made["preliminary_opinion"] = a_writ("preliminary_opinion", problems=problems(2))
    made["handing_over"] = a_writ(
        "handing_over", problems=problems(2), evidence=(*photos(2), a_recording(3)), to="梅岭区纪委监委"
    )
    first = w.Reference("preliminary_opinion", "初步督导意见", "澄梅教督初〔2026〕3号", "ce" * 32, "2026-11-21")
    clue = w.Reference("clue_transfer", "问题线索转办单", "澄梅教督转〔2026〕2号", "cf" * 32, "2026-11-21")
    made["defence"] = a_writ("defence", {"objects": "提出申辩"}, refers=(first,))
    made["clue_return"] = a_writ("clue_return", refers=(clue,), to="梅岭区教育局", school="")
    for kind in ("assignment", "notice", "reminder", "supervised"):
        made[kind] = a_writ(kind, visit="", refers=())
    said = "\n".join(f"问：第{n}件事落实了没有？\n答：{'正在落实，' * 9}月底前完成。" for n in range(1, 9))
    made["talk"] = a_writ("talk", {"record": said}, refers=(), visit="")
    for kind in ("circular", "clue_transfer"):
        made[kind] = a_writ(kind, visit="", refers=(), school="", to="各学校" if kind == "circular" else "梅岭区教育局")
    names = tuple(f"梅岭区第{n}小学" for n in range(1, 24))
    seed = "2026-11-20 17:00"
    rows = tuple(w.Entry(cells) for cells in draw_schools(seed, names, 5))
    drawn_from = a_writ("draw_record", {"seed": seed, "n_drawn": "5"}, refers=(), school="", visit="", entries=rows)
    population = w.Said("population_sha256", "名单校验值SHA-256", hash_of(names))
    made["draw_record"] = replace(drawn_from, words=(*drawn_from.words, population))
    for kind, version in (("campaign_report", "full"), ("campaign_public", "public")):
        counted = trial_campaign()
        report = a_writ(kind, refers=(), school="", visit="", to="梅岭区人民政府" if version == "full" else "")
        words = (*report.words, *campaign.totals(counted))
        made[kind] = replace(report, words=words, figures=campaign.figures(counted, version))
    made["receipt"] = a_writ("receipt", {"way": "当面送达", "place": "学校校长室"}, refers=(ORDER,))
    return made


def a_form(n, school=SCHOOL):
    """The school's form for a record with ``n`` problems."""
    out = io.BytesIO()
    code = FormCode("01a230f9-65a7-7a42-a751-74764f57284a", 1, "ab" * 32)
    parts = FormParts(
        ISSUER, school, RECORD.number, "2026年11月20日", "94" * 32, "2026-11-21T04:16:03Z", code, problems(n)
    )
    draw_form(parts, out)
    return out.getvalue()


@cache
def every():
    """All of them drawn and signed by hand, by name."""
    return {name: drawn(value) for name, value in values().items()}
