"""What README and docs say is so: links, commands, named tests and modules, test vectors."""

from __future__ import annotations

import hashlib
import hmac
import re
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from inspector.store.evidence import seal
from inspector.store.keys import KeyRing

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", *DOCS.rglob("*.md")])


def vector():
    """The evidence file of the page, by name."""
    text = re.search(r"```text\n(.*?)```", (DOCS / "evidence-format.md").read_text("utf-8"), re.DOTALL).group(1)
    found = {}
    name = ""
    for line in text.splitlines():
        name = line[:15].strip() or name
        found[name] = found.get(name, "") + line[15:].strip()
    return found


def test_the_evidence_file_of_the_page_opens_and_is_made_again():
    page = vector()
    raw = {name: bytes.fromhex(value) for name, value in page.items() if name not in {"epoch", "name", "sha256"}}
    header = raw["header"]
    assert header[:8] == b"INSPEV1\n"
    assert len(header) == 79
    file_key = AESGCM(raw["evidence key"]).decrypt(header[12:24], header[24:72], header[:12])
    assert file_key == raw["file key"]
    nonce = header[72:] + (0).to_bytes(4, "big") + b"\x01"
    assert AESGCM(file_key).decrypt(nonce, raw["frame"], header) == raw["plain"]
    assert hashlib.sha256(raw["plain"]).hexdigest() == page["sha256"]
    name = hmac.new(raw["file-names key"], f"original/{page['sha256']}".encode(), hashlib.sha256).hexdigest()
    assert name[:40] == page["name"]
    ours = seal(
        raw["plain"],
        raw["evidence key"],
        int(page["epoch"]),
        file_key=file_key,
        wrap_nonce=header[12:24],
        prefix=header[72:],
    )
    assert b"".join(ours) == header + raw["frame"]


def test_the_keys_of_a_purpose_are_derived_as_the_page_says():
    ring = KeyRing(UUID(int=7), 1, bytes(range(32)))
    for purpose in ("evidence", "file_names"):
        info = f"inspector/key/1/{purpose}"
        assert f"`{info}`" in (DOCS / "evidence-format.md").read_text("utf-8")
        derived = HKDF(SHA256(), 32, salt=ring.store_id.bytes, info=info.encode()).derive(ring.master)
        assert ring.key(purpose) == derived


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_to_a_file(page):
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text("utf-8"))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert not missing


def test_every_test_that_a_promise_names_is_there():
    pages = ("threat-model.md", "reliable-signature.md", "mishaps.md")
    named = {name for page in pages for name in re.findall(r"`(test_\w+)`", (DOCS / page).read_text("utf-8"))}
    assert len(named) > 15
    there = set()
    for file in (ROOT / "tests").rglob("test_*.py"):
        there |= set(re.findall(r"^def (test_\w+)\(", file.read_text("utf-8"), re.MULTILINE))
    assert named <= there


def test_every_command_that_is_named_is_in_the_makefile():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {
        word
        for page in PAGES
        for word in re.findall(r"`make ([a-z-]+)`|^ {4}make ([a-z-]+)", page.read_text("utf-8"), re.MULTILINE)
    }
    commands = {first or second for first, second in named}
    assert {"run", "test", "demo", "check", "bench", "pictures", "manual"} <= commands
    assert commands <= targets


def test_every_module_that_the_architecture_names_is_there():
    text = (DOCS / "architecture.md").read_text("utf-8")
    named = set(re.findall(r"`((?:[a-z_]+/)+[a-z_]*(?:\.py)?)`", text))
    assert len(named) > 15
    missing = {name for name in named if not ((ROOT / name).exists() or (ROOT / "inspector" / name).exists())}
    assert not missing


def test_the_architecture_names_every_package():
    text = (DOCS / "architecture.md").read_text("utf-8")
    packages = {folder.name for folder in (ROOT / "inspector").iterdir() if (folder / "__init__.py").exists()}
    assert {name for name in packages if f"`{name}/`" not in text} == set()
