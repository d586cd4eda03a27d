r"""The small safe language of ``conforms_when``, ``mostly_when`` and ``checks``. Never ``eval``.

Grammar (EBNF; blanks between tokens are free)::

    rule       = disjunct ;
    disjunct   = conjunct , { "or" , conjunct } ;
    conjunct   = inverse , { "and" , inverse } ;
    inverse    = "not" , inverse | comparison ;
    comparison = sum , [ ( "==" | "!=" | "<=" | ">=" | "<" | ">" ) , sum ] ;
    sum        = product , { ( "+" | "-" ) , product } ;
    product    = factor , { "*" , factor } ;
    factor     = integer | name | "(" , disjunct , ")" | "-" , factor ;
    integer    = digit , { digit } ;                    (* at most 15 digits *)
    name       = letter , { letter | digit | "_" } ;    (* ASCII *)

A rule is true or false; sums are whole numbers. Types are checked when the text is read, and so are
names: a rule that was read cannot fail when it is used.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

MAX_LENGTH = 500
MAX_DEPTH = 30
_MAX_DIGITS = 15

_TOKEN = re.compile(r"\s*(?:(?P<int>\d+)|(?P<name>[A-Za-z][A-Za-z0-9_]*)|(?P<op>==|!=|<=|>=|[-+*<>()]))")
_COMPARE: Mapping[str, Callable[[int, int], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
}
_WORDS = frozenset({"and", "or", "not"})

Names = Mapping[str, int]
_Eval = Callable[[Names], int]


class ExpressionError(ValueError):
    """A rule that cannot be read; the message says what and at which character (from 1)."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A rule that was read. ``text`` is what was written."""

    text: str
    _run: _Eval

    def holds(self, names: Names) -> bool:
        """Say whether the rule is true of these whole numbers."""
        return bool(self._run(names))


def parse(text: str, known: Collection[str]) -> Expression:
    """Read a rule that may use the names in ``known``.

    Raises:
        ExpressionError: Not of the grammar, an unknown name, a sum where a truth is needed or the
            other way round, over 500 characters or 30 levels deep.
    """
    if len(text) > MAX_LENGTH:
        raise ExpressionError(f"longer than {MAX_LENGTH} characters")
    return Expression(text, _Parser(text, known).rule())


class _Parser:
    def __init__(self, text: str, known: Collection[str]) -> None:
        self._known = known
        self._tokens = _tokens(text)
        self._at = 0
        self._depth = 0

    def rule(self) -> _Eval:
        run, is_truth = self._disjunct()
        if self._peek() is not None:
            self._fail("unexpected " + repr(self._peek()))
        if not is_truth:
            raise ExpressionError("the rule is a number, not true or false")
        return run

    def _disjunct(self) -> tuple[_Eval, bool]:
        return self._joined("or", self._conjunct)

    def _conjunct(self) -> tuple[_Eval, bool]:
        return self._joined("and", self._inverse)

    def _joined(self, word: str, part: Callable[[], tuple[_Eval, bool]]) -> tuple[_Eval, bool]:
        self._enter()
        parts = [part()]
        while self._peek() == word:
            self._next()
            parts.append(part())
        self._depth -= 1
        if len(parts) == 1:
            return parts[0]
        if not all(is_truth for _, is_truth in parts):
            self._fail(f"{word!r} joins truths, not numbers")
        runs = [run for run, _ in parts]
        decide = any if word == "or" else all
        return (lambda names: decide(run(names) for run in runs)), True

    def _inverse(self) -> tuple[_Eval, bool]:
        if self._peek() != "not":
            return self._comparison()
        self._enter()
        self._next()
        run, is_truth = self._inverse()
        self._depth -= 1
        if not is_truth:
            self._fail("'not' turns a truth, not a number")
        return (lambda names: not run(names)), True

    def _comparison(self) -> tuple[_Eval, bool]:
        left, is_truth = self._sum()
        compare = _COMPARE.get(self._peek() or "")
        if compare is None:
            return left, is_truth
        self._next()
        right, right_truth = self._sum()
        if is_truth or right_truth:
            self._fail("only numbers are compared")
        return (lambda names: compare(left(names), right(names))), True

    def _sum(self) -> tuple[_Eval, bool]:
        return self._chain({"+": operator.add, "-": operator.sub}, self._product)

    def _product(self) -> tuple[_Eval, bool]:
        return self._chain({"*": operator.mul}, self._factor)

    def _chain(
        self, operators: Mapping[str, Callable[[int, int], int]], part: Callable[[], tuple[_Eval, bool]]
    ) -> tuple[_Eval, bool]:
        run, is_truth = part()
        while (sign := self._peek()) in operators and sign is not None:
            self._next()
            other, other_truth = part()
            if is_truth or other_truth:
                self._fail(f"{sign!r} works on numbers")
            run = _both(operators[sign], run, other)
        return run, is_truth

    def _factor(self) -> tuple[_Eval, bool]:
        self._enter()
        token = self._next()
        try:
            if token == "(":  # noqa: S105  # a token of the language
                inner = self._disjunct()
                if self._next() != ")":
                    self._fail("a ')' is missing")
                return inner
            if token == "-":  # noqa: S105  # a token of the language
                run, is_truth = self._factor()
                if is_truth:
                    self._fail("'-' works on numbers")
                return (lambda names: -run(names)), False
            return self._leaf(token), False
        finally:
            self._depth -= 1

    def _leaf(self, token: str) -> _Eval:
        if token.isdigit():
            if len(token) > _MAX_DIGITS:
                self._fail(f"a number of more than {_MAX_DIGITS} digits")
            value = int(token)
            return lambda _: value
        if not token[0].isalpha() or token in _WORDS:
            self._fail(f"unexpected {token!r}")
        if token not in self._known:
            self._fail(f"unknown name {token!r} (known: {', '.join(sorted(self._known))})")
        return lambda names: names[token]

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH * 4:
            self._fail(f"more than {MAX_DEPTH} levels deep")

    def _peek(self) -> str | None:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else None

    def _next(self) -> str:
        token = self._peek()
        if token is None:
            raise ExpressionError("it ends too early")
        self._at += 1
        return token

    def _fail(self, why: str) -> None:
        at = self._tokens[max(self._at - 1, 0)][0] + 1
        raise ExpressionError(f"{why}, at character {at}")


def _both(combine: Callable[[int, int], int], left: _Eval, right: _Eval) -> _Eval:
    return lambda names: combine(left(names), right(names))


def _tokens(text: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    at = 0
    end = len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            raise ExpressionError(f"unexpected {text[at:].strip()[:1]!r}, at character {at + 1}")
        found.append((match.start(match.lastgroup or 0), match.group(match.lastgroup or 0)))
        at = match.end()
    return found
