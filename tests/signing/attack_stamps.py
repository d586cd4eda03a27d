"""Time stamps behind a certified document: the true ones, and what only looks like one."""

import hashlib
import re
from dataclasses import replace

from inspector.signing import der, stamp_token
from inspector.signing import increment_parts as parts
from inspector.signing import increment_stamp as ours
from inspector.signing.increment_stamp import Data
from inspector.signing.keys import FileKey
from inspector.signing.pdf_file import PdfFile
from inspector.signing.pdf_objects import Ref
from inspector.signing.stamping import stamped
from tests.signing.factory import signed_more, turn_page, update
from tests.signing.signature_bytes import Tampered, flipped, hole_of, with_cms

FAMILY = "time stamps"


def stamps(certified, identity, trust, server):
    """Files with stamps of a server that is trusted; ``trust`` vouches for the identity by a root with its list."""
    signers = [identity[1]]
    once = stamped(certified, server.stamp, signers, trust)
    assert b"/CRLs [ 3" in once  # root and list are in it
    sealed = signed_more(once, identity)
    twice = stamped(sealed, server.stamp, [*signers, server.certificate], trust)
    yield Tampered(FAMILY, "as stamped", once, ("intact_known",))
    yield Tampered(FAMILY, "sealed behind the stamp", sealed, ("intact_known",))
    yield Tampered(FAMILY, "stamped, sealed, stamped", twice, ("intact_known",))
    yield Tampered(FAMILY, "a page turned behind it", update(once, turn_page(0)))
    yield Tampered(FAMILY, "the stamp twice", once + once[len(certified) :])
    yield Tampered(FAMILY, "cut in the stamp", once[:-30])
    yield from _carrying(certified, once, server)
    yield from _of_the_token(certified, once, identity, server)


def _carrying(certified, once, server):
    """Stamped properly, for a server stamps what it is given: only the layout gives it away."""
    page = PdfFile(certified).source(Ref(3, 0))[len(b"3 0 obj\n") : -len(b"\nendobj")]
    turned = page.replace(b"/Rotate 0", b"/Rotate 90")
    assert turned != page
    yield Tampered(FAMILY, "made this way, with nothing else in it", carrying(certified, server, ()), ("intact_known",))
    yield Tampered(FAMILY, "a page carried along", carrying(certified, server, [(3, turned)]))
    file = PdfFile(certified)
    number = file.trailers[0]["Root"].number
    root = parts.body_of(file, number).replace(b"/UseOutlines", b"/UseNone") + parts.CLOSES
    yield Tampered(FAMILY, "a catalogue carried along", carrying(certified, server, [(number, root)]))
    yield Tampered(
        FAMILY, "a stream beside it", carrying(certified, server, [(900, b"<<\n/Length 1\n>>\nstream\nx\nendstream")])
    )
    # What validates it is DER, and nothing else.
    yield Tampered(FAMILY, "words as validation data", carrying(certified, server, (), Data((b"q 1 0 0 rg",))))
    longer = Data((b"\x30\x02\x05\x00" + b" and words",))
    yield Tampered(FAMILY, "words behind validation data", carrying(certified, server, (), longer))
    dss = once.rindex(b"/Type /DSS")
    yield Tampered(FAMILY, "flipped: the DSS", flipped(once, dss + 12))


def carrying(pdf, server, others, data=None):
    """A stamp's increment with something that is not ours, stamped with all of it."""
    previous = PdfFile(pdf)
    keep, whole = parts.put_together, ours._streamed
    try:
        ours.put_together = lambda file, signature, made, size: keep(file, signature, [*made, *others], size)
        ours._streamed = lambda one: b"<<\n/Length %d\n>>\nstream\n%b\nendstream" % (len(one), one)
        made, extent = ours.stamp(previous, data or Data(), b"0" * 10_000)
    finally:
        ours.put_together, ours._streamed = keep, whole
    return with_cms(pdf + made, _token(server, _digest(pdf + made, extent)))


def _digest(pdf, extent):
    _, first, second, rest = extent
    return hashlib.sha256(pdf[:first] + pdf[second : second + rest]).digest()


def _token(server, digest):
    return stamp_token.from_answer(server.stamp(stamp_token.request(digest, 7)), digest, 7)


def _of_the_token(certified, once, identity, server):
    start, end = hole_of(once)
    raw = bytes.fromhex(once[start:end].decode())
    token = raw[: 4 + int.from_bytes(raw[2:4], "big")]
    taken = stamp_token.take_apart(token)
    assert taken is not None
    for at in range(start, start + 2 * len(token), 97):
        yield Tampered(FAMILY, f"flipped: digit {at - start}", flipped(once, at))
    kind = re.search(rb"06092A864886F70D010101|06072A8648CE3D0201", once[start:end])  # RSA, or elliptic
    yield Tampered(FAMILY, "a server's key of no kind", flipped(once, start + kind.start() + 5, 1))
    yield Tampered(FAMILY, "flipped: the padding", flipped(once, end - 1))
    digest = hashlib.sha256(b"another document").digest()
    yield Tampered(FAMILY, "a stamp of another document", with_cms(once, _token(server, digest)))
    yield Tampered(FAMILY, "no stamp but a signature", with_cms(once, _cms(certified)))
    ranges = list(re.finditer(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\]", once))[-1]
    covered = hashlib.sha256(once[: int(ranges[1])] + once[int(ranges[2]) :]).digest()
    yield Tampered(FAMILY, "stamped by a key for signing", with_cms(once, _by_signer(taken, covered, identity)))
    longer = stamp_token.build(replace(taken, attributes=taken.attributes[:1] + b"\x00"))
    yield Tampered(FAMILY, "no attributes", with_cms(once, longer))
    if len(taken.signature) < 80:
        yield Tampered(FAMILY, "the other value of s", _other(once, taken))


def _cms(certified):
    start, end = hole_of(certified)
    raw = bytes.fromhex(certified[start:end].decode())
    return raw[: 4 + int.from_bytes(raw[2:4], "big")]


def _other(once, taken):
    from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

    r, s = decode_dss_signature(taken.signature)
    swapped = replace(taken, signature=encode_dss_signature(r, stamp_token.P256_ORDER - s))
    return with_cms(once, stamp_token.build(swapped))


def _by_signer(taken, digest, identity):
    """A token whose every part holds, but whose certificate is an inspector's."""
    imprint = der.written(0x30, der.written(0x30, stamp_token._SHA256, stamp_token._NULL), der.written(0x04, digest))
    fields = [one.whole for one in der.inside(der.whole(taken.info), 0x30)]
    info = der.written(0x30, *fields[:2], imprint, *fields[3:])
    bound = der.written(0x30, der.written(0x04, hashlib.sha256(identity[1]).digest()))
    attributes = der.written(
        0x31,
        der.written(0x30, stamp_token._CONTENT_TYPE, der.written(0x31, stamp_token._TST_INFO)),
        der.written(
            0x30, stamp_token._MESSAGE_DIGEST, der.written(0x31, der.written(0x04, hashlib.sha256(info).digest()))
        ),
        der.written(0x30, stamp_token._CERTIFICATE_V2, der.written(0x31, der.written(0x30, der.written(0x30, bound)))),
    )
    signature = FileKey(*identity).sign(attributes)
    return stamp_token.build(stamp_token.Token(identity[1], info, attributes, signature))
