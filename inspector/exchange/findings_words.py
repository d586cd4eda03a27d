"""Names of what stands in findings.json, for telling what differs: (Chinese, English)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector.base.messages import Language

_ENTRIES = {
    "items": ("检查项", "item "), "sections": ("部分", "section "), "problems": ("问题", "problem "),
    "team": ("督导组成员", "team member "), "red_flags": ("立即督促", "red flag "), "evidence": ("证据", "evidence "),
    "met": ("在场人员", "person met "), "formalities": ("手续", "formality "), "corrections": ("更正", "correction "),
    "registers": ("所依日志", "journal register "), "basis": ("依据", "basis "), "photos": ("照片", "photo "),
    "strokes": ("笔迹", "stroke "), "survey": ("摸排核对", "survey check"),
    "tables": ("摸排核对的表", "survey table "),
    "counts": ("摸排核对", "survey counts "), "areas": ("重点地区", "key area "), "samples": ("抽查核实", "sample "),
    "duty_calls": ("值班电话抽测", "duty call "), "people_met": ("访谈人员", "person met "),
    "papers_seen": ("查阅资料", "paper "), "places_walked": ("走访地点", "place "),
    "readings": ("读数", "reading "),
    "shares": ("部分", "section "), "words": ("填写内容", "field "), "outcomes": ("核查结果", "outcome "),
    "refers": ("依据的文书", "document "), "entries": ("明细", "entry "),
}  # fmt: skip
"""Lists: the word that stands before an entry's own name."""

