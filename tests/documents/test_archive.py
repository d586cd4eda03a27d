"""Documents are archives: an independent validator finds nothing against PDF/A-3u and PDF/UA-1, signed or not."""

import io
from datetime import UTC, datetime

from inspector.services.sample import sample_photo
from inspector.signing.sign import certify
from inspector.signing.stamping import stamped
from inspector.signing.trust import Trust
from tests.documents import worst_cases, writs
from tests.documents.validator import broken_rules
from tests.signing.factory import an_identity, signed_more
from tests.signing.time_server import TimeServer

VARIED = ("middling_texts", "answer_kinds", "none_at_all", "rare_characters", "long_amendment")
"""All blocks that there are, split and whole; the validator takes a second for each longer one."""


def test_the_worst_documents_break_no_rule_before_and_after_signing(tmp_path, tmp_path_factory):
    made = {name: getattr(worst_cases, name)() for name in VARIED} | writs.every()
    made["sealed"] = writs.drawn(writs.a_writ("reminder", visit="", refers=()), seal=sample_photo("章", size=(90, 90)))
    made["form"] = writs.a_form(27, school="澄江市梅岭区" + "枫桥实验" * 14)
    for name, pdf in made.items():
        (tmp_path / f"{name}.pdf").write_bytes(pdf)
    signed = io.BytesIO(made["answer_kinds"])
    key, certificate = an_identity()
    certify(
        signed, key=key, certificate=certificate, more_fields=("inspector-1", "unit-seal"),
        signed_at=datetime(2026, 11, 20, 4, 16, tzinfo=UTC), reason="签发", location="澄江",
    )  # fmt: skip
    more = signed_more(signed.getvalue(), an_identity(), "inspector-1")
    server = TimeServer(tmp_path_factory.mktemp("server"), elliptic=True)
    last = stamped(more, server.stamp, [server.certificate], Trust(time=[server.issuer]))
    server.close()
    assert b"/DSS" in last
    (tmp_path / "signed.pdf").write_bytes(last)
    assert broken_rules(tmp_path) == {}


def test_the_validator_does_find_what_is_wrong(tmp_path):
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "plain.pdf"))
    canvas.drawString(100, 100, "not an archive")
    canvas.save()
    assert set(broken_rules(tmp_path)) == {("3u", "plain.pdf"), ("ua1", "plain.pdf")}
