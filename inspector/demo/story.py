"""The demo's story: a Friday in November at 枫桥九年一贯制学校, an invented school, and the fortnight before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from inspector.services.inspect_views import ItemView

PASSWORD = "Mei-Ling 督导 2026"  # noqa: S105  # of a store that lives as long as the demo
SCHOOL = "fqjn"
"""Pinyin initials by which the school is found."""

ASSIGNMENT = "澄梅教督派〔2026〕9号"
MET = ("林青", "副校长")
REFUSES = ("周维民", "日报问题周末打过电话，我不签", "陈桂兰，枫桥街道社会事务科")
STATEMENT = ("督导组指出的问题，我校除日报留底一项外全部认可，已安排专人整改。", "副校长林青")
FLAG = ("F06", "消毒液、酒精与电热水壶同放学生走廊", "副校长林青", "全部移入地下库房上锁，断电并撤走电热水壶")
FIRST_START, AT_THE_GATE, ARRIVED = "2026-11-06 08:15", "2026-11-20 08:54", "08:52"
ANSWERS_FROM, FINISH_AT, SIGN_AT = "2026-11-20 08:58", "2026-11-20 12:02", "2026-11-20 12:18"
SECONDS_AN_ITEM, SECONDS_A_PROBLEM = 105, 240
NOTES = {
    "A01": "澄枫校〔2020〕3号，组长校长周维民，成员11人。",
    "A02": "14项任务逐项落实到人，其中校车消毒、快递交接由总务处郑婴负责。",
    "A03": "问德育处、总务处负责人各1名，均能说出分工，与分工表一致。",
    "A04": "11月9日、16日各1份，有签到和决定事项。",
    "B01": "带班副校长林青，值班员两班，手机号齐全。",
    "B03": "9时20分到值班室，当班两人均在，与值班表一致；11月6日指出的问题已改。",
    "C03": "拨打枫桥社区联络人电话，接听人能说出学校对接人是德育处沈志远。",
    "D05": "10月23日桌面推演，签到34人，问题清单4条。",
    "E03": "校门公告栏内容为11月版，咨询电话能打通。",
    "F01": "台账记到11月19日，出入库均有签名。",
    "G02": "门卫给督导组三人测温并请登记，8时52分。",
    "G08": "登记簿放在门卫室抽屉，来访者单独登记卡。",
    "H02": "查教务处10月以来通知23份、四个年级家长群公告，没有到校补课安排。",
    "I07": "留观室在卫生室东侧，独立通风，有标识。",
    "J02": "报告人沈志远能说出2小时报告的要求和接收单位。",
    "K03": "周维民11月12日、18日带班，记录有签名。",
    "L02": "11时20分试打举报电话，接听人为办公室。",
    "M04": "消毒记录到11月19日，药剂浓度、操作人齐全。",
}
MOSTLY = {
    "A07": "有校内督查工作机制；最近一次自查记录是11月12日，已超过7天。",
    "B05": "当班值班员先说报年级组长，提示后说出先报疫情报告人。",
    "C04": "往来记录3次，11月6日一次没有写经办人。",
    "C06": "对接人沈志远知道配合流调，说不清采样点设在哪里。",
    "D06": "4条问题都写明责任人，其中2条没有完成日期。",
    "D07": "宿管、食堂、卫生室都能说出，门卫只说出测温，没有说出带离隔开。",
    "E07": "要求已在教工大会提出，情绪疏导没有记录。",
    "F07": "捐赠口罩2批登记了来源和数量，去向没有公开。",
    "G06": "快递在校门外交接；当天一单外卖由保安未登记带入办公楼。",
    "H07": "2名教师都知道不得组织补课，其中1人不知道参加也不行。",
    "I03": "有截止日期和填报人；未联系上的2人没有写跟进人。",
    "I05": "核实3人，其中1人的返回日期与表上差一天，当场更正。",
    "J07": "点对点报送；10月有一份发在年级组长群，当天已撤回。",
    "K05": "有1次提醒，没有写明对象和结果。",
    "L05": "问3人，都知道校长信箱，1人不知道举报电话。",
    "L07": "10月督导意见书的整改报告晚报1天，原因已说明。",
    "M02": "方案写明批次和时间，没有写核验人。",
}
"""What was short at each item that conforms only mostly (基本符合)."""
REASONS = {"C05": ("4", "没有来校检查指导过"), "E02": ("5", "家长均未接听，下次补查")}
PHOTOS = {
    "A01": ("leading group", "领导小组文件"),
    "B01": ("duty roster", "当天值班表"),
    "B02": ("telephone", "值班室座机"),
    "F06": ("cupboard", "二层走廊敞开柜"),
    "G02": ("school gate", "校门进出登记"),
    "G05": ("wall", "北侧围墙缺口"),
    "I04": ("ledger", "重点人员台账（姓名已遮挡）"),
    "J03": ("daily reports", "日报留底，14、15日空白"),
    "J05": ("clinic register", "卫生室就诊登记"),
    "M01": ("opening notice", "区教育局开学通知"),
}
"""By item: what is photographed (photos.SUBJECTS) and the caption."""


class PastVisit(NamedTuple):
    """One visit of the fortnight before."""

    begins: str
    school: str
    """Pinyin initials."""
    track: str
    assignment: str
    met: tuple[str, str]
    statement: str
    problems: dict[str, tuple[str, str, str]]
    """By item: fact, who is responsible, the school's words."""
    mostly: frozenset[str]
    not_applicable: dict[str, str]
    numbers: dict[str, dict[str, int]]


