"""What one change of the journal did, in words: B03 不符合 → 符合."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, cast
from uuid import UUID

from inspector.base import ids
from inspector.base.clock import civil_date, parse_utc
from inspector.base.errors import MissingError
from inspector.domain.checklist import place_of, split_place
from inspector.domain.evidence import worded
from inspector.services.undo_words import Pinned, answer_words, place_words, problem_words, text_words, value_words
from inspector.services.visit_sharing import BOTH, Sharing
from inspector.services.visit_state import calendar_of, checklist_of, register, state_of

if TYPE_CHECKING:
    from inspector.base.messages import Language
    from inspector.services.desk import Desk
    from inspector.store.change import Change

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "answer": ("答案", "answer"),
    "problem.content": ("问题", "problem"),
    "problem.opened": ("列为问题", "problem opened"),
    "problem.put_right": ("当场整改", "put right on the spot"),
    "problem.school_word": ("学校意见", "school's word"),
    "problem.withdrawn": ("问题撤回", "problem withdrawn"),
    "problem.revived": ("问题恢复", "problem taken up again"),
    "red_flag.flag": ("立即督促", "red flag"),
    "red_flag.told": ("立即督促·已告知", "red flag, told"),
    "red_flag.act": ("立即督促·学校处置", "red flag, what the school did"),
    "red_flag.struck": ("划去立即督促", "red flag struck through"),
    "evidence.file": ("添加照片", "photo added"),
    "evidence.place": ("照片说明", "photo caption"),
    "evidence.placed": ("照片放到这一条", "photo put at the item"),
    "evidence.removed": ("移除照片", "photo taken off"),
    "evidence.markup": ("照片标注", "photo marked up"),
    "opening.opening": ("查看照片原件", "original of a photo opened"),
    "evidence.restored": ("恢复照片", "photo put back"),
    "group_row.row": ("增加或命名一处", "place added or named"),
    "group_row.removed": ("移除一处", "place removed"),
    "duty_call.entry": ("值班电话抽测", "duty test"),
    "duty_call.removed": ("移除值班电话抽测", "duty test removed"),
    "person_met.entry": ("访谈人员", "person met"),
    "person_met.removed": ("移除访谈人员", "person met removed"),
    "paper_seen.entry": ("查阅资料", "paper looked at"),
    "paper_seen.removed": ("移除查阅资料", "paper looked at removed"),
    "place_walked.entry": ("走访地点", "place walked"),
    "place_walked.removed": ("移除走访地点", "place walked removed"),
    "survey.sources": ("摸排核对·表格", "comparison: tables"),
    "survey.rule": ("摸排核对·规则", "comparison: rule"),
    "survey.result": ("摸排核对·结果", "comparison: result"),
    "survey.sample": ("摸排核对·抽样", "comparison: sample"),
    "survey.erased": ("摸排核对·名单已销毁", "comparison: names destroyed"),
    "school.identity": ("学校名称和类别", "school's name and kind"),
    "school.head": ("学校负责人", "head of the school"),
    "school.size": ("学校规模", "size of the school"),
    "person.card": ("督学证信息", "inspector's card"),
    "visit.plan": ("检查安排", "plan of the visit"),
    "visit.met": ("到校时见到的人", "whom they met on arrival"),
    "visit.formalities": ("检查手续", "formalities"),
    "visit.opinion": ("检查意见", "opinion"),
    "visit.statement": ("学校陈述", "school's statement"),
    "visit.departure": ("离校时间", "departure"),
    "visit.stage": ("检查阶段", "stage of the visit"),
    "section_member.member": ("部分分工", "section given"),
    "section_member.nobody": ("取消部分分工", "section given to nobody"),
    "initials.initials": ("部分确认", "section initialled"),
    "initials.withdrawn": ("撤回部分确认", "initials withdrawn"),
    "two_ratings.asked": ("设为双人评分", "two ratings asked for"),
    "two_ratings.unasked": ("取消双人评分", "two ratings no longer asked for"),
    "two_ratings.settled": ("双人评分商定", "two ratings settled"),
    "two_ratings.unsettled": ("撤回双人评分商定", "settlement taken back"),
    "note.hidden": ("备注（两人都评分后显示）", "note (shown when both have rated)"),
    "rating.rating": ("个人评分", "own rating"),
    "rating.hidden": ("个人评分（两人都评后显示）", "own rating (shown when both have rated)"),
    "team_member.member": ("督导组成员", "member of the team"),
    "team_member.shown": ("出示证件", "card shown"),
    "team_member.avoidance": ("回避声明", "declaration of ties"),
    "freeze.frozen": ("记录定稿", "record made final"),
    "mark.mark": ("签字或者拒签", "signature or refusal"),
    "document.document": ("生成文书", "document made"),
    "document.grown": ("文书加签或加时间戳", "document signed again, or stamped"),
    "document.delivered": ("文书送达", "document delivered"),
    "writ.draft": ("填写文书", "document filled in"),
    "writ.frozen": ("文书定稿", "document made final"),
    "writ.void": ("文书作废", "document voided"),
    "writ_mark.mark": ("文书签字或者拒签", "signature or refusal on a document"),
    "erasure.erased": ("到期删除", "erased by law"),
    "erasure.removed": ("到期删除完成", "erasure finished"),
    "gone": ("内容已依法删除", "content erased by law"),
    "hold.hold": ("暂缓删除", "held back from erasure"),
    "hold.lifted": ("解除暂缓删除", "hold lifted"),
    "reply.reply": ("收到学校整改报告", "school's report on rectification"),
    "clue.clue": ("登记线索", "clue registered"),
    "clue.reporter": ("登记线索反映人", "reporter of a clue registered"),
    "clue.stage": ("线索办理", "clue handled"),
    "clue_reading.reading": ("查看线索反映人", "reporter of a clue read"),
    "setting.value": ("设置", "setting"),
    "draft": ("检查中", "on site"),
    "finalised": ("已定稿", "made final"),
    "signed": ("已签字", "signed"),
    "delivered": ("已送达", "delivered"),
}
_TURNED: Final = {
    "problem.withdrawn": "problem.revived",
    "evidence.removed": "evidence.restored",
    "duty_call.removed": "duty_call.entry",
    "person_met.removed": "person_met.entry",
    "paper_seen.removed": "paper_seen.entry",
    "place_walked.removed": "place_walked.entry",
}
"""What it means when such a register says no."""
_QUOTED: Final = {
    "problem.put_right": "text", "problem.school_word": "words", "red_flag.flag": "fact", "red_flag.told": "who",
    "red_flag.act": "text", "red_flag.struck": "reason", "evidence.place": "caption", "visit.opinion": "text",
    "visit.statement": "words", "school.identity": "name", "school.head": "name", "person.card": "name",
    "team_member.member": "name", "group_row.row": "name", "paper_seen.entry": "title", "person_met.entry": "role",
    "place_walked.entry": "place", "duty_call.entry": "number",
}  # fmt: skip
"""The text of a register that says most of it."""
_SHORT = 40


def known(table: str, name: str) -> bool:
    """Say whether there are words for a register."""
    return f"{table}.{name}" in _WORDS or table in {"answer", "note"}


class ChangeWords:
    """Says changes in one language; keeps what it read of each visit."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._pinned: dict[tuple[str, str], Pinned | None] = {}
        self._schools: dict[str, str] = {}

    def item(self, change: Change) -> str:
        """Return the item that a change is about, or ""."""
        row = self._desk.store.find(change.table, change.row)
        held = register(row, "key")
        held = held if held.get("item") else register(row, "place")
        return place_of(held.get("item", ""), held.get("instance", 0))

    def visit(self, change: Change) -> str:
        """Return the visit that a change belongs to, or ""."""
        if change.table == "visit":
            return str(change.row)
        return str(register(self._desk.store.find(change.table, change.row), "key").get("visit_id", ""))

    def school(self, visit: str) -> str:
        """Return the name of a visit's school, or ""."""
        if visit and visit not in self._schools:
            school = register(self._desk.store.find("visit", UUID(visit)), "key").get("school_id", "")
            row = self._desk.store.find("school", UUID(school)) if school else None
            self._schools[visit] = str(register(row, "identity").get("name", ""))
        return self._schools.get(visit, "")

    def words(self, change: Change, before: Change | None, visit: str, item: str) -> str:
        """Say what a change did; ``before`` is what stood until then."""
        language = self._desk.language
        old, new = _value(before), _value(change)
        name = f"{change.table}.{change.register}"
        if change.is_erased:
            return _say("gone", language)
        if change.table in {"answer", "note", "two_ratings", "rating"}:
            return self._of_item(change, old, new, visit, item)
        if change.table in {"section_member", "initials"}:
            return self._of_section(change, new)
        if name == "problem.content":
            return problem_words(old, new, language) if old else _opened(new, language)
        if name == "visit.stage":
            said = _say(str(new.get("value", "draft")), language)
            return f"{_say(name, language)} → {said}"
        if change.table == "hold" and not new.get("held"):
            name = "hold.lifted"
        if name == "document.document" and old:
            name = "document.grown"
        if name == "evidence.place" and not old:
            name = "evidence.placed"
        said = place_words(old, new, language) if name == "evidence.place" else _said(name, new, change, language)
        return worded(said, self._media_type(change, new or old)) if change.table in {"evidence", "opening"} else said

    def _media_type(self, change: Change, value: dict[str, Any]) -> str:
        if "media_type" in value:
            return str(value["media_type"])
        row = UUID(value["evidence"]) if change.table == "opening" and "evidence" in value else change.row
        return str(register(self._desk.store.find("evidence", row), "file").get("media_type", ""))

    def _of_item(self, change: Change, old: dict[str, Any], new: dict[str, Any], visit: str, item: str) -> str:
        """Say what became of an answer, a note, a rating; another's note not while two rate the item unseen."""
        language = self._desk.language
        if change.table == "answer":
            at = self._at(visit, item)
            return answer_words(at, old or None, new or None, language) if at else _say("answer", language)
        if change.table != "note":
            return self._of_two(change, new, visit, item)
        if change.actor != self._desk.actor and self._is_unseen(visit, item):
            return _say("note.hidden", language)
        return text_words("note", old, new, "text", language)

    def _of_section(self, change: Change, new: dict[str, Any]) -> str:
        """Say whose a section became, or that it was initialled."""
        key = register(self._desk.store.find(change.table, change.row), "key")
        told = new if change.table == "initials" else new.get("actor")
        names = {"section_member": "section_member.nobody", "initials": "initials.withdrawn"}
        name = f"{change.table}.{change.register}" if told else names[change.table]
        said = (_say(name, self._desk.language), str(key.get("section", "")), str(new.get("name", "")))
        return " ".join(part for part in said if part)

    def _is_unseen(self, visit: str, item: str) -> bool:
        """Say whether two rate an item and neither may see what the other found."""
        if not visit or not item:
            return False
        row = self._desk.store.find("two_ratings", ids.two_ratings_id(UUID(visit), *split_place(item)))
        sharing = self._sharing(visit) if row is not None else None
        return sharing is not None and sharing.hides(item)

    def _sharing(self, visit: str) -> Sharing | None:
        """Return how the work of a visit is shared; None where parts of it have not come yet."""
        try:
            return state_of(self._desk, UUID(visit)).sharing if visit else None
        except MissingError:
            return None

    def _of_two(self, change: Change, new: dict[str, Any], visit: str, item: str) -> str:
        """Say that two rate an item; what each rated only once both have, as on the page."""
        name = f"{change.table}.{change.register}"
        if name == "two_ratings.asked":
            return _say(name if new.get("value") else "two_ratings.unasked", self._desk.language)
        if name == "two_ratings.settled":
            return _say(name if new else "two_ratings.unsettled", self._desk.language)
        at = self._at(visit, item)
        sharing = self._sharing(visit)
        if at is None or sharing is None or len(sharing.ratings(item)) < BOTH:
            return _say("rating.hidden", self._desk.language)
        return f"{_say(name, self._desk.language)} {value_words(at, new or None, self._desk.language)}"

    def _at(self, visit: str, item: str) -> Pinned | None:
        """Return an item as its visit judges it, or None where that is not known here."""
        if (visit, item) not in self._pinned:
            self._pinned[visit, item] = self._find(visit, item) if visit else None
        return self._pinned[visit, item]

    def _find(self, visit: str, item: str) -> Pinned | None:
        plan = register(self._desk.store.find("visit", UUID(visit)), "plan")
        if not plan:
            return None
        checklist = checklist_of(self._desk, plan["checklist"])
        code = split_place(item)[0]
        found = next((one for section in checklist.sections for one in section.items if one.code == code), None)
        on = civil_date(parse_utc(plan["arrived_at"]))
        return Pinned(checklist, found, on, calendar_of(self._desk)) if found else None


def _said(name: str, new: dict[str, Any], change: Change, language: Language) -> str:
    gone = change.op == "delete"
    if name == "group_row.row" and (gone or not new.get("there", True)):
        name = "group_row.removed"
    elif name in _TURNED and (gone or not new.get("value")):
        name = _TURNED[name]
    elif name == "evidence.file" and gone:
        name = "evidence.removed"
    elif f"{change.table}.removed" in _WORDS and change.register == "entry" and gone:
        name = f"{change.table}.removed"
    text = " ".join(str(new.get(_QUOTED.get(name, ""), "")).split())
    said = _say(name, language)
    return f"{said} “{text[:_SHORT]}{'…' if len(text) > _SHORT else ''}”" if text else said


def _opened(new: dict[str, Any], language: Language) -> str:
    return (
        f"{_say('problem.opened', language)} “{new.get('title', '')}”" if new else _say("problem.withdrawn", language)
    )


def _value(change: Change | None) -> dict[str, Any]:
    held = json.loads(change.value) if change is not None and change.op == "set" and change.value else None
    return cast("dict[str, Any]", held) if isinstance(held, dict) else {}


def _say(name: str, language: Language) -> str:
    words = _WORDS.get(name)
    return words[0 if language == "zh" else 1] if words else name
