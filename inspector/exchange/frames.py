"""How two processes of ours talk over pipes: a head in JSON, then bytes as they are. Nothing in it can be run.

A frame: four bytes (the head's length, big-endian), the head (a JSON object; ``blobs`` holds the lengths of what
follows), the blobs. Whoever reads bounds all of it before a byte is taken.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import BinaryIO

MAX_HEAD_BYTES: Final = 1_000_000
MAX_BLOB_BYTES: Final = 1_000_000_000
"""Of all blobs of a frame together."""
MAX_BLOBS: Final = 8


class FrameError(ValueError):
    """What came is no frame, is larger than allowed, or breaks off."""


def send(stream: BinaryIO, head: Mapping[str, Any], blobs: Sequence[bytes] = ()) -> None:
    """Write a frame. Raises OSError when nobody reads."""
    text = json.dumps({**head, "blobs": [len(blob) for blob in blobs]}).encode("ascii")
    stream.write(len(text).to_bytes(4, "big") + text)
    stream.writelines(blobs)
    stream.flush()


def receive(stream: BinaryIO, most: int = MAX_BLOB_BYTES) -> tuple[dict[str, Any], list[bytes]] | None:
    """Read a frame; None where the other side ended properly, between two.

    Raises:
        FrameError: It is none, or has more than ``most`` bytes of blobs.
    """
    start = stream.read(4)
    if not start:
        return None
    size = int.from_bytes(start, "big")
    if len(start) < 4 or size > MAX_HEAD_BYTES:  # noqa: PLR2004  # of the length itself
        raise FrameError(f"a head of {size} bytes")
    try:
        head: Any = json.loads(_exactly(stream, size))
        sizes = cast("list[Any]", head.pop("blobs"))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise FrameError("no head") from error
    if not all(type(one) is int and one >= 0 for one in sizes) or len(sizes) > MAX_BLOBS or sum(sizes) > most:
        raise FrameError("blobs that are too many or too large")
    return cast("dict[str, Any]", head), [_exactly(stream, one) for one in sizes]


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) != size:
        raise FrameError("broken off")
    return data
