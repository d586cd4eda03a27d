"""Signing with a token (密钥盘) through PKCS#11: the unit's seal above all, also a colleague's own key."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

from inspector.base import settings
from inspector.base.errors import BadInputError, RefusedError
from inspector.services.certificates import read_trust
from inspector.signing import authority, pem
from inspector.signing.token import TokenError, opened

if TYPE_CHECKING:
    from collections.abc import Generator

    from inspector.signing.keys import SigningKey


def library() -> str:
    """Return the path of the maker's library; "" where none is set."""
    return settings.load().token_library


def set_library(path: str) -> None:
    """Keep the path of the maker's library; "" none. Raises BadInputError("token_library_wrong")."""
    wanted = path.strip()
    if not wanted.isprintable():
        raise BadInputError("token_library_wrong", path=wanted)
    settings.save(replace(settings.load(), token_library=wanted))


@contextlib.contextmanager
def key(pin: str, certificate: bytes = b"") -> Generator[SigningKey]:
    """Open the token that is plugged in, to sign with its key. Slow: run in a task.

    Args:
        pin: As typed; a wrong one is tried once.
        certificate: A file of certificates (PEM), where the token holds none.

    Raises:
        RefusedError: ``token_…``, by what hinders; also from the signing itself, where the token is pulled out.
        BadInputError: ``trust_unreadable``: the file is none.
    """
    given = read_trust(certificate).certificates[0] if certificate else b""
    with _told(), opened(_library(), pin, certificate=given) as found:
        yield found


def request(pin: str, name: str, unit: str) -> bytes:
    """Return a request (PEM) for the key on the token that is plugged in. Raises as ``key``.

    Args:
        pin: As typed.
        name: Whose certificate is asked for; "": the unit's own, for its seal.
        unit: Full name of the unit.
    """
    with _told(), opened(_library(), pin, wants_certificate=False) as found:
        made = authority.make_request_by(found.public_key(), found.sign, name or unit, "", unit)
    return pem.written(pem.REQUEST, made)


def _library() -> str:
    path = library()
    if not path:
        raise RefusedError("token_no_library")
    return path


@contextlib.contextmanager
def _told() -> Generator[None]:
    try:
        yield
    except TokenError as error:
        raise RefusedError(f"token_{error.why}") from error
