"""What an undo or redo changed, in words: 已撤销：B03 不符合 → 符合."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from inspector.domain.calendar import WorkCalendar
from inspector.domain.checklist import Checklist, Item
from inspector.domain.evidence import worded
from inspector.domain.notebook import KINDS
from inspector.services.visit_state import VisitState, register

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.base.messages import Language
    from inspector.store.tables import Edit, Row

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "undone": ("已撤销：", "Undone: "),
    "redone": ("已重做：", "Redone: "),
    "flag": ("。立即督促不能撤销，可在右侧划去", ". A red flag is not undone; strike it in the right pane"),
    "unanswered": ("未答", "not answered"),
    "conforms": ("是", "yes"),
    "fails": ("否", "no"),
    "reason": ("理由", "reason"),
    "note": ("备注", "note"),
    "photo": ("照片", "photo"),
    "added": ("照片已添上", "photo put back"),
    "removed": ("照片已移除", "photo taken off"),
    "caption": ("照片说明", "photo caption"),
    "placed": ("照片所在条目", "item of a photo"),
    "keyed": ("照片标为重点证据", "photo marked as key evidence"),
    "unkeyed": ("照片不再是重点证据", "photo no longer key evidence"),
    "ordered": ("照片的顺序", "order of a photo"),
    "markup": ("照片的标注和遮挡", "mark-up of a photo"),
    "title": ("问题简述", "problem in short"),
    "fact": ("问题事实", "fact of the problem"),
    "severity": ("问题程度", "severity of the problem"),
    "kind": ("整改类别", "kind of rectification"),
    "measure": ("整改措施", "measure"),
    "deadline_days": ("整改期限", "term"),
    "responsible": ("责任人", "person responsible"),
    "put_right": ("当场整改", "put right on the spot"),
    "school_word": ("学校意见", "school's word"),
    "problem": ("问题", "problem"),
    "duty_call": ("值班电话抽测", "duty test"),
    "person_met": ("访谈人员", "people met"),
    "paper_seen": ("查阅资料", "papers looked at"),
    "place_walked": ("走访地点", "places walked"),
    "section_member": ("部分分工", "whose a section is"),
    "initials": ("部分确认", "initials on a section"),
    "two_ratings": ("双人评分的设定", "that two rate it"),
    "rating": ("我的评分", "my rating"),
    "group_row": ("增加、移除或命名的一处", "a place that was added, removed or named"),
}
_OF_VISIT: Final = frozenset({"group_row", "section_member", "initials", *KINDS})
"""Tables whose rows belong to no item."""
_SHORT = 24
"""Characters of a text that are quoted in the undo bar."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """An item as its visit judges it."""

    checklist: Checklist
    item: Item
    on: date
    calendar: WorkCalendar


def undone_words(
    state: VisitState, item: str, edits: Sequence[Edit], language: Language, *, redo: bool, after_flag: bool = False
) -> str:
    """Say what edits that bring something back do to an item; ``state`` is still as before them.

    ``after_flag``: the act before was a red flag, which no undo takes back: it is said that it stands.
    """
    said = _say("redone" if redo else "undone", language)
    of_visit = any(edit.table in _OF_VISIT for edit in edits)
    what = f"{said}{'' if of_visit else f'{item} '}{_what(state, item, edits, language)}"
    return what + (_say("flag", language) if after_flag else "")


def _what(state: VisitState, item: str, edits: Sequence[Edit], language: Language) -> str:
    answers = [edit for edit in edits if edit.table == "answer"]
    if answers:
        return _answer(state, item, answers[0], language)
    edit = edits[0]
    if edit.table in _OF_VISIT or edit.table in {"two_ratings", "rating"}:
        return _say(edit.table, language)
    if edit.table == "problem":
        return _problem(state, item, edit, language)
    if edit.table == "evidence":
        return _photo(state, edit, language)
    old = next((row for row in state.notes.get(item, ()) if row.id == edit.row), None)
    return text_words("note", register(old, "text"), edit.value, "text", language)


def text_words(what: str, old: object, new: object, name: str, language: Language) -> str:
    """Say what a text of a register became, both in short: 备注 “…” → “…”."""
    return _arrow(_say(what, language), _quoted(old, name), _quoted(new, name))


def _answer(state: VisitState, item: str, edit: Edit, language: Language) -> str:
    at = Pinned(state.checklist, state.items[item], state.on, state.calendar)
    return answer_words(at, state.given(item), _as_dict(edit), language)


def answer_words(at: Pinned, old: dict[str, Any] | None, new: dict[str, Any] | None, language: Language) -> str:
    """Say what an answer became: 不符合 → 符合; where only the reason was changed, that."""
    before, after = (value_words(at, given, language) for given in (old, new))
    if before != after or not old or not new or "value" not in new:
        return f"{before} → {after}"
    return _arrow(f"{before}·{_say('reason', language)}", _quoted(old, "reason"), _quoted(new, "reason"))


def value_words(at: Pinned, given: dict[str, Any] | None, language: Language) -> str:
    """Say an answer in a word, or in the words of its item's kind."""
    if not given:
        return _say("unanswered", language)
    value = at.item.judge(given, at.on, at.calendar)
    if at.item.rule.kind == "yesno" and value in {"conforms", "fails"}:
        return _say(value, language)
    return _cut(at.item.rule.explain(given, language)) or at.checklist.value_label(value, language)


