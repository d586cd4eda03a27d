"""Ready sentences: where they come from, in which order, and how they are found."""

from __future__ import annotations

from datetime import date

import pytest

from inspector.base.canonical import canonical_bytes
from inspector.domain import basis
from inspector.exchange.checklist_file import built_in
from inspector.exchange.phrases_file import common_phrases, parse_phrases
from inspector.services import finish_check, inspect, phrases, records
from inspector.services.inspect_views import ProblemEdit
from tests.services import factory


def texts(groups):
    return {group.source: [phrase.text for phrase in group.phrases] for group in groups}


def test_an_items_own_sentences_come_first_and_each_sentence_once(desk):
    visit = factory.begin(desk)
    groups = phrases.find_phrases(desk, visit, "B03", "measure")
    found = texts(groups)
    assert [group.source for group in groups] == ["item", "common", "law"]
    item = next(i for s in built_in().sections for i in s.items if i.code == "B03")
    assert found["item"] == [item.problem_fact, item.problem_title, item.rectify, item.guidance]
    assert found["common"][: len(common_phrases()["measure"])] == list(common_phrases()["measure"])
    everything = [text for group in found.values() for text in group]
    assert len(everything) == len(set(everything))


def test_the_last_signed_record_gives_its_fact_and_note(desk):
    first = factory.begin(desk)
    factory.answer_all(desk, first, fails=frozenset({"B03"}))
    inspect.change_problem(desk, first, "B03", ProblemEdit(fact="值班表写甲，在岗的是乙。"))
    inspect.write_note(desk, first, "B03", "乙说甲临时请假，没有登记。")
    unsigned = factory.begin(desk)
    assert "last" not in texts(phrases.find_phrases(desk, unsigned, "B03", "fact"))
    factory.sign_all(desk, first)
    records.issue(desk, first, lambda _done, _total: None)
    desk.cache.clear()
    found = texts(phrases.find_phrases(desk, factory.begin(desk), "B03", "fact"))
    assert found["last"] == ["值班表写甲，在岗的是乙。", "乙说甲临时请假，没有登记。"]
    assert "乙说甲临时请假，没有登记。" not in found.get("own", [])  # said once, where it comes first


def test_own_sentences_are_those_of_the_item_most_frequent_first_and_bounded(desk):
    for n in range(3):
        visit = factory.begin(desk, school="mdxx" if n % 2 else "dsyey")
        inspect.answer(desk, visit, "A01", {"value": "not_checked", "reason": "当天组长在外开会。"})
        inspect.write_note(desk, visit, "A01", f"文件盖章清楚。第{n}处日期是补写的。" + "短。" * 3)
        inspect.write_note(desk, visit, "A02", "别的条目的话，不该出现。")
    many = factory.begin(desk)
    inspect.write_note(desk, many, "A01", "".join(f"第{n}条各不相同的记录。" for n in range(50)))
    own = texts(phrases.find_phrases(desk, factory.begin(desk), "A01", "fact"))["own"]
    assert set(own[:2]) == {"文件盖章清楚。", "当天组长在外开会。"}
    assert len(own) == phrases.MAX_OWN
    assert not any("别的条目" in text or text == "短。" for text in own)
    assert "own" not in texts(phrases.find_phrases(desk, many, "C01", "fact"))


def test_the_whole_of_a_visit_offers_earlier_opinions_and_words(desk):
    earlier = factory.begin(desk)
    finish_check.write_opinion(desk, earlier, "门卫管理有进步。")
    finish_check.write_statement(desk, earlier, "学校没有不同意见，马上整改。", "孙国栋")
    now = factory.begin(desk)
    assert texts(phrases.find_phrases(desk, now, "", "opinion"))["own"] == ["门卫管理有进步。"]
    assert texts(phrases.find_phrases(desk, now, "", "word"))["own"] == ["学校没有不同意见，马上整改。"]
    found = texts(phrases.find_phrases(desk, now, "", "refusal"))
    assert "own" not in found
    assert found["common"][0] == "未说明理由。"


def test_laws_are_quoted_as_the_checklist_carries_them_on_the_visits_date(desk):
    visit = factory.begin(desk)  # November 2026
    laws = texts(phrases.find_phrases(desk, visit, "E04", "fact"))["law"]
    assert laws[0] == "《中华人民共和国传染病防治法》（2025年）"  # its article in this text is not known: no number
    carried = {ref.place for section in built_in().sections for item in section.items for ref in item.basis}
    for text in laws:
        rest = text.partition("年）")[2] if text.startswith("《") else text
        assert not rest or any(rest.endswith(place) for place in carried) or rest == "苏校防组〔2020〕6号", text
    old = next(i for s in built_in().sections for i in s.items if i.code == "E04")
    assert basis.quotes(built_in(), old, date(2020, 3, 1))[0] == "《中华人民共和国传染病防治法》（2013年）第10条"
    assert not any("个人信息保护法" in title for title in basis.titles(built_in(), date(2020, 3, 1)))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("zbswrzg", "值班室无人在岗。"),
        ("ZBSWR", "值班室无人在岗。"),
        ("无人在岗", "值班室无人在岗。"),
        ("xcckyxxtgdclyz", "现场查看，与学校提供的材料一致。"),
    ],
)
def test_initials_and_parts_find_a_sentence(desk, typed, found):
    groups = phrases.find_phrases(desk, factory.begin(desk), "A01", "fact")
    assert found in texts(phrases.matching(groups, typed))["common"]
    assert phrases.matching(groups, "qqqqqqqq") == ()


def test_a_sentence_that_a_field_would_cut_is_not_offered(desk):
    groups = phrases.find_phrases(desk, factory.begin(desk), "B03", "fact")
    short = phrases.matching(groups, "", at_most=12)
    assert short
    assert all(len(phrase.text) <= 12 for group in short for phrase in group.phrases)


def test_the_common_phrases_keep_to_their_schema_and_to_our_words():
    found = common_phrases()
    assert set(found) == {"fact", "measure", "flag", "reason", "opinion", "word", "refusal"}
    everything = [text for group in found.values() for text in group]
    assert 55 <= len(everything) == len(set(everything))
    assert all(text.endswith("。") and "您" not in text and "  " not in text for text in everything)
    assert canonical_bytes(everything)


@pytest.mark.parametrize(
    "text",
    [
        "format: inspector-phrases/1\ngroups: []\n",
        "format: inspector-phrases/2\ngroups: [{use: fact, phrases: [现场查看。]}]\n",
        "format: inspector-phrases/1\ngroups: [{use: nothing, phrases: [现场查看。]}]\n",
        "format: inspector-phrases/1\ngroups: [{use: fact, phrases: [立即整改！]}]\n",
        "format: inspector-phrases/1\ngroups: [{use: fact, phrases: [现场查看。, 现场查看。]}]\n",
    ],
)
def test_a_broken_phrase_file_is_refused(text):
    with pytest.raises(ValueError, match=r"^(groups|format)"):
        parse_phrases(text)
