"""Refuse before anybody signs what no font of the documents can print, and say where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, cast

from inspector.base.errors import BadInputError
from inspector.exchange.findings_words import entry_name, field_name

if TYPE_CHECKING:
    from inspector.base.messages import Language
    from inspector.domain.report import Report

_OWN_NAMES = ("code", "item", "n", "name", "kind")
"""What an entry of a list is told by, the first that it has."""


def require_printable(report: Report, language: Language) -> None:
    """Raise BadInputError("text_not_printable") for the first text of a report with such a character."""
    for where, text in _texts(asdict(report), "", language):
        _require(text, where)


def require_printable_words(words: Mapping[str, str], language: Language) -> None:
    """The same for what is typed at the signature itself, by the name of its field."""
    for field, text in words.items():
        _require(text, field_name(field, language))


def _require(text: str, where: str) -> None:
    if _is_common(text):
        return
    from inspector.documents import fonts  # the library of documents: on demand, its import takes 0.1 s

    missing = fonts.missing_glyphs(text)
    if missing:
        shown = "".join(c for c in missing[:20] if c.isprintable())
        codes = fonts.codes_of(missing)
        raise BadInputError("text_not_printable", where=where, characters=f"{shown} {codes}".strip())


def _is_common(text: str) -> bool:
    """Say whether all characters are of GB 2312, which our fonts cover (a test holds that)."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return all(c >= " " or c in "\n\r\t" for c in text) and "\x7f" not in text


def _texts(value: Any, where: str, language: Language) -> Iterator[tuple[str, str]]:  # noqa: ANN401  # a parsed value
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, Mapping):
        for field, inner in cast("Mapping[str, Any]", value).items():
            if isinstance(inner, list | tuple):
                yield from _entries(field, cast("list[Any]", inner), where, language)
            else:
                yield from _texts(inner, _joined(where, field_name(field, language), language), language)


def _entries(container: str, entries: list[Any], where: str, language: Language) -> Iterator[tuple[str, str]]:
    for entry in entries:
        if isinstance(entry, Mapping):
            known = cast("Mapping[str, Any]", entry)
            own = next((str(known[name]) for name in _OWN_NAMES if known.get(name)), "")
            yield from _texts(known, entry_name(container, own, language), language)
        else:
            yield from _texts(entry, _joined(where, field_name(container, language), language), language)


def _joined(where: str, field: str, language: Language) -> str:
    if not where:
        return field
    return f"{where}的{field}" if language == "zh" else f"{where}: {field}"
