"""The visit of the demo: what is seen at 枫桥九年一贯制学校, an invented school."""

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
NOTES = {
    "A01": "澄枫校〔2020〕3号，组长校长周维民，成员11人。",
    "A02": "14项任务逐项落实到人。",
}
REASONS = {"C05": ("4", "没有来校检查指导过"), "E02": ("5", "家长均未接听，下次补查")}
PHOTOS = {
    "A01": "领导小组文件",
    "B01": "当天值班表",
    "B02": "值班室座机",
    "F06": "二层走廊敞开柜",
    "G05": "北侧围墙缺口",
    "I04": "重点人员台账",
    "J03": "日报留底",
    "J05": "就诊登记",
    "M01": "开学通知",
}


class Problem(NamedTuple):
    """What is written into a problem, and the school's word on it."""

    fact: str
    responsible: str
    agrees: str
    words: str
    put_right: str = ""


PROBLEMS = {
    "B02": Problem(
        "现场两次拨打学校公布的值班电话，各响铃十声以上无人接听；值班员当时离岗去打印室。",
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
        "认可，三天内修复。",
    ),
    "J03": Problem(
        "查最近7天日报，有两天（周六、周日）没有留底；报告人说打过电话，未见通话记录。",
        "德育处 沈志远",
        "no",
        "周末打过电话报告，只是没有留下书面记录。",
    ),
}
_ZERO_IS_GOOD = frozenset({"B04", "E01", "E05", "G04", "L03", "K06"})
_NUMBERS: dict[str, dict[str, int]] = {
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
    return "2" if item.kind == "scale4" and item.code[1:] in {"03", "07"} else "1"


def numbers_of(item: ItemView) -> list[int]:
    """Return what is counted, field by field."""
    if item.code in _NUMBERS:
        return [_NUMBERS[item.code][field.name] for field in item.fields]
    zero = item.code in _ZERO_IS_GOOD
    return [0 if zero else max(field.minimum, min(field.maximum, 3)) for field in item.fields]
