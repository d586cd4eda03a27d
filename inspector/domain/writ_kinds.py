"""The documents of the process: names, series of numbers, what is asked for, who signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from inspector.domain.checklist import Text

ATTACHED: Final = ""
"""Series of a document that is numbered after the one that it belongs to."""
BOTH: Final = ("team", "school")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a document's form."""

    name: str
    label: Text
    kind: str = "text"
    """``line``, ``text``, ``date``, or ``choice``."""
    required: bool = True
    choices: tuple[Text, ...] = ()
    """Of a choice; the Chinese is what is kept."""


@dataclass(frozen=True, slots=True)
class WritKind:
    """One kind of document."""

    key: str
    title: Text
    series: str
    """The character of its own in the prefix of numbers (澄梅教督改〔2026〕9号), or ``ATTACHED``."""
    about: str
    """``visit`` (one with a signed record), ``document`` (an issued one), ``school`` or ``unit`` (neither)."""
    fields: tuple[Field, ...]
    problems: str = ""
    """Which problems of the record it lists: ``running``, ``put_right``, ``all``; or none."""
    signers: tuple[str, ...] = ("team",)
    """Parties that sign, in order."""
    rechecks: bool = False
    """Each problem has an outcome."""
    of: tuple[str, ...] = ()
    """Kinds of document that it may belong to; () is any."""
    suffix: str = ""
    """Of an attached one: what stands behind the number of the document that it belongs to, before its own count."""
    builds_on: tuple[str, ...] = ()
    """Kinds whose document it names, where one was issued for the same visit."""
    addressed: bool = True
    """It is for somebody (主送)."""
    other: str = "学校主要负责人"
    """Label over the signature of the other party."""
    other_in: str = ""
    """Field that holds the other party's name and office, as 孙国栋，校长; "" is the head of the school."""


def _text(name: str, zh: str, en: str, *, required: bool = True) -> Field:
    return Field(name, Text(zh, en), "text", required)


def _line(name: str, zh: str, en: str, *, required: bool = True) -> Field:
    return Field(name, Text(zh, en), "line", required)


def _date(name: str, zh: str, en: str) -> Field:
    return Field(name, Text(zh, en), "date")


DELIVERY_WAYS: Final = (
    Text("当面送达", "In person"),
    Text("留置送达", "Left on the spot"),
    Text("邮寄送达", "By post"),
    Text("电子送达", "Electronically"),
)
DEFENCES: Final = (Text("无异议", "No objection"), Text("提出申辩", "Objects"))
CLUE_KINDS: Final = (
    Text("问题线索", "Clue"),
    Text("投诉举报", "Complaint"),
    Text("求助诉求", "Request"),
    Text("意见建议", "Suggestion"),
)
_CONTACT = _line("contact", "联系人", "Contact")
_PHONE = _line("phone", "联系电话", "Telephone")
_COPIES = _line("copies", "抄送（用“、”隔开）", "Copies to (separated by 、)", required=False)
_REPORT_BY = _date("report_by", "书面报告期限", "Written report due")
_BASIS = _text("basis", "依据", "Basis")
_FACTS = _text("facts", "事实", "Facts")
_REQUIREMENT = _text("requirement", "整改要求", "What is asked for")
_PROCESS = _text("process", "督导过程", "How it was done")
_DUE = _date("due", "办结期限", "To be done by")
_REACHED = (_CONTACT, _PHONE)
_LETTER = (*_REACHED, _COPIES)
_WHEN = (_date("from_on", "开始日期", "From"), _date("until_on", "结束日期", "Until"))
_TEAM = _text("team", "督导组成员", "Team")
_MATTER = _text("matter", "督导事项", "What is inspected")
_TRACK = _line("track", "督导类型", "Track")


def _kind(
    key: str, zh: str, en: str, series: str, about: str, *fields: Field, **more: str | bool | tuple[str, ...]
) -> WritKind:
    return WritKind(key, Text(zh, en), series, about, fields, **more)  # pyright: ignore[reportArgumentType]  # as named