HISTORY = (
    PastVisit(
        "2026-11-06 09:05",
        "fqjn",
        "routine",
        "",
        ("林青", "副校长"),
        "认可，当天整改。",
        {
            "B03": (
                "9时31分到值班室，当班值班员与值班表上的名字不一致，换班没有登记。",
                "办公室 林青",
                "认可，换班今后当天登记。",
            ),
            "E01": ("初二年级有6户家长没有收到告知书。", "德育处 沈志远", "认可，两天内补发。"),
        },
        frozenset({"A02", "D07", "K06"}),
        {"C05": "没有来校检查指导过", "J06": "没有发生过"},
        {"E01": {"value": 6}, "J03": {"value": 0}, "L06": {"found": 1, "fixed": 1}},
    ),
    PastVisit(
        "2026-11-17 08:40",
        "mdxx",
        "spot_check",
        "澄梅教督派〔2026〕8号",
        ("孙国栋", "校长"),
        "督导组指出的问题属实。",
        {
            "D05": (
                "学校提供的是5月演练的方案和签到；本学期没有演练安排。",
                "分管副校长 钱敏",
                "认可，提前到十二月第一周。",
            ),
        },
        frozenset({"A03", "E06"}),
        {"C05": "没有来校检查指导过"},
        {
            "J03": {"value": 0},
            "A06": {"students": 842, "staff": 2},
            "F02": {"counted": 540, "booked": 540},
            "G07": {"listed": 11, "measured": 11},
            "I01": {"counted": 842, "booked": 842},
            "I02": {"counted": 61, "booked": 61},
            "J04": {"reported": 842, "recorded": 842},
            "L06": {"found": 1, "fixed": 1},
            "M06": {"workers": 9, "valid": 9},
        },
    ),
)


class Problem(NamedTuple):
    """What is written into a problem, and the school's word on it."""

    fact: str
    responsible: str
    agrees: str
    words: str
    put_right: str = ""


PROBLEMS = {
    "B02": Problem(
        "9时05分、9时11分两次拨打学校公布的值班电话，各响铃十声以上无人接听；值班员当时离岗去打印室。",
        "办公室 林青",
        "yes",
        "认可，当天已设转接。",
    ),
    "F06": Problem(
        "教学楼二层走廊敞开柜内存放84消毒液12瓶、酒精5瓶，柜子无锁，学生课间可以取到。",
        "总务处 郑婴",
        "yes",
        "已移入地下库房上锁，专人管理。",
        "全部移入地下库房上锁，断电并撤走电热水壶",
    ),
    "G05": Problem(
        "沿围墙查看，北侧围墙有一处可翻越缺口，宽约0.6米。",
        "保卫处 顾海峰",
        "yes",
        "认可，放学前先用围挡封住。",
    ),
    "J03": Problem(
        "查11月13日至19日日报，14日、15日（周六、周日）没有留底；报告人说打过电话，未见通话记录。",
        "德育处 沈志远",
        "no",
        "周末打过电话报告，只是没有留下书面记录。",
    ),
}
_ZERO_IS_GOOD = frozenset({"B04", "E01", "E05", "G04", "L03", "K06"})
_NUMBERS: dict[str, dict[str, int]] = {
    "A06": {"students": 1286, "staff": 3},
    "F02": {"counted": 860, "booked": 860},
    "G07": {"listed": 23, "measured": 23},
    "I01": {"counted": 1286, "booked": 1286},
    "I02": {"counted": 137, "booked": 137},
    "J04": {"reported": 1286, "recorded": 1286},
    "K02": {"due": 6, "present": 6},
    "K06": {"forms": 1, "repeated": 0},
    "L06": {"found": 2, "fixed": 2},
    "J03": {"value": 2},
    "G01": {"total": 4, "open": 1, "open_other": 0},
    "F03": {"counted": 42, "booked": 42, "expired": 0},
    "F08": {"value": 12},
    "M06": {"workers": 14, "valid": 14, "staggered": 1},
}


def key_of(item: ItemView) -> str:
    """Return the key that answers a scale or yes/no item."""
    if item.code in PROBLEMS:
        return "3"
    return "2" if item.code in MOSTLY else "1"


def note_of(code: str) -> str:
    """Return what is noted on an item, or ""."""
    return NOTES.get(code) or MOSTLY.get(code, "")


def numbers_of(item: ItemView) -> list[int]:
    """Return what is counted, field by field."""
    if item.code in _NUMBERS:
        return [_NUMBERS[item.code][field.name] for field in item.fields]
    zero = item.code in _ZERO_IS_GOOD
    return [0 if zero else max(field.minimum, min(field.maximum, 3)) for field in item.fields]
