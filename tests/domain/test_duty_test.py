"""The duty test judged, and its stopwatch: what the calls say, and when it is too early to say it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from inspector.domain.duty_test import DutyVerdict, judge_calls
from inspector.domain.notebook import DutyCall
from inspector.domain.stopwatch import MAX_SECONDS, Stopwatch

NOW = datetime(2026, 11, 20, 1, 5, tzinfo=UTC)
SILENT = DutyCall("0510-83210000", "2026-11-20T01:05:00Z", 10, 45, False, "", "", "", "")
AGAIN = replace(SILENT, started_at="2026-11-20T01:09:00Z")
TOLD = replace(AGAIN, answered=True, rings=3, waited_seconds=9, who="王建", role="保安", leader="yes")


def verdict_of(*calls) -> DutyVerdict:
    verdict = judge_calls(calls)
    assert verdict is not None
    return verdict


def test_one_call_that_nobody_answers_says_nothing_yet():
    assert judge_calls([]) is None
    assert judge_calls([SILENT]) is None


def test_two_calls_that_nobody_answers_fail_with_both_times_and_the_rings():
    verdict = verdict_of(AGAIN, SILENT)
    assert verdict.value == "fails"
    assert verdict.fact == "9时05分、9时09分两次拨打学校公布的值班电话0510-83210000，各响铃10声，均无人接听。"


def test_rings_that_differ_and_rings_that_nobody_counted_are_said_as_they_are():
    assert "分别响铃10声、8声" in verdict_of(SILENT, replace(AGAIN, rings=8)).fact
    assert "各等候45秒" in verdict_of(SILENT, replace(AGAIN, rings=0)).fact


def test_two_numbers_are_both_named():
    fact = verdict_of(SILENT, replace(AGAIN, number="83219999")).fact
    assert "值班电话0510-83210000，响铃10声无人接听；9时09分再次拨打学校公布的值班电话83219999" in fact


def test_an_answer_at_the_second_try_conforms_when_the_leader_is_named():
    verdict = verdict_of(SILENT, TOLD)
    assert verdict.value == "conforms"
    assert "响铃3声后由王建（保安）接听，能说出当班带班领导姓名" in verdict.fact
    assert "9时05分拨打" in verdict.fact


def test_who_cannot_name_the_leader_fails_and_is_not_helped_by_the_next_call():
    lost = replace(TOLD, leader="no", said="不清楚，\n要问办公室")
    later = replace(TOLD, started_at="2026-11-20T01:20:00Z")
    verdict = verdict_of(lost, later)
    assert verdict.value == "fails"
    assert verdict.fact.endswith("说不出当班带班领导姓名。接听人说：“不清楚， 要问办公室”")


def test_an_answer_without_a_word_on_the_leader_is_too_early():
    assert judge_calls([replace(TOLD, leader="")]) is None


def test_a_long_answer_is_cut_in_the_fact():
    fact = verdict_of(replace(TOLD, leader="no", said="值" * 500)).fact
    assert fact.count("值") < 140
    assert "……”" in fact


def test_the_stopwatch_goes_on_over_a_kill_and_stops_where_it_was_stopped():
    ringing = Stopwatch().dial(NOW).ring().ring()
    kept = Stopwatch(ringing.started_ms, ringing.ended_ms, ringing.rings, ringing.answered)
    later = NOW + timedelta(seconds=12.34)
    assert (kept.phase, kept.tenths(later), kept.rings) == ("ringing", 123, 2)
    done = kept.answer(later)
    assert (done.phase, done.tenths(later + timedelta(hours=1))) == ("answered", 123)
    assert done.give_up(later) == done
    assert done.with_seconds(20).tenths(later) == 200


def test_the_stopwatch_stands_in_no_time_that_is_not_there():
    ringing = Stopwatch().dial(NOW)
    assert ringing.tenths(NOW - timedelta(minutes=5)) == 0
    assert ringing.tenths(NOW + timedelta(days=1)) == MAX_SECONDS * 10
    assert Stopwatch().ring() == Stopwatch()
    assert ringing.ring(-1).rings == 0
    assert ringing.give_up(NOW).phase == "given_up"
