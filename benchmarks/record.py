"""The record of 88 items with 30 to 300 photos: drawn, signed, kept, verified, each the first in its process.

The floor, in the same process: a bare ReportLab canvas with as many pages, as many lines of text and the very
same ready-made JPEGs, by canvas calls alone. The finish page's check is done before both; it loads the fonts.
Photos have the grain of a phone's camera; all are different.
"""

from __future__ import annotations

import gc
import io
import json
import re
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any
from uuid import UUID

from benchmarks.setting import PASSWORD, begin, desk_of_its_own
from benchmarks.table import most_held, row, timed
from inspector.base import places
from inspector.documents import fonts
from inspector.services import conclude, evidence, finish_check, inspect, records, sample, security
from inspector.services.evidence import derived

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.services.desk import Desk

_FEW, _SOME, _MANY, _RUNS = 30, 100, 300, 2
_BOUND, _LINEAR_BOUND, _SIZE_BOUND_MB = 2.0, 1.2, 6.0


def measure() -> list[str]:
    """Return the lines."""
    with desk_of_its_own() as desk:
        photos = photos_of_a_visit()
        few = [signed_visit(desk, photos, _FEW) for _ in range(_RUNS)]
        many = signed_visit(desk, photos, _MANY)
        some, bare = signed_visit(desk, photos, _SOME), signed_visit(desk, photos, 0)
        desk.close()
        drawn = min(_in_a_cold_process(visit, only="draw")["seconds"] for visit in few)
        runs = [_in_a_cold_process(visit) for visit in few]
        large = _in_a_cold_process(many, some, bare)
    best = min(runs, key=lambda run: run["seconds"])
    floor = min(run["floor"] for run in runs)
    of_many, of_some, of_none = large["warm"]
    return [
        (
            f"record: {best['pages']} pages, {best['lines']} lines, {_FEW} photos: "
            f"{best['mb']:.2f} MB (bound {_SIZE_BOUND_MB} MB)"
        ),
        row("record drawn, the first of its process / bare canvas", drawn, floor, _BOUND),
        row("record drawn, signed, kept, verified / bare canvas", best["seconds"], floor, _BOUND),
        row("record drawn again / bare canvas", best["warm"][0], floor, _BOUND),
        row(
            f"a photo of {_MANY} / of {_SOME}, drawn again",
            (of_many - of_none) / _MANY,
            (of_some - of_none) / _SOME,
            _LINEAR_BOUND,
        ),
        (
            f"peak memory with {_MANY} / {_FEW} photos: {large['peak_mb']:.0f} / {best['peak_mb']:.0f} MB, files of "
            f"{large['mb']:.0f} / {best['mb']:.0f} MB"
        ),
    ]


def photos_of_a_visit() -> list[bytes]:
    """Return different photos as a camera's 9 megapixels look at 1,600 px, cut from one picture of 12."""
    from PIL import Image

    with Image.open(io.BytesIO(sample.sample_photo("照片", size=(4000, 3000)))) as picture:
        whole = Image.blend(picture.convert("RGB"), Image.effect_noise(picture.size, 40).convert("RGB"), 0.35)
    found: list[bytes] = []
    for n in range(_MANY):
        out = io.BytesIO()
        cut = whole.crop((2 * n, n, 2 * n + 3400, n + 2550))
        cut.resize((1600, 1200), Image.Resampling.BOX).save(out, "JPEG", quality=88)
        found.append(out.getvalue())
    return found


def signed_visit(desk: Desk, photos: list[bytes], n_photos: int) -> UUID:
    """Return a visit of 88 answers and so many photos that all have signed."""
    visit = begin(desk)
    items = inspect.open_checklist(desk, visit).items
    for item in items:
        value = "conforms" if item.kind in {"scale4", "yesno"} else "not_checked"
        inspect.answer(desk, visit, item.code, {"value": value, "reason": ""})
    for n in range(n_photos):
        evidence.attach_photo(desk, visit, items[n % len(items)].code, photos[n])
    view = conclude.freeze(desk, visit)
    for signer in view.signers:
        conclude.sign(desk, visit, signer, sample.sample_strokes(signer.name), (892, 339))
    return visit


