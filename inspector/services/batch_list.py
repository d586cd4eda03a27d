"""Choose what a job of many documents is about by a spreadsheet (批量名单) of names, codes or numbers."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from inspector.base.errors import BadInputError
from inspector.exchange.outside_tables import read_people
from inspector.exchange.people_file import MAX_BYTES
from inspector.services.batch import About
from inspector.services.visit_state import register

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from inspector.exchange.people_file import Cell, Row
    from inspector.services.desk import Desk

_MOST_TOLD = 200
"""Rows without a match that are told one by one."""


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A row of the list that names nothing that a document can be about."""

    sheet: str
    n: int
    """Row of the sheet, from 1."""
    text: str
    """What stands in it first."""


@dataclass(frozen=True, slots=True)
class Picked:
    """What a list names, in its order and each once."""

    about: tuple[About, ...]
    unmatched: tuple[Unmatched, ...]
    """Rows below a sheet's first match: what stands over it is a head."""
    n_unmatched: int


def pick_file(desk: Desk, about: Sequence[About], file: Path) -> Picked:
    """Return those of ``about`` that a file names. Raises as ``pick``; ``people_file_unreadable`` where it is gone."""
    try:
        if (size := file.stat().st_size) > MAX_BYTES:
            raise BadInputError("people_file_large", name=file.name, megabytes=size // 1_000_000)
        data = file.read_bytes()
    except OSError as error:
        raise BadInputError("people_file_unreadable", name=file.name) from error
    return pick(desk, about, data, file.name)


def pick(desk: Desk, about: Sequence[About], data: bytes, name: str) -> Picked:
    """Return those of ``about`` that a list names by school, code of the school, or number of the record.

    Of several visits to a school its name gives the last. Slow with a large file: run in a task.

    Args:
        desk: Whose register holds the schools' codes.
        about: As ``batch.subjects`` gives them.
        data: The file: xlsx, xls, ods or csv.
        name: Its name.

    Raises:
        BadInputError: as ``people_file.read_people``; ``batch_list_no_match``: no row names any of them.
    """
    known = {word: one for one in about for word in _words_of(desk, one)}
    found: dict[str, About] = {}
    lost: list[Unmatched] = []
    for sheet in read_people(data, name).sheets:
        is_head = True
        for n, row in enumerate(sheet.rows, 1):
            texts = list(_texts(row))
            one = next((known[text] for text in texts if text in known), None)
            if one is not None:
                found.setdefault(one.key, one)
                is_head = False
            elif texts and not is_head:
                lost.append(Unmatched(sheet.name, n, texts[0] if not texts[0].isdecimal() else texts[-1]))
    if not found:
        raise BadInputError("batch_list_no_match", name=name)
    return Picked(tuple(found.values()), tuple(lost[:_MOST_TOLD]), len(lost))


def _words_of(desk: Desk, one: About) -> Iterator[str]:
    """Yield by what a list may name it; addresses name no school."""
    yield _plain(one.title)
    row = desk.store.find("school", UUID(one.key))
    if row is None:
        visit = desk.store.find("visit", UUID(one.key))
        yield _plain(one.note)
        row = desk.store.find("school", UUID(register(visit, "key")["school_id"])) if visit else None
    code = _plain(register(row, "identity").get("code", ""))
    if code:
        yield code


def _texts(row: Row) -> Iterator[str]:
    return (text for cell in row if (text := _plain(_written(cell))))


def _written(cell: Cell) -> str:
    """Return a cell as it is read: a code that a spreadsheet took for a number has no point."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
