"""DER, as strictly as a verdict needs it: the twin of ``der``, ``inside`` and ``tagged`` in resources/verify/cms.js."""

from __future__ import annotations

from dataclasses import dataclass

_LONG, _MAX_LENGTH_BYTES, _HIGH_TAG = 128, 3, 31


class BrokenDerError(ValueError):
    """No DER, or not what was looked for."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value: its tag, its content, its whole bytes."""

    tag: int
    content: bytes
    whole: bytes


def read(data: bytes, at: int = 0) -> Value:
    """Return the value at a place; its length must be as short as it can be. Raises BrokenDerError."""
    if at + 2 > len(data) or data[at] & _HIGH_TAG == _HIGH_TAG:
        raise BrokenDerError("DER")
    length, start = data[at + 1], at + 2
    if length >= _LONG:
        n = length & 127
        if not 0 < n <= _MAX_LENGTH_BYTES or start + n > len(data):
            raise BrokenDerError("DER")
        length = int.from_bytes(data[start : start + n], "big")
        if length < _LONG or length < 1 << 8 * (n - 1):
            raise BrokenDerError("DER")
        start += n
    if start + length > len(data):
        raise BrokenDerError("DER")
    return Value(data[at], data[start : start + length], data[at : start + length])


def inside(value: Value, tag: int) -> list[Value]:
    """Return the values inside a constructed one, of which the tag is demanded. Raises BrokenDerError."""
    if value.tag != tag:
        raise BrokenDerError("DER")
    found: list[Value] = []
    at = 0
    while at < len(value.content):
        found.append(read(value.content, at))
        at += len(found[-1].whole)
    return found


def whole(data: bytes) -> Value:
    """Return the one value that some bytes are. Raises BrokenDerError."""
    value = read(data)
    if len(value.whole) != len(data):
        raise BrokenDerError("DER")
    return value


def written(tag: int, *parts: bytes) -> bytes:
    """Return a value in DER: its tag, its length as short as it can be, its parts."""
    content = b"".join(parts)
    if len(content) < _LONG:
        return bytes((tag, len(content))) + content
    length = len(content).to_bytes((len(content).bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + content
