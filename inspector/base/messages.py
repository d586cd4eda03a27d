"""Messages by code in both languages, each in three parts: what happened, what it means, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from inspector.base import places

if TYPE_CHECKING:
    from inspector.base.errors import InspectorError

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Message:
    """What a user reads of an error or a verdict. ``detail`` is the technical text that folds out."""

    what: str
    means: str
    do: str
    detail: str = ""

    def lines(self) -> str:
        """The three parts as lines, the empty ones left out."""
        return "\n".join(part for part in (self.what, self.means, self.do) if part)


def run_on(*sentences: str) -> str:
    """Return sentences in one line: with a space after a Western full stop, with none after a Chinese one."""
    line = ""
    for sentence in filter(None, sentences):
        gap = " " if line and line[-1].isascii() else ""
        line = f"{line}{gap}{sentence}"
    return line


@cache
def catalogue(language: Language) -> dict[str, dict[str, str]]:
    """Return all messages of a language by code. Codes are unique over the files of the folder.

    Raises:
        ValueError: Two files hold the same code.
    """
    from ruamel.yaml import YAML  # loaded with the first message: the unlock window comes without one

    found: dict[str, dict[str, str]] = {}
    for path in sorted((places.resources() / "messages" / language).glob("*.yaml")):
        entries: dict[str, dict[str, str]] = YAML(typ="safe", pure=True).load(path.read_text("utf-8")) or {}
        twice = found.keys() & entries.keys()
        if twice:
            raise ValueError(f"{path.name}: {', '.join(sorted(twice))} stands in another file too")
        found.update(entries)
    return found


def message(code: str, language: Language, /, **values: str | int) -> Message:
    """Return the message of a code with its values filled in. An unknown code is shown as itself.

    A value that the message does not name is simply not shown; one that is missing shows as ``?``. A value whose words
    differ by language is given twice: ``check`` is the Chinese one, ``check_en`` the one for English.
    """
    if language == "en":
        values |= {name.removesuffix("_en"): value for name, value in values.items() if name.endswith("_en")}
    entry = catalogue(language).get(code)
    if entry is None:
        inside = ", ".join(f"{name}={value}" for name, value in values.items())
        return Message(code, "", "", inside)
    filled = _Values(values)
    return Message(*(entry.get(part, "").format_map(filled) for part in ("what", "means", "do")), detail=code)


def message_of(error: InspectorError, language: Language) -> Message:
    """Return what the user reads of an error."""
    return message(error.code, language, **error.values)


class _Values(dict[str, "str | int"]):
    def __missing__(self, key: str) -> str:
        return "?"
