"""Put a time stamp behind a document, with what validates its signatures in the long term (PAdES B-LTA)."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING

from inspector.signing import increment_stamp, profile, stamp_token
from inspector.signing.increment_stamp import Data
from inspector.signing.pdf_file import PdfFile
from inspector.signing.trust import vouching

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspector.signing.trust import Trust

Ask = Callable[[bytes], bytes]
"""Sends a question (DER) to a time-stamp server and returns what it answers."""
_ROOM_BYTES = 5_000
"""Of a token in our form: one certificate of at most 3 kB, attributes, a signature by 8,192 bits at most."""


def stamped(pdf: bytes, ask: Ask, certificates: Iterable[bytes], trust: Trust) -> bytes:
    """Return an intact document with a time stamp over all of it.

    Args:
        pdf: A document of ours, as ``examine`` finds it intact.
        ask: Raises what it likes where the server cannot be reached.
        certificates: Of all who signed and stamped it until now (DER).
        trust: Where those who vouch for them, and their revocation lists, are found.

    Raises:
        NonsenseError: The answer is no time stamp of this document.
        BrokenPdfError: The document is not laid out as ours.
    """
    previous = PdfFile(pdf)
    data = _missing(previous, certificates, trust)
    written, (_, first, second, _rest) = increment_stamp.stamp(previous, data, b"0" * (2 * _ROOM_BYTES))
    start = len(pdf)
    digest = hashlib.sha256(pdf)
    digest.update(written[: first - start])
    digest.update(written[second - start :])
    nonce = secrets.randbits(63)
    token = stamp_token.from_answer(ask(stamp_token.request(digest.digest(), nonce)), digest.digest(), nonce)
    if len(token) > _ROOM_BYTES:
        raise stamp_token.NonsenseError("kind")
    contents = token.hex().upper().encode().ljust(2 * _ROOM_BYTES, b"0")
    return b"".join((pdf, written[: first - start], b"<", contents, b">", written[second - start :]))


def _missing(file: PdfFile, certificates: Iterable[bytes], trust: Trust) -> Data:
    """Return those who vouch for the signers, and their lists, as far as the document does not hold them yet."""
    held = set(increment_stamp.held_data(file))
    found: dict[str, bytes] = {}
    lists: dict[str, bytes] = {}
    for certificate in certificates:
        for root, newest in vouching(certificate, trust):
            found[profile.fingerprint(root)] = root
            if newest is not None:
                lists[profile.fingerprint(newest)] = newest
    fresh = tuple(one for one in found.values() if one not in held)
    return Data(fresh, tuple(one for one in lists.values() if one not in held))
