"""Answers, problems and ways of checking in the words of the checklist page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

if TYPE_CHECKING:
    from inspector.services.inspect_views import ItemView, ProblemView, SectionView

ICONS: Final = {
    "conforms": "check",
    "mostly": "half",
    "fails": "cross",
    "not_applicable": "dash",
    "not_checked": "question",
}
_VALUES: Final[dict[str, Any]] = {
    "": QT_TRANSLATE_NOOP("ChecklistWords", "Not answered"),
    "conforms": QT_TRANSLATE_NOOP("ChecklistWords", "Conforms"),
    "mostly": QT_TRANSLATE_NOOP("ChecklistWords", "Mostly"),
    "fails": QT_TRANSLATE_NOOP("ChecklistWords", "Fails"),
    "not_applicable": QT_TRANSLATE_NOOP("ChecklistWords", "Not applicable"),
    "not_checked": QT_TRANSLATE_NOOP("ChecklistWords", "Not checked"),
}
_WAYS: Final[dict[str, Any]] = {
    "look": QT_TRANSLATE_NOOP("ChecklistWords", "Look on site"),
    "ask": QT_TRANSLATE_NOOP("ChecklistWords", "Ask on site"),
    "read": QT_TRANSLATE_NOOP("ChecklistWords", "Read the papers"),
    "count": QT_TRANSLATE_NOOP("ChecklistWords", "Count on site"),
}
_EVIDENCE: Final[dict[str, Any]] = {
    "always": QT_TRANSLATE_NOOP("ChecklistWords", "Photo required"),
    "when_failed": QT_TRANSLATE_NOOP("ChecklistWords", "Photo required when it fails"),
}
_SEVERITIES: Final[dict[str, Any]] = {
    "minor": QT_TRANSLATE_NOOP("ChecklistWords", "minor"),
    "serious": QT_TRANSLATE_NOOP("ChecklistWords", "serious"),
    "critical": QT_TRANSLATE_NOOP("ChecklistWords", "critical"),
}
_MARK_CHARACTERS = 120
"""Of an answer in words, on its row: the whole stands in its field and in the record."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChecklistWords", text)


def value_words(value: str, kind: str = "scale4") -> str:
    """Return an answer in words; a yes/no item says 是 and 否."""
    if kind == "yesno" and value == "conforms":
        return QCoreApplication.translate("ChecklistWords", "Yes")
    if kind == "yesno" and value == "fails":
        return QCoreApplication.translate("ChecklistWords", "No")
    return _tr(_VALUES[value])


def button_words(value: str, kind: str) -> str:
    """Return an answer as its button says it: shorter where the key's figure would else have no room beside it."""
    if value == "not_applicable":
        return QCoreApplication.translate("ChecklistWords", "N/A")
    return value_words(value, kind)


def all_values() -> tuple[str, ...]:
    """Return every answer that a row can say, in the language in use."""
    return (*(_tr(said) for said in _VALUES.values()), value_words("conforms", "yesno"), value_words("fails", "yesno"))


def judged_words(value: str) -> str:
    """Return what an answer amounts to: 符合, 基本符合, 不符合, 不适用, 未查, 未答."""
    return _tr(_VALUES[value])


def joined(*parts: str) -> str:
    """Join what is there by the middle dot, as the language sets it."""
    return QCoreApplication.translate("ChecklistWords", " · ").join(part for part in parts if part)


def two_words(item: ItemView) -> str:
    """Return how far an item is that two rate: 双人评分1/2; no rating of one alone."""
    two = item.two
    if two is None:
        return ""
    if not two.ratings:
        mine = QCoreApplication.translate("ChecklistWords", "mine is in") if two.stage == "mine" else ""
        return joined(QCoreApplication.translate("ChecklistWords", "rated by {n} of 2").format(n=two.n), mine)
    if two.agreed:
        found = QCoreApplication.translate("ChecklistWords", "both ratings agree")
    else:
        found = QCoreApplication.translate("ChecklistWords", "the ratings do not agree")
    return joined(found, QCoreApplication.translate("ChecklistWords", "to be settled") if two.stage == "both" else "")


