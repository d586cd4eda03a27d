r"""The safe language of a checklist's rules. Never ``eval``; docs/checklist-format.md explains it.

Grammar (EBNF; blanks between tokens are free)::

    rule       = disjunct ;
    disjunct   = conjunct , { "or" , conjunct } ;
    conjunct   = inverse , { "and" , inverse } ;
    inverse    = "not" , inverse | comparison ;
    comparison = sum , [ ( "==" | "!=" | "<=" | ">=" | "<" | ">" | [ "not" ] , "in" | "contains" ) , sum ] ;
    sum        = product , { ( "+" | "-" | "union" | "except" ) , product } ;
    product    = factor , { ( "*" | "/" | "intersect" ) , factor } ;
    factor     = number | text | set | name | call | many | "(" , disjunct , ")" | "-" , factor ;
    set        = "{" , [ text , { "," , text } ] , "}" ;
    call       = function , "(" , disjunct , { "," , disjunct } , ")" ;
    many       = ( "count" | "sum" | "min" | "max" | "any" | "all" ) , "(" , name , [ ":" , disjunct ] , ")" ;
    function   = "if" | "answered" | "judged" | "count" | "min" | "max" | "date" | "workdays" ;
    number     = digit , { digit } , [ "." , digit , { digit } ] ;   (* at most 15 digits, then 6 *)
    text       = '"' , { character } , '"' | "'" , { character } , "'" ;
    name       = letter , { letter | digit | "_" } , [ "." , letter , { letter | digit | "_" } ] ;   (* ASCII *)

Types and names are checked when the text is read. A rule that was read gives a value, MISSING (something in it is not
answered) or a Failure (it cannot be computed: division by zero); it never raises.
"""

from __future__ import annotations

import operator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn

from inspector.domain import values as v
from inspector.domain.scope import DATE, NUMBER, SCALE_TYPE, TRUTH, Scope, Type
from inspector.domain.tokens import ExpressionError, tokens
from inspector.domain.values import Env, Run, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

MAX_LENGTH = 500
MAX_DEPTH = 30
_MAX_DIGITS, _MAX_DECIMALS = 15, 6
_MAX_NESTED = 2
"""Collections inside one another: more would let a short rule run for years."""
_MANY_NAMED = 12

_ORDER: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "<=": operator.le, ">=": operator.ge, "<": operator.lt, ">": operator.gt,
}  # fmt: skip
_EQUAL: Final[Mapping[str, Callable[[Any, Any], bool]]] = {"==": operator.eq, "!=": operator.ne}
_WORDS: Final = frozenset({"and", "or", "not", "in", "contains", "union", "except", "intersect"})
_OLD_WORDS: Final = frozenset({"and", "or", "not"})


@dataclass(frozen=True, slots=True)
class Expression:
    """A rule that was read. ``text`` is what was written."""

    text: str
    type: Type
    names: frozenset[str]
    """Names it uses as they stand in its own row: ``B02``, ``A05.sampled``."""
    through: frozenset[tuple[str, str]]
    """Names it uses in all rows of a group: (group, name); name "" for the number of its rows."""
    grown: bool
    """It uses more than whole numbers: only from format 2 on."""
    _run: Run

    def value(self, env: Env) -> Value:
        """Return the rule's value, MISSING or a Failure."""
        return self._run(env)


def parse(text: str, known: Scope | Collection[str], wanted: Type = TRUTH) -> Expression:
    """Read a rule that may use what is in ``known``: a scope, or names of numbers.

    Raises:
        ExpressionError: Not of the grammar, an unknown name, a wrong type, over 500 characters or 30 levels deep.
    """
    if len(text) > MAX_LENGTH:
        raise ExpressionError(f"longer than {MAX_LENGTH} characters")
    scope = known if isinstance(known, Scope) else Scope(dict.fromkeys(known, NUMBER))
    return _Parser(text, scope).rule(text, wanted)


class _Part(NamedTuple):
    run: Run
    type: Type


