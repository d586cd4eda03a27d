"""Tagged PDF (PDF/UA-1, ISO 14289-1), which ReportLab's open edition leaves out: what is drawn says what it is.

Flowables say so while they draw: ``begin`` and ``end`` open and close a part of the structure (a table, its rows and
cells), ``mark`` and ``unmark`` enclose content. What no flowable names (rules, fills, running heads) is an artifact,
which a screen reader passes over. What is split keeps one key, so that a paragraph, a row or a table that goes on
on the next page is one element.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc as _pdfdoc
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

pdfdoc: Any = _pdfdoc
_Canvas: Any = Canvas
_HOLDS_TEXT = frozenset({"TD", "TH"})
"""A paragraph in one of these is its very content: an element the less for each cell."""
_FIRST_WIDGET = 100_000
"""Keys of fields among the parents begin here, behind those of all pages."""
COLUMN_HEAD = "/A<</O/Table/Scope/Column>>"
ROW_HEAD = "/A<</O/Table/Scope/Row>>"


def spanning(n_columns: int) -> str:
    """Return what is said of a cell that spans columns; "" of one column."""
    return f"/A<</O/Table/ColSpan {n_columns}>>" if n_columns > 1 else ""


class _Element:
    """One structure element, with what it holds in reading order: elements, or content as page and number."""

    __slots__ = ("kids", "more", "parent", "reference", "role")

    def __init__(self, role: str, more: str, parent: _Element | None) -> None:
        self.role, self.more, self.parent = role, more, parent
        self.kids: list[_Element | _Widget | tuple[int, int]] = []
        self.reference = ""


class _Widget:
    """A form's field on a page, which an element holds beside content."""

    __slots__ = ("page", "reference")

    def __init__(self, page: int, reference: Any) -> None:  # ReportLab's
        self.page, self.reference = page, reference


class Tags:
    """The structure of one document, made in the order of drawing, which is the order of reading."""

    def __init__(self) -> None:
        self._root = _Element("Document", "", None)
        self._open = [self._root]
        self._known: dict[Hashable, _Element] = {}
        self._pages: list[list[_Element]] = [[]]
        self._widgets: list[_Element] = []
        self._drawn: set[object] = set()
        self._quiet = 0
        self._marking = False

    def begin(self, role: str, key: Hashable, more: str = "") -> None:
        """Open a part: a new one, or that of the same key, which goes on here."""
        if not self._quiet:
            self._open.append(self._known.get(key) or self._new(role, key, more))

    def end(self) -> None:
        """Close the part that was opened last."""
        if not self._quiet:
            self._open.pop()

    def hush(self) -> None:
        """Leave what follows out of the structure, until ``speak``: it repeats what was said before."""
        self._quiet += 1

    def speak(self) -> None:
        """End what ``hush`` began."""
        self._quiet -= 1

    def again(self, drawn: Hashable) -> bool:
        """Say whether the same thing was drawn before: a table's head on its second page."""
        if drawn in self._drawn:
            return True
        self._drawn.add(drawn)
        return False

    def mark(self, canvas: Any, role: str, key: Hashable = None, more: str = "") -> bool:
        """Begin content; False where it is in content already, or is not to be said. Only True needs ``unmark``."""
        if self._quiet or self._marking:
            return False
        top = self._open[-1]
        if role == "P" and top.role in _HOLDS_TEXT:
            element = top
        else:
            element = (self._known.get(key) if key is not None else None) or self._new(role, key, more)
        page = self._pages[-1]
        element.kids.append((len(self._pages) - 1, len(page)))
        canvas._code.append(_Begin(f"/{role} <</MCID {len(page)}>> BDC"))  # noqa: SLF001  # its list of operators
        page.append(element)
        self._marking = True
        return True

    def field(self, reference: Any) -> int:  # ReportLab's
        """Put a form's field here in the order of reading; return its key among the parents."""
        element = self._new("Form", None, "")
        element.kids.append(_Widget(len(self._pages) - 1, reference))
        self._widgets.append(element)
        return _FIRST_WIDGET + len(self._widgets) - 1

    def unmark(self, canvas: Any) -> None:
        """End content."""
        canvas._code.append(_End("EMC"))  # noqa: SLF001
        self._marking = False

    def end_page(self) -> int | None:
        """Go on to the next page; return the key of the one that ends, None where it holds no content."""
        found = len(self._pages) - 1 if self._pages[-1] else None
        self._pages.append([])
        return found

    def put_into(self, document: Any) -> None:
        """Put the structure into a document whose pages are all drawn."""
        tree = _Raw()
        references = {n: _number(document, document.Reference(page)) for n, page in enumerate(document.Pages.pages)}
        root = document.Reference(tree)
        nodes = [(_Raw(), element) for element in _all(self._root)]
        for node, element in nodes:
            element.reference = _number(document, document.Reference(node))
        for node, element in nodes:
            node.text = _written(document, element, _number(document, root), references)
        parents = "".join(
            f"{n}[{' '.join(element.reference for element in page)}]" for n, page in enumerate(self._pages) if page
        )
        parents += "".join(f"{_FIRST_WIDGET + n} {one.reference} " for n, one in enumerate(self._widgets))
        following = _FIRST_WIDGET + len(self._widgets) if self._widgets else len(self._pages)
        tree.text = (
            f"<</Type/StructTreeRoot/K {self._root.reference}/ParentTree<</Nums[{parents}]>>"
            f"/ParentTreeNextKey {following}>>"
        )
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})

    def _new(self, role: str, key: Hashable, more: str) -> _Element:
        parent = self._open[-1]
        element = _Element(role, more, parent)
        parent.kids.append(element)
        if key is not None:
            self._known[key] = element
        return element


