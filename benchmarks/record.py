"""The record of 96 items and 30 photos of 12 megapixels: drawn, signed, verified, against a bare ReportLab canvas.

The floor draws as many pages with as many text lines and the very same ready-made JPEGs, by canvas calls alone.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from benchmarks.setting import begin, desk_of_its_own
from benchmarks.table import row, timed
from inspector.documents import fonts
from inspector.exchange.photos import read_photo
from inspector.services import conclude, evidence, inspect, records, sample

if TYPE_CHECKING:
    from collections.abc import Callable

_PHOTOS, _BOUND = 30, 3.0


def measure() -> list[str]:
    """Return the lines."""
    import pypdfium2
    from reportlab.pdfgen.canvas import Canvas

    with desk_of_its_own() as desk:
        visit = begin(desk)
        items = inspect.open_checklist(desk, visit).items
        for item in items:
            value = "conforms" if item.kind in {"scale4", "yesno"} else "not_checked"
            inspect.answer(desk, visit, item.code, {"value": value, "reason": ""})
        pictures: list[bytes] = []
        for n in range(_PHOTOS):
            data = sample.sample_photo(f"照片{n}", size=(4000, 3000))
            pictures.append(read_photo(data).print_copy)
            evidence.attach_photo(desk, visit, items[n % len(items)].code, data)
        view = conclude.freeze(desk, visit)
        for signer in view.signers:
            conclude.sign(desk, visit, signer, sample.sample_strokes(signer.name), (892, 339))
        made: list[bytes] = []

        def ours() -> None:
            document = records.issue(desk, visit, lambda _done, _total: None)
            made.append(records.document_bytes(desk, document.id))
            records.check_document(desk, document.id)

        cold = timed(ours)
        pdf = pypdfium2.PdfDocument(made[0])
        pages = [page.get_textpage().get_text_range().splitlines() for page in pdf]
        fonts.load()

    def bare() -> None:
        from reportlab.lib.utils import ImageReader

        canvas = Canvas(io.BytesIO(), pagesize=(595, 842))
        left = list(pictures)
        share = -(-len(left) // len(pages))
        for lines in pages:
            canvas.setFont(fonts.SERIF, 9)
            for n, text in enumerate(lines):
                canvas.drawString(60, 800 - n * 9, _plain(text))
            for picture in left[:share]:
                canvas.drawImage(ImageReader(io.BytesIO(picture)), 400, 100, 120, 90)
            del left[:share]
            canvas.showPage()
        canvas.save()

    floor = _best(bare)
    n_lines = sum(len(lines) for lines in pages)
    size = f"{len(pages)} pages, {n_lines} lines, {len(made[0]) / 1e6:.2f} MB"
    return [
        f"record: {len(items)} items, {_PHOTOS} photos, {size}",
        row("record drawn, signed, kept, verified / bare canvas, cold", cold, floor, _BOUND),
    ]


def _best(act: Callable[[], None]) -> float:
    return min(timed(act) for _ in range(3))


def _plain(text: str) -> str:
    return re.sub(r"[^\u0020-\uffff]", "?", text)
