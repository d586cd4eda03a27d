"""From answers to section scores and grade (等次), in exact arithmetic.

score = 100 × Σ weight × credit ÷ Σ weight over applicable, checked items, one decimal, half up. An item of a repeated
group counts with its weight once: its credit is the mean over the rows that were checked (a veto item fails when it
fails in one row), its share of what was not checked is the share of its rows. Counts are of rows.
The grade is ours: neither notice nor regulation has one, and every record says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from inspector.domain.checklist import Checklist, Item, Section, Text

NOT_GRADED = "not_graded"
NOT_GRADED_LABEL = Text("不评等次", "Not graded")


@dataclass(frozen=True, slots=True)
class Graded:
    """Scores are texts like ``83.2``, empty where nothing was checked."""

    score: str
    name: str
    """Key of the checklist's grades, or ``not_graded``."""
    label: Text
    reason: Text
    """Why it is capped or not graded; both empty when neither."""
    method: Text
    section_scores: Mapping[str, str]
    counts: Mapping[str, int]
    """Items by value; unanswered ones count as ``not_checked`` and also stand under ``unanswered``."""
    unchecked_percent: str
    """Weight not checked, in percent of all applicable weight: 3.7"""


def grade(checklist: Checklist, sections: Sequence[Section], values: Mapping[str, str]) -> Graded:
    """Grade the applicable sections. ``values`` gives the judged value by code; missing or "": unanswered."""
    items = [item for section in sections for item in section.items]
    judged = {item.code: values.get(item.code) or "not_checked" for item in items}
    score = _score(checklist, items, judged)
    unchecked = _unchecked_share(items, judged)
    name, reason = _name(checklist, items, judged, score, unchecked)
    labels = {step.name: step.label for step in checklist.grading.grades}
    counts = {value: sum(v == value for v in judged.values()) for value in checklist.scale}
    return Graded(
        score=_one_decimal(score),
        name=name,
        label=labels.get(name, NOT_GRADED_LABEL),
        reason=reason,
        method=_method(checklist),
        section_scores={section.code: _one_decimal(_score(checklist, section.items, judged)) for section in sections},
        counts={
            **counts,
            "unanswered": sum(not values.get(item.code) for item in items),
            "total": len(items),
        },
        unchecked_percent=_one_decimal(unchecked * 100) or "0.0",
    )


def _score(checklist: Checklist, items: Iterable[Item], judged: Mapping[str, str]) -> Fraction | None:
    credit = checklist.grading.credit_percent
    weight, gained = 0, Fraction(0)
    for rows in _by_item(items):
        gains = [credit[judged[row.code]] for row in rows if judged[row.code] in credit]
        if gains:
            weight += rows[0].weight
            gained += Fraction(rows[0].weight * sum(gains), len(gains))
    return gained / weight if weight else None


def _unchecked_share(items: Sequence[Item], judged: Mapping[str, str]) -> Fraction:
    due, missed = 0, Fraction(0)
    for rows in _by_item(items):
        asked = [judged[row.code] for row in rows if judged[row.code] != "not_applicable"]
        if asked:
            due += rows[0].weight
            missed += Fraction(rows[0].weight * asked.count("not_checked"), len(asked))
    return missed / due if due else Fraction(0)


def _by_item(items: Iterable[Item]) -> Iterable[list[Item]]:
    """Group the rows of the same item of the checklist."""
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(item.base, []).append(item)
    return found.values()


def _name(
    checklist: Checklist,
    items: Sequence[Item],
    judged: Mapping[str, str],
    score: Fraction | None,
    unchecked: Fraction,
) -> tuple[str, Text]:
    grading = checklist.grading
    failed = [item.code for item in items if item.veto and judged[item.code] == "fails"]
    if failed:
        capped = next(step for step in grading.grades if step.name == grading.veto_caps_at)
        codes = "、".join(failed)
        return capped.name, Text(
            f"否决项{codes}不符合，等次为{capped.label.zh}。",
            f"Veto item {', '.join(failed)} fails: the grade is {capped.label.en}.",
        )
    missed = [item.code for item in items if item.veto and judged[item.code] == "not_checked"]
    if missed and grading.not_graded_when_veto_unchecked:
        return NOT_GRADED, Text(
            f"否决项{'、'.join(missed)}未查，不评等次。",
            f"Veto item {', '.join(missed)} was not checked: not graded.",
        )
    if unchecked * 100 > grading.not_graded_above_percent:
        share, bound = _one_decimal(unchecked * 100), grading.not_graded_above_percent
        return NOT_GRADED, Text(
            f"未查的权重占{share}%，超过{bound}%，不评等次。",
            f"{share}% of the weight was not checked, more than {bound}%: not graded.",
        )
    if score is None:
        return NOT_GRADED, Text("没有可以计分的条目，不评等次。", "No item can be scored: not graded.")
    return next(step.name for step in grading.grades if score >= step.at_least), Text("", "")


def _method(checklist: Checklist) -> Text:
    grading = checklist.grading
    credit = {name: _credit(percent) for name, percent in grading.credit_percent.items()}
    zh = "、".join(f"{checklist.scale[name].zh}{value}" for name, value in credit.items())
    en = ", ".join(f"{checklist.scale[name].en} {value}" for name, value in credit.items())
    steps_zh = "，".join(f"{s.at_least}分起{s.label.zh}" for s in grading.grades if s.at_least)
    steps_en = ", ".join(f"{s.label.en} from {s.at_least}" for s in grading.grades if s.at_least)
    return Text(
        f"计分：{zh}，按权重加权，不适用、未查不计；{steps_zh}。等次为清单的汇总口径，通知和法规没有规定。",
        f"Score: {en}, weighted; not applicable and not checked are left out; {steps_en}. "
        "The grade is this checklist's own summary, not set by the notice or by law.",
    )


def _credit(percent: int) -> str:
    text = f"{percent // 100}.{percent % 100:02}".rstrip("0").rstrip(".")
    return text or "0"


def _one_decimal(value: Fraction | None) -> str:
    if value is None:
        return ""
    tenths = (value * 20 + 1) // 2  # half up
    return f"{tenths // 10}.{tenths % 10}"
