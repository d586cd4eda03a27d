"""Further signatures behind a certified document: the true ones, and increments that only look like one."""

import hashlib
import re
from dataclasses import replace

from inspector.signing import increment_parts as parts
from inspector.signing import increments as ours
from inspector.signing import profile
from inspector.signing.pdf_file import PdfFile
from tests.signing.factory import certified_at, countersign, replace_file, signed_more, turn_page, update
from tests.signing.signature_bytes import Tampered, flipped, hole_of, other_s, parts_of, signed_by, with_cms

FIELDS = ("inspector-1", "unit-seal")


def increments(uncertified, identity, stranger):
    family = "further signatures"
    certified = certified_at(uncertified, identity, more_fields=FIELDS)
    sealed = signed_more(certified, identity)
    both = signed_more(signed_more(certified, identity, "inspector-1"), identity)
    yield Tampered(family, "as signed by one more", sealed, ("intact_known",))
    yield Tampered(family, "as signed by two more, in order", both, ("intact_known",))
    yield Tampered(family, "signed by a stranger too", signed_more(certified, stranger), ("intact_unknown",))
    yield Tampered(family, "the last signature cut off", both[: len(certified)], ("intact_known",))
    yield from _changed_behind(family, certified, sealed, identity)
    yield from _of_another_layout(family, certified, identity)
    yield from _bytes(family, certified, sealed, stranger)


def _changed_behind(family, certified, sealed, identity):
    yield Tampered(family, "a page turned behind the second", update(sealed, turn_page(0)))
    yield Tampered(family, "other findings behind the second", update(sealed, replace_file("findings.json", b"{}")))
    turned = update(certified, turn_page(0))
    yield Tampered(family, "a page turned between the two", signed_more(turned, identity))
    yield Tampered(family, "another program's signature behind", countersign(certified, identity, "inspector-1"))
    foreign = countersign(certified, identity, "inspector-1")
    yield Tampered(family, "ours behind another program's", signed_more(foreign, identity))
    yield Tampered(family, "the second increment twice", sealed + sealed[len(certified) :])
    yield Tampered(family, "bytes behind the second", sealed + b"\n")
    yield Tampered(family, "cut in the second", sealed[:-40])


def _of_another_layout(family, certified, identity):
    """Each is signed properly, by a key that is known: only the layout gives it away."""
    page = PdfFile(certified).source(ours.Ref(3, 0))
    turned = page[len(b"3 0 obj\n") : -len(b"\nendobj")].replace(b"/Rotate 0", b"/Rotate 90")
    assert b"/Rotate 90" in turned
    yield Tampered(family, "made this way, with nothing else in it", forged(certified, identity), ("intact_known",))
    yield Tampered(family, "a page carried along", forged(certified, identity, others=[(3, turned)]))
    number = PdfFile(certified).trailers[0]["Root"].number
    root = (
        parts.body_of(PdfFile(certified), number).replace(b"/PageMode /UseOutlines", b"/PageMode /UseNone")
        + parts.CLOSES
    )
    yield Tampered(family, "a catalogue carried along", forged(certified, identity, others=[(number, root)]))
    yield Tampered(family, "a field that is seen", forged(certified, identity, entries=b"\n/Rect [ 9 9 99 99 ]"))
    elsewhere = forged(certified, identity, change=(b"/Root %d" % number, b"/Root 286"))
    yield Tampered(family, "another catalogue", elsewhere, ("changed", "unreadable"))
    yield Tampered(family, "an older table", forged(certified, identity, change=(rb"/Prev \d+", b"/Prev 200338")))
    yield Tampered(family, "another profile", forged(certified, identity, change=(rb"pdf/1\)", b"pdf/9)")))
    yield Tampered(family, "a time that is none", forged(certified, identity, change=(rb"D:2026\d{4}", b"D:20261399")))
    yield Tampered(family, "a certification of its own", forged(certified, identity, entries=b"\n/Lock 297 0 R"))
    seal = signed_more(certified, identity)
    yield Tampered(family, "a field before the seal, after it", forged(seal, identity, "inspector-1"))
    yield Tampered(family, "a field filled twice", forged(seal, identity))
    yield Tampered(family, "half of it covered", _half(seal, identity))


def forged(pdf, identity, field="unit-seal", *, others=(), entries=b"", change=None):
    """An increment with something that is not ours, and a signature over all of it that is."""
    previous = PdfFile(pdf)
    number, size = _number_of(previous, field), parts.size_of(previous)
    what = ours.Filling(number, b"D:20261120122007+08'00'", b"FEFF", b"FEFF")
    head = ours.fill(previous, what, b"")[0].split(b"/Contents ")[0]
    filled = parts.body_of(previous, number) + entries + b"\n/V %d 0 R" % size + parts.CLOSES
    head = head[head.index(b"<<") :] + b"/Contents "
    room = b"0" * 2 * (1200 + 2 * len(identity[1]))
    made, extent = parts.put_together(previous, (size, head, room), [(number, filled), *others], size + 1)
    if change:
        found = re.search(change[0], made)
        made = made.replace(found[0], change[1].ljust(len(found[0]), b" ")[: len(found[0])])
    return signed_anew(pdf + made, extent, identity)


def _number_of(file, name):
    refs = file.array(file.dictionary(file.root["AcroForm"])["Fields"])
    return next(ref.number for ref in refs if file.dictionary(ref)["T"].decode() == name)


def signed_anew(pdf, extent, identity):
    _, first, second, rest = extent
    digest = hashlib.sha256(pdf[:first] + pdf[second : second + rest]).digest()
    return with_cms(pdf, profile.build(signed_by(profile.Parts(identity[1], digest, b""), identity)))


def _half(sealed, identity):
    ranges = list(re.finditer(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\] *", sealed))
    first, second = int(ranges[-1][1]), int(ranges[-1][2])
    rest = sealed.index(b"xref", second) - second
    fresh = b"/ByteRange [0 %d %d %d]" % (first, second, rest)
    pdf = sealed[: ranges[-1].start()] + fresh.ljust(len(ranges[-1][0])) + sealed[ranges[-1].end() :]
    return signed_anew(pdf, (0, first, second, rest), identity)


def _bytes(family, certified, sealed, stranger):
    start, end = hole_of(sealed)
    spots = {
        "the second CMS": start + 900,
        "the second padding": end - 1,
        "the second reason": sealed.rindex(b"/Reason") + 13,
        "the second field": sealed.rindex(b"/FT /Sig") + 5,
        "the second table": sealed.rindex(b"xref\n0 1") + 40,
        "the pages below": certified.index(b"stream\n") + 300,
        "the first hole": certified.index(b"/Contents <3082") + 400,
    }
    for name, at in spots.items():
        yield Tampered(family, f"flipped: {name}", flipped(sealed, at))
    yield Tampered(family, "the other value of s in the second", other_s(sealed))
    swapped = profile.build(replace(parts_of(sealed), certificate=stranger[1]))
    yield Tampered(family, "another's certificate on the second", with_cms(sealed, swapped))
    lower = sealed[:start] + sealed[start:end].lower() + sealed[end:]
    yield Tampered(family, "lower-case hex in the second", lower)
