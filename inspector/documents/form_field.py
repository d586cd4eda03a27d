"""Fields of a form that is filled in on screen (AcroForm): any reader shows and fills them, a screen reader names them.

A field has an appearance of its own, as PDF/A wants it, which is empty until somebody writes; the font that readers
write with is named and not embedded, for it is theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc as _pdfdoc
from reportlab.platypus import Flowable

from inspector.documents import fonts
from inspector.documents import furniture as f
from inspector.documents.linesetter import INK, Style, draw_text
from inspector.documents.tagging import tags_of

if TYPE_CHECKING:
    from collections.abc import Sequence

pdfdoc: Any = _pdfdoc
_PRINTED = 4
_READ_ONLY, _MULTILINE, _COMBO = 1, 1 << 12, 1 << 17
_SIZE = 10
_FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


class FieldBox(Flowable):
    """A field in a thin frame, over the whole width."""

    def __init__(
        self, name: str, label: str, *, height: float, most: int, lines: bool = False, choices: Sequence[str] = ()
    ) -> None:
        """Make it.

        Args:
            name: Of the field, by which it is read back.
            label: What a screen reader says and a pointer shows.
            height: In points.
            most: Characters that it takes.
            lines: It takes several lines.
            choices: One of these is chosen.
        """
        super().__init__()
        self._name, self._label, self._height, self._most = name, label, height, most
        self._lines, self._choices = lines, tuple(choices)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803  # ReportLab's names
        """Return the size."""
        self._width = aW
        return aW, self._height

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: ARG002, N803  # ReportLab's names
        """A field is never cut."""
        return []

    def draw(self) -> None:
        """Draw the frame, and put the field there."""
        canvas: Any = self.canv
        canvas.setLineWidth(0.4)
        canvas.setStrokeColor(f.GREY)
        canvas.rect(0, 0, self._width, self._height, stroke=1, fill=0)
        size = 0 if self._lines else _SIZE  # 0: as large as there is room for all that was written
        more = f"/DA(/Helv {size} Tf 0 g)"
        if self._choices:
            offered = "".join(_text(one) for one in ("", *self._choices))
            more += f"/FT/Ch/Ff {_COMBO}/Opt[{offered}]/V()"
        else:
            more += f"/FT/Tx/Ff {_MULTILINE if self._lines else 0}/MaxLen {self._most}/V()"
        _put(
            canvas,
            self._name,
            self._label,
            (self._width, self._height),
            more,
            _empty(canvas, self._width, self._height),
        )


class FixedField(Flowable):
    """A field that nobody may change: what it holds is printed, and is read back with the others."""

    _STYLE = Style(fonts.SANS, 7.5, 11)

    def __init__(self, name: str, label: str, value: str) -> None:
        super().__init__()
        self._name, self._label, self._value = name, label, value

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803  # ReportLab's names
        """Return the size."""
        self._width = aW
        return aW, self._STYLE.lead

    def draw(self) -> None:
        """Put the field there, with what it says as its appearance."""
        canvas: Any = self.canv
        name = f"field-{self._name}"
        canvas.beginForm(name, 0, 0, self._width, self._STYLE.lead)
        tags_of(canvas).hush()
        canvas.setFillColor(INK)
        draw_text(canvas, self._value, self._STYLE, 0, self._STYLE.lead, self._width)
        tags_of(canvas).speak()
        canvas.endForm()
        shown = pdfdoc.PDFObjectReference(pdfdoc.xObjectName(name))
        more = f"/DA(/Helv 7.5 Tf 0 g)/FT/Tx/Ff {_READ_ONLY}/V{_text(self._value)}"
        _put(canvas, self._name, self._label, (self._width, self._STYLE.lead), more, shown)


class _Field(pdfdoc.PDFObject):
    """A field that is its own widget."""

    __RefOnly__ = 1

    def __init__(self, head: str, appearance: Any) -> None:  # ReportLab's
        self.head, self.appearance, self.parent = head, appearance, 0

    def format(self, document: Any) -> bytes:  # ReportLab's
        """Write it."""
        shown = pdfdoc.format(self.appearance, document).decode("ascii")
        return f"<<{self.head}/AP<</N {shown}>>/StructParent {self.parent}>>".encode("ascii")


class _Form(pdfdoc.PDFObject):
    """The document's fields, and the font that readers write with."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.fields: list[Any] = []

    def format(self, document: Any) -> bytes:  # ReportLab's
        """Write it."""
        held = b" ".join(pdfdoc.format(one, document) for one in self.fields).decode("ascii")
        return f"<</Fields[{held}]/DA(/Helv 10 Tf 0 g)/DR<</Font<</Helv{_FONT}>>>>>>".encode("ascii")


def _put(canvas: Any, name: str, label: str, size: tuple[float, float], more: str, shown: Any) -> None:
    document = canvas._doc  # noqa: SLF001  # as ReportLab's own fields do
    x, y = canvas.absolutePosition(0, 0)
    head = (
        f"/Type/Annot/Subtype/Widget/T{_text(name)}/TU{_text(label)}/F {_PRINTED}"
        f"/Rect[{x:.2f} {y:.2f} {x + size[0]:.2f} {y + size[1]:.2f}]{more}"
    )
    field = _Field(head, shown)
    reference = document.Reference(field)
    field.parent = tags_of(canvas).field(reference)
    canvas._annotationrefs.append(reference)  # noqa: SLF001
    form = getattr(document.Catalog, "AcroForm", None)
    if form is None:
        form = document.Catalog.AcroForm = _Form()
    form.fields.append(reference)


def _empty(canvas: Any, width: float, height: float) -> Any:  # ReportLab's
    entries = {"Type": pdfdoc.PDFName("XObject"), "Subtype": pdfdoc.PDFName("Form")}
    box = pdfdoc.PDFArray([0, 0, f"{width:.2f}", f"{height:.2f}"])
    stream = pdfdoc.PDFStream(
        pdfdoc.PDFDictionary(entries | {"BBox": box, "Resources": pdfdoc.PDFDictionary()}), b"", []
    )
    return canvas._doc.Reference(stream)  # noqa: SLF001


def _text(words: str) -> str:
    return f"<FEFF{words.encode('utf-16-be').hex().upper()}>"
