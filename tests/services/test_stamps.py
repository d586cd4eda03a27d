"""Time stamps for kept documents: waited for without a server, fetched from a real one, refused where it talks nonsense."""

import os

import pytest
from typer.testing import CliRunner

from inspector.base import places
from inspector.base.errors import InspectorError
from inspector.cli.main import app
from inspector.services import certificates, countersign, records, stamps, verify
from inspector.signing import pem
from inspector.signing.identity import make_identity
from inspector.signing.keys import FileKey
from inspector.signing.stamp_token import request
from tests.conftest import PASSWORD
from tests.services.test_countersign import kept  # noqa: F401  # a fixture
from tests.signing.factory import UNIT, a_record, an_identity, certified_at
from tests.signing.time_server import TimeServer


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    made = TimeServer(tmp_path_factory.mktemp("server"), elliptic=True)
    yield made
    made.close()


def fetched(desk):
    return stamps.stamp_waiting(desk, lambda _done, _total: None)


def test_a_document_waits_until_a_server_is_reached_and_again_after_the_next_signature(desk, kept, server):  # noqa: F811
    first = records.document_bytes(desk, kept.id)
    assert fetched(desk).trouble.code == "stamp_no_server"
    stamps.set_address("http://127.0.0.1:9/")  # nobody listens there
    found = fetched(desk)
    assert (found.n_done, found.n_waiting, found.trouble.code) == (0, 1, "stamp_unreachable")
    assert any(line.title == "没有联网时间戳" for line in records.check_document(desk, kept.id).checks)
    stamps.set_address(server.address)
    assert fetched(desk) == stamps.Fetched(1, 0)
    assert stamps.waiting(desk) == ()
    assert records.document_bytes(desk, kept.id).startswith(first)
    lines = [line.title for line in records.check_document(desk, kept.id).checks]
    assert "有时间戳，但时间戳服务不在可信名单里" in lines
    assert "没有联网时间戳" not in lines
    assert certificates.trust_time(pem.written(pem.CERTIFICATE, server.issuer)) == ("时间戳根",)
    assert any(line.title == "有可信时间戳，此前内容都在内" for line in records.check_document(desk, kept.id).checks)
    countersign.sign_document(desk, kept.id, FileKey(*make_identity(UNIT, "", UNIT, desk.clock())))
    assert stamps.waiting(desk) == (kept.id,)
    assert fetched(desk) == stamps.Fetched(1, 0)


def test_a_server_that_answers_nonsense_is_refused_with_words_and_the_queue_stays(desk, kept, server):  # noqa: F811
    first = records.document_bytes(desk, kept.id)
    stamps.set_address(server.address)
    other = server.stamp(request(bytes(32), 7))
    refusal = server.stamp(b"\x30\x03\x02\x01\x01")
    page = b"<!DOCTYPE html><title>Log in</title>" * 5000
    try:
        for answer, reason in (
            (b"", "答复里没有时间戳。"),
            ("现在是八点".encode(), "答复里没有时间戳。"),
            (page, "答复里没有时间戳。"),
            (other[:-20], "答复里没有时间戳。"),
            (other, "时间戳不是这份文书的。"),
            (refusal, "它拒绝了请求。"),
        ):
            server.answer = answer
            found = fetched(desk)
            assert (found.n_waiting, found.trouble.code) == (1, "stamp_nonsense")
            assert found.trouble.values["reason"] == reason, answer[:20]
    finally:
        server.answer = None
    assert records.document_bytes(desk, kept.id) == first
    assert stamps.waiting(desk) == (kept.id,)


@pytest.mark.parametrize("given", ["ftp://a/", "时间", "http://", "file:///etc/passwd", 'http://a/"', "http://a:x/"])
def test_what_is_no_address_is_refused_and_the_one_before_stays(home, given):
    stamps.set_address("http://tsa.example/")
    with pytest.raises(InspectorError) as caught:
        stamps.set_address(given)
    assert caught.value.code == "stamp_address_wrong"
    assert stamps.address() == "http://tsa.example/"


def test_the_command_stamps_what_waits(desk, kept, server):  # noqa: F811
    desk.close()
    read, write = os.pipe()
    os.write(write, f"{PASSWORD}\n".encode())
    os.close(write)
    arguments = ["stamp", "--server", server.address, "--store", str(places.store_folder()), "--password-fd", str(read)]
    found = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert found.exit_code == 0, found.output
    assert "已为1份文书取得时间戳。" in found.output


def test_a_file_is_stamped_without_a_store(home, server, tmp_path):
    source, target = tmp_path / "in.pdf", tmp_path / "out.pdf"
    source.write_bytes(certified_at(a_record(), an_identity()))
    arguments = ["stamp", str(source), "--out", str(target), "--server", server.address]
    assert CliRunner().invoke(app, arguments, catch_exceptions=False).exit_code == 0
    assert verify.judge_bytes(target.read_bytes())[0].is_stamped
