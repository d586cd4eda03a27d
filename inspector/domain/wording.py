"""Wording of templates: text with places to fill, ``{name}``, and parts that stand only where their places are filled.

``{problem.fact!sentence}`` ends as a sentence does; ``{words.subject!topic}`` is without 关于 before and 的通报 behind;
``{defence.number!if}`` prints nothing and only tells whether it is there. ``[，责任人：{problem.responsible}]`` stands
where all places in it are filled ("" and "0" are not), ``[完成期限：{problem.due}|请明确完成期限]`` has another text
else. A brace or bracket itself is doubled.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.domain.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MODIFIERS: Final = ("sentence", "topic", "if")
_PLACE = re.compile(r"([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)?)(?:!([a-z]+))?\Z")
_TOPIC = re.compile(r"^关于|的(?:通报|通知|决定|意见|函)$")
_TOKEN = re.compile(r"\{\{|\}\}|\[\[|\]\]|[{}\[\]|]")


class WordingError(ValueError):
    """What is wrong with a wording."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.reason = Text(zh, en)


@dataclass(frozen=True, slots=True)
class Place:
    """A place to fill."""

    name: str
    modifier: str = ""

    def modified(self, value: str) -> str:
        """Return a value as it is printed here."""
        if self.modifier == "sentence":
            return sentence(value)
        if self.modifier == "topic":
            return _TOPIC.sub("", value.strip())
        return "" if self.modifier == "if" else value


@dataclass(frozen=True, slots=True)
class Optional:
    """What stands only where all places in it are filled; ``otherwise`` else."""

    parts: tuple[str | Place, ...]
    otherwise: tuple[str | Place, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """A text with places to fill."""

    parts: tuple[str | Place | Optional, ...]

    def places(self) -> Iterator[Place]:
        """Return all places, in order."""
        for part in self.parts:
            inner = (*part.parts, *part.otherwise) if isinstance(part, Optional) else (part,)
            yield from (one for one in inner if isinstance(one, Place))

    def fill(self, value: Callable[[str], str], say: Callable[[Place], str] | None = None) -> str:
        """Return the text; ``value`` gives what a name holds, ``say`` what is printed of it where that differs."""

        def plainly(place: Place) -> str:
            return place.modified(value(place.name))

        said = say or plainly
        filled: list[str] = []
        for part in self.parts:
            chosen: tuple[str | Place, ...]
            if isinstance(part, Optional):
                there = all(value(one.name) not in {"", "0"} for one in part.parts if isinstance(one, Place))
                chosen = part.parts if there else part.otherwise
            else:
                chosen = (part,)
            filled += [one if isinstance(one, str) else said(one) for one in chosen]
        return "".join(filled)


def sentence(text: str) -> str:
    """Return a text that ends as a sentence does."""
    text = text.strip()
    return text if not text or text[-1] in "。！？；…”）" else f"{text}。"


def parse(text: str) -> Wording:
    """Read a wording. Raises WordingError."""
    return Wording(tuple(_Reader(text).read()))


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def read(self) -> list[str | Place | Optional]:
        """Read all of it."""
        parts: list[str | Place | Optional] = []
        while self._at < len(self._text):
            mark = self._next()
            parts.append(self._optional() if mark == "[" else self._simple(mark))
        return parts

    def _next(self) -> str:
        """Return the literal text up to the next mark, or that mark."""
        found = _TOKEN.search(self._text, self._at)
        if found is None or found.start() > self._at:
            end = found.start() if found else len(self._text)
        else:
            end = found.end()
        token, self._at = self._text[self._at : end], end
        return token

    def _simple(self, mark: str) -> str | Place:
        if mark in {"{{", "}}", "[[", "]]"}:
            return mark[0]
        if mark == "{":
            return self._place()
        if mark in {"}", "]"}:
            raise WordingError(f"多余的{mark}", f"{mark} closes nothing")
        return mark

    def _place(self) -> Place:
        inside, brace, _ = self._text[self._at :].partition("}")
        if not brace:
            raise WordingError("{没有对应的}", "{ is not closed")
        self._at += len(inside) + 1
        match = _PLACE.match(inside)
        if match is None:
            raise WordingError(f"{{{inside}}}不是占位符", f"{{{inside}}} is no placeholder")
        modifier = match[2] or ""
        if modifier and modifier not in MODIFIERS:
            known = ", ".join(MODIFIERS)
            raise WordingError(f"不认识的!{modifier}（只有{known}）", f"unknown !{modifier} (there are {known})")
        return Place(match[1], modifier)

    def _optional(self) -> Optional:
        halves: tuple[list[str | Place], list[str | Place]] = ([], [])
        now = 0
        while self._at < len(self._text):
            mark = self._next()
            if mark == "]":
                if not any(isinstance(one, Place) for one in halves[0]):
                    raise WordingError("[…]里没有占位符", "[…] holds no placeholder")
                return Optional(tuple(halves[0]), tuple(halves[1]))
            if mark == "[":
                raise WordingError("[…]里不能再用[", "[…] within […]")
            if mark == "|" and now == 0:
                now = 1
            else:
                halves[now].append(self._simple(mark))
        raise WordingError("[没有对应的]", "[ is not closed")
