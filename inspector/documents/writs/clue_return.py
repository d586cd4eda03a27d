"""办结回执: what the body that handled a clue found and did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.documents.writs.parts import WritParts, day, facts_table, signed

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from inspector.documents.annex import Annex

FORM = "form"


def story(parts: WritParts, annex: Annex) -> list[Flowable]:
    """Return the reply's text."""
    writ = parts.writ
    first = writ.refers[0]
    pairs = [
        ("承办单位", writ.to),
        ("转办单", f"{first.number}（{day(first.on)}）"),
        ("办理经过", annex.place("办理经过", writ.word("process"))),
        ("核实情况和处理结果", annex.place("核实情况和处理结果", writ.word("result"))),
        ("办结日期", day(writ.word("finished_on"))),
        ("承办人", writ.word("handler")),
        ("接收单位", writ.issuer),
    ]
    note = "办理中不得追查、泄露反映人；有关材料随本回执一并报送。"
    return [facts_table(pairs), *signed(parts, annex, note)]
