"""The QR code: number and hash of the findings, all in QR's alphanumeric mode, so that it stays small.

``INSP1:<number>:<hash>``. The number in ASCII: year, dash, count, and the prefix (文号代字) as base 32 of its
UTF-8: 澄梅教督记〔2026〕17号 is ``2026-17-<base32>``; a laptop's letter stands before the count. The hash is base 32 of
the SHA-256 of findings.json, without padding. A file cannot print its own hash; it can print that of what it says.
"""

from __future__ import annotations

import base64
import re
from typing import Any

import zxingcpp

from inspector.documents.pdfa import fill_rectangles

_NUMBER = re.compile(r"^(?P<prefix>.*)〔(?P<year>\d{4})〕(?P<n>[A-Z]?\d+)号(?P<rest>.*)$")
_MAX_PREFIX_BYTES = 24
_DARK = 0


def qr_text(number: str, sha256: str) -> str:
    """Return the text of the code for a document number and the 64 hex digits of its findings."""
    match = _NUMBER.match(number)
    ascii_number = _base32(number.encode()[:_MAX_PREFIX_BYTES])
    if match:
        prefix = _base32((match["prefix"] + match["rest"]).encode()[:_MAX_PREFIX_BYTES])
        ascii_number = f"{match['year']}-{match['n']}-{prefix}"
    return f"INSP1:{ascii_number}:{_base32(bytes.fromhex(sha256))}"


def draw_qr(canvas: Any, text: str, x: float, y: float, size: float) -> None:
    """Draw the code as vector squares, its lower left corner at (x, y), ``size`` points wide."""
    maker: Any = zxingcpp
    code = maker.create_barcode(text, maker.BarcodeFormat.QRCode, ec_level="M").to_image(add_quiet_zones=False)
    n: int = code.shape[0]
    pixels = memoryview(code).tobytes()
    unit = size / n
    squares: list[tuple[float, float, float, float]] = []
    for row in range(n):
        cells = pixels[row * n : (row + 1) * n]
        column = 0
        while column < n:
            run = 0
            while column + run < n and cells[column + run] == _DARK:
                run += 1
            if run:
                squares.append((x + column * unit, y + size - (row + 1) * unit, run * unit, unit))
            column += run + 1
    canvas.setFillGray(0)
    fill_rectangles(canvas, squares)


def _base32(data: bytes) -> str:
    return base64.b32encode(data).decode().rstrip("=")
