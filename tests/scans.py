"""PDFs as they come from a school's scanner or office program, good and bad."""

from __future__ import annotations

import io

import pypdf
from PIL import Image
from pypdf.generic import DictionaryObject, NameObject, TextStringObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

COLOURS = ("red", "lime", "blue")


def scan(n_pages=3, *, words="SECRET-LAYER") -> bytes:
    """Pages of one colour each, red first, with a text layer as scanners add it."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(420, 594))
    pictures = [ImageReader(Image.new("RGB", (42, 59), colour)) for colour in COLOURS]
    for n in range(n_pages):
        canvas.drawImage(pictures[n % 3], 0, 0, 420, 594)
        canvas.drawString(50, 20, f"{words}-{n}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def changed(data: bytes, *, script="", lock="") -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    if script:
        action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject(script)}
        writer.root_object[NameObject("/OpenAction")] = writer._add_object(DictionaryObject(action))
    if lock:
        writer.encrypt(lock, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