def _problem(state: VisitState, item: str, edit: Edit, language: Language) -> str:
    if edit.register != "content":
        return _say(edit.register if edit.register in _WORDS else "problem", language)
    return problem_words(register(state.problems.get(item), "content"), _as_dict(edit) or {}, language)


def problem_words(old: dict[str, Any], new: dict[str, Any], language: Language) -> str:
    """Say which part of a problem became what."""
    changed = [name for name in ("fact", *_WORDS) if name in new and old.get(name) != new[name]]
    if not changed:
        return _say("problem", language)
    texts = [name for name in changed if isinstance(new[name], str) and name not in {"severity", "kind"}]
    name = changed[0]
    if name in texts:
        return _arrow(_say(name, language), _quoted(old, name), _quoted(new, name))
    return _say(name, language)


def _photo(state: VisitState, edit: Edit, language: Language) -> str:
    file = register(state.evidence.get(edit.row), "file")
    return worded(_photo_words(state, edit, language), file.get("media_type", ""))


def _photo_words(state: VisitState, edit: Edit, language: Language) -> str:
    if edit.register == "markup":
        return _say("markup", language)
    row: Row | None = state.evidence.get(edit.row)
    if edit.register == "place" and edit.op == "set" and row is not None and "file" in row.values:
        return place_words(register(row, "place"), _as_dict(edit) or {}, language)
    gone = edit.op == "delete" and edit.register != "removed"
    return _say("removed" if gone or (_as_dict(edit) or {}).get("value") else "added", language)


def place_words(old: dict[str, Any], new: dict[str, Any], language: Language) -> str:
    """Say which part of a photo's place became what: item, key mark, caption, or its place in the order."""
    if old.get("item") != new.get("item"):
        return _arrow(_say("placed", language), str(old.get("item", "")), str(new.get("item", "")))
    if bool(old.get("key")) != bool(new.get("key")):
        return _say("keyed" if new.get("key") else "unkeyed", language)
    if old.get("caption", "") != new.get("caption", ""):
        return _arrow(_say("caption", language), _quoted(old, "caption"), _quoted(new, "caption"))
    return _say("ordered", language)


def _arrow(what: str, before: str, after: str) -> str:
    return f"{what} {before} → {after}"


def _quoted(value: object, name: str) -> str:
    text = value.get(name, "") if isinstance(value, dict) else ""  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]  # JSON
    return f"“{_cut(str(text))}”"  # pyright: ignore[reportUnknownArgumentType]  # as above


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[:_SHORT]}…"


def _as_dict(edit: Edit) -> dict[str, Any] | None:
    return edit.value if edit.op == "set" and isinstance(edit.value, dict) else None


def _say(name: str, language: Language) -> str:
    return _WORDS[name][0 if language == "zh" else 1]
