"""Tell what differs between a signed PDF and what was made of it: pages and embedded files."""

from __future__ import annotations

import hashlib
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from inspector.signing.verify import BROKEN, embedded_files, examine

if TYPE_CHECKING:
    from collections.abc import Mapping

_RANGE = re.compile(rb"/ByteRange \[0 (\d{1,10}) (\d{1,10}) (\d{1,10})\s*\]")
_MAX_RANGES = 5
_MAX_PAGES = 2000
_LEFT_OUT = frozenset({"/Parent", "/P", "/StructParents", "/StructParent", "/V"})
"""Entries that lead from a page to the rest of the document, or to the signature itself."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What differs. All empty: only what readers do not show (structure, metadata, the signature itself)."""

    pages: tuple[int, ...]
    """Numbers from 1 of pages that look or behave otherwise, or stand in one of the two only."""
    files: tuple[str, ...]
    """Names of embedded files that differ, were added or are gone."""


def signed_part(pdf: bytes) -> bytes | None:
    """Return the document as it was last signed, where all of it still stands at the start of the file.

    So it does after everything that only appends, as editors do that save a change behind the original.
    """
    ends = {int(at) + int(length) for _, at, length in _RANGE.findall(pdf)[:_MAX_RANGES]}
    for end in sorted(ends, reverse=True):
        if end < len(pdf) and examine(pdf[:end], ()).state == "intact":
            return pdf[:end]
    return None


def compare(signed: bytes, found: bytes) -> Changed | None:
    """Return what differs of two PDFs, or None where the second cannot be read far enough to say."""
    try:
        before, after = PdfFileReader(io.BytesIO(signed)), PdfFileReader(io.BytesIO(found))
        pages = _differing(_page_prints(before), _page_prints(after))
        files = _differing_files(dict(embedded_files(before)), dict(embedded_files(after)))
    except BROKEN:
        return None
    return Changed(pages, files)


def _differing(before: list[bytes], after: list[bytes]) -> tuple[int, ...]:
    longest = max(len(before), len(after))
    return tuple(n + 1 for n in range(longest) if before[n : n + 1] != after[n : n + 1])


def _differing_files(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> tuple[str, ...]:
    return tuple(sorted(name for name in {*before, *after} if before.get(name) != after.get(name)))


def _page_prints(reader: PdfFileReader) -> list[bytes]:
    untyped: Any = reader
    count = min(int(untyped.root["/Pages"]["/Count"]), _MAX_PAGES)
    known: dict[Any, bytes] = {}
    return [_print(untyped.find_page_for_modification(n)[0].get_object(), known) for n in range(count)]


def _print(value: Any, known: dict[Any, bytes]) -> bytes:
    """Return a hash of a PDF object with all that hangs on it, whatever its object numbers are."""
    if isinstance(value, generic.IndirectObject):
        key = value.reference
        if key not in known:
            known[key] = b""  # a way back to where we come from says nothing new
            known[key] = _print(value.get_object(), known)
        return known[key]
    digest = hashlib.sha256(type(value).__name__.encode())
    if isinstance(value, generic.DictionaryObject):
        entries: Any = value
        for name in sorted(entries.keys() - _LEFT_OUT):
            digest.update(str(name).encode() + b"\0" + _print(entries.raw_get(name), known))
        if isinstance(value, generic.StreamObject):
            digest.update(value.encoded_data)
    elif isinstance(value, generic.ArrayObject):
        items: Any = value
        for n in range(len(items)):
            digest.update(_print(items.raw_get(n), known))
    else:
        digest.update(repr(value).encode())
    return digest.digest()
