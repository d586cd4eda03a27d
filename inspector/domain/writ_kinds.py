"""The documents of the process: names, series of numbers, what is asked for, who signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from inspector.domain.checklist import Text

ATTACHED: Final = ""
"""Series of a document that is numbered after the one that it belongs to."""


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


_CONTACT = Field("contact", Text("联系人", "Contact"), "line")
_PHONE = Field("phone", Text("联系电话", "Telephone"), "line")
_COPIES = Field("copies", Text("抄送（用“、”隔开）", "Copies to (separated by 、)"), "line", required=False)
_REPORT_BY = Field("report_by", Text("书面报告期限", "Written report due"), "date")
DELIVERY_WAYS = (
    Text("直接送达", "In person"),
    Text("留置送达", "Left on the spot"),
    Text("邮寄送达", "By post"),
    Text("电子送达", "Electronically"),
)

_ALL = (
    WritKind(
        "rectification_order",
        Text("限期整改通知书", "Rectification order"),
        "改",
        "visit",
        (
            Field("requirement", Text("整改要求", "What is asked for")),
            _REPORT_BY,
            Field("consequence", Text("逾期责任", "If it is not done")),
            _CONTACT,
            _PHONE,
            _COPIES,
        ),
        problems="running",
    ),
    WritKind(
        "opinion",
        Text("督导意见书", "Opinion"),
        "意",
        "visit",
        (
            Field("process", Text("督导过程", "How it was done")),
            Field("evaluation", Text("总体评价", "Evaluation")),
            Field("defence", Text("陈述申辩及采纳情况", "The defence, weighed")),
            _REPORT_BY,
            _CONTACT,
            _PHONE,
            _COPIES,
        ),
        problems="running",
        builds_on=("preliminary_opinion", "defence"),
    ),
    WritKind(
        "on_the_spot",
        Text("立行立改确认", "Put right at once: confirmation"),
        ATTACHED,
        "visit",
        (Field("remark", Text("现场核验情况", "What both saw"), required=False),),
        problems="put_right",
        signers=("team", "school"),
        suffix="立改",
    ),
    WritKind(
        "recheck",
        Text("整改核查意见书", "Re-check"),
        "核",
        "visit",
        (
            Field("checked_on", Text("核查日期", "Date of the re-check"), "date"),
            Field("process", Text("核查过程", "How it was checked")),
            Field("next_step", Text("下一步要求", "What follows")),
            _CONTACT,
            _PHONE,
            _COPIES,
        ),
        problems="running",
        rechecks=True,
        builds_on=("opinion", "rectification_order"),
    ),
    WritKind(
        "receipt",
        Text("送达回证", "Receipt"),
        ATTACHED,
        "document",
        (
            Field("way", Text("送达方式", "How it was delivered"), "choice", choices=DELIVERY_WAYS),
            Field("place", Text("送达地点", "Where"), "line"),
            Field("delivered_on", Text("送达日期", "Date of delivery"), "date"),
            Field("receiver", Text("收件人及职务", "Received by: name and office"), "line"),
            Field("n_copies", Text("份数", "Copies"), "line"),
            Field("remark", Text("备注", "Remark"), required=False),
        ),
        signers=("team", "school"),
        suffix="送达",
    ),
)
KINDS: Final = {kind.key: kind for kind in _ALL}