_ALL = (
    _kind(
        "rectification_order", "限期整改通知书", "Rectification order", "改", "visit",
        _REQUIREMENT, _REPORT_BY, _text("consequence", "逾期责任", "If it is not done"), *_LETTER,
        problems="running",
    ),
    _kind(
        "preliminary_opinion", "初步督导意见", "Preliminary opinion", "初", "visit",
        _PROCESS, _text("evaluation", "初步评价", "First evaluation"), _date("term", "申辩期限", "Defence until"),
        *_LETTER,
        problems="all",
    ),
    _kind(
        "opinion", "督导意见书", "Opinion", "意", "visit",
        _PROCESS, _text("evaluation", "总体评价", "Evaluation"),
        _text("defence", "陈述申辩及采纳情况", "The defence, weighed"), _REPORT_BY, *_LETTER,
        problems="running", builds_on=("preliminary_opinion", "defence"),
    ),
    _kind(
        "on_the_spot", "立行立改确认", "Put right at once: confirmation", ATTACHED, "visit",
        _text("remark", "现场核验情况", "What both saw", required=False),
        problems="put_right", signers=BOTH, suffix="立改", addressed=False,
    ),
    _kind(
        "recheck", "整改核查意见书", "Re-check", "核", "visit",
        _date("checked_on", "核查日期", "Date of the re-check"), _text("process", "核查过程", "How it was checked"),
        _text("next_step", "下一步要求", "What follows"), *_LETTER,
        problems="running", rechecks=True, builds_on=("opinion", "rectification_order"),
    ),
    _kind(
        "receipt", "送达回证", "Receipt", ATTACHED, "document",
        Field("way", Text("送达方式", "How it was delivered"), "choice", choices=DELIVERY_WAYS),
        _line("place", "送达地点", "Where"), _date("delivered_on", "送达日期", "Date of delivery"),
        _line("receiver", "收件人及职务", "Received by: name and office"), _line("n_copies", "份数", "Copies"),
        _text("remark", "备注", "Remark", required=False),
        signers=BOTH, suffix="送达", other="收件人", other_in="receiver",
    ),
    _kind(
        "defence", "申辩书", "Defence", ATTACHED, "document",
        Field("objects", Text("对初步督导意见", "To the preliminary opinion"), "choice", choices=DEFENCES),
        _text("facts", "有异议的事实", "Facts objected to", required=False),
        _text("reasons", "理由和证据", "Reasons and proof", required=False),
        _text("request", "请求", "What is asked for", required=False), _date("given_on", "提交日期", "Handed in on"),
        signers=("school", "team"), of=("preliminary_opinion",), suffix="申辩", addressed=False,
    ),
    _kind(
        "assignment", "指派书", "Assignment", "派", "school",
        _TRACK, _TEAM, _MATTER, *_WHEN, _BASIS, *_REACHED,
    ),
    _kind(
        "notice", "督导通知书", "Notice", "通", "school",
        _TRACK, _MATTER, *_WHEN, _TEAM, _text("prepare", "需准备的材料", "To be prepared"), _BASIS, *_LETTER,
    ),
    _kind(
        "reminder", "提醒函", "Reminder", "提", "school",
        _text("reason", "提醒事由", "Why"), _FACTS, _REQUIREMENT, _date("reply_by", "回复期限", "Reply by"), *_LETTER,
    ),
    _kind(
        "supervised", "督办通知单", "Supervised handling", "督", "school",
        _text("matter", "督办事项", "Matter"), _BASIS, _FACTS, _text("requirement", "办理要求", "What is asked for"),
        _DUE, *_LETTER,
    ),
    _kind(
        "talk", "约谈记录", "Formal talk", "谈", "school",
        _line("at", "约谈时间", "When"), _line("place", "约谈地点", "Where"), _line("host", "约谈人", "Who talked"),
        _line("guest", "被约谈人及职务", "With whom: name and office"), _line("recorder", "记录人", "Recorder"),
        _text("reason", "约谈事由", "Why"), _text("record", "谈话内容", "What was said"), _REQUIREMENT,
        _date("due", "整改期限", "To be put right by"),
        signers=BOTH, addressed=False, other="被约谈人", other_in="guest",
    ),
    _kind(
        "circular", "通报", "Circular", "报", "unit",
        _line("subject", "通报事由（关于…的通报）", "Subject"), _text("situation", "基本情况", "What happened"),
        _text("facts", "主要问题（不写个人和病例数）", "What was wrong (no person, no case figures)"),
        _text("requirement", "工作要求", "What is asked for"), _COPIES,
    ),
    _kind(
        "clue_transfer", "问题线索转办单", "Clue passed on", "转", "unit",
        Field("clue_kind", Text("类别", "Kind"), "choice", choices=CLUE_KINDS),
        _date("received_on", "收到日期", "Received on"),
        _text("matter", "中性事项（不写反映人）", "The matter, never who told it"),
        _text("requirement", "办理要求", "What is asked for"), _DUE, *_REACHED,
    ),
    _kind(
        "clue_return", "办结回执", "Done: reply", ATTACHED, "document",
        _text("process", "办理经过", "How it was handled"),
        _text("result", "核实情况和处理结果", "What was found and done"),
        _date("finished_on", "办结日期", "Done on"), _line("handler", "承办人及职务", "Handled by: name and office"),
        signers=("school", "team"), of=("clue_transfer",), suffix="办结", other="承办单位负责人", other_in="handler",
    ),
    _kind(
        "draw_record", "抽查名单与抽签记录", "Draw record", "抽", "unit",
        _text("purpose", "抽查事项", "What for"),
        _text("population", "参加抽签的学校（每行一所）", "Schools, one a line"),
        _line("n_drawn", "抽取数", "How many are drawn"),
        _line("seed", "种子（现场确定）", "Seed (settled on the spot)"),
        _line("seed_source", "种子的来源", "Where the seed comes from"), _line("observer", "监督人及职务", "Observer"),
        signers=BOTH, addressed=False, other="监督人", other_in="observer",
    ),
)  # fmt: skip
KINDS: Final = {kind.key: kind for kind in _ALL}
