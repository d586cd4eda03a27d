"""Find and refuse, before anybody signs, what no font of the documents can print, and say where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, cast

from inspector.base.errors import BadInputError
from inspector.exchange.findings_words import entry_name, field_name
from inspector.services.conclude_views import Lack

if TYPE_CHECKING:
    from inspector.base.messages import Language
    from inspector.domain.report import Report
    from inspector.domain.writ import Writ

OPINION = "opinion"
"""Key of what is missing on the page of the overall opinion and of the school's word."""
_OWN_NAMES = ("code", "item", "n", "name", "kind")
"""What an entry of a list is told by, the first that it has."""


_OF_AN_ITEM = frozenset({"items", "problems", "red_flags", "evidence"})
"""Lists of the report whose entries are told by the code of their item."""
_ON_OPINION = frozenset({"opinion", "statement"})


def require_printable(report: Report | Writ, language: Language) -> None:
    """Raise BadInputError("text_not_printable") for the first text of a report with such a character."""
    for where, text, _ in _texts(asdict(report), "", language, ""):
        _require(text, where)


def unprintable(report: Report, language: Language) -> tuple[Lack, ...]:
    """Return a line for each text of a report with such a character: 20 ms for a long visit, run in a task."""
    found: dict[tuple[str, str], Lack] = {}
    for where, text, place in _texts(asdict(report), "", language, ""):
        missing = _missing(text)
        if missing:
            words = f"{where}：{missing}" if language == "zh" else f"{where}: {missing}"
            on_opinion = place == OPINION
            lack = Lack("unprintable", "" if on_opinion else place, words, "", OPINION if on_opinion else "")
            found.setdefault((place, missing), lack)
    return tuple(found.values())


def require_printable_photos(drawn: Iterable[tuple[int, str, str]], language: Language) -> None:
    """The same for what is written on photos: number of the photo, item, words."""
    for n, _, text in drawn:
        _require(text, _on_photo(n, language))


def unprintable_on_photos(drawn: Iterable[tuple[int, str, str]], language: Language) -> tuple[Lack, ...]:
    """Return a line for each text on a photo with such a character."""
    colon = "：" if language == "zh" else ": "
    told = ((item, _on_photo(n, language), _missing(text)) for n, item, text in drawn)
    return tuple(Lack("unprintable", item, f"{where}{colon}{missing}", "") for item, where, missing in told if missing)


def _on_photo(n: int, language: Language) -> str:
    return f"照片{n}上写的字" if language == "zh" else f"what is written on photo {n}"


def require_printable_words(words: Mapping[str, str], language: Language) -> None:
    """The same for what is typed at the signature itself, by the name of its field."""
    for field, text in words.items():
        _require(text, field_name(field, language))


def _require(text: str, where: str) -> None:
    missing = _missing(text)
    if missing:
        raise BadInputError("text_not_printable", where=where, characters=missing)


def _missing(text: str) -> str:
    """Return the characters that no font has, with their codes; "" where all can be printed."""
    if _is_common(text):
        return ""
    from inspector.documents import fonts  # the library of documents: on demand, its import takes 0.1 s

    missing = fonts.missing_glyphs(text)
    if not missing:
        return ""
    shown = "".join(c for c in missing[:20] if c.isprintable())
    return f"{shown} {fonts.codes_of(missing)}".strip()


def _is_common(text: str) -> bool:
    """Say whether all characters are of GB 2312, which our fonts cover (a test holds that)."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return all(c >= " " or c in "\n\r\t" for c in text) and "\x7f" not in text


_Found = Iterator[tuple[str, str, str]]
"""Where a text stands in words, the text, and the item's code, ``OPINION`` or ""."""


def _texts(value: Any, where: str, language: Language, place: str) -> _Found:  # noqa: ANN401  # a parsed value
    if isinstance(value, str):
        yield where, value, place
    elif isinstance(value, Mapping):
        for field, inner in cast("Mapping[str, Any]", value).items():
            at = OPINION if not where and field in _ON_OPINION else place
            if isinstance(inner, list | tuple):
                yield from _entries(field, cast("list[Any]", inner), where, language, at)
            else:
                yield from _texts(inner, _joined(where, field_name(field, language), language), language, at)


def _entries(container: str, entries: list[Any], where: str, language: Language, place: str) -> _Found:
    for entry in entries:
        if isinstance(entry, Mapping):
            known = cast("Mapping[str, Any]", entry)
            own = next((str(known[name]) for name in _OWN_NAMES if known.get(name)), "")
            at = own if container in _OF_AN_ITEM else place
            yield from _texts(known, entry_name(container, own, language), language, at)
        else:
            yield from _texts(entry, _joined(where, field_name(container, language), language), language, place)


def _joined(where: str, field: str, language: Language) -> str:
    if not where:
        return field
    return f"{where}的{field}" if language == "zh" else f"{where}: {field}"
