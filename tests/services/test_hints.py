"""Hints at the finish: from real answers with their times; the record and the findings know nothing of them."""

from __future__ import annotations

import json

from inspector.services import conclude, hints, inspect
from tests.services import factory


def test_answers_in_a_hurry_are_told_and_nothing_of_it_is_in_the_report(desk, watch):
    visit = factory.begin(desk)
    factory.answer_all(desk, visit)  # by a clock that stands still
    for code in ("B01", "B02", "B03"):
        inspect.write_note(desk, visit, code, "查看了值班记录，齐全")
    lines = hints.hint_lines(desk, visit)
    assert any("秒内答完" in line.text for line in lines)
    assert any(line.text.startswith("B01、B02、B03共3项的备注一字不差") for line in lines)
    full = [line.text for line in lines if "全部符合，没有照片也没有备注" in line.text]
    assert len(full) == 1
    assert full[0].startswith("A、C、D、")  # in B somebody wrote a note
    codes = {item.code for item in inspect.open_checklist(desk, visit).items}
    assert {line.item for line in lines} <= codes
    desk.language = "en"
    assert any("within 0 s" in line.text for line in hints.hint_lines(desk, visit))
    conclude.freeze(desk, visit)
    report = json.loads(desk.store.select("freeze", visit_id=str(visit))[0].values["frozen"]["report"])
    text = json.dumps(report, ensure_ascii=False)
    for line in lines:
        assert line.text not in text
    assert "秒内答完" not in text
    assert "一字不差" not in text


def test_work_at_an_ordinary_pace_is_left_in_peace(desk, watch):
    visit = factory.begin(desk)
    items = [i for i in inspect.open_checklist(desk, visit).items if i.kind in {"scale4", "yesno"}]
    for n, item in enumerate(items):
        watch.go(seconds=20)
        inspect.answer(desk, visit, item.code, {"value": "fails" if n % 3 == 0 else "conforms"})
    assert hints.hint_lines(desk, visit) == ()
