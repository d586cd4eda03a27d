"""Make docs/attack-table.md: each tampered file of the tests as our verifier, verify.html and pdfsig judge it.

Run: python -m tools.make_attack_table. Needs a Chromium and pdfsig (Debian: poppler-utils).
"""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
import tempfile
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_der_x509_certificate

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = Path(__file__).resolve().parent.parent / "docs" / "attack-table.md"
_HEAD = """# Attacks on signed PDFs, and who sees them

Each file that the tests tamper with, as three verifiers judge it. **Ours** is the program and `inspector verify`,
**verify.html** the page for schools in a real browser, with the signer's certificate trusted; a test holds the two to
each other on every file (`test_both_agree_on_every_tampered_file_and_none_is_intact`). **pdfsig** is poppler's, an
independent one: it judges each signature by itself, and knows nothing of what a document of ours has to hold, nor
whether what stands behind the signature shows something else. What is called intact here was not tampered with.

Made by `python -m tools.make_attack_table`; pdfsig {version}.

| family | file | ours | verify.html | pdfsig |
|---|---|---|---|---|
"""


def main() -> None:
    """Write the table."""
    program = shutil.which("pdfsig")
    if program is None:
        raise SystemExit("pdfsig is not here: apt-get install poppler-utils")
    with tempfile.TemporaryDirectory() as home:
        os.environ["INSPECTOR_HOME"] = home
        rows = list(_rows(Path(home), program))
    said = subprocess.run([program, "-v"], capture_output=True, text=True, check=False).stderr
    version = (re.search(r"version ([0-9.]+)", said) or ["", "?"])[1]
    lines = [
        f"| {family if n == 0 else ''} | {name} | {ours} | {page} | {other} |"
        for family, of_family in groupby(rows, lambda row: row[0])
        for n, (_, name, ours, page, other) in enumerate(of_family)
    ]
    sums = [f"{sum(row[k].startswith('intact') for row in rows)} of {len(rows)}" for k in (2, 3)]
    sums.append(f"{sum(row[4].startswith('valid') for row in rows)} of {len(rows)}")
    last = f"| | **called intact, or valid** | {' | '.join(sums)} |"
    TARGET.write_text(_HEAD.format(version=version) + "\n".join([*lines, last]) + "\n", "utf-8")
    print(TARGET, *sums)


def _rows(home: Path, program: str) -> Iterator[tuple[str, str, str, str, str]]:
    from inspector.base import places  # after the home is set
    from inspector.services.verify import state_of
    from inspector.services.verify_page import build_page
    from inspector.signing.trust import Trust
    from tests.signing import attacks
    from tests.signing.factory import SIGNED_AT, UNIT, an_identity
    from tests.verify_page.browser import Browser

    identity, stranger = an_identity(), an_identity()
    folder = places.trust_folder()
    folder.mkdir(parents=True)
    (folder / "bureau.pem").write_bytes(load_der_x509_certificate(identity[1]).public_bytes(Encoding.PEM))
    page_file = home / "verify.html"
    page_file.write_text(build_page(Trust([identity[1]]), UNIT, SIGNED_AT), "utf-8")
    browser = Browser(home / "browser")
    browser.open(page_file)
    file = home / "attack.pdf"
    try:
        for one in attacks.all_files(identity, stranger):
            seen = browser.run(
                "(() => { const v = Inspector.verify(Uint8Array.from(atob("
                f"'{base64.b64encode(one.pdf).decode()}'), c => c.charCodeAt(0))); return [v.state, v.reason]; }})()"
            )
            file.write_bytes(one.pdf)
            yield one.family, one.name, _words(*state_of(one.pdf)), _words(*seen), _by_pdfsig(program, file)
    finally:
        browser.close()


def _words(state: str, reason: str) -> str:
    return f"{state}: {reason}" if reason else state


def _by_pdfsig(program: str, file: Path) -> str:
    done = subprocess.run([program, "-nocert", str(file)], capture_output=True, text=True, check=False, timeout=60)
    found = re.findall(r"Signature Validation: (.*)", done.stdout)
    if not found:
        return "no signature" if done.returncode in {0, 2} else "not read"
    valid = sum("is Valid" in one for one in found)
    if valid != len(found):
        return f"not valid ({valid} of {len(found)})"
    whole = "Total document signed" in done.stdout
    return f"valid ({valid})" if whole else f"valid ({valid}), not the whole file"


if __name__ == "__main__":
    main()
