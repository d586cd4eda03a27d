"""What was filled into a form that came back (整改报告), read from the PDF's fields whatever program filled them."""

from __future__ import annotations

import ctypes
from importlib import import_module
from typing import Any, Final

from inspector.base.errors import BadInputError
from inspector.base.pdfium import GUARD
from inspector.domain.reply import CODE_FIELD, MOST, FormCode, code_in
from inspector.exchange.pdf_pages import is_pdf

MAX_BYTES: Final = 30_000_000
"""A form of 60 problems has 400 kB; a scan of it has some MB, and holds no fields."""
MAX_PAGES: Final = 100
_MAX_FIELDS: Final = 2_000
_MAX_NAME: Final = 100
_MAX_TEXT_BYTES: Final = 1_000_000
"""Of one field: more is not even fetched."""


def read_form(data: bytes, name: str = "") -> tuple[FormCode, dict[str, str]]:
    """Return what a form is of, and the text of each field. Some 0.1 s: run in a task.

    Raises:
        BadInputError: ``reply_too_large``, ``reply_no_pdf``, ``reply_locked``, ``reply_damaged``; ``reply_xfa``: made
            by another program as a form of its own; ``reply_flat``: printed or scanned, it has no fields;
            ``reply_foreign``: its fields are not those of our form; ``reply_too_long``: a field holds more than an
            answer does.
    """
    if len(data) > MAX_BYTES:
        raise BadInputError("reply_too_large", file=name, megabytes=len(data) // 1_000_000)
    if not is_pdf(data):
        raise BadInputError("reply_no_pdf", file=name)
    values = _values(data, name)
    if not values:
        raise BadInputError("reply_flat", file=name)
    code = code_in(values.get(CODE_FIELD, ""))
    if code is None:
        raise BadInputError("reply_foreign", file=name)
    long = [field for field, text in values.items() if len(text) > MOST]
    if long:
        raise BadInputError("reply_too_long", file=name, field=long[0], most=MOST)
    return code, values


def _values(data: bytes, name: str) -> dict[str, str]:
    library: Any = import_module("pypdfium2")
    raw: Any = import_module("pypdfium2.raw")
    with GUARD:
        try:
            document = library.PdfDocument(data)
        except library.PdfiumError as error:
            locked = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
            raise BadInputError("reply_locked" if locked else "reply_damaged", file=name) from error
        try:
            if document.get_formtype() in {raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND}:
                raise BadInputError("reply_xfa", file=name)
            document.init_forms()
            return _of_document(raw, document) if document.formenv else {}
        except (library.PdfiumError, ValueError, OSError) as error:
            raise BadInputError("reply_damaged", file=name) from error
        finally:
            document.close()


def _of_document(raw: Any, document: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for n in range(min(len(document), MAX_PAGES)):
        page = document[n]
        try:
            for k in range(min(raw.FPDFPage_GetAnnotCount(page), _MAX_FIELDS)):
                annotation = raw.FPDFPage_GetAnnot(page, k)
                if not annotation:
                    continue
                try:
                    if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET:
                        form = document.formenv
                        field = _text(raw.FPDFAnnot_GetFormFieldName, form, annotation, _MAX_NAME)
                        found.setdefault(field, _text(raw.FPDFAnnot_GetFormFieldValue, form, annotation, MOST + 1))
                finally:
                    raw.FPDFPage_CloseAnnot(annotation)
        finally:
            page.close()
        if len(found) > _MAX_FIELDS:
            break
    return found


def _text(read: Any, form: Any, annotation: Any, most: int) -> str:
    """Return a text that the library gives as UTF-16, cut where it is longer than any of ours."""
    n_bytes = read(form, annotation, None, 0)
    if n_bytes > _MAX_TEXT_BYTES:
        return "…" * most
    buffer = ctypes.create_string_buffer(n_bytes)
    read(form, annotation, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), n_bytes)
    return buffer.raw[: 2 * most].decode("utf-16-le", "ignore").rstrip("\0")
