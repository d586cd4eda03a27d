"""Keys that never leave a token (密钥盘): P-256 through PKCS#11, the library of the token's maker.

Needs the optional part ``token`` (python-pkcs11), which is imported only here and only when asked.
"""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509 import load_der_x509_certificate

from inspector.signing import der
from inspector.signing.keys import lower

if TYPE_CHECKING:
    from collections.abc import Generator

_HALF = 32
_P256 = bytes.fromhex("06082a8648ce3d030107")


class TokenError(Exception):
    """A token cannot sign.

    ``why``: missing_part, library, none, several, pin, pin_again, locked, no_pin, gone, no_key, no_certificate,
    other_key, other.
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class TokenKey:
    """A key on an open token, with its certificate (DER; b"" where there is none yet)."""

    certificate: bytes
    point: bytes
    """The public key, uncompressed."""
    handle: Any

    def sign(self, data: bytes) -> bytes:
        """Return an ECDSA signature as the profile takes it. Raises TokenError."""
        import pkcs11

        with _told():
            made = bytes(self.handle.sign(hashlib.sha256(data).digest(), mechanism=pkcs11.Mechanism.ECDSA))
        r, s = lower(int.from_bytes(made[:_HALF], "big"), int.from_bytes(made[_HALF:], "big"))
        signature = encode_dss_signature(r, s)
        try:
            self.public_key().verify(signature, data, ec.ECDSA(SHA256()))
        except InvalidSignature as error:
            raise TokenError("other_key") from error
        return signature

    def public_key(self) -> ec.EllipticCurvePublicKey:
        """Return whose signature it makes: the certificate's key, where there is one."""
        if not self.certificate:
            return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), self.point)
        key = load_der_x509_certificate(self.certificate).public_key()
        if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
            raise TokenError("no_certificate")
        return key


@contextlib.contextmanager
def opened(
    library: str, pin: str, *, label: str = "", certificate: bytes = b"", wants_certificate: bool = True
) -> Generator[TokenKey]:
    """Open the token that is plugged in, with its P-256 key; it is shut again afterwards.

    Args:
        library: Path of the maker's PKCS#11 library.
        pin: As typed. A wrong one is tried once only: tokens lock after a few.
        label: Which token, where several are plugged in.
        certificate: DER, where it does not lie on the token.
        wants_certificate: False to ask for a certificate: the key alone will do.

    Raises:
        TokenError: And within, from ``sign``, where the token is pulled out.
    """
    try:
        import pkcs11
    except ImportError as error:
        raise TokenError("missing_part") from error
    try:
        loaded: Any = pkcs11.lib(library)
        loaded.reinitialize()  # tokens that were plugged in since it was loaded
    except (pkcs11.PKCS11Error, RuntimeError, OSError) as error:
        raise TokenError("library") from error
    token = _plugged_in(loaded, label)
    with _told():
        _require_usable(token)
        try:
            session: Any = token.open(user_pin=pin)
        except pkcs11.PinIncorrect as error:
            raise TokenError(_after_wrong_pin(token, _plugged_in(loaded, label))) from error
        try:
            yield _key_of(session, certificate, wants_certificate)
        finally:
            with contextlib.suppress(pkcs11.PKCS11Error):
                session.close()


def _plugged_in(loaded: Any, label: str) -> Any:
    import pkcs11

    with _told():
        found = [one for one in loaded.get_tokens() if pkcs11.TokenFlag.TOKEN_INITIALIZED in one.flags]
    wanted = [one for one in found if not label or one.label == label]
    if not wanted:
        raise TokenError("none")
    if len(wanted) > 1:
        raise TokenError("several")
    return wanted[0]


def _require_usable(token: Any) -> None:
    import pkcs11

    if pkcs11.TokenFlag.USER_PIN_LOCKED in token.flags:
        raise TokenError("locked")
    if pkcs11.TokenFlag.USER_PIN_INITIALIZED not in token.flags:
        raise TokenError("no_pin")


def _after_wrong_pin(before: Any, after: Any) -> str:
    """Return what a wrong PIN did: the token says whether it was not the first one in a row."""
    import pkcs11

    flag = pkcs11.TokenFlag
    if flag.USER_PIN_LOCKED in after.flags:
        return "locked"
    again = flag.USER_PIN_COUNT_LOW in before.flags or flag.USER_PIN_FINAL_TRY in after.flags
    return "pin_again" if again else "pin"


def _key_of(session: Any, certificate: bytes, wants_certificate: bool) -> TokenKey:
    """Return the key that a certificate is of; without one, the first P-256 key."""
    import pkcs11

    attribute, kind = pkcs11.Attribute, pkcs11.ObjectClass
    keys = list(session.get_objects({attribute.CLASS: kind.PRIVATE_KEY, attribute.KEY_TYPE: pkcs11.KeyType.EC}))
    points: dict[bytes, bytes] = {}
    for one in session.get_objects({attribute.CLASS: kind.PUBLIC_KEY, attribute.KEY_TYPE: pkcs11.KeyType.EC}):
        if bytes(one[attribute.EC_PARAMS]) == _P256:
            points[bytes(one.id)] = der.read(bytes(one[attribute.EC_POINT])).content
    held = {
        bytes(one.id): bytes(one[attribute.VALUE]) for one in session.get_objects({attribute.CLASS: kind.CERTIFICATE})
    }
    if not keys:
        raise TokenError("no_key")
    if not wants_certificate:
        mine = next((one for one in keys if bytes(one.id) in points), None)
        if mine is None:
            raise TokenError("no_key")
        return TokenKey(b"", points[bytes(mine.id)], mine)
    for key in keys:
        own = certificate or held.get(bytes(key.id), b"")
        found = TokenKey(own, points.get(bytes(key.id), b""), key)
        if own and found.point in {b"", _point(found.public_key())}:
            return found
    raise TokenError("other_key" if certificate else "no_certificate")


def _point(key: ec.EllipticCurvePublicKey) -> bytes:
    numbers = key.public_numbers()
    return b"\x04" + numbers.x.to_bytes(_HALF, "big") + numbers.y.to_bytes(_HALF, "big")


@contextlib.contextmanager
def _told() -> Generator[None]:
    """Turn what the library says into why the token cannot sign."""
    import pkcs11

    locked = (pkcs11.PinLocked, pkcs11.PinExpired)
    gone = (
        pkcs11.DeviceRemoved, pkcs11.TokenNotPresent, pkcs11.TokenNotRecognised, pkcs11.SessionHandleInvalid,
        pkcs11.SessionClosed, pkcs11.ObjectHandleInvalid, pkcs11.KeyHandleInvalid, pkcs11.SlotIDInvalid,
        pkcs11.DeviceError,
    )  # fmt: skip
    try:
        yield
    except locked as error:
        raise TokenError("locked") from error
    except (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange) as error:
        raise TokenError("pin") from error
    except pkcs11.UserPinNotInitialized as error:
        raise TokenError("no_pin") from error
    except gone as error:
        raise TokenError("gone") from error
    except pkcs11.PKCS11Error as error:
        raise TokenError("other") from error
