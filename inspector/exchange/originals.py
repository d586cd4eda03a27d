"""Any file that is evidence: a photo, the pages of a scanned paper, a sound note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.exchange import photos
from inspector.exchange.pdf_pages import draw_page, is_pdf, read_pdf
from inspector.exchange.sounds import is_sound, read_sound

if TYPE_CHECKING:
    from PIL import Image


def read_original(data: bytes, name: str = "", *, whole: bool = True) -> photos.Photo:
    """Read a file by what its bytes say it is; a photo not ``whole`` with its thumbnail alone.

    Raises BadInputError as ``read_photo`` and its like.
    """
    if is_sound(data):
        return read_sound(data, name)
    return read_pdf(data, name) if is_pdf(data) else photos.read_photo(data, name, whole=whole)


def upright(data: bytes, name: str = "") -> Image.Image:
    """Return the whole picture upright, of several pages the first. Raises as ``read_original``."""
    return draw_page(data, name=name) if is_pdf(data) else photos.upright(data, name)


def page_copy(data: bytes, n: int) -> bytes:
    """Return a page, from 0, as JPEG of at most 2,048 px. Raises as ``read_original``."""
    return photos.jpeg(draw_page(data, n) if is_pdf(data) else photos.page(data, n))
