"""送达回证: which document was handed to whom, when, where and how; signed by both, or why it was not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.documents import furniture
from inspector.documents.writs.parts import WritParts, day, facts_table, signed

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from inspector.documents.annex import Annex

FORM = "form"


def story(parts: WritParts, annex: Annex) -> list[Flowable]:
    """Return the receipt's text."""
    writ = parts.writ
    first = writ.refers[0]
    pairs = [
        ("受送达单位", writ.to),
        ("送达文书", first.title),
        ("文书编号", first.number),
        ("签发日期", day(first.on)),
        ("内容校验值", f"SHA-256 {furniture.grouped(first.sha256)} …"),
        ("份数", writ.word("n_copies")),
        ("送达方式", writ.word("way")),
        ("送达地点", writ.word("place")),
        ("送达日期", day(writ.word("delivered_on"))),
        ("收件人", writ.word("receiver")),
        ("送达人", f"{writ.by.name}　{writ.by.card_number}"),
        ("备注", writ.word("remark")),
    ]
    note = (
        "收件人签字即表示已收到上列文书，不表示同意其内容。拒收的，由送达人记明拒收事由和日期，由见证人签字，"
        "把文书留在受送达单位，即视为送达。"
    )
    return [facts_table(pairs), *signed(parts, annex, note)]
