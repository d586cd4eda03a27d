"""Print a PDF: each page drawn at the printer's own fineness, in a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from inspector.base.errors import MissingError, RoomError
from inspector.ui.report.pdfium import Pdf

if TYPE_CHECKING:
    from collections.abc import Callable

_MAX_DPI = 300
"""Finer than this only costs memory: A4 at 300 dpi is 35 MB a page."""


def require_printer() -> None:
    """Raise MissingError("no_printer") where the system knows none."""
    if not QPrinterInfo.availablePrinterNames():
        raise MissingError("no_printer")


def printer_for(title: str, n_pages: int) -> QPrinter:
    """Return the system's printer set for a document: A4 upright, several pages on both sides as a book turns."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    both_sides = QPrinter.DuplexMode.DuplexLongSide if n_pages > 1 else QPrinter.DuplexMode.DuplexNone
    printer.setDuplex(both_sides)  # one that cannot do it prints one side, and its dialog shows so
    return printer


def pages_of(printer: QPrinter, n_pages: int) -> range:
    """Return the pages from 0 that the print dialog asked for."""
    first, last = printer.fromPage(), printer.toPage()
    if printer.printRange() != QPrinter.PrintRange.PageRange or not first:
        return range(n_pages)
    return range(first - 1, min(last or n_pages, n_pages))


def print_pages(data: bytes, printer: QPrinter, report: Callable[[int, int], None]) -> int:
    """Print a PDF's pages, each to the edges of the paper; return how many. For a worker.

    Raises:
        RoomError: ``print_failed``: the printer did not take the pages.
    """
    printer.setFullPage(True)
    document = Pdf(data)
    painter = QPainter()
    _require(painter.begin(printer), printer)
    try:
        wanted = pages_of(printer, len(document.sizes))
        for n, page in enumerate(wanted):
            report(n, len(wanted))
            _require(n == 0 or printer.newPage(), printer)
            _print_page(painter, printer, document, page)
    except BaseException:  # a cancel too: half a document must not come out
        printer.abort()
        raise
    finally:
        painter.end()
        document.close()
    report(len(wanted), len(wanted))
    return len(wanted)


def _require(went_well: bool, printer: QPrinter) -> None:
    if not went_well:
        raise RoomError("print_failed", printer=printer.printerName() or printer.outputFileName())


def _print_page(painter: QPainter, printer: QPrinter, document: Pdf, page: int) -> None:
    width, height = document.sizes[page]
    paper = printer.pageLayout().fullRect(QPageLayout.Unit.Point)
    scale = min(paper.width() / width, paper.height() / height)
    dots = printer.resolution() / 72
    picture = document.draw(page, round(width * scale * min(printer.resolution(), _MAX_DPI) / 72))
    place = QRectF(0, 0, width * scale * dots, height * scale * dots)
    place.moveLeft((paper.width() * dots - place.width()) / 2)
    painter.drawImage(place, picture)