def _in_a_cold_process(visit: UUID, *others: UUID, only: str = "issue") -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.record", only, str(visit), *map(str, others)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  # ourselves
    return json.loads(done.stdout.splitlines()[-1])


def _draw(visit: UUID) -> dict[str, Any]:
    """Draw a visit's record in this process, as the finish page leaves it: its check has loaded the fonts."""
    desk = security.unlock(places.store_folder(), PASSWORD)
    finish_check.not_printable(desk, visit)
    gc.collect()
    gc.freeze()  # as the window does with each page
    seconds = timed(lambda: records.draw_preview(desk, visit, lambda _done, _total: None))
    desk.close()
    return {"seconds": seconds}


def _issue(visit: UUID, *others: UUID) -> dict[str, Any]:
    """Issue a visit's record in this process and say what it took; ``warm``: drawing it and others once more."""
    desk = security.unlock(places.store_folder(), PASSWORD)
    finish_check.not_printable(desk, visit)
    gc.collect()
    gc.freeze()  # as the window does with each page
    made: list[UUID] = []

    def ours() -> None:
        document = records.issue(desk, visit, lambda _done, _total: None)
        records.check_document(desk, document.id)
        made.append(document.id)

    seconds = timed(ours)
    peak_mb = most_held() / 1e6
    pdf = records.document_bytes(desk, made[0])
    warm = _drawn_in_turn(desk, (visit, *others))
    report = json.loads((conclude.latest_freeze(desk, visit) or {})["report"])
    pictures = [derived(desk, entry["sha256"], "page") for entry in report["evidence"]]
    desk.close()
    pages = _lines(pdf)
    floor = min(timed(lambda: _bare_canvas(pages, pictures)) for _ in range(3))
    return {
        "seconds": seconds, "warm": warm, "floor": floor, "peak_mb": peak_mb, "mb": len(pdf) / 1e6,
        "pages": len(pages), "lines": sum(map(len, pages)),
    }  # fmt: skip


def _drawn_in_turn(desk: Desk, visits: tuple[UUID, ...]) -> list[float]:
    """Return the least processor time of drawing each visit, of nine rounds over all."""
    rounds = [
        [_cpu(lambda v=v: records.draw_preview(desk, v, lambda _done, _total: None)) for v in visits] for _ in range(9)
    ]
    return [min(times) for times in zip(*rounds, strict=True)]


def _cpu(act: Callable[[], object]) -> float:
    """Return the processor's seconds of an act: drawing waits for nothing, and others may be at work here."""
    start = time.process_time()
    act()
    return time.process_time() - start


def _lines(pdf: bytes) -> list[list[str]]:
    import pypdfium2

    return [page.get_textpage().get_text_range().splitlines() for page in pypdfium2.PdfDocument(pdf)]


def _bare_canvas(pages: list[list[str]], pictures: list[bytes]) -> None:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(io.BytesIO(), pagesize=(595, 842))
    left = list(pictures)
    share = -(-len(left) // len(pages))
    for lines in pages:
        canvas.setFont(fonts.SERIF, 9)
        for n, text in enumerate(lines):
            canvas.drawString(60, 800 - n * 9, re.sub(r"[^\u0020-\uffff]", "?", text))
        for picture in left[:share]:
            canvas.drawImage(ImageReader(io.BytesIO(picture)), 400, 100, 120, 90)
        del left[:share]
        canvas.showPage()
    canvas.save()


if __name__ == "__main__":
    print(json.dumps({"issue": _issue, "draw": _draw}[sys.argv[1]](*map(UUID, sys.argv[2:]))))
