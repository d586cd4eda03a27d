"""The program and the page for schools come to the same verdict, on every file that the tests can tamper with."""

import base64
import json
import random

from inspector.services.verify import state_of
from inspector.signing.verify import examine
from tests.signing import attacks
from tests.signing.factory import a_record, certified_at, signed_more

_OPEN = "const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));"


def by_page(page, pdf):
    """Return the state and the reason that the page finds."""
    found = f"Inspector.verify(bytes('{base64.b64encode(pdf).decode()}'))"
    return tuple(page.run(f"(() => {{ {_OPEN} const v = {found}; return [v.state, v.reason]; }})()"))


def test_both_agree_on_every_tampered_file_and_none_is_intact(trust, page, identity, stranger):
    wrong = []
    for one in attacks.all_files(identity, stranger):
        found, seen = state_of(one.pdf), by_page(page, one.pdf)
        if found[0] not in one.states or seen != found:
            wrong.append((one.family, one.name, one.states, found, seen))
    assert not wrong


def test_both_agree_on_files_with_any_byte_changed_or_cut_anywhere(trust, page, identity):
    pdf = signed_more(certified_at(a_record(), identity), identity)
    rng = random.Random(12)
    tail = pdf.index(b"%%EOF") - 1500
    changes = [(rng.randrange(0 if n % 3 else tail, len(pdf)), 1 << rng.randrange(8)) for n in range(120)]
    changes += [(rng.randrange(len(pdf)), 0) for _ in range(20)]
    script = f"""(() => {{ {_OPEN} const pdf = bytes("{base64.b64encode(pdf).decode()}");
        return {json.dumps(changes)}.map(([at, bit]) => {{
            const torn = bit ? pdf.slice() : pdf.slice(0, at);
            if (bit) torn[at] ^= bit;
            const v = Inspector.verify(torn);
            return [v.state, v.reason];
        }}); }})()"""
    wrong = []
    for (at, bit), (seen, why) in zip(changes, page.run(script), strict=True):
        torn = bytearray(pdf) if bit else bytearray(pdf[:at])
        if bit:
            torn[at] ^= bit
        found = examine(bytes(torn), ())
        if (found.state, found.reasons[:1]) != (seen, (why,)):
            wrong.append((at, bit, found.state, found.reasons, seen, why))
    assert not wrong
