"""The one wrapper of PDFium: it has no types, and may be called by one thread at a time over all documents."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from PySide6.QtGui import QImage

from inspector.base.pdfium import GUARD


class Pdf:
    """An open PDF; ``sizes`` are its pages in points. Any thread may call, calls wait for each other. Close it."""

    def __init__(self, data: bytes) -> None:
        """Open. The library (8 MB) is loaded here, only where a page is shown.

        Raises:
            Exception: The bytes are no PDF; PDFium tells nothing finer.
        """
        library: Any = import_module("pypdfium2")
        with GUARD:
            self._document: Any = library.PdfDocument(data)
            self._document.init_forms()
            self.sizes: list[tuple[float, float]] = [
                self._document.get_page_size(n) for n in range(len(self._document))
            ]

    def draw(self, page: int, width: int) -> QImage:
        """Draw a page, from 0, at a width in device pixels."""
        with GUARD:
            opened: Any = self._document[page]
            bitmap: Any = opened.render(scale=width / self.sizes[page][0], prefer_bgrx=True)
            data = bytes(bitmap.buffer)
            image = QImage(data, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32).copy()
            opened.close()
        return image

    def close(self) -> None:
        """Free what PDFium holds."""
        with GUARD:
            self._document.close()
