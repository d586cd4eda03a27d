"""From the text of a rule to its tokens."""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<name>[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)?)"
    r"|(?P<text>\"[^\"\n]*\"|'[^'\n]*')|(?P<op>==|!=|<=|>=|[-+*/<>(){},:]))"
)


class ExpressionError(ValueError):
    """A rule that cannot be read; the message says what and at which character (from 1)."""


def tokens(text: str) -> list[tuple[int, str]]:
    """Return the tokens of a rule, each with where it begins (from 0). Raises ExpressionError."""
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
