"""The demo as a user runs it, and the commands on what it leaves."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from inspector.base import places
from inspector.services import sample, security
from tests.conftest import PASSWORD


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demo, played once: of several workers one plays it, the others wait for what it leaves."""
    shared = tmp_path_factory.getbasetemp()
    target = (shared.parent if os.environ.get("PYTEST_XDIST_WORKER") else shared) / "demo"
    said = target.with_suffix(".txt")
    with FileLock(target.with_suffix(".lock")):
        if not said.exists():
            command = [sys.executable, "-m", "inspector.demo", str(target)]
            out = subprocess.run(command, capture_output=True, text=True, check=False)
            assert out.returncode == 0, out.stderr
            said.write_text(out.stdout, "utf-8")
    return target, said.read_text("utf-8")


def inspector(*words, **environment):
    return subprocess.run(
        [sys.executable, "-m", "inspector", *words],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
    )


def test_the_demo_leaves_exactly_one_pdf_with_its_findings(demo):
    target, said = demo
    (pdf,) = target.glob("*.pdf")
    assert pdf.name in said
    findings = json.loads((target / "findings.json").read_text("utf-8"))
    assert findings["counts"]["total"] == 88
    assert [p["item"] for p in findings["problems"]] == ["B02", "F06", "G05", "J03"]
    assert [p["kind"] for p in findings["problems"]] == ["in_term", "at_once", "in_term", "in_term"]


def test_the_story_is_graded_as_a_reader_would_and_says_why_an_item_conforms_only_mostly(demo):
    findings = json.loads((demo[0] / "findings.json").read_text("utf-8"))
    assert (findings["grade"]["name"], findings["grade"]["score"]) == ("good", "88.0")
    items = [item for section in findings["sections"] for item in section["items"]]
    mostly = [item for item in items if item["result"] == "mostly"]
    assert len(mostly) == findings["counts"]["mostly"] > 10
    assert [item["code"] for item in mostly if not item["note"]] == []


@pytest.mark.parametrize(("language", "words"), [("zh", "文书完好"), ("en", "The document is intact")])
def test_a_stranger_verifies_it_and_is_told_that_the_signer_is_unknown(demo, language, words):
    (pdf,) = demo[0].glob("*.pdf")
    done = inspector("verify", str(pdf), "--language", language)
    assert done.returncode == 3
    assert words in done.stdout


def test_exit_codes_of_verify(demo, tmp_path):
    (pdf,) = demo[0].glob("*.pdf")
    data = bytearray(pdf.read_bytes())
    data[len(data) // 3] ^= 8
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(data)
    assert inspector("verify", str(changed)).returncode == 1
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"nothing")
    assert inspector("verify", str(broken)).returncode == 2
    missing = inspector("verify", str(tmp_path / "none.pdf"))
    assert (missing.returncode, "Traceback" in missing.stderr) == (66, False)


def test_audit_reads_the_password_from_a_descriptor(desk):
    folder = Path(desk.store.home)
    desk.close()
    for password, code in ((PASSWORD, 0), ("wrong one", 67)):
        read, write = os.pipe()
        os.write(write, f"{password}\n".encode())
        os.close(write)
        done = subprocess.run(
            [sys.executable, "-m", "inspector", "audit", "--store", str(folder), "--password-fd", str(read)],
            capture_output=True,
            text=True,
            pass_fds=(read,),
            check=False,
        )
        os.close(read)
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr


def test_a_first_start_that_was_cut_off_leaves_nothing_half_made(home):
    fresh = places.store_folder().with_name("store.new")
    fresh.mkdir(parents=True)
    (fresh / "keys.json").write_text("{}")
    assert security.store_state(places.store_folder()) == "none"
    desk, recovery = security.create_store(places.store_folder(), sample.sample_identity(), PASSWORD)
    assert security.store_state(places.store_folder()) == "half"
    assert not security.confirm_recovery(desk, "0000-0000")
    assert security.confirm_recovery(desk, recovery)
    assert security.store_state(places.store_folder()) == "ready"
    desk.close()
