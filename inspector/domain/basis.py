"""The basis (依据) of an item as it is printed, by the law in force on the visit's date.

A law not in force on that day is not printed. Where the article is known for another text only, the law
is printed without it, marked 条文序号待核: never an invented number. Where nothing is left, the notice
stands, marked 参照.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from inspector.domain.checklist import BasisRef, Checklist, Item, Law, LawVersion

_TO_CHECK = "（条文序号待核）"
_MODEL = "（参照）"


def basis_lines(checklist: Checklist, item: Item, on: date) -> tuple[str, ...]:
    """Return an item's basis on a civil date, one line each, in the order of the checklist."""
    lines = [line for ref in item.basis if (line := _line(checklist.laws[ref.law], ref, on))]
    if lines:
        return tuple(dict.fromkeys(lines))
    notice = next((law for law in checklist.laws.values() if law.binding == "notice"), None)
    return (f"{notice.name}{_MODEL}",) if notice else ()


def quotes(checklist: Checklist, item: Item, on: date) -> tuple[str, ...]:
    """Return an item's basis as it may be quoted in a note: a text without a known article by its title alone."""
    lines = (_line(checklist.laws[ref.law], ref, on) for ref in item.basis)
    return tuple(dict.fromkeys(line.removesuffix(_TO_CHECK) for line in lines if line))


def titles(checklist: Checklist, on: date) -> tuple[str, ...]:
    """Return the titles of all texts of the checklist that are in force on a civil date."""
    found = ((law, in_force(law, on)) for law in checklist.laws.values())
    return tuple(
        law.name if law.binding == "notice" else f"《{law.name}》（{version.version}年）"
        for law, version in found
        if version is not None
    )


def _line(law: Law, ref: BasisRef, on: date) -> str:
    if law.binding == "notice":
        return f"{law.name}{ref.place}"
    current = in_force(law, on)
    if current is None:
        return ""
    name = f"《{law.name}》（{current.version}年）"
    return f"{name}{ref.place}" if current.version == ref.version else f"{name}{_TO_CHECK}"


def in_force(law: Law, on: date) -> LawVersion | None:
    """Return the text of a law in force on a civil date, or None.

    A version without a known start is taken as in force only if the law has no other text.
    """
    for version in law.versions:
        if version.valid_from is None and len(law.versions) > 1:
            continue
        started = version.valid_from is None or version.valid_from <= on
        if started and (version.valid_to is None or on <= version.valid_to):
            return version
    return None
