"""Tables of people from outside, read in the confined process: rosters and surveys as schools hand them over."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final, cast

from inspector.base.errors import BadInputError
from inspector.exchange import confined
from inspector.exchange.outside import believed, natural
from inspector.exchange.people_file import MAX_BYTES, PeopleFile, Remark, Row, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_SECONDS: Final = 180


def read_people(
    data: bytes, name: str, progress: Callable[[int, int], None] = lambda _done, _total: None
) -> PeopleFile:
    """Read a file's tables. Raises BadInputError, as ``people_file.read_people`` and ``confined``."""
    if len(data) > MAX_BYTES:
        raise BadInputError("people_file_large", name=name, megabytes=len(data) // 1_000_000)
    progress(0, 1)
    sheets: list[Sheet] = []
    head: Mapping[str, Any] = {}
    for head, blobs in confined.follow("people", data, name, seconds=_SECONDS):
        if "sheet" in head:
            with believed(name):
                sheets.append(_sheet(head["sheet"], blobs[0]))
            progress(*(natural(number) for number in head["progress"]))
    with believed(name):
        file = head["file"]
        return PeopleFile(str(file["sha256"]), natural(file["size_bytes"]), tuple(sheets), _remarks(head["remarks"]))


def _sheet(told: Mapping[str, Any], blob: bytes) -> Sheet:
    rows = cast("list[Row]", json.loads(blob.decode("utf-8", "surrogatepass"), object_hook=_cell))
    if not all(isinstance(row, list) for row in rows):
        raise ValueError("rows that are none")
    return Sheet(natural(told["n"]), str(told["name"]), rows, _remarks(told["remarks"]))


def _cell(value: dict[str, Any]) -> date | time | timedelta:
    ((kind, text),) = value.items()
    if kind == "timedelta":
        return timedelta(seconds=text)
    kinds = {"date": date, "datetime": datetime, "time": time}
    return kinds[kind].fromisoformat(text)


def _remarks(told: Sequence[Mapping[str, Any]]) -> tuple[Remark, ...]:
    return tuple(Remark(str(one["code"]), {str(k): v for k, v in one["values"].items()}) for one in told)
