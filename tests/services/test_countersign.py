"""Further signatures on a kept document: by a colleague whose copy comes back, by the unit; and what is refused."""

import io
import os

import pytest
from typer.testing import CliRunner

from inspector.base import places
from inspector.base.errors import InspectorError
from inspector.cli.main import app
from inspector.services import countersign, records, verify, writ_register
from inspector.signing.identity import make_identity
from inspector.signing.keys import FileKey
from tests.conftest import PASSWORD
from tests.signing.factory import SIGNED_AT, UNIT, a_record, an_identity, certified_at, turn_page, update


@pytest.fixture
def kept(desk):
    """A document of two inspectors, certified by this laptop."""
    made = io.BytesIO(a_record())
    records.certify_document(desk, made, 2, "澄梅教督记〔2026〕17号", UNIT)
    return records.keep(desk, None, records.Kept("record", "澄梅教督记〔2026〕17号", "0" * 64, "梅岭", "320000"), made)


@pytest.fixture
def colleague(desk):
    return FileKey(*make_identity("孙丽", "苏督20231190", UNIT, desk.clock()))


@pytest.fixture
def unit(desk):
    return FileKey(*make_identity(UNIT, "", UNIT, desk.clock()))


def sign(desk, pdf, place, key):
    return countersign.sign_bytes(pdf, place, key, desk.clock(), "zh")


def refused(code, act):
    with pytest.raises(InspectorError) as caught:
        act()
    assert caught.value.code == code


def test_a_colleague_and_the_unit_sign_in_order_and_all_of_it_is_told(desk, kept, colleague, unit):
    first = records.document_bytes(desk, kept.id)
    assert countersign.standing(desk, kept.id).own == ""  # who certified does not sign again
    signed = countersign.sign_file(first, colleague, desk.clock(), "zh")[0]
    countersign.take_in(desk, kept.id, signed)
    countersign.sign_document(desk, kept.id, unit)
    last = records.document_bytes(desk, kept.id)
    assert last.startswith(signed)
    assert signed.startswith(first)
    assert desk.store.evidence.get(kept.sha256) == first  # the shorter files stay: the journal names them
    found = verify.verify_bytes(last, "zh", desk)
    assert found.state == "intact_unknown"  # neither certificate is trusted here, and it is said of whom
    assert "孙丽" in found.message.means
    titles = [line.title for line in found.checks]
    assert "另有一人加签，此前内容都在内" in titles
    assert "单位章有效，此前内容都在内" in titles
    assert any(line.title == "与本机留存的原件一致" for line in found.checks)
    lines = [line.title for line in verify.verify_bytes(first, "zh", desk).checks]
    assert "是本机留存的这份文书，但少了后来的签名或时间戳" in lines
    signed_by = countersign.standing(desk, kept.id).signed
    assert [(one.how, one.name) for one in signed_by] == [
        ("certified", "吴承泽"),
        ("countersigned", "孙丽"),
        ("sealed", UNIT),
    ]
    (line,) = writ_register.lines(desk)
    told = [(one.what.zh, one.who) for one in writ_register.story(desk, line)]
    assert [who for words, who in told if words in {"加签", "盖单位章"}] == ["孙丽", UNIT]


def test_what_may_not_be_signed_is_refused_with_words(desk, kept, colleague, unit):
    pdf = records.document_bytes(desk, kept.id)
    refused("sign_twice", lambda: sign(desk, pdf, "inspector-1", countersign.own_key(desk)))
    refused("sign_seal_of_unit", lambda: sign(desk, pdf, "unit-seal", colleague))
    refused("sign_not_sound", lambda: sign(desk, update(pdf, turn_page(0)), "unit-seal", unit))
    sealed = sign(desk, pdf, "unit-seal", unit)
    refused("sign_place_taken", lambda: sign(desk, sealed, "inspector-1", colleague))
    early = FileKey(*make_identity("孙丽", "", UNIT, SIGNED_AT.replace(year=2020)))
    refused("sign_not_known", lambda: sign(desk, pdf, "inspector-1", early))


def test_only_the_same_document_with_more_signatures_is_taken_in(desk, kept, colleague):
    pdf = records.document_bytes(desk, kept.id)
    signed = sign(desk, pdf, "inspector-1", colleague)
    refused("sign_nothing_new", lambda: countersign.take_in(desk, kept.id, pdf))
    refused("sign_not_sound", lambda: countersign.take_in(desk, kept.id, signed + b"\n"))
    another = certified_at(a_record(), an_identity())
    refused("sign_other_document", lambda: countersign.take_in(desk, kept.id, another))
    assert records.document_bytes(desk, kept.id) == pdf


def test_a_colleagues_document_is_signed_by_a_command(desk, tmp_path):
    desk.close()
    source, target = tmp_path / "in.pdf", tmp_path / "out.pdf"
    source.write_bytes(certified_at(a_record(), an_identity(), more_fields=("inspector-1", "unit-seal")))
    read, write = os.pipe()
    os.write(write, f"{PASSWORD}\n".encode())
    os.close(write)
    arguments = ["sign", str(source), "--out", str(target), "--password-fd", str(read)]
    found = CliRunner().invoke(app, [*arguments, "--store", str(places.store_folder())], catch_exceptions=False)
    assert found.exit_code == 0, found.output
    assert "已加签：吴承泽" in found.output
    assert target.read_bytes().startswith(source.read_bytes())
    assert verify.state_of(target.read_bytes()) == ("intact_unknown", "")
