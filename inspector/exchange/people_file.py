"""Rosters and surveys as schools hand them over: xlsx, xls, ods, csv. What is odd is said, and the rest is read.

Merged cells are filled with the value of their first cell. A formula counts as the result that was saved with it.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import PurePath, PurePosixPath
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import python_calamine as calamine

from inspector.base.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import Callable

Cell = str | int | float | bool | date | datetime | time | timedelta | None
Row = Sequence[Cell]

MAX_BYTES = 200_000_000
MAX_ROWS = 1_048_576
_BOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et"})
_TEXTS = frozenset({".csv", ".txt", ".tsv"})
_DELIMITERS = ",;\t|，；"
_SNIFFED_LINES = 20
_MOST_INFLATED = 2_000_000_000
"""Bytes that a workbook may unfold to: a bomb unfolds to more."""

_FORMULA = re.compile(rb"<f[ >/]")
_UNSAVED = re.compile(rb"(?:</f>|<f [^>]*/>)(?:<v\s*/>|<v></v>)?</c>")
_NO_ARCHIVE = (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, RuntimeError, OSError, EOFError)
"""What the library raises where an archive is none, is damaged, asks for a password, or packs as nobody does."""
_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something odd that was met and dealt with: a code of the messages, with its values."""

    code: str
    values: dict[str, str | int] = field(default_factory=dict[str, "str | int"])


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table. ``n`` is its place in the file from 1; row 1 is the first of ``rows``."""

    n: int
    name: str
    rows: Sequence[Row]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """A file as read, with the SHA-256 of its bytes: what the record names it by."""

    sha256: str
    size_bytes: int
    sheets: tuple[Sheet, ...]
    remarks: tuple[Remark, ...]


def read_people(
    data: bytes, name: str, progress: Callable[[int, int], None] = lambda _done, _total: None
) -> PeopleFile:
    """Read a file's tables; those without any row are left out. Slow: run in a worker.

    Raises:
        BadInputError: ``people_file_empty``, ``people_file_large``, ``people_file_kind``, ``people_file_unreadable``,
            ``people_file_locked`` (a password is asked for).
    """
    if not data:
        raise BadInputError("people_file_empty", name=name)
    if len(data) > MAX_BYTES:
        raise BadInputError("people_file_large", name=name, megabytes=len(data) // 1_000_000)
    ending = PurePath(name).suffix.lower()
    sha256 = hashlib.sha256(data).hexdigest()
    remarks: list[Remark] = []
    progress(0, 1)
    if ending in _BOOKS or data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        sheets = _book(data, name, progress)
    elif ending in _TEXTS or not ending:
        sheets, remarks = _text(data, name)
    else:
        raise BadInputError("people_file_kind", name=name, kind=ending or "?")
    kept = tuple(sheet for sheet in sheets if any(any(cell not in {None, ""} for cell in row) for row in sheet.rows))
    if not kept:
        raise BadInputError("people_file_empty", name=name)
    if len(kept) > 1:
        remarks = [*remarks, Remark("people_two_sheets", {"n": len(kept)})]
    return PeopleFile(sha256, len(data), kept, tuple(remarks))


def _book(data: bytes, name: str, progress: Callable[[int, int], None]) -> list[Sheet]:
    formulas = _formulas(data, name)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        found: list[Sheet] = []
        for n, title in enumerate(book.sheet_names, 1):
            progress(n - 1, len(book.sheet_names))
            sheet = book.get_sheet_by_index(n - 1)
            rows: list[list[Cell]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
            merged = _fill(rows, sheet.merged_cell_ranges or [])
            found.append(Sheet(n, title, rows[:MAX_ROWS], (*merged, *formulas.get(title, ()))))
    except calamine.PasswordError as error:
        raise BadInputError("people_file_locked", name=name) from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise BadInputError("people_file_locked" if locked else "people_file_unreadable", name=name) from error
    return found


def _fill(rows: list[list[Cell]], merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> tuple[Remark, ...]:
    """Give every cell of a merged range the value of its first: a heading over two columns, a class down many rows."""
    n = 0
    for (top, left), (bottom, right) in merged:
        if top >= len(rows) or left >= len(rows[top]) or rows[top][left] in {None, ""}:
            continue
        n += 1
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [rows[top][left]] * len(row[left : right + 1])
    return (Remark("people_merged", {"n": n}),) if n else ()


def _formulas(data: bytes, name: str) -> dict[str, tuple[Remark, ...]]:
    """Count by table the formulas of an xlsx, and those without a saved result: they are read as empty."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MOST_INFLATED:
                raise BadInputError("people_file_large", name=name, megabytes=_MOST_INFLATED // 1_000_000)
            texts = {title: archive.read(part) for title, part in _parts(archive).items()}
    except _NO_ARCHIVE:
        return {}  # xls: older, its formulas carry their results; or damaged, which its reader says in better words
    found: dict[str, tuple[Remark, ...]] = {}
    for title, text in texts.items():
        unsaved = len(_UNSAVED.findall(text))
        counts = {"people_formulas": len(_FORMULA.findall(text)) - unsaved, "people_formulas_unsaved": unsaved}
        found[title] = tuple(Remark(code, {"n": n}) for code, n in counts.items() if n > 0)
    return found


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return where in an xlsx each table lies, by its title; nothing where it is no xlsx or does not say."""
    try:
        # What entities unfold to, expat limits itself.
        book, links = (ElementTree.fromstring(archive.read(part)) for part in (_BOOK, _LINKS))  # noqa: S314
    except (KeyError, ElementTree.ParseError):
        return {}
    target = {link.get("Id"): PurePosixPath("/xl", link.get("Target", "")) for link in links}
    inside = set(archive.namelist())
    found: dict[str, str] = {}
    for sheet in book.iterfind(".//{*}sheet"):
        link = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        part = str(target.get(link, "")).lstrip("/")
        if part in inside and part.endswith(".xml"):
            found[sheet.get("name", "")] = part
    return found


def _text(data: bytes, name: str) -> tuple[list[Sheet], list[Remark]]:
    text, encoding = _decoded(data, name)
    lines = [line for line in text.splitlines() if line.strip()][:_SNIFFED_LINES]
    delimiter = max(_DELIMITERS, key=lambda mark: _spread(lines, mark))
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise BadInputError("people_file_unreadable", name=name) from error
    remarks = [Remark("people_encoding", {"encoding": encoding})] if encoding != "UTF-8" else []
    return [Sheet(1, "", rows[:MAX_ROWS], ())], remarks


def _spread(lines: Sequence[str], mark: str) -> tuple[int, int]:
    """A delimiter stands in every line; of two such the more frequent."""
    counts = [line.count(mark) for line in lines]
    return min(counts, default=0), sum(counts)


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    """Take UTF-8 where it is that, UTF-16 by its mark, else GB 18030, which older spreadsheets write."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        candidates = (("utf-16", "UTF-16"),)
    else:
        candidates = (("utf-8-sig", "UTF-8"), ("gb18030", "GB18030"))
    for codec, shown in candidates:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, shown
    raise BadInputError("people_file_unreadable", name=name)
