"""The other process: reads one file after the other, as ``exchange/confined.py`` asks, and can do nothing else.

Nothing here is called by the program itself. What is imported late is imported when the first such file comes.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from inspector.base import limits
from inspector.base.errors import InspectorError
from inspector.exchange import frames
from inspector.exchange.confined import MEMORY_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import BinaryIO

    from inspector.exchange.photos import Photo

    Job = Callable[[bytes, str, Mapping[str, Any]], Iterator[tuple[dict[str, Any], list[bytes]]]]


def serve() -> None:
    """Answer until nobody asks any more."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no answer
    done = limits.give_up(MEMORY_BYTES)
    cpu = limits.allow_seconds(60)
    frames.send(out, {"limits": [*done, *(("processor",) if cpu else ())]})
    while (asked := frames.receive(sys.stdin.buffer)) is not None:
        head, (data,) = asked
        limits.allow_seconds(int(head["seconds"]))
        limits.allow_memory(int(head["memory"]))
        _answer(out, head, data)


def _answer(out: BinaryIO, head: Mapping[str, Any], data: bytes) -> None:
    name = str(head["name"])
    try:
        for told, blobs in _JOBS[head["job"]](data, name, head["options"]):
            frames.send(out, told, blobs)
    except InspectorError as error:
        frames.send(out, {"error": type(error).__name__, "code": error.code, "values": error.values})
    except MemoryError:
        frames.send(out, {"error": "BadInputError", "code": "outside_memory", "values": {"name": name}})
    except Exception:  # noqa: BLE001  # whatever a decoder does with a file made for it, the asker is told of the file
        frames.send(out, {"error": "BadInputError", "code": "outside_broke", "values": {"name": name}})


def _original(data: bytes, name: str, options: Mapping[str, Any]) -> Iterator[tuple[dict[str, Any], list[bytes]]]:
    from inspector.exchange.originals import read_original

    yield _photo(read_original(data, name, whole=options["whole"]))


def _photo(photo: Photo) -> tuple[dict[str, Any], list[bytes]]:
    facts = {
        "media_type": photo.media_type, "width_px": photo.width_px, "height_px": photo.height_px,
        "taken_at": photo.taken_at.isoformat() if photo.taken_at else None, "n_pages": photo.n_pages,
        "bad_date": photo.bad_date, "scripted": photo.scripted, "milliseconds": photo.milliseconds,
    }  # fmt: skip
    return {"last": True, "photo": facts, "copies": list(photo.copies)}, list(photo.copies.values())


def _marked(data: bytes, name: str, options: Mapping[str, Any]) -> Iterator[tuple[dict[str, Any], list[bytes]]]:
    from inspector.domain.markup import markup_of
    from inspector.exchange.marked import marked_copies

    copies = marked_copies(data, markup_of(options["markup"]), name)
    yield {"last": True, "copies": list(copies)}, list(copies.values())


def _page(data: bytes, _name: str, options: Mapping[str, Any]) -> Iterator[tuple[dict[str, Any], list[bytes]]]:
    from inspector.exchange.originals import page_copy

    yield {"last": True}, [page_copy(data, options["n"])]


def _place(data: bytes, _name: str, _options: Mapping[str, Any]) -> Iterator[tuple[dict[str, Any], list[bytes]]]:
    from inspector.exchange.photo_place import place_of

    place = place_of(data)
    yield {"last": True, "place": [place.north, place.east] if place else None}, []


def _codes(data: bytes, name: str, _options: Mapping[str, Any]) -> Iterator[tuple[dict[str, Any], list[bytes]]]:
    from inspector.exchange.codes import read_codes

    for text in read_codes(data, name):
        yield {}, [text.encode("utf-8", "replace")]
    yield {"last": True}, []


def _seal(data: bytes, _name: str, _options: Mapping[str, Any]) -> Iterator[tuple[dict[str, Any], list[bytes]]]:
    from inspector.exchange.seal_picture import seal_picture

    yield {"last": True}, [seal_picture(data)]


def _form(data: bytes, name: str, _options: Mapping[str, Any]) -> Iterator[tuple[dict[str, Any], list[bytes]]]:
    from inspector.exchange.reply_file import read_form

    _, fields = read_form(data, name)
    yield {"last": True}, [json.dumps(fields, ensure_ascii=False).encode("utf-8", "replace")]


def _people(data: bytes, name: str, _options: Mapping[str, Any]) -> Iterator[tuple[dict[str, Any], list[bytes]]]:
    from inspector.exchange.people_file import read_people

    steps: list[tuple[int, int]] = []
    found = read_people(data, name, lambda done, total: steps.append((done, total)))
    for n, sheet in enumerate(found.sheets):
        told = {"n": sheet.n, "name": sheet.name, "remarks": [asdict(remark) for remark in sheet.remarks]}
        rows = json.dumps(sheet.rows, default=_cell, separators=(",", ":"), ensure_ascii=False)
        yield {"sheet": told, "progress": [n + 1, len(found.sheets)]}, [rows.encode("utf-8", "surrogatepass")]
    file = {"sha256": found.sha256, "size_bytes": found.size_bytes}
    yield {"last": True, "file": file, "remarks": [asdict(remark) for remark in found.remarks]}, []


def _cell(value: object) -> dict[str, Any]:
    """Return what JSON has no word for: days, times, spans (``exchange/outside_tables.py`` takes them back)."""
    if isinstance(value, datetime | date | time):  # a datetime is a date too
        return {type(value).__name__: value.isoformat()}
    if isinstance(value, timedelta):
        return {"timedelta": value.total_seconds()}
    raise TypeError(type(value).__name__)


_JOBS: dict[str, Job] = {
    "original": _original, "marked": _marked, "page": _page, "place": _place, "codes": _codes, "seal": _seal,
    "form": _form, "people": _people,
}  # fmt: skip
