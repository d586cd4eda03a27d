"""What a campaign adds up to: last visits count, follow-ups do not, small counts stay hidden in public."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from inspector.domain import campaign as c
from inspector.domain.town import town_of

GRADES = ("优秀", "良好", "合格", "不合格")


def a_visit(school, *, score="90.0", grade="优秀", kind="小学", fails=(), problems=(), **more):
    results = tuple((code, f"问{code}", code in fails) for code in ("A01", "A02", "B01"))
    sections = (("A", "组织领导", score), ("B", "应急值守", ""))
    made = c.Visited(
        school, f"{school}学校", kind, follow_up=False, on="2026-11-20", grade=grade, score=score, sections=sections,
        results=results, problems=problems, n_flags=0,
    )  # fmt: skip
    return replace(made, **more)


def a_campaign(*visits, earlier=(), n_schools=4):
    schools = tuple((f"s{n}", "小学" if n else "高级中学", "") for n in range(n_schools))
    return c.Campaign(tuple(visits), tuple(earlier), schools, date(2026, 12, 1), GRADES)


def said(campaign):
    return {one.name.removeprefix("campaign_"): one.text for one in c.totals(campaign)}


def figure(campaign, key, version="full"):
    return next(one for one in c.figures(campaign, version) if one.key == key)


def cells(campaign, key, version="full"):
    return {row.label: row.cells for row in figure(campaign, key, version).rows}


PROBLEMS = (
    c.Found(severe=True, put_right=False, settled=False, due_on="2026-11-30"),
    c.Found(severe=False, put_right=False, settled=False, due_on="2026-12-01"),
    c.Found(severe=False, put_right=True, settled=False, due_on=""),
    c.Found(severe=False, put_right=False, settled=True, due_on="2026-11-01"),
)


def test_totals_count_each_school_once_and_each_problem_by_what_became_of_it():
    made = a_campaign(
        a_visit("s1", score="60.0", grade="合格", problems=PROBLEMS),
        a_visit("s1", score="80.5", grade="良好", n_flags=2),
        a_visit("s2", follow_up=True, problems=PROBLEMS, n_flags=5),
    )
    assert said(made) == {
        "n_schools": "4", "n_visited": "2", "share": "50.0%", "n_visits": "3", "n_follow_ups": "1", "mean": "80.5",
        "n_problems": "4", "n_put_right": "1", "n_settled": "1", "n_running": "1", "n_overdue": "1", "n_serious": "1",
        "n_flags": "2", "n_earlier": "0",
    }  # fmt: skip
    assert cells(made, "grades")["良好"] == ("1", "100.0%")
    assert cells(made, "state") == {
        "当场整改": ("1", "25.0%"), "已核查销号": ("1", "25.0%"), "整改中": ("1", "25.0%"), "逾期未销号": ("1", "25.0%"),
    }  # fmt: skip


def test_coverage_says_which_kinds_are_covered_and_a_school_unknown_to_the_register_counts():
    made = a_campaign(a_visit("s1"), a_visit("elsewhere", kind="幼儿园"))
    assert cells(made, "coverage") == {
        "合计": ("5", "2", "40.0%"), "小学": ("3", "1", "33.3%"), "幼儿园": ("1", "1", "100.0%"),
        "高级中学": ("1", "0", "0.0%"),
    }  # fmt: skip
    assert [row.share for row in figure(made, "coverage").rows] == ["40.0", "33.3", "100.0", "0.0"]


def test_sections_have_their_mean_of_those_that_were_scored():
    made = a_campaign(a_visit("s1", score="90.1", fails=("A01",)), a_visit("s2", score="90.2", fails=("A01", "A02")))
    assert cells(made, "sections") == {"A 组织领导": ("90.2", "3"), "B 应急值守": ("—", "0")}  # halves go up
    assert figure(made, "sections").rows[1].share == ""


def test_common_problems_stand_in_order_of_how_often_they_were_found():
    made = a_campaign(*(a_visit(f"s{n}", fails=("B01",) if n else ("A02", "B01")) for n in range(3)))
    assert cells(made, "common") == {"B01 问B01": ("3", "3", "100.0%"), "A02 问A02": ("3", "1", "33.3%")}
    assert list(cells(made, "common", "public")) == ["B01 问B01"]


def test_the_public_version_names_no_school_and_hides_small_counts_and_what_would_give_them_away():
    visits = [a_visit(f"s{n}", grade="不合格" if n == 1 else "优秀" if n < 6 else "良好") for n in range(1, 12)]
    made = a_campaign(*visits, n_schools=12)
    public = c.figures(made, "public")
    assert [one.key for one in public] == [key for key in c.FIGURES["public"] if key not in {"towns", "kinds"}]
    assert "学校" not in "".join(row.label for one in public for row in one.rows if one.key not in {"coverage"})
    assert cells(made, "grades", "public") == {
        "优秀": ("不足3", "—"), "良好": ("6", "54.5%"), "合格": ("0", "0.0%"), "不合格": ("不足3", "—"),
    }  # fmt: skip
    assert not any(row.share for row in figure(made, "grades", "public").rows if row.cells[0] == "不足3")
    assert cells(made, "coverage", "public")["高级中学"] == ("不足3", "—", "—")
    assert [one.key for one in c.figures(a_campaign(*visits[:2]), "public")] == ["coverage"]


def test_it_is_compared_with_the_time_before_where_there_was_any():
    made = a_campaign(
        a_visit("s1", score="70.0", grade="合格", problems=PROBLEMS),
        earlier=(a_visit("s1", score="50.0", grade="不合格", problems=PROBLEMS[:1]), a_visit("s2", score="60.0")),
    )
    assert cells(made, "earlier") == {
        "督导次数": ("2", "1"), "平均得分": ("55.0", "70.0"), "每次发现问题数": ("0.5", "4.0"), "不合格学校数": ("1", "0"),
    }  # fmt: skip
    assert "earlier" not in {one.key for one in c.figures(a_campaign(a_visit("s1")), "full")}


def test_schools_that_wait_for_most_come_first_and_those_in_order_are_not_listed():
    made = a_campaign(
        a_visit("s1"),
        a_visit("s2", grade="不合格", score=""),
        a_visit("s3", problems=PROBLEMS),
        a_visit("s0", problems=PROBLEMS[2:]),
    )
    assert list(cells(made, "schools").items()) == [
        ("s3学校", ("优秀", "90.0", "4", "1", "1")), ("s2学校", ("不合格", "—", "0", "0", "0")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("address", "town"),
    [
        ("澄江市梅岭区枫桥街道书院路118号", "枫桥街道"), ("江苏省澄江市 梅岭镇中心路6号", "梅岭镇"), ("双塔乡石湖村", "双塔乡"),
        ("江西省景德镇市珠山区新村街道1号", "新村街道"), ("镇江市京口区正东路街道2号", "正东路街道"), ("梅岭区家乡路3号", ""), ("", ""),
        ("景德镇市珠山区1号", ""), ("澄江市梅岭区枫桥路118号", ""),
    ],
)  # fmt: skip
def test_a_town_is_taken_from_an_address_only_where_it_is_plainly_there(address, town):
    assert town_of(address) == town


def test_coverage_by_town_stands_where_two_are_named_and_hides_small_ones_in_public():
    towns = ("枫桥街道", "枫桥街道", "枫桥街道", "梅岭镇", "")
    visits = [a_visit(f"s{n}", town=towns[n]) for n in (0, 1, 3)]
    made = replace(a_campaign(*visits), schools=tuple((f"s{n}", "小学", town) for n, town in enumerate(towns)))
    assert list(cells(made, "towns").items()) == [
        ("合计", ("5", "3", "60.0%")), ("枫桥街道", ("3", "2", "66.7%")), ("梅岭镇", ("1", "1", "100.0%")),
        ("未注明", ("1", "0", "0.0%")),
    ]  # fmt: skip
    hidden = ("不足3", "—", "—")
    assert cells(made, "towns", "public") == {
        "合计": ("5", "3", "60.0%"), "枫桥街道": ("3", "2", "66.7%"), "梅岭镇": hidden, "未注明": hidden,
    }  # fmt: skip
    assert "towns" not in {one.key for one in c.figures(a_campaign(a_visit("s1", town="枫桥街道")), "full")}


def test_scores_are_spread_over_bands_that_hold_all_of_them_and_stay_out_of_the_public_version():
    scores = ("0.0", "59.9", "60.0", "64.9", "65.0", "89.9", "90.0", "95.0", "99.9", "100.0")
    made = a_campaign(*(a_visit(f"s{n}", score=score) for n, score in enumerate(scores)))
    found = figure(made, "scores")
    assert [row.cells[0] for row in found.rows] == ["2", "2", "1", "0", "0", "0", "1", "1", "3"]
    assert [found.rows[n].share for n in (0, 3, 8)] == ["66.7", "0.0", "100.0"]
    assert "scores" not in {one.key for one in c.figures(made, "public")}
    few = a_campaign(*(a_visit(f"s{n}", score=score) for n, score in enumerate(scores[1:])))
    assert "scores" not in {one.key for one in c.figures(few, "full")}


def test_kinds_of_schools_are_set_side_by_side_by_their_last_visits():
    kindergartens = [a_visit(f"k{n}", kind="幼儿园", score="80.0") for n in range(4)]
    made = a_campaign(
        *kindergartens, a_visit("s1", score="90.0"), a_visit("s1", score="50.0", grade="不合格", problems=PROBLEMS),
        a_visit("s2", score="70.1", problems=PROBLEMS[:1]),
    )  # fmt: skip
    assert cells(made, "kinds") == {"幼儿园": ("4", "80.0", "0.0", "0"), "小学": ("2", "60.1", "2.5", "1")}
    assert cells(made, "kinds", "public") == {"幼儿园": ("不足3", "—", "—"), "小学": ("不足3", "—", "—")}
    assert "kinds" not in {one.key for one in c.figures(a_campaign(*kindergartens), "full")}
