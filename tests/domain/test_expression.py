"""The language of rules: what it computes, held to a second evaluation that shares no code with it."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.domain.expression import parse
from inspector.domain.scope import DATE, NUMBER, TEXT, TRUTH, Scope, Type
from inspector.domain.tokens import ExpressionError
from inspector.domain.values import FAILURES, MISSING, Day, Failure, Names
from inspector.exchange.calendar_file import load_calendar

TODAY = date(2026, 3, 2)
CHOICES = ("daily", "never", "weekly")
SCOPE = Scope(
    {
        "n": NUMBER, "m": NUMBER, "d": DATE, "t": TRUTH, "w": TEXT,
        "c": Type("text", frozenset(CHOICES)), "s": Type("set", frozenset(CHOICES)),
    },
    {"gate": Scope({"g": NUMBER, "h": TRUTH, "e": DATE})},
    {"B02": "B02"},
    {"A05": "it has several numbers: A05.sampled"},
)  # fmt: skip


def value_of(text, wanted=TRUTH, names=None, rows=()):
    day = Day(TODAY, load_calendar())
    outer = Names(names or {}, day)
    gates = [Names(row, day, outer=outer) for row in rows]
    return parse(text, SCOPE, wanted).value(Names(names or {}, day, {"gate": gates}))


# A second evaluation: trees are made, written as text, and walked here, step by step, by the rules of the docs.


class Gap:
    """Neither answered (why None) nor computable (why = the reason)."""

    def __init__(self, why=None):
        self.why = why

    def __eq__(self, other):
        return isinstance(other, Gap) and other.why == self.why

    def __repr__(self):
        return f"Gap({self.why})"

    def __hash__(self):
        return hash(self.why)


def walk(tree, names, rows):  # noqa: C901, PLR0911  # one branch a kind of tree
    op, *parts = tree
    if op == "constant":
        return parts[0]
    if op == "name":
        return names.get(parts[0], Gap())
    if op in {"and", "or"}:
        return junction(op, [walk(part, names, rows) for part in parts])
    if op == "not":
        got = walk(parts[0], names, rows)
        return got if isinstance(got, Gap) else got is False
    if op == "many":
        function, inner = parts
        got = [walk(inner, {**names, **row}, rows) for row in rows]
        return aggregate(function, got)
    if op == "if":
        condition = walk(parts[0], names, rows)
        if isinstance(condition, Gap):
            return condition
        return walk(parts[1] if condition else parts[2], names, rows)
    left, right = (walk(part, names, rows) for part in parts)
    for side in (left, right):  # the first reason, else "not answered"
        if isinstance(side, Gap) and side.why:
            return side
    if isinstance(left, Gap) or isinstance(right, Gap):
        return Gap()
    return operate(op, left, right)


def operate(op, left, right):
    if op == "/":
        return Gap("division_by_zero") if right == 0 else Fraction(left) / Fraction(right)
    if op in {"later", "earlier"}:
        if Fraction(right).denominator != 1:
            return Gap("not_whole")
        ordinal = left.toordinal() + (int(right) if op == "later" else -int(right))
        return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else Gap("date_range")
    table = {
        "+": lambda: left + right, "-": lambda: left - right, "*": lambda: left * right,
        "<": lambda: left < right, "<=": lambda: left < right or left == right, ">": lambda: right < left,
        ">=": lambda: right < left or left == right, "==": lambda: left == right, "!=": lambda: left != right,
        "days": lambda: left.toordinal() - right.toordinal(),
        "in": lambda: any(left == one for one in right), "not in": lambda: all(left != one for one in right),
        "contains": lambda: all(one in left for one in right),
        "union": lambda: frozenset([*left, *right]), "except": lambda: frozenset(x for x in left if x not in right),
        "intersect": lambda: frozenset(x for x in left if x in right),
    }  # fmt: skip
    return table[op]()


def junction(op, got):
    decisive = op == "or"
    if any(one is decisive for one in got):
        return decisive
    gaps = [one for one in got if isinstance(one, Gap)]
    if not gaps:
        return not decisive
    return next((gap for gap in gaps if gap.why), Gap())


def aggregate(function, got):
    if function in {"any", "all"}:
        return junction("or" if function == "any" else "and", got)
    why = next((one for one in got if isinstance(one, Gap) and one.why), None)
    if why is not None:
        return why
    there = [one for one in got if not isinstance(one, Gap)]
    if function == "count":
        return len([one for one in there if one])
    if function == "sum":
        total = Fraction(0)
        for one in there:
            total += one
        return total
    ordered = sorted(there)
    if not ordered:
        return Gap()
    return ordered[0] if function == "min" else ordered[-1]


def text_of(tree):  # noqa: PLR0911  # as walk
    op, *parts = tree
    if op == "constant":
        value = parts[0]
        if isinstance(value, frozenset):
            return "{" + ", ".join(f'"{one}"' for one in sorted(value)) + "}"
        if isinstance(value, date):
            return f'date("{value.isoformat()}")'
        if isinstance(value, str):
            return f"'{value}'"
        return f"{float(value):.1f}" if isinstance(value, Fraction) else str(value)
    if op == "name":
        return parts[0]
    if op == "not":
        return f"(not {text_of(parts[0])})"
    if op == "many":
        return f"{parts[0]}(gate: {text_of(parts[1])})"
    if op == "if":
        return f"if({', '.join(map(text_of, parts))})"
    sign = {"days": "-", "later": "+", "earlier": "-"}.get(op, op)
    return "(" + f" {sign} ".join(map(text_of, parts)) + ")"


def trees(depth, *, within=True):
    """Trees of each type; inside a group its columns are names too, and no second group is opened."""
    numbers, dates, truths, sets = leaves(rows=not within)
    texts = st.one_of(st.just(("name", "c")), st.sampled_from(CHOICES).map(lambda c: ("constant", c)))
    for _ in range(depth):
        numbers, dates, truths, sets = grown(numbers, dates, truths, sets, texts, within=within)
    return numbers, dates, truths, sets


def leaves(*, rows):
    constant = st.one_of(st.integers(0, 9), st.integers(0, 99).map(lambda n: Fraction(n, 10)))
    named = ["n", "m", *(["g"] if rows else [])]
    days = st.dates(date(2025, 12, 1), date(2026, 6, 1)).map(lambda d: ("constant", d))
    return (
        st.one_of(constant.map(lambda n: ("constant", n)), st.sampled_from(named).map(lambda n: ("name", n))),
        st.one_of(days, st.sampled_from(["d", *(["e"] if rows else [])]).map(lambda n: ("name", n))),
        st.sampled_from(["t", *(["h"] if rows else [])]).map(lambda n: ("name", n)),
        st.one_of(
            st.just(("name", "s")),
            st.frozensets(st.sampled_from(CHOICES), min_size=1).map(lambda s: ("constant", s)),
        ),
    )


def grown(numbers, dates, truths, sets, texts, *, within):
    def binary(signs, left, right):
        return st.tuples(st.sampled_from(signs), left, right)

    few = [
        binary(["+", "-", "*", "/"], numbers, numbers),
        binary(["days"], dates, dates),
        st.tuples(st.just("if"), truths, numbers, numbers),
    ]
    some = [
        binary(["<", "<=", ">", ">=", "==", "!="], numbers, numbers),
        binary(["<", "<=", ">", ">=", "==", "!="], dates, dates),
        binary(["and", "or"], truths, truths),
        truths.map(lambda t: ("not", t)),
        binary(["in", "not in"], texts, st.just(("name", "s"))),
        binary(["contains", "==", "!="], st.just(("name", "s")), sets),
        binary(["==", "!="], st.just(("name", "c")), texts),
    ]
    if within:
        in_numbers, in_dates, in_truths, _ = trees(1, within=False)
        of = st.sampled_from(["sum", "min", "max"])
        few.append(st.tuples(st.just("many"), of, in_numbers))
        few.append(st.tuples(st.just("many"), st.just("count"), in_truths))
        some.append(st.tuples(st.just("many"), st.sampled_from(["any", "all"]), in_truths))
        dates = st.one_of(dates, st.tuples(st.just("many"), st.sampled_from(["min", "max"]), in_dates))
    return (
        st.one_of(numbers, *few),
        st.one_of(dates, binary(["later", "earlier"], dates, numbers)),
        st.one_of(*some),
        st.one_of(sets, binary(["union", "except", "intersect"], sets, st.just(("name", "s")))),
    )


def maybe(values):
    return st.one_of(st.just(None), values)


NAMES = st.fixed_dictionaries(
    {
        "n": maybe(st.integers(0, 9)), "m": maybe(st.integers(0, 3)), "t": maybe(st.booleans()),
        "d": maybe(st.dates(date(2026, 1, 1), date(2026, 5, 1))), "c": maybe(st.sampled_from(CHOICES)),
        "s": maybe(st.frozensets(st.sampled_from(CHOICES))),
    }
)  # fmt: skip
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "g": maybe(st.integers(0, 3)), "h": maybe(st.booleans()),
            "e": maybe(st.dates(date(2026, 1, 1), date(2026, 5, 1))),
        }
    ),
    max_size=4,
)  # fmt: skip


def there(names):
    return {name: value for name, value in names.items() if value is not None}


@settings(max_examples=400, deadline=None)
@given(trees(2)[2], NAMES, ROWS)
def test_a_rule_means_what_a_second_evaluation_finds(tree, names, rows):
    text = text_of(tree)
    if len(text) > 500:
        return
    rows = [{name: Gap() if value is None else value for name, value in row.items()} for row in rows]
    expected = walk(tree, there(names), rows)
    seen = [{name: MISSING if isinstance(value, Gap) else value for name, value in row.items()} for row in rows]
    found = value_of(text, TRUTH, there(names), seen)
    if isinstance(expected, Gap):
        assert found == (Failure(expected.why) if expected.why else MISSING)
    else:
        assert found is expected


@settings(max_examples=300, deadline=None)
@given(trees(2)[0], NAMES, ROWS)
def test_numbers_are_exact(tree, names, rows):
    text = text_of(tree)
    if len(text) > 500:
        return
    expected = walk(tree, there(names), [{k: Gap() if x is None else x for k, x in row.items()} for row in rows])
    seen = [{k: MISSING if x is None else x for k, x in row.items()} for row in rows]
    found = value_of(text, NUMBER, there(names), seen)
    assert found == (expected if not isinstance(expected, Gap) else Failure(expected.why) if expected.why else MISSING)


def test_division_by_zero_is_an_outcome_that_is_said_and_the_rest_goes_on():
    assert value_of("n / m > 1", names={"n": 3, "m": 0}) == Failure("division_by_zero")
    assert value_of("m > 0 and n / m > 1", names={"n": 3, "m": 0}) is False
    assert value_of("m == 0 or n / m > 1", names={"n": 3, "m": 0}) is True
    assert value_of("if(m == 0, 0, n / m)", NUMBER, {"n": 3, "m": 0}) == 0
    assert Failure("division_by_zero").text.zh == "除数为0"
    assert all(text.zh and text.en for text in FAILURES.values())


def test_dates_and_working_days():
    assert value_of("d + 14 >= today", names={"d": date(2026, 2, 16)}) is True
    assert value_of("today - d", NUMBER, {"d": date(2026, 2, 16)}) == 14
    assert value_of("workdays(d, today)", NUMBER, {"d": date(2026, 2, 26)}) == 3  # Saturday 28 is worked in exchange
    assert value_of("workdays(d, today)", NUMBER, {"d": date(1999, 1, 1)}) == Failure("calendar_unknown")
    assert value_of("d + n > today", names={"d": date(9999, 12, 1), "n": 99}) == Failure("date_range")
    assert value_of("d + n / 2 > today", names={"d": TODAY, "n": 3}) == Failure("not_whole")
    assert value_of('max(d, date("2026-03-01"))', DATE, {"d": TODAY - timedelta(5)}) == date(2026, 3, 1)


def test_what_is_not_answered_is_not_guessed():
    assert value_of("n > 3") is MISSING
    assert value_of("n > 3 or m == 0", names={"m": 0}) is True
    assert value_of("answered(B02) and n > 3", names={"n": 4}) is False
    assert value_of("count(gate)", NUMBER, rows=[{}, {}]) == 2
    assert value_of("count(gate: g > 1)", NUMBER, rows=[{"g": 2}, {}]) == 1
    assert value_of("max(gate: g)", NUMBER) is MISSING


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("n == d", "a number and a date are not compared"),
        ("c == 'hourly'", "unknown choice 'hourly' (known: daily, never, weekly)"),
        ("s contains 'hourly'", "unknown choice 'hourly'"),
        ("c in {'daily', 'hourly'}", "unknown choice 'hourly'"),
        ("d + d == d", "a date + a date means nothing"),
        ("A05 > 3", "it has several numbers: A05.sampled"),
        ("g > 3", "unknown name 'g'"),
        ("sum(gate) > 3", "needs what it is taken of"),
        ("sum(gate: h) > 3", "is taken of a number"),
        ("any(gate: any(gate: h))", "too deep"),
        ("count(door: h) > 1", "unknown group or table 'door' (known: gate)"),
        ("judged(Z99) == 'fails'", "unknown name 'Z99'"),
        ("judged(B02) == 'good'", "unknown choice 'good'"),
        ("date('2026-02-30') < today", "is not a date"),
        ("eval('1') == 1", "unknown function 'eval'"),
        ("if(t, n, d) > 1", "'if' takes a truth"),
        ("workdays(n, d) > 1", "takes two dates"),
        ("c < 'daily'", "works on numbers and dates"),
        ("n == 1.1234567", "digits after the point"),
        ("n ** 9 > 1", "unexpected '*'"),
        ("w == 'a\nb'", "unexpected"),
        ("s union c == s", "sets are joined with sets"),
        ("min(n) == 1", "takes several"),
        ("count(n) == 1", "needs a group, a table or a set"),
        ("n in {1, 2}", "a set holds texts"),
    ],
)  # fmt: skip
def test_a_rule_that_cannot_mean_anything_is_refused_with_its_reason(text, reason):
    with pytest.raises(ExpressionError) as refused:
        parse(text, SCOPE)
    assert reason in str(refused.value)


@settings(max_examples=500, deadline=None)
@given(st.text(alphabet="nmdtcsgB02.,:(){}<>=!+-*/'\" andornotifcountsumdate", max_size=60))
def test_any_text_is_read_or_refused_and_what_was_read_never_raises(text):
    try:
        rule = parse(text, SCOPE)
    except ExpressionError:
        return
    day = Day(TODAY, load_calendar())
    for names in ({}, {"n": 0, "m": 0, "d": TODAY, "t": True, "c": "daily", "s": frozenset[str]()}):
        rule.value(Names(names, day, {"gate": [Names({}, day)]}))