_FIELDS = {
    "to": ("主送", "addressee"), "on": ("成文日期", "date"), "copies": ("抄送", "copies"),
    "visited_on": ("检查日期", "visited on"),
    "cells": ("内容", "content"), "n_checked": ("检查项数", "items checked"), "outcomes": ("核查结果", "outcomes"),
    "refers": ("依据的文书", "documents it builds on"), "entries": ("明细", "entries"),
    "act": ("已采取的措施", "act"), "act_at": ("采取措施的时间", "time of the act"), "address": ("地址", "address"),
    "agrees": ("学校是否认可", "school's agreement"), "answer": ("答案", "answer"),
    "arrived_at": ("到校时间", "arrival"),
    "at": ("时间", "time"), "avoidance": ("回避", "avoidance"), "basis": ("依据", "basis"), "by": ("由谁", "by"),
    "caption": ("说明", "caption"), "card_number": ("督学证号", "card number"), "checklist": ("检查清单", "checklist"),
    "code": ("代码", "code"), "conforms": ("符合项数", "conforming items"), "corrections": ("更正", "corrections"),
    "counts": ("项数", "counts"), "covers": ("所依日志", "journal covered"), "detail": ("结果说明", "detail"),
    "due_on": ("期限", "deadline"), "due_text": ("期限（印出）", "deadline as printed"),
    "evidence": ("证据", "evidence"), "expires_on": ("证件有效期", "card expiry"),
    "fact": ("事实", "fact"), "fails": ("不符合项数", "failed items"),
    "first_number": ("原文号", "first number"), "formalities": ("手续", "formalities"), "format": ("格式", "format"),
    "frozen_at": ("定稿时间", "time of freezing"), "grade": ("等次", "grade"), "hash": ("校验值", "hash"),
    "hidden_parts": ("局部已遮盖", "hidden parts"), "key_evidence": ("重点证据", "key evidence"),
    "head_name": ("校长", "head"), "head_title": ("校长职务", "head's office"), "issuer": ("督导机构", "issuer"),
    "item": ("检查项", "item"), "journal": ("日志链尾", "head of the journal"), "kind": ("种类", "kind"),
    "kind_name": ("种类", "kind"), "label": ("名称", "label"), "left_at": ("离校时间", "departure"),
    "measure": ("整改要求", "measure"), "met": ("在场人员", "people met"), "method": ("计分方法", "method"),
    "missing_reason": ("缺少的原因", "reason it is missing"), "mostly": ("基本符合项数", "mostly conforming items"),
    "name": ("名称", "name"), "not_applicable": ("不适用项数", "items not applicable"),
    "not_checked": ("未查项数", "items not checked"), "note": ("备注", "note"), "now": ("改为", "now"),
    "number": ("文号", "number"), "opinion": ("综合意见", "overall opinion"), "ownership": ("办学性质", "ownership"),
    "phase": ("阶段", "phase"), "phase_name": ("阶段", "phase"), "photos": ("照片", "photos"),
    "place": ("位置", "place"),
    "problems": ("问题", "problems"), "put_right": ("当场整改", "put right on the spot"),
    "put_right_at": ("当场整改时间", "time of putting right"), "reason": ("原因", "reason"),
    "red_flags": ("立即督促", "red flags"), "reference": ("文号", "reference"), "replica": ("日志副本", "replica"),
    "algorithm": ("抽取办法", "way of drawing"), "areas": ("重点地区", "key areas"),
    "bad_rows": ("日期或身份证号有误的行数", "rows with wrong dates or numbers"),
    "consistent": ("一致行数", "consistent"),
    "compared_at": ("核对时间", "time of comparing"), "differs": ("不一致行数", "differing"),
    "drawn_before": ("此前抽取次数", "samples drawn before"), "ended_early": ("提前结束观察人数", "ended early"),
    "key_people": ("重点人员数", "key people"), "matched": ("对上的人数", "matched"),
    "minor": ("个别信息不符行数", "minor differences"), "missing": ("未摸排人数", "not surveyed"),
    "names_basis": ("保存姓名的依据", "basis for keeping names"), "names_until": ("姓名保存到", "names kept until"),
    "observation_basis": ("观察天数的依据", "basis of observation days"),
    "observation_days": ("观察天数", "observation days"), "people": ("人员", "people"),
    "population": ("抽取范围行数", "population"), "population_sha256": ("抽取范围校验值", "population's hash"),
    "roster": ("花名册人数", "on the roster"), "rows": ("行数", "rows"), "samples": ("抽查核实", "samples"),
    "seed": ("种子", "seed"), "sheet": ("工作表", "sheet"), "side": ("表的种类", "kind of table"),
    "size": ("抽取行数", "sample size"), "strangers": ("不在册人数", "on no roster"),
    "survey": ("摸排核对", "survey check"),
    "surveyed": ("摸排表人数", "surveyed"), "tables": ("表", "tables"), "twice": ("重复行数", "repeated rows"),
    "undone": ("未核实行数", "not verified yet"), "unreached": ("未联系上行数", "not reached"),
    "without_dates": ("缺观察起止日期人数", "without observation dates"),
    "without_unit": ("缺落实单位人数", "without a unit"),
    "answered": ("是否有人接听", "whether answered"), "asked": ("所问内容", "what was asked"),
    "dated": ("资料日期", "date of the paper"), "duty_calls": ("值班电话抽测", "duty test"),
    "found": ("查阅情况", "what was found"), "from_at": ("开始时间", "from"),
    "leader": ("能否说出带班领导", "names the leader on duty"), "papers_seen": ("查阅资料", "papers looked at"),
    "people_met": ("访谈人员", "people met"), "places_walked": ("走访地点", "places walked"),
    "rings": ("响铃声数", "rings"), "role_kind": ("身份", "kind of person"), "said": ("回答内容", "what was said"),
    "seen": ("所见情况", "what was seen"), "started_at": ("拨打时间", "time of dialling"),
    "until_at": ("结束时间", "until"), "waited_seconds": ("等候秒数", "seconds waited"),
    "who": ("接听人", "who answered"),
    "shares": ("各部分负责人与确认", "whose the sections are"), "member": ("负责人", "member"),
    "initialled_at": ("确认时间", "time of initials"), "answers_sha256": ("答案校验值", "hash of the answers"),
    "responsible": ("责任人", "person responsible"), "result": ("结果", "result"), "role": ("职务", "role"),
    "school": ("学校", "school"), "score": ("得分", "score"), "sections": ("部分", "sections"),
    "seen_at": ("发现时间", "time seen"), "seq": ("序号", "sequence"), "severity": ("程度", "severity"),
    "sha256": ("校验值", "hash"), "shown_at": ("亮证时间", "time the card was shown"),
    "shown_to": ("向谁亮证", "card shown to"), "source": ("来源", "source"), "staff": ("教职工数", "staff"),
    "statement": ("学校意见", "school's statement"), "struck_reason": ("划去原因", "reason for striking"),
    "students": ("学生数", "students"), "taken_at": ("拍摄时间", "time taken"),
    "time_fault": ("时间与检查时间不符", "its time does not fit the visit"), "team": ("督导组", "team"),
    "text": ("检查内容", "question"), "title": ("标题", "title"), "told": ("告知对象", "who was told"),
    "told_at": ("告知时间", "time told"), "total": ("总项数", "all items"), "track": ("检查方式", "track"),
    "track_name": ("检查方式", "track"), "unanswered": ("未答项数", "unanswered items"), "unit": ("单位", "unit"),
    "verify": ("核查方式", "way of checking"), "version": ("版本", "version"), "veto": ("否决项", "veto"),
    "visit": ("督导", "visit"), "was": ("原为", "was"), "weight": ("权重", "weight"), "witness": ("见证人", "witness"),
    "words": ("原话", "words"),
    "readings": ("读数", "readings"), "quantity": ("测量或清点的内容", "what was measured"), "value": ("数值", "value"),
    "instrument": ("仪器", "instrument"),
}  # fmt: skip

_VALUES = {
    "conforms": "符合", "mostly": "基本符合", "fails": "不符合", "not_applicable": "不适用", "not_checked": "未查",
    "minor": "一般", "serious": "较重", "critical": "重大", "at_once": "立行立改", "in_term": "限期整改",
    "ongoing": "持续整改", "yes": "是", "no": "否", "true": "是", "false": "否",
    "before": "拍摄于到校之前", "after": "拍摄于检查之后", "future": "比附上的时间还晚", "unreadable": "不是有效日期",
    "staff": "教职工", "parent": "家长", "student": "学生", "other": "其他",
}  # fmt: skip


def entry_name(container: str, own: str, language: Language) -> str:
    """Return the name of one entry of a list: 检查项A01, item A01."""
    zh, en = _ENTRIES.get(container, ("", ""))
    return f"{zh if language == 'zh' else en}{own}"


def field_name(field: str, language: Language) -> str:
    """Return the name of a field; one that is not known stands as it is."""
    zh, en = _FIELDS.get(field, (field, field))
    return zh if language == "zh" else en


def value_name(value: str, language: Language) -> str:
    """Return a coded value in words; any other text as it is."""
    return _VALUES.get(value, value) if language == "zh" else value