class TaggedCanvas(_Canvas):
    """A canvas whose ``tags`` hold the structure; what no content encloses becomes an artifact."""

    def __init__(self, *args: Any, **named: Any) -> None:
        self.tags = Tags()
        super().__init__(*args, **named)  # pyright: ignore[reportUnknownMemberType]  # its base has no types

    def showPage(self) -> None:  # noqa: N802  # ReportLab's name
        """End the page."""
        code: list[str] = self._code
        code[:] = _with_artifacts(code)
        super().showPage()  # pyright: ignore[reportUnknownMemberType]
        page = self._doc.Pages.pages[-1]
        page.Tabs = pdfdoc.PDFName("S")
        key = self.tags.end_page()
        if key is not None:
            page.StructParents = key


def tags_of(canvas: Any) -> Tags:
    """Return the structure that a canvas gathers."""
    tags: Tags = canvas.tags
    return tags


def mark_figure(canvas: Any, alternative: str, size: tuple[float, float]) -> bool:
    """Begin a figure whose lower left corner is the origin, with the words that stand for it. As ``Tags.mark``."""
    x, y = canvas.absolutePosition(0, 0)
    box = f"{x:.2f} {y:.2f} {x + size[0]:.2f} {y + size[1]:.2f}"
    more = f"/Alt {_text(alternative)}/A<</O/Layout/Placement/Block/BBox[{box}]>>"
    return tags_of(canvas).mark(canvas, "Figure", None, more)


class _Begin(str):
    __slots__ = ()


class _End(str):
    __slots__ = ()


class _Raw(pdfdoc.PDFObject):
    """An object that is written as it is: ReportLab's dictionaries take a hundred times as long."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.text = ""

    def format(self, _document: object) -> bytes:
        """Write it."""
        return self.text.encode("ascii")


def _all(element: _Element) -> Iterator[_Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, _Element):
            yield from _all(kid)


def _written(document: Any, element: _Element, root: str, pages: dict[int, str]) -> str:  # ReportLab's
    own = next((kid[0] for kid in element.kids if isinstance(kid, tuple)), None)
    kids: list[str] = []
    for kid in element.kids:
        if isinstance(kid, _Element):
            kids.append(kid.reference)
        elif isinstance(kid, _Widget):
            kids.append(f"<</Type/OBJR/Pg {pages[kid.page]}/Obj {_number(document, kid.reference)}>>")
        elif kid[0] == own:
            kids.append(str(kid[1]))
        else:
            kids.append(f"<</Type/MCR/Pg {pages[kid[0]]}/MCID {kid[1]}>>")
    held = f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]" if kids else ""
    parent = element.parent.reference if element.parent else root
    at = f"/Pg {pages[own]}" if own is not None else ""
    return f"<</Type/StructElem/S/{element.role}/P {parent}{at}{element.more}{held}>>"


def _number(document: Any, reference: Any) -> str:
    number, version = document.idToObjectNumberAndVersion[reference.name]
    return f"{number} {version} R"


def _text(words: str) -> str:
    return f"<FEFF{words.encode('utf-16-be').hex().upper()}>"


def _with_artifacts(code: Sequence[str]) -> list[str]:
    """Enclose all that no content encloses."""
    found: list[str] = []
    inside = False

    def kind(operator: str) -> bool:
        nonlocal inside
        if isinstance(operator, _Begin):
            inside = True
            return True
        if isinstance(operator, _End):
            inside = False
            return True
        return inside

    for is_content, run in groupby(code, kind):
        operators = list(run)
        if is_content or all(operator in {"q", "Q"} or operator.endswith(" cm") for operator in operators):
            found += operators
        else:
            found += ["/Artifact BMC", *operators, "EMC"]
    return found