def share_words(section: SectionView) -> str:
    """Return whose a section is and whether it is initialled: 张三·已确认."""
    state = {
        "given": QCoreApplication.translate("ChecklistWords", "initialled"),
        "outdated": QCoreApplication.translate("ChecklistWords", "changed, initial again"),
    }
    return joined(section.member, state.get(section.initials, ""))


def how_words(item: ItemView) -> str:
    """现场看·权重2·不符合时须附照片."""
    if item.is_structure:
        return ""
    weight = QCoreApplication.translate("ChecklistWords", "weight {n}").format(n=item.weight)
    evidence = _tr(_EVIDENCE[item.evidence_rule]) if item.evidence_rule in _EVIDENCE else ""
    veto = QCoreApplication.translate("ChecklistWords", "veto") if item.veto else ""
    said = rule_words(item) if item.applies else (QCoreApplication.translate("ChecklistWords", "no longer applies"),)
    explained = item.answer.explained if item.calculated else ""
    return joined(two_words(item), explained, *said, _tr(_WAYS.get(item.verify, item.verify)), weight, veto, evidence)


def rule_words(item: ItemView) -> tuple[str, ...]:
    """Return what the checklist's rules say of an item: does not agree, cannot be computed, required, calculated."""
    calculated = QCoreApplication.translate("ChecklistWords", "calculated") if item.calculated else ""
    required = QCoreApplication.translate("ChecklistWords", "required") if item.required and item.is_open else ""
    return tuple(part for part in (item.violated, item.cannot, required, calculated) if part)


def problem_words(problem: ProblemView) -> str:
    """问题4·较重·立行立改, or its term: 5个工作日."""
    number = QCoreApplication.translate("ChecklistWords", "Problem {n}").format(n=problem.n)
    if problem.put_right:
        term = QCoreApplication.translate("ChecklistWords", "put right on the spot")
    elif problem.deadline_days == 0:
        term = QCoreApplication.translate("ChecklistWords", "the same day")
    else:
        days = QCoreApplication.translate("ChecklistWords", "{n} working days")
        term = days.format(n=problem.deadline_days)
    return joined(number, _tr(_SEVERITIES[problem.severity]), term)


def marks_words(item: ItemView) -> str:
    """Return what else is with an item: its numbers or reason, red flags, photos, a note."""
    parts: list[str] = []
    if not item.applies and not item.is_structure:
        parts.append(QCoreApplication.translate("ChecklistWords", "no longer applies"))
    else:
        parts += rule_words(item)
    parts.append(two_words(item))
    if item.answer.explained:
        parts.append(_in_short(item.answer.explained))
    if item.answer.reason:
        parts.append(_in_short(item.answer.reason))
    if item.n_flags:
        parts.append(QCoreApplication.translate("ChecklistWords", "to act on at once"))
    if item.n_photos:
        parts.append(QCoreApplication.translate("ChecklistWords", "evidence: {n}").format(n=item.n_photos))
    if item.has_note:
        parts.append(QCoreApplication.translate("ChecklistWords", "note"))
    if item.lacks_evidence:
        parts.append(QCoreApplication.translate("ChecklistWords", "photo missing"))
    return joined(*parts)


def _in_short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MARK_CHARACTERS else f"{line[:_MARK_CHARACTERS]}…"


def spoken_words(item: ItemView, n: int, of: int) -> str:
    """Return what a screen reader reads: B03, question, not answered, item 9 of 90."""
    place = QCoreApplication.translate("ChecklistWords", "item {n} of {of}").format(n=n, of=of)
    answer = item.answer.explained or value_words(item.answer.value, item.kind).lower()  # inside a sentence
    comma = QCoreApplication.translate("ChecklistWords", ", ")
    if item.is_structure:
        return item.text
    return comma.join(part for part in (item.label, item.row_name, item.text, answer, place) if part)
