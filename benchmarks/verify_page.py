"""Verifying a report of 10 MB: in the program, in the page for schools, and by the library alone.

The page runs in a real Chromium, where there is one; from the choice of the file to the verdict on the screen.
"""

from __future__ import annotations

import io
import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asn1crypto import x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from benchmarks.table import row, timed
from inspector.services.verify import verify_bytes
from inspector.services.verify_page import build_page
from inspector.signing.trust import Trust
from tests.signing.factory import SIGNED_AT, UNIT, a_record, an_identity, certified_at
from tests.verify_page.browser import Browser, chromium

if TYPE_CHECKING:
    from collections.abc import Callable

_MEGABYTES, _RUNS, _BOUND, _PAGE_BOUND_S = 10, 5, 2.0, 1.0


def measure() -> list[str]:
    """Return the lines."""
    identity = an_identity()
    pdf = certified_at(_weighty(a_record(n_sections=13)), identity)
    root = x509.Certificate.load(identity[1])
    with tempfile.TemporaryDirectory() as home:
        os.environ["INSPECTOR_HOME"] = home
        library = _best(lambda: _validate(pdf, root))
        program = _best(lambda: verify_bytes(pdf, "zh"))
        lines = [row(f"verify {len(pdf) / 1e6:.0f} MB / the library's bare validation", program, library, _BOUND)]
        if chromium() is None:
            return [*lines, "verify.html: no Chromium here"]
        browser = Browser(Path(home) / "profile")
        try:
            shown, inside = _in_page(browser, pdf, Path(home), identity[1])
        finally:
            browser.close()
    return [
        *lines,
        f"verify.html, {_MEGABYTES} MB, file chosen to verdict shown: {shown:.2f} s (bound {_PAGE_BOUND_S:.0f} s)",
        f"verify.html / the program: {inside / program:.1f} × ({inside * 1e3:.0f} ms, {program * 1e3:.0f} ms)",
    ]


def _weighty(pdf: bytes) -> bytes:
    """The record with as many bytes as one with many photos has."""
    writer: Any = copy_into_new_writer(PdfFileReader(io.BytesIO(pdf)), {"stream_xrefs": False})
    photos = generic.StreamObject(stream_data=os.urandom(_MEGABYTES * 1_000_000 - len(pdf)))
    writer.root["/Photos"] = writer.add_object(photos)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _validate(pdf: bytes, root: x509.Certificate) -> None:
    (signature,) = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    context = ValidationContext(trust_roots=[root], allow_fetching=False, moment=SIGNED_AT)
    if not validate_pdf_signature(signature, context).bottom_line:
        raise RuntimeError("the library refuses our document")


def _in_page(browser: Browser, pdf: bytes, folder: Path, certificate: bytes) -> tuple[float, float]:
    """Return seconds from the choice of the file to the verdict, and of the check alone: the best of some."""
    page, file = folder / "verify.html", folder / "report.pdf"
    page.write_text(build_page(Trust([certificate]), UNIT, SIGNED_AT), "utf-8")
    file.write_bytes(pdf)
    shown: list[float] = []
    inside: list[float] = []
    for _ in range(_RUNS):
        browser.open(page)
        browser.run("document.addEventListener('change', (e) => { window.benchmarked = e.target.files[0]; }, true)")
        start = time.perf_counter()
        browser.choose("#picker", file)
        browser.wait_until("document.body.dataset.state")
        shown.append(time.perf_counter() - start)
        if browser.run("document.body.dataset.state") != "intact_known":
            raise RuntimeError("the page refuses our document")
        inside.append(browser.run(_CHECK) / 1e3)
    return min(shown), min(inside)


_CHECK = """(async () => {
    const file = await new Promise((done) => {
        const reader = new FileReader();
        reader.onload = () => done(new Uint8Array(reader.result));
        reader.readAsArrayBuffer(window.benchmarked);
    });
    const start = performance.now();
    Inspector.verify(file);
    return performance.now() - start;
})()"""


def _best(work: Callable[[], object]) -> float:
    return min(timed(work) for _ in range(_RUNS))
