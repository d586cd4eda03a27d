"""Find QR codes in a photo or scan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspector.exchange.pdf_pages import all_pages, is_pdf
from inspector.exchange.photos import upright

if TYPE_CHECKING:
    from collections.abc import Iterator


def read_codes(data: bytes, name: str = "") -> Iterator[str]:
    """Yield the texts of the QR codes in a photo, or in a scanned PDF from its last page on.

    Raises:
        BadInputError: As ``photos.read_photo`` and ``pdf_pages.read_pdf``.
    """
    import zxingcpp  # loaded with the first picture

    reader: Any = zxingcpp
    for page in all_pages(data, name) if is_pdf(data) else (upright(data, name),):
        picture = page.convert("L")
        pixels = memoryview(picture.tobytes()).cast("B", (picture.height, picture.width))
        yield from (code.text for code in reader.read_barcodes(pixels, formats=reader.BarcodeFormat.QRCode))
