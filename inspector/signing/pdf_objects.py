"""A strict reader of PDF objects (ISO 32000, 7.3), for what a verdict hangs on.

Strict means: what two readers could take otherwise is refused, never guessed. ``resources/verify/pdf_objects.js`` is
the same reader in the page that schools use; a change in one is a change in both (docs/verify-profile.md, section 6).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

WHITE = b"\0\t\n\f\r "
_ENDS = b"()<>[]{}/%" + WHITE
_DIGITS = b"0123456789"
_HEX = b"0123456789abcdefABCDEF"
_ESCAPES = {ord("n"): 10, ord("r"): 13, ord("t"): 9, ord("b"): 8, ord("f"): 12, 40: 40, 41: 41, 92: 92}
_MAX_DEPTH = 40
_MAX_DIGITS = 10


class BrokenPdfError(ValueError):
    """The bytes are not laid out as our documents are."""


class Name(str):
    """A name without its solidus."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an indirect object."""

    number: int
    generation: int


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream: its dictionary and the place of its first byte."""

    entries: dict[str, Any]
    start: int


class ObjectReader:
    """Reads objects from a place on. Strings are ``bytes``, numbers ``int`` or ``float``, null is None."""

    def __init__(self, data: bytes, at: int) -> None:
        if not 0 <= at < len(data):
            raise BrokenPdfError("a place outside of the file")
        self.data, self.at = data, at

    def skip(self) -> None:
        """Go over white space and comments."""
        data, at, end = self.data, self.at, len(self.data)
        while at < end:
            if data[at] in WHITE:
                at += 1
            elif data[at] == ord("%"):
                while at < end and data[at] not in b"\r\n":
                    at += 1
            else:
                break
        self.at = at

    def take(self, word: bytes) -> bool:
        """Go over a word if it stands here."""
        if not self.data.startswith(word, self.at):
            return False
        self.at += len(word)
        return True

    def demand(self, word: bytes) -> None:
        """Go over a word that has to stand here."""
        if not self.take(word):
            raise BrokenPdfError(f"{word!r} is missing")

    def natural(self) -> int:
        """Read a number of one to ten digits."""
        start, data = self.at, self.data
        while self.at < len(data) and data[self.at] in _DIGITS:
            self.at += 1
        if not 0 < self.at - start <= _MAX_DIGITS:
            raise BrokenPdfError("no number")
        return int(data[start : self.at])

    def value(self, depth: int = 0) -> Any:
        """Read one object."""
        if depth > _MAX_DEPTH:
            raise BrokenPdfError("too deep")
        self.skip()
        if self.take(b"<<"):
            return self._dictionary(depth)
        if self.take(b"["):
            return self._array(depth)
        for opens, read in ((b"/", self._name), (b"(", self._literal), (b"<", self._hexadecimal)):
            if self.take(opens):
                return read()
        word = self._word()
        return _KEYWORDS[word] if word in _KEYWORDS else self._number(word)

    def _word(self) -> bytes:
        start, data = self.at, self.data
        while self.at < len(data) and data[self.at] not in _ENDS:
            self.at += 1
        return data[start : self.at]

    def _number(self, word: bytes) -> Any:
        digits = word[1:] if word[:1] in {b"+", b"-"} else word
        whole, dot, part = digits.partition(b".")
        if not (whole + part) or len(whole + part) > 2 * _MAX_DIGITS or any(c not in _DIGITS for c in whole + part):
            raise BrokenPdfError("no object")
        if dot:
            return float(word)
        return self._reference(int(word)) if word == digits else int(word)

    def _reference(self, number: int) -> Any:
        """A number may be the start of a reference: 12 0 R."""
        back = self.at
        self.skip()
        generation = self._word()
        self.skip()
        if 0 < len(generation) <= 5 and all(c in _DIGITS for c in generation) and self._word() == b"R":  # noqa: PLR2004
            return Ref(number, int(generation))
        self.at = back
        return number

    def _name(self) -> Name:
        raw, out, n = self._word(), bytearray(), 0
        while n < len(raw):
            if raw[n] == ord("#"):
                pair = raw[n + 1 : n + 3]
                if len(pair) != 2 or any(c not in _HEX for c in pair):  # noqa: PLR2004
                    raise BrokenPdfError("a name")
                out.append(int(pair, 16))
                n += 3
            else:
                out.append(raw[n])
                n += 1
        return Name(out.decode("latin-1"))

    def _array(self, depth: int) -> list[Any]:
        found: list[Any] = []
        self.skip()
        while not self.take(b"]"):
            found.append(self.value(depth + 1))
            self.skip()
        return found

    def _dictionary(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        self.skip()
        while not self.take(b">>"):
            self.demand(b"/")
            name = str(self._name())
            if name in found:
                raise BrokenPdfError(f"{name} stands twice")
            found[name] = self.value(depth + 1)
            self.skip()
        return found

    def _hexadecimal(self) -> bytes:
        end = self.data.find(b">", self.at)
        digits = bytes(c for c in self.data[self.at : end] if c not in WHITE)
        if end < 0 or any(c not in _HEX for c in digits):
            raise BrokenPdfError("a string")
        self.at = end + 1
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))

    def _literal(self) -> bytes:
        out, open_ = bytearray(), 1
        while True:
            c = self._byte()
            if c == ord("\\"):
                self._escape(out)
                continue
            if c == ord("\r"):  # every end of line in a string is one line feed
                self.take(b"\n")
                c = ord("\n")
            open_ += (c == ord("(")) - (c == ord(")"))
            if not open_:
                return bytes(out)
            out.append(c)

    def _escape(self, out: bytearray) -> None:
        c = self._byte()
        if c in _ESCAPES:
            out.append(_ESCAPES[c])
        elif c in b"01234567":
            value, n = c - ord("0"), 1
            while n < 3 and self.data[self.at : self.at + 1] and self.data[self.at] in b"01234567":  # noqa: PLR2004
                value, n = value * 8 + self._byte() - ord("0"), n + 1
            out.append(value & 255)
        elif c == ord("\r"):
            self.take(b"\n")
        elif c != ord("\n"):
            out.append(c)

    def _byte(self) -> int:
        if self.at >= len(self.data):
            raise BrokenPdfError("the file ends in a string")
        self.at += 1
        return self.data[self.at - 1]


_KEYWORDS: dict[bytes, Any] = {b"true": True, b"false": False, b"null": None}
