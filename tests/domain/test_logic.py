"""Logic between items: what an answer re-evaluates is what a full evaluation finds, and no more is touched."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.domain.checklist_build import ChecklistError, build_checklist
from inspector.domain.logic import Evaluation
from inspector.domain.values import Day, Failure
from inspector.exchange.calendar_file import load_calendar
from inspector.exchange.checklist_file import built_in
from tests.checklists import made_of, plain_of

TODAY = date(2026, 3, 2)
GATE = {"gate": {"zh": "校门", "en": "Gate", "at_least": 1, "at_most": 9}}
NUMBER = {"kind": "number", "unit": {"zh": "个", "en": ""}, "min": 0, "max": 99, "conforms_when": "value <= 3"}
TABLE = {
    "kind": "table", "draws": 2, "conforms_when": "all(rows: shown <= 3)",
    "columns": [{"name": "shown", "kind": "number", "label": {"zh": "读数", "en": "Reading"},
                 "unit": {"zh": "℃", "en": "°C"}, "min": 0, "max": 99, "decimals": 1}],
}  # fmt: skip
MESSAGE = {"zh": "前后不符", "en": "does not agree"}


def yes(code, **more):
    return {"code": code, "answer": {"kind": "yesno"}, **more}


def number(code, **more):
    return {"code": code, "answer": NUMBER, **more}


def evaluation(checklist, answers=None, rows=None):
    codes = [item.code for section in checklist.sections for item in section.items]
    made = Evaluation(checklist.logic, Day(TODAY, load_calendar()), {"kind": "primary", "students": 860}, codes)
    made.load(answers or {}, rows or {})
    return made


def numbers(n):
    return {"numbers": {"value": n}}


def test_a_question_appears_when_it_matters_and_its_answer_is_kept_when_it_does_not():
    made = evaluation(
        made_of([number("A01"), yes("A02", applies_when="A01 > 0"), number("A03", applies_when="A02 == 'fails'")])
    )
    assert not made.standing(("A02", 0)).applies
    assert made.put(("A01", 0), numbers(2)) == {("A01", 0), ("A02", 0)}
    made.put(("A02", 0), {"value": "fails"})
    made.put(("A03", 0), numbers(7))
    assert made.standing(("A03", 0)).applies
    assert made.put(("A01", 0), numbers(0)) == {("A01", 0), ("A02", 0), ("A03", 0)}
    assert not made.standing(("A03", 0)).applies
    assert made.answer(("A03", 0)) == numbers(7)
    made.put(("A01", 0), numbers(1))
    assert made.standing(("A03", 0)).applies


def test_what_cannot_be_computed_is_said_and_the_rest_goes_on():
    items = [
        number("A01"), number("A02"), yes("A03", applies_when="A01 / A02 > 1"),
        number("A04", calculate={"value": "A01 / A02", "decimals": 2}),
        yes("A05", constraint={"rule": "A01 / A02 < 9", "message": MESSAGE}, required_when="A01 > 1"),
    ]  # fmt: skip
    made = evaluation(made_of(items), {("A01", 0): numbers(2), ("A02", 0): numbers(0)})
    failure = Failure("division_by_zero")
    assert made.standing(("A03", 0)).applies
    assert made.standing(("A03", 0)).cannot == (("applies_when", failure),)
    assert made.standing(("A04", 0)).cannot == (("calculate", failure),)
    assert made.standing(("A05", 0)).cannot == (("constraint", failure),)
    assert made.standing(("A05", 0)).required
    made.put(("A02", 0), numbers(3))
    assert made.answer(("A04", 0)) == {"numbers": {"value": "0.67"}}
    assert not made.standing(("A03", 0)).applies


def test_a_rule_of_ones_own_that_divides_by_zero_counts_as_not_checked_and_says_why():
    answer = {
        "kind": "number", "conforms_when": "handled / sampled >= 9 / 10", "mostly_when": "handled / sampled >= 0.5",
        "fields": [{"name": name, "label": MESSAGE, "unit": MESSAGE, "min": 0, "max": 99} for name in ("sampled", "handled")],
    }  # fmt: skip
    item = made_of([{"code": "A01", "answer": answer}]).item("A01")
    values = [item.judge({"numbers": {"sampled": s, "handled": 9}}, TODAY) for s in (10, 18, 99, 0)]
    assert values == ["conforms", "mostly", "fails", "not_checked"]
    assert item.rule.failure({"numbers": {"sampled": 0, "handled": 9}}, TODAY, None) == Failure("division_by_zero")
    assert item.accepts({"numbers": {"sampled": 0, "handled": 9}}, TODAY)


def test_groups_are_counted_and_summed_and_each_row_has_its_own_conditions():
    items = [
        number("A01", group="gate"),
        yes("A02", group="gate", applies_when="A01 > 1"),
        number("A03", calculate={"value": "sum(gate: A01)"}),
        yes("A04", constraint={"rule": "not any(gate: A02 == 'fails')", "message": MESSAGE}),
        number("A05", calculate={"value": "count(gate: answered(A01))"}),
    ]
    made = evaluation(made_of(items, GATE), rows={"gate": [1]})
    made.put(("A01", 1), numbers(2))
    made.set_rows("gate", [1, 2])
    assert made.put(("A01", 2), numbers(1)) == {("A01", 2), ("A03", 0), ("A05", 0)}
    assert made.standing(("A03", 0)).calculated == 3
    assert made.standing(("A05", 0)).calculated == 2
    assert [made.standing(("A02", n)).applies for n in (1, 2)] == [True, False]
    made.put(("A02", 1), {"value": "fails"})
    assert made.standing(("A04", 0)).violated
    made.set_rows("gate", [2])
    assert not made.standing(("A04", 0)).violated
    assert made.standing(("A03", 0)).calculated == 1
    made.set_rows("gate", [1, 2])  # the row comes back with its answers
    assert made.standing(("A04", 0)).violated
    assert made.standing(("A03", 0)).calculated == 3


def test_tables_are_taken_judged_and_read_by_other_items():
    checklist = made_of(
        [{"code": "A01", "answer": TABLE}, yes("A02", applies_when="count(A01: shown > 3) > 0"),
         number("A03", calculate={"value": "max(A01: shown)", "decimals": 1})]
    )  # fmt: skip
    item = checklist.item("A01")
    taken = item.accepts({"rows": [{"shown": "2.5"}, {"shown": ""}, {"shown": 3}]}, TODAY)
    assert taken == {"rows": [{"shown": "2.5"}, {"shown": "3.0"}]}
    assert item.judge(taken, TODAY) == "conforms"
    assert item.rule.explain(taken, "zh") == "1）读数2.5℃；2）读数3.0℃"
    made = evaluation(checklist)
    made.put(("A01", 0), taken)
    assert not made.standing(("A02", 0)).applies
    made.put(("A01", 0), item.accepts({"rows": [{"shown": "36.8"}]}, TODAY))
    assert made.standing(("A02", 0)).applies
    assert made.answer(("A03", 0)) == {"numbers": {"value": "36.8"}}


def test_a_chain_of_products_ends_in_a_word_and_not_in_endless_digits():
    items = [
        number("A01"),
        *(number(f"A{n:02}", calculate={"value": f"A{n - 1:02} * A{n - 1:02}"}) for n in range(2, 60)),
    ]
    made = evaluation(made_of(items), {("A01", 0): numbers(99)})
    assert ("calculate", Failure("too_large")) in [pair for s in made.standings().values() for pair in s.cannot]
    assert made.standing(("A59", 0)).calculated == Failure("too_large")


@pytest.mark.parametrize(
    ("items", "groups", "path", "reason"),
    [
        ([yes("A01", applies_when="A02 == 'fails'"), yes("A02", applies_when="A01 == 'fails'")], None,
         ("sections", 0, "items", 0, "applies_when"), "circle"),
        ([number("A01", calculate={"value": "A01 + 1"})], None, ("sections", 0, "items", 0, "calculate"), "A01 → A01"),
        ([number("A01", group="gate", applies_when="count(gate: A01 > 1) > 0")], GATE,
         ("sections", 0, "items", 0, "applies_when"), "circle"),
        ([yes("A01", applies_when="Z99 == 'fails'")], None, ("sections", 0, "items", 0, "applies_when"), "unknown name 'Z99'"),
        ([number("A01"), yes("A02", applies_when="A01 == 'fails'")], None, ("sections", 0, "items", 1, "applies_when"),
         "are not compared"),
        ([yes("A01"), yes("A02", applies_when="A01 == 'fail'")], None, ("sections", 0, "items", 1, "applies_when"),
         "unknown choice 'fail'"),
        ([yes("A01", group="door")], None, ("sections", 0, "items", 0, "group"), "unknown group"),
        ([number("A01", group="gate"), yes("A02", required_when="A01 > 1")], GATE,
         ("sections", 0, "items", 1, "required_when"), "asked for each gate"),
        ([yes("A01", group="gate"), yes("A02"), yes("A03", group="gate")], GATE, ("sections", 0, "items", 2, "group"),
         "do not stand together"),
        ([yes("A01", calculate={"value": "1"})], None, ("sections", 0, "items", 0, "calculate"), "single number"),
        ([yes("A01", constraint={"rule": "students", "message": MESSAGE})], None,
         ("sections", 0, "items", 0, "constraint", "rule"), "not true or false"),
        ([yes("A01")], GATE, ("groups", "gate"), "no item belongs"),
        ([{"code": "A01", "answer": {"kind": "table", "conforms_when": "1 == 1"}}], None, ("sections", 0, "items", 0, "answer"),
         "a table has columns"),
    ],
)  # fmt: skip
def test_logic_that_cannot_mean_anything_is_refused_with_its_place(items, groups, path, reason):
    with pytest.raises(ChecklistError, match=reason) as refused:
        made_of(items, groups)
    assert refused.value.path == path


def test_format_1_keeps_its_language_and_its_hash():
    assert built_in().logic.is_plain
    plain = plain_of([number("A01")])
    plain["format"] = "inspector-checklist/1"
    assert build_checklist(plain).logic.is_plain
    plain["sections"][0]["items"][0]["answer"] = {**NUMBER, "conforms_when": "value / 2 < 1"}
    with pytest.raises(ChecklistError, match="inspector-checklist/2"):
        build_checklist(plain)


# Random checklists and random acts: after each, the standings are those of an evaluation from nothing.

CODES = [f"A{n:02}" for n in range(1, 13)]
GROUPED = frozenset(CODES[4:7])


@st.composite
def checklists(draw):
    """Items read others only by an order drawn at random, so that there is no circle; constraints read any."""
    order = draw(st.permutations(CODES))
    gate_read_first = order[0] in GROUPED or draw(st.booleans())
    kinds = {code: draw(st.sampled_from(["number", "yesno", "table", "calculated"])) for code in CODES}
    items = []
    for code in CODES:
        earlier = list(order[: order.index(code)])
        item = {
            "code": code,
            "answer": {"number": NUMBER, "table": TABLE, "calculated": NUMBER}.get(kinds[code], {"kind": "yesno"}),
        }
        if code in GROUPED:
            item["group"] = "gate"
        if kinds[code] == "calculated":
            item["calculate"] = {"value": draw(sums(earlier, kinds, code)), "decimals": draw(st.integers(0, 2))}
        for rule in ("applies_when", "required_when"):
            if draw(st.booleans()):
                item[rule] = draw(
                    truths(
                        earlier if rule == "applies_when" else CODES,
                        kinds,
                        code,
                        of_gate=gate_read_first or code != order[0],
                    )
                )
        if draw(st.booleans()):
            item["constraint"] = {"rule": draw(truths(CODES, kinds, code)), "message": MESSAGE}
        items.append(item)
    group = {**GATE["gate"], "at_least": 0}
    if not gate_read_first:
        group["applies_when"] = f"not answered({order[0]})"
    return made_of(items, {"gate": group})


def readable(code, reader):
    """How a rule of one item may name another: as it stands, or through the group."""
    return code not in GROUPED or reader in GROUPED


def sums(codes, kinds, reader):
    found = [st.just("students"), st.integers(0, 9).map(str)]
    for code in codes:
        name = {"number": code, "calculated": code, "table": f"sum({code}: shown)"}.get(
            kinds[code], f"if(answered({code}), 1, 2)"
        )
        if readable(code, reader):
            found.append(st.just(name))
        if code in GROUPED:
            found.append(st.sampled_from(["sum", "max"]).map(lambda f, name=name: f"{f}(gate: {name})"))
    return st.tuples(st.one_of(found), st.sampled_from("+-*/"), st.one_of(found)).map(
        lambda t: f"({t[0]} {t[1]} {t[2]})"
    )


def truths(codes, kinds, reader, *, of_gate=True):
    found = (
        [st.just("kind == 'primary'"), st.just("count(gate) > 1")]
        if reader not in GROUPED and of_gate
        else [st.just("students > 9")]
    )
    for code in codes:
        name = {"number": f"{code} > 3", "calculated": f"{code} > 3", "table": f"any({code}: shown > 3)"}.get(
            kinds[code], f"{code} == 'fails'"
        )
        if readable(code, reader):
            found += [st.just(f"({name})"), st.just(f"judged({code}) == 'conforms'"), st.just(f"answered({code})")]
        if code in GROUPED:
            found.append(st.sampled_from(["any", "all"]).map(lambda f, name=name: f"{f}(gate: {name})"))
    found.append(sums(codes, kinds, reader).map(lambda one: f"{one} > 4"))
    return st.tuples(st.one_of(found), st.sampled_from(["and", "or", "and not"]), st.one_of(found)).map(
        lambda t: f"({t[0]} {t[1]} {t[2]})"
    )


def answers(kind):
    missing = st.sampled_from([None, {"value": "not_checked", "reason": ""}])
    if kind == "yesno":
        return st.one_of(missing, st.sampled_from(["conforms", "fails"]).map(lambda value: {"value": value}))
    if kind == "table":
        cell = st.sampled_from(["0.0", "2.5", "36.8"]).map(lambda text: {"shown": text})
        return st.one_of(missing, st.lists(cell, min_size=1, max_size=3).map(lambda rows: {"rows": rows}))
    return st.one_of(missing, st.integers(0, 9).map(numbers))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_after_any_acts_the_standings_are_those_of_a_full_evaluation(data):
    checklist = data.draw(checklists())
    given_answers, rows = {}, {"gate": [1]}
    made = evaluation(checklist, given_answers, rows)
    for _ in range(data.draw(st.integers(1, 12))):
        before = made.standings()
        if data.draw(st.integers(0, 4)) == 0:
            rows = {"gate": sorted(data.draw(st.sets(st.integers(1, 3))))}
            changed = made.set_rows("gate", rows["gate"])
            may_touch = checklist.logic.all_readers("gate")
        else:
            code = data.draw(st.sampled_from(CODES))
            item = checklist.item(code)
            if item.calculate is not None:
                continue
            place = (code, data.draw(st.integers(1, 3)) if code in GROUPED else 0)
            answer = data.draw(answers(item.rule.kind))
            given_answers[place] = answer
            changed = made.put(place, answer)
            may_touch = checklist.logic.all_readers(code)
        full = evaluation(checklist, {place: a for place, a in given_answers.items() if a is not None}, rows)
        assert made.standings() == full.standings()
        assert {p: made.answer(p) for p in full.standings()} == {p: full.answer(p) for p in full.standings()}
        assert {code for code, _ in made.evaluated} <= may_touch
        after = made.standings()
        assert {p for p in after if p in before and after[p] != before[p]} <= changed
