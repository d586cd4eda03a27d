"""Scanned papers that come as PDF: looked at as pictures, and as nothing else.

The original's bytes are kept as they came; of a foreign PDF nothing but the pixels of its pages goes on. Scripts are
never run (the library has no engine for them), forms are not filled in, links and attachments are not followed.
"""

from __future__ import annotations

from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from inspector.base.errors import BadInputError
from inspector.base.pdfium import GUARD
from inspector.exchange.photos import MAX_BYTES, WORKING_EDGE_PX, Photo, copies_of

if TYPE_CHECKING:
    from collections.abc import Generator

    from PIL import Image

MAX_PAGES: Final = 100
"""Of one PDF: 200 pages are a folder of papers, of which nobody finds again what they prove."""
_HEAD_BYTES: Final = 1024
_SCRIPTS: Final = (b"/JavaScript", b"/JS ", b"/JS(")
_MEDIA_TYPE: Final = "application/pdf"


def is_pdf(data: bytes) -> bool:
    """Say whether these are the bytes of a PDF, by what they begin with."""
    return b"%PDF-" in data[:_HEAD_BYTES]


def read_pdf(data: bytes, name: str = "") -> Photo:
    """Read a PDF: its pages are counted, the first one is drawn. Some 0.1 s: run in a task.

    Raises:
        BadInputError: ``photo_too_large``, ``pdf_locked``, ``pdf_damaged``, or ``pdf_many_pages``.
    """
    if len(data) > MAX_BYTES:
        raise BadInputError("photo_too_large", name=name, megabytes=len(data) // 1_000_000)
    with _opened(data, name) as document:
        n_pages = len(document)
        if not n_pages:
            raise BadInputError("pdf_damaged", name=name)
        if n_pages > MAX_PAGES:
            raise BadInputError("pdf_many_pages", name=name, pages=n_pages, most=MAX_PAGES)
        picture = _drawn(document, 0)
        scripted = _scripted(document, data)
    return Photo(_MEDIA_TYPE, *picture.size, None, copies_of(picture), n_pages, scripted=scripted)


def draw_page(data: bytes, n: int = 0, name: str = "") -> Image.Image:
    """Return a page, from 0, as a picture whose longer edge has 2,048 px.

    Raises:
        BadInputError: As ``read_pdf``.
    """
    with _opened(data, name) as document:
        return _drawn(document, min(n, len(document) - 1))


def all_pages(data: bytes, name: str = "") -> Generator[Image.Image]:
    """Yield every page as ``draw_page`` gives it, the last one first, at most 100. Raises as it."""
    with _opened(data, name) as document:
        for n in reversed(range(min(len(document), MAX_PAGES))):
            yield _drawn(document, n)


def _drawn(document: Any, n: int) -> Image.Image:
    page = document[n]
    width, height = page.get_size()
    bitmap = page.render(scale=WORKING_EDGE_PX / max(width, height, 1), may_draw_forms=False)
    try:
        return bitmap.to_pil().convert("RGB")
    finally:
        bitmap.close()
        page.close()


def _scripted(document: Any, data: bytes) -> bool:
    raw: Any = import_module("pypdfium2.raw")
    return raw.FPDFDoc_GetJavaScriptActionCount(document) > 0 or any(sign in data for sign in _SCRIPTS)


@contextmanager
def _opened(data: bytes, name: str) -> Generator[Any]:
    library: Any = import_module("pypdfium2")
    raw: Any = import_module("pypdfium2.raw")
    with GUARD:
        try:
            document = library.PdfDocument(data)
        except library.PdfiumError as error:
            locked = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
            raise BadInputError("pdf_locked" if locked else "pdf_damaged", name=name) from error
        try:
            yield document
        except (library.PdfiumError, ValueError, OSError) as error:
            raise BadInputError("pdf_damaged", name=name) from error
        finally:
            document.close()
