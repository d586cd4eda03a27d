"""The demo as a user runs it, and the commands on what it leaves."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from inspector.base import places
from inspector.demo import story
from inspector.services import sample, security
from tests.conftest import PASSWORD
from tests.journeys.leaks import spelt


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demo, played once: of several workers one plays it, the others wait for what it leaves.

    All that it and the desktop's libraries keep for their user lies in the folder ``user`` beside it.
    """
    shared = tmp_path_factory.getbasetemp()
    target = (shared.parent if os.environ.get("PYTEST_XDIST_WORKER") else shared) / "demo"
    said, user = target.with_suffix(".txt"), target.with_name("user")
    with FileLock(target.with_suffix(".lock")):
        if not said.exists():
            (user / "tmp").mkdir(parents=True)
            command = [sys.executable, "-m", "inspector.demo", str(target), "--home", str(user / "inspector")]
            kept = {"HOME": user, "TMPDIR": user / "tmp", "XDG_RUNTIME_DIR": user / "tmp"}
            kept |= {f"XDG_{name}_HOME": user / name.lower() for name in ("DATA", "CONFIG", "CACHE", "STATE")}
            environment = {**os.environ, **{name: str(place) for name, place in kept.items()}}
            out = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
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


def test_neither_findings_nor_photos_stand_in_the_home_or_the_temporary_folder(demo):
    """The PDF, its findings and the pictures of pages are saved elsewhere: what is left is what nobody asked for."""
    user = demo[0].with_name("user")
    desk = security.unlock(user / "inspector" / "store", story.PASSWORD)
    try:
        pictures = list(pictures_of(desk))
    finally:
        desk.close()
    assert len(pictures) > 2 * len(story.PHOTOS)
    words = [*story.NOTES.values(), *story.MOSTLY.values(), *story.REFUSES[1:], *story.STATEMENT[:1], *story.FLAG[1:]]
    words += [caption for _, caption in story.PHOTOS.values()]
    needles = [*spelt(word[:12] for word in words), *(run for data in pictures for run in runs(data))]
    files = {path: path.read_bytes() for path in user.rglob("*") if path.is_file()}
    assert sum(len(data) for data in files.values()) > 1_000_000
    assert [path for path, data in files.items() if any(needle in data for needle in needles)] == []
    plain = json.loads((demo[0] / "findings.json").read_text("utf-8"))  # the same search finds what is there
    assert any(needle in json.dumps(plain, ensure_ascii=False).encode() for needle in needles)


def pictures_of(desk):
    """All photos of a store and the copies made of them, as bytes."""
    for row in desk.store.select("evidence"):
        sha256 = row.values["file"]["sha256"]
        yield desk.store.evidence.get(sha256)
        for kind in ("working", "page", "thumbnail"):
            copy = desk.store.evidence.get_derived(sha256, kind)
            if copy is not None:
                yield copy


def runs(data, n=4, size=24):
    """Some runs of a JPEG's compressed part: as long as these, none is in another file by chance."""
    step = len(data) // (n + 2)
    return [data[at : at + size] for at in range(2 * step, len(data) - size, step)][:n]


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
