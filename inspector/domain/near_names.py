"""Near matches: people of two tables who may be the same, for a person to settle. Never settled by itself."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Entry = tuple[int, str, str, str]
"""Row in the scratch space, name key, class key, identity number."""

Reason = Literal["class", "identity", "variant", "sound", "character"]
"""Same name in another class; same name with another identity number; a variant character; the same sound; one
character more, less or other."""

_ORDER: dict[Reason, int] = {"identity": 0, "variant": 1, "sound": 2, "character": 3, "class": 4}
MOST_FOR_ONE = 3
_SHORT = 2
"""In a name of two characters one other character makes another person."""

_VARIANTS = str.maketrans(
    "吳呂溫黃陳張劉楊趙孫馬羅鄭謝許鄧馮蕭蔣葉閻鍾鐘譚賈鄒陸龍萬錢湯賴龔嚴齊顧龐邵盧聶關俞喬賀華劍傑偉麗鳳蘭園園濤澤軍強彥曉瑩靜潔淼甯寧"
    "曽昇堃喆犇祎珮玮炘煜烜崑峯嶋嶌塚髙﨑産頴穎沢桜栄亜恵徳",
    "吴吕温黄陈张刘杨赵孙马罗郑谢许邓冯萧蒋叶闫钟钟谭贾邹陆龙万钱汤赖龚严齐顾庞邵卢聂关俞乔贺华剑杰伟丽凤兰园园涛泽军强彦晓莹静洁淼宁宁"
    "曾升坤哲奔祎佩玮炘煜烜昆峰岛岛冢高崎产颖颖泽樱荣亚惠德",
)
"""Traditional and variant characters, and doubles that registries and schools write for each other."""


@dataclass(frozen=True, slots=True)
class Near:
    """Two rows that may be one person, and why."""

    roster: int
    survey: int
    reason: Reason


def near_matches(roster: Sequence[Entry], survey: Sequence[Entry], sound: Callable[[str], str]) -> tuple[Near, ...]:
    """Return candidates among people who found no match, at most three for each of the survey, likeliest first.

    ``sound`` gives the pinyin of a name. Two different identity numbers make two people, unless name and class
    are the same: then one of the numbers may be wrong, and a person says.
    """
    index: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in roster:
        for form in _forms(entry[1], sound):
            index[form].append(entry)
    found: list[Near] = []
    for entry in survey:
        best: dict[int, Reason] = {}
        for form in _forms(entry[1], sound):
            for other in index.get(form, ()):
                reason = _reason(form[0], other, entry)
                if reason and (other[0] not in best or _ORDER[reason] < _ORDER[best[other[0]]]):
                    best[other[0]] = reason
        ranked = sorted(best.items(), key=lambda pair: (_ORDER[pair[1]], pair[0]))
        found += [Near(row, entry[0], reason) for row, reason in ranked[:MOST_FOR_ONE]]
    return tuple(found)


def _reason(form: str, other: Entry, entry: Entry) -> Reason | None:
    one_class = other[2] == entry[2] or not other[2] or not entry[2]
    numbers_differ = bool(other[3] and entry[3] and other[3] != entry[3])
    if other[1] == entry[1]:
        if not one_class:
            return None if numbers_differ else "class"
        return "identity" if numbers_differ else None
    if numbers_differ or not one_class:
        return None
    if form == "character" and min(len(other[1]), len(entry[1])) <= _SHORT:
        return None
    return {"variant": "variant", "sound": "sound", "character": "character"}.get(form)  # pyright: ignore[reportReturnType]  # the names are reasons


def _forms(name: str, sound: Callable[[str], str]) -> Iterable[tuple[str, str]]:
    """What a name shares with one like it: itself, its common characters, its sound, itself less one character."""
    yield "same", name
    plain = name.translate(_VARIANTS)
    yield "variant", plain
    yield "sound", sound(plain)
    yield "character", plain
    for n in range(len(plain)):
        yield "character", f"{plain[:n]}*{plain[n + 1 :]}"
        yield "character", plain[:n] + plain[n + 1 :]