class _Parser:
    def __init__(self, text: str, scope: Scope) -> None:
        self._scopes: list[tuple[str, Scope]] = [("", scope)]
        self._tokens = tokens(text)
        self._at = 0
        self._depth = 0
        self._names: set[str] = set()
        self._through: set[tuple[str, str]] = set()
        self._grown = False

    def rule(self, text: str, wanted: Type) -> Expression:
        run, kind = self._disjunct()
        if self._peek() is not None:
            self._fail("unexpected " + repr(self._peek()))
        if kind.name != wanted.name:
            said = {"truth": "true or false", "number": "a number"}.get(wanted.name, f"a {wanted.name}")
            raise ExpressionError(f"the rule is a {kind.name}, not {said}")
        return Expression(text, kind, frozenset(self._names), frozenset(self._through), self._grown, run)

    # From the weakest operator to the strongest.

    def _disjunct(self) -> _Part:
        return self._joined("or", self._conjunct, v.either)

    def _conjunct(self) -> _Part:
        return self._joined("and", self._inverse, v.each)

    def _joined(self, word: str, part: Callable[[], _Part], join: Callable[..., Value]) -> _Part:
        self._enter()
        parts = [part()]
        while self._peek() == word:
            self._next()
            parts.append(part())
        self._depth -= 1
        if len(parts) == 1:
            return parts[0]
        if any(kind.name != "truth" for _, kind in parts):
            self._fail(f"{word!r} joins truths, not numbers")
        runs = [run for run, _ in parts]
        return _Part(v.joined(join, runs), TRUTH)

    def _inverse(self) -> _Part:
        if self._peek() != "not":
            return self._comparison()
        self._enter()
        self._next()
        run, kind = self._inverse()
        self._depth -= 1
        if kind.name != "truth":
            self._fail("'not' turns a truth, not a number")
        return _Part(v.lifted(operator.not_, [run]), TRUTH)

    def _comparison(self) -> _Part:
        left = self._sum()
        sign = self._peek()
        if sign in _ORDER or sign in _EQUAL:
            self._next()
            return self._compared(str(sign), left, self._sum())
        negated = sign == "not" and self._peek(1) == "in"
        if negated or sign in {"in", "contains"}:
            self._grown = True
            self._next()
            if negated:
                self._next()
            right = self._sum()
            part = self._held(right, left) if sign == "contains" else self._held(left, right)
            return _Part(v.lifted(operator.not_, [part.run]), TRUTH) if negated else part
        return left

    def _compared(self, sign: str, left: _Part, right: _Part) -> _Part:
        self._same_texts(left.type, right.type)
        if left.type.name != right.type.name or left.type.name == "truth":
            self._fail("only numbers are compared" if "truth" in {left.type.name, right.type.name} else
                       f"a {left.type.name} and a {right.type.name} are not compared")  # fmt: skip
        if sign in _ORDER and left.type.name not in {"number", "date"}:
            self._fail(f"{sign!r} works on numbers and dates")
        return _Part(v.lifted({**_ORDER, **_EQUAL}[sign], [left.run, right.run]), TRUTH)

    def _held(self, inner: _Part, outer: _Part) -> _Part:
        if outer.type.name != "set" or inner.type.name not in {"text", "set"}:
            self._fail(f"a {outer.type.name} does not hold a {inner.type.name}")
        self._same_texts(inner.type, outer.type)
        if inner.type.name == "text":
            return _Part(v.lifted(v.holds, [inner.run, outer.run]), TRUTH)
        return _Part(v.lifted(v.holds_all, [inner.run, outer.run]), TRUTH)

    def _same_texts(self, left: Type, right: Type) -> None:
        """Refuse a text that the other side can never be: a misspelt choice would never hold."""
        for one, other in ((left, right), (right, left)):
            if one.literal and not other.literal and one.among is not None and other.among is not None:
                strange = sorted(one.among - other.among)
                if strange:
                    self._fail(f"unknown choice {strange[0]!r} (known: {', '.join(sorted(other.among))})")

    def _sum(self) -> _Part:
        return self._chain({"+": operator.add, "-": operator.sub, "union": v.union, "except": v.without},
                           self._product)  # fmt: skip

    def _product(self) -> _Part:
        return self._chain({"*": operator.mul, "/": v.divided, "intersect": v.common}, self._factor)

    def _chain(self, operators: Mapping[str, Callable[[Any, Any], Any]], part: Callable[[], _Part]) -> _Part:
        whole = part()
        while (sign := self._peek()) in operators and sign is not None:
            self._next()
            other = part()
            if sign[0].isalpha():
                whole = self._sets(operators[sign], whole, other)
            elif "date" in {whole.type.name, other.type.name}:
                whole = self._dated(sign, whole, other)
            else:
                if whole.type.name != "number" or other.type.name != "number":
                    self._fail(f"{sign!r} works on numbers")
                self._grown |= sign == "/"
                whole = _Part(v.lifted(operators[sign], [whole.run, other.run]), NUMBER)
        return whole

    def _sets(self, combine: Callable[[Any, Any], Any], left: _Part, right: _Part) -> _Part:
        self._grown = True
        if left.type.name != "set" or right.type.name != "set":
            self._fail("sets are joined with sets")
        self._same_texts(left.type, right.type)
        among = None if left.type.among is None or right.type.among is None else left.type.among | right.type.among
        return _Part(
            v.lifted(combine, [left.run, right.run]), Type("set", among, left.type.literal and right.type.literal)
        )

    def _dated(self, sign: str, left: _Part, right: _Part) -> _Part:
        """Date − date is days; date ± number is a date."""
        self._grown = True
        kinds = left.type.name, right.type.name
        runs = [left.run, right.run]
        if kinds == ("date", "date") and sign == "-":
            return _Part(v.lifted(v.days_between, runs), NUMBER)
        if kinds == ("date", "number") and sign in "+-":
            return _Part(v.lifted(v.later if sign == "+" else v.earlier, runs), DATE)
        return self._fail(f"a {kinds[0]} {sign} a {kinds[1]} means nothing")

    def _factor(self) -> _Part:
        self._enter()
        token = self._next()
        try:
            if token == "(":  # noqa: S105  # a token of the language
                inner = self._disjunct()
                self._expect(")")
                return inner
            if token == "-":  # noqa: S105  # a token of the language
                run, kind = self._factor()
                if kind.name != "number":
                    self._fail("'-' works on numbers")
                return _Part(v.lifted(v.negative, [run]), NUMBER)
            if token == "{":  # noqa: S105  # a token of the language
                return self._set()
            if self._peek() == "(" and token[0].isalpha() and token not in _OLD_WORDS:
                return self._call(token)
            return self._leaf(token)
        finally:
            self._depth -= 1

    # Calls.

    def _call(self, name: str) -> _Part:
        self._grown = True
        self._next()
        if name in _MANY and self._collection(self._peek() or "") is not None and self._peek(1) in {":", ")"}:
            return self._over_rows(name)
        if name in _MANY and self._peek(1) == ":":
            known = sorted({many for _, scope in self._scopes for many in scope.many})
            self._fail(f"unknown group or table {self._peek()!r} (known: {', '.join(known)})")
        work = {
            "if": self._if, "answered": self._answered, "judged": self._judged, "count": self._count,
            "min": self._least, "max": self._greatest, "date": self._date, "workdays": self._workdays,
        }.get(name)  # fmt: skip
        if work is None:
            if name in _MANY:
                self._fail(f"{name!r} needs a group or a table")
            self._fail(f"unknown function {name!r}")
        part = work()
        self._expect(")")
        return part

    def _over_rows(self, function: str) -> _Part:
        name = self._next()
        inner = self._collection(name)
        if inner is None:  # asked before
            self._fail(f"unknown name {name!r}")
        if len(self._scopes) > _MAX_NESTED or any(name == outer for outer, _ in self._scopes):
            self._fail(f"{function!r} stands too deep in others")
        self._note_collection(name)
        if self._next() == ")":
            if function != "count":
                self._fail(f"{function!r} needs what it is taken of: {function}({name}: …)")
            return _Part(v.number_of_rows(name), NUMBER)
        self._scopes.append((name, inner))
        run, kind = self._disjunct()
        self._scopes.pop()
        self._expect(")")
        join, wanted = _MANY[function]
        if kind.name not in wanted:
            self._fail(f"{function!r} is taken of a {' or a '.join(wanted)}, not of a {kind.name}")
        result = TRUTH if function in {"any", "all"} else NUMBER if function == "count" else kind
        return _Part(v.over_rows(join, name, run), result)

    def _if(self) -> _Part:
        condition = self._disjunct()
        self._expect(",")
        yes = self._disjunct()
        self._expect(",")
        no = self._disjunct()
        if condition.type.name != "truth" or yes.type.name != no.type.name:
            self._fail("'if' takes a truth and two values of one kind")
        among = None if yes.type.among is None or no.type.among is None else yes.type.among | no.type.among

        run = v.chosen(condition.run, yes.run, no.run)
        return _Part(run, Type(yes.type.name, among, yes.type.literal and no.type.literal))

    def _answered(self) -> _Part:
        name = self._code()
        return _Part(v.is_answered(name), TRUTH)

    def _judged(self) -> _Part:
        name = self._code()
        return _Part(v.read(f"{name}!judged"), SCALE_TYPE)

    def _code(self) -> str:
        name = self._next()
        if all(name not in scope.items for _, scope in self._scopes):
            self._unknown(name, {code for _, scope in self._scopes for code in scope.items})
        self._note(name)
        return name

    def _count(self) -> _Part:
        run, kind = self._disjunct()
        if kind.name != "set":
            self._fail("'count' needs a group, a table or a set")
        return _Part(v.lifted(len, [run]), NUMBER)

    def _least(self) -> _Part:
        return self._of_several("min", min)

    def _greatest(self) -> _Part:
        return self._of_several("max", max)

    def _of_several(self, name: str, work: Callable[..., Any]) -> _Part:
        parts = [self._disjunct()]
        while self._peek() == ",":
            self._next()
            parts.append(self._disjunct())
        kind = parts[0].type
        if len(parts) == 1 or kind.name not in {"number", "date"} or any(p.type.name != kind.name for p in parts):
            self._fail(f"{name!r} takes several numbers or dates, or a group or a table")
        return _Part(v.lifted(work, [part.run for part in parts]), kind)

    def _date(self) -> _Part:
        token = self._next()
        try:
            day = date.fromisoformat(token[1:-1] if token[0] in "\"'" else "")
        except ValueError:
            self._fail(f"{token} is not a date like date('2026-03-02')")
        return _constant(day, DATE)

    def _workdays(self) -> _Part:
        start = self._disjunct()
        self._expect(",")
        end = self._disjunct()
        if {start.type.name, end.type.name} != {"date"}:
            self._fail("'workdays' takes two dates")
        return _Part(v.working_days(start.run, end.run), NUMBER)

    # Leaves.

    def _set(self) -> _Part:
        self._grown = True
        found: set[str] = set()
        if self._peek() == "}":
            self._next()
            return _constant(frozenset[str](), Type("set", frozenset(), literal=True))
        while True:
            token = self._next()
            if token[0] not in "\"'":
                self._fail(f"a set holds texts, not {token!r}")
            found.add(token[1:-1])
            if (after := self._next()) == "}":
                return _constant(frozenset(found), Type("set", frozenset(found), literal=True))
            if after != ",":
                self._fail("a '}' is missing")

    def _leaf(self, token: str) -> _Part:
        if token[0].isdigit():
            return self._number(token)
        if token[0] in "\"'":
            self._grown = True
            return _constant(token[1:-1], Type("text", frozenset({token[1:-1]}), literal=True))
        if not token[0].isalpha() or token in _OLD_WORDS:
            self._fail(f"unexpected {token!r}")
        for _, scope in reversed(self._scopes):
            if token in scope.names:
                self._note(token)
                return _Part(v.read(token), scope.names[token])
        if token == "today":  # noqa: S105  # a word of the language
            self._grown = True
            return _Part(v.today, DATE)
        return self._unknown(token, {name for _, scope in self._scopes for name in scope.names})

    def _number(self, token: str) -> _Part:
        whole, _, part = token.partition(".")
        if len(whole) > _MAX_DIGITS or len(part) > _MAX_DECIMALS:
            self._fail(f"a number of more than {_MAX_DIGITS} digits" if len(whole) > _MAX_DIGITS else
                       f"more than {_MAX_DECIMALS} digits after the point")  # fmt: skip
        self._grown |= bool(part)
        return _constant(v.plain(Fraction(token)), NUMBER)

    def _unknown(self, name: str, known: set[str]) -> NoReturn:
        for _, scope in self._scopes:
            if name in scope.hints:
                self._fail(f"{name!r}: {scope.hints[name]}")
        listed = sorted(known)
        more = ", …" if len(listed) > _MANY_NAMED else ""
        return self._fail(f"unknown name {name!r} (known: {', '.join(listed[:_MANY_NAMED])}{more})")

    def _collection(self, name: str) -> Scope | None:
        return next((scope.many[name] for _, scope in reversed(self._scopes) if name in scope.many), None)

    def _note_collection(self, name: str) -> None:
        """A table is the answer of an item; a group's rows come and go."""
        at = next(n for n in reversed(range(len(self._scopes))) if name in self._scopes[n][1].many)
        owner = self._scopes[at][0]
        if name[0].isupper() and owner:
            self._through.add((owner, name))
        elif name[0].isupper():
            self._names.add(name)
        else:
            self._through.add((name, ""))

    def _note(self, name: str) -> None:
        for owner, scope in reversed(self._scopes):
            if name in scope.names or name in scope.items:
                if not owner:
                    self._names.add(name)
                elif not owner[0].isupper():
                    self._through.add((owner, name))
                return

    # Reading.

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH * 4:
            self._fail(f"more than {MAX_DEPTH} levels deep")

    def _peek(self, ahead: int = 0) -> str | None:
        at = self._at + ahead
        return self._tokens[at][1] if at < len(self._tokens) else None

    def _next(self) -> str:
        token = self._peek()
        if token is None:
            raise ExpressionError("it ends too early")
        self._at += 1
        return token

    def _expect(self, token: str) -> None:
        if self._next() != token:
            self._fail(f"a {token!r} is missing")

    def _fail(self, why: str) -> NoReturn:
        at = self._tokens[max(self._at - 1, 0)][0] + 1
        raise ExpressionError(f"{why}, at character {at}")


_MANY: Final[Mapping[str, tuple[Callable[..., Value], Sequence[str]]]] = {
    "count": (v.counted, ("truth",)),
    "sum": (v.summed, ("number",)),
    "min": (v.least, ("number", "date")),
    "max": (v.greatest, ("number", "date")),
    "any": (v.either, ("truth",)),
    "all": (v.each, ("truth",)),
}


def _constant(value: Value, kind: Type) -> _Part:
    return _Part(v.constant(value), kind)
