"""Pictures, PDFs and sound from outside, each read in the confined process: what services call.

What comes back is held to its shape before it is believed: the process that made it may have been taken over.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, cast

from inspector.base.errors import BadInputError
from inspector.domain.evidence import Place
from inspector.domain.reply import CODE_FIELD, FormCode, code_in
from inspector.exchange import confined
from inspector.exchange.photos import MAX_BYTES, MEDIA_TYPES, Photo
from inspector.exchange.reply_file import MAX_BYTES as MAX_FORM_BYTES

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence

    from inspector.domain.markup import Markup

_KINDS: Final = frozenset({"working", "page", "thumbnail"})
_MEDIA_TYPES: Final = frozenset({*MEDIA_TYPES.values(), "application/pdf", "audio/wav"})
_JPEG: Final = b"\xff\xd8\xff"
_PAPER_SECONDS: Final = 180
"""A scan of 100 pages in which no code is found."""
_MAX_CODE_BYTES: Final = 8_000
"""The largest QR code holds fewer than half."""


def read_original(data: bytes, name: str = "", *, whole: bool = True) -> Photo:
    """Read a photo, a PDF or a sound note. Raises BadInputError, as ``originals.read_original`` and ``confined``."""
    _bounded(data, name)
    head, blobs = confined.ask("original", data, name, {"whole": whole})
    with believed(name):
        facts: dict[str, Any] = head["photo"]
        taken_at = datetime.fromisoformat(facts["taken_at"]) if facts["taken_at"] else None
        if facts["media_type"] not in _MEDIA_TYPES or (taken_at is not None and taken_at.tzinfo is None):
            raise ValueError(facts["media_type"])
        numbers = (facts[key] for key in ("width_px", "height_px", "n_pages", "milliseconds"))
        width, height, n_pages, milliseconds = (natural(number) for number in numbers)
        flags = (facts["bad_date"] is True, facts["scripted"] is True)
        photo = Photo(facts["media_type"], width, height, taken_at, {}, n_pages, *flags, milliseconds)
        return replace(photo, copies=_copies(head, blobs))


def marked_copies(data: bytes, markup: Markup, name: str = "") -> dict[str, bytes]:
    """Make copies of an original with its mark-up. Raises as ``read_original``."""
    head, blobs = confined.ask("marked", data, name, {"markup": markup.to_json()})
    with believed(name):
        return _copies(head, blobs)


def page_copy(data: bytes, n: int, name: str = "") -> bytes:
    """Return a page, from 0, as JPEG of at most 2,048 px. Raises as ``read_original``."""
    _, blobs = confined.ask("page", data, name, {"n": n})
    with believed(name):
        return _jpeg(blobs[0])


def place_of(data: bytes) -> Place | None:
    """Return the place of a photo's metadata; None where there is none, or where reading it failed."""
    try:
        head, _ = confined.ask("place", data, "")
    except BadInputError:
        return None
    with believed(""):
        return Place(float(head["place"][0]), float(head["place"][1])) if head["place"] else None


def read_codes(data: bytes, name: str = "") -> Iterator[str]:
    """Yield the texts of QR codes, of a PDF from its last page on. Raises as ``read_original``."""
    _bounded(data, name)
    for _, blobs in confined.follow("codes", data, name, seconds=_PAPER_SECONDS):
        with believed(name):
            for blob in blobs:
                if len(blob) > _MAX_CODE_BYTES:
                    raise ValueError("no code is so long")
                yield blob.decode()


def seal_picture(data: bytes) -> bytes:
    """Return the picture of a seal as JPEG. Raises BadInputError, as ``seal_picture.seal_picture`` and ``confined``."""
    _, blobs = confined.ask("seal", data, "")
    with believed(""):
        return _jpeg(blobs[0])


def read_form(data: bytes, name: str = "") -> tuple[FormCode, dict[str, str]]:
    """Return what a form that came back is of, and its fields. Raises BadInputError, as ``reply_file.read_form``."""
    if len(data) > MAX_FORM_BYTES:
        raise BadInputError("reply_too_large", file=name, megabytes=len(data) // 1_000_000)
    _, blobs = confined.ask("form", data, name)
    with believed(name):
        told: dict[str, Any] = json.loads(blobs[0])
        fields = {key: value for key, value in told.items() if isinstance(value, str)}
        code = code_in(fields[CODE_FIELD])
    if code is None:
        raise BadInputError("reply_foreign", file=name)
    return code, fields


def _bounded(data: bytes, name: str) -> None:
    if len(data) > MAX_BYTES:
        raise BadInputError("photo_too_large", name=name, megabytes=len(data) // 1_000_000)


@contextmanager
def believed(name: str) -> Generator[None]:
    """Take what came back apart in here: what has not its shape is a reader that broke down."""
    try:
        yield
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError, RecursionError) as error:
        raise BadInputError("outside_broke", name=name) from error


def _copies(head: Mapping[str, Any], blobs: Sequence[bytes]) -> dict[str, bytes]:
    copies = dict(zip(cast("list[str]", head["copies"]), map(_jpeg, blobs), strict=True))
    if not copies.keys() <= _KINDS:
        raise ValueError("other copies than were asked for")
    return copies


def _jpeg(blob: bytes) -> bytes:
    if not blob.startswith(_JPEG):
        raise ValueError("a copy that is no JPEG")
    return blob


def natural(number: object) -> int:
    """Return a whole number from 0, or raise ValueError."""
    if type(number) is not int or number < 0:
        raise ValueError(f"{number!r:.20} is no number")
    return number
