"""The pages of an encrypted database file, plain and back: the same page is the same bytes in each backup.

SQLCipher seals each page under a random number of its own, so two copies of one database have no bytes in common.
Its page (docs/backup-format.md): salt of the file (16, first page only) ‖ AES-256-CBC ‖ IV (16) ‖ HMAC-SHA-512 (64)
of ciphertext, IV and page number. Only pages pass through here, never a whole database.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

from inspector.base.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PAGE_BYTES = 4096
_IV, _MAC, _SALT = 16, 64, 16
_RESERVED = _IV + _MAC
_BODY = PAGE_BYTES - _RESERVED
_START = b"SQLite format 3\0"
"""What stands in a plain file where SQLCipher puts its salt."""


def plain_pages(path: Path, key: bytes) -> Iterator[bytes]:
    """Yield the pages of a file that nobody writes, decrypted; what SQLCipher reserves in each is zero.

    Raises:
        StoreError: ``store_damaged``: a page is not as it was written.
        OSError: The file cannot be read.
    """
    with path.open("rb") as file:
        salt = file.read(_SALT)
        mac_key = _mac_key(key, salt)
        file.seek(0)
        n = 0
        while page := file.read(PAGE_BYTES):
            n += 1
            skipped = _SALT if n == 1 else 0
            sealed, iv, mac = page[skipped:_BODY], page[_BODY : _BODY + _IV], page[_BODY + _IV :]
            if not any(page):
                yield page  # as SQLCipher reads one that was made and not yet written
                continue
            if not hmac.compare_digest(mac, _mac(mac_key, sealed, iv, n)):
                raise StoreError("store_damaged")
            cipher = Cipher(AES256(key), CBC(iv)).decryptor()
            yield (_START if n == 1 else b"") + cipher.update(sealed) + bytes(_RESERVED)


def write_sealed(path: Path, key: bytes, pages: Iterable[bytes]) -> None:
    """Write plain pages as a file that SQLCipher opens with this key; on disk when this returns.

    Raises:
        OSError: The file cannot be written.
    """
    salt = os.urandom(_SALT)
    mac_key = _mac_key(key, salt)
    with path.open("wb") as file:
        for n, page in enumerate(pages, 1):
            skipped = _SALT if n == 1 else 0
            iv = os.urandom(_IV)
            sealed = Cipher(AES256(key), CBC(iv)).encryptor().update(page[skipped:_BODY])
            file.write((salt if n == 1 else b"") + sealed + iv + _mac(mac_key, sealed, iv, n))
        file.flush()
        os.fsync(file.fileno())


def _mac_key(key: bytes, salt: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)


def _mac(key: bytes, sealed: bytes, iv: bytes, n: int) -> bytes:
    return hmac.digest(key, sealed + iv + n.to_bytes(4, "little"), "sha512")
