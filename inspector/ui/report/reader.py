"""A document to read: thumbnails at the left, the pages, and a bar with page and zoom."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.base.errors import BadInputError
from inspector.ui.report.pages import PdfPages
from inspector.ui.report.preview import PagePreview, PageThumbnails
from inspector.ui.theme import fonts
from inspector.ui.widgets.buttons import IconButton, LinkButton
from inspector.ui.widgets.labels import label

_NARROW = 620
"""Under this width the thumbnails give their room to the page."""


class Reader(QFrame):
    """Shows the pages of a PDF. Says how many there are, or that the bytes are no PDF."""

    opened = Signal(int)
    """Number of pages."""
    failed = Signal(object)
    """An InspectorError."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.is_open = False
        self._pages = PdfPages(self)
        self.preview = PagePreview(self._pages)
        self.thumbnails = PageThumbnails(self._pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._bar())
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self.thumbnails)
        columns.addWidget(self.preview, 1)
        column.addLayout(columns, 1)
        self._connect()

    def open_document(self, data: bytes) -> None:
        """Show a PDF from its first page."""
        self.is_open = True
        self._pages.open(data)

    def close_document(self) -> None:
        """Show nothing, and forget every picture."""
        self.is_open = False
        self._pages.close()
        self._show_sizes([])

    @property
    def is_drawn(self) -> bool:
        """Whether the page in view is there at its own size, and the thumbnails too where they are shown."""
        if not self.n_pages or not self.preview.is_drawn(self.preview.current):
            return False
        return not self.thumbnails.isVisible() or all(map(self.thumbnails.is_drawn, self.thumbnails.visible_pages()))

    @property
    def n_pages(self) -> int:
        """How many pages are shown."""
        return self.preview.n_pages

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setFixedHeight(52)
        bar.setProperty("role", "divided")
        line = QHBoxLayout(bar)
        line.setContentsMargins(8, 0, 8, 0)
        line.setSpacing(4)
        self._before = IconButton("chevron-left", self.tr("Previous page"))
        self._number = QLineEdit()
        self._number.setProperty("role", "page-number")
        self._number.setFixedSize(fonts.px(52), 44)
        self._number.setAccessibleName(self.tr("Page"))
        self._total = label("")
        self._after = IconButton("chevron-right", self.tr("Next page"))
        self._smaller = IconButton("dash", self.tr("Smaller"))
        self._fit = LinkButton(self.tr("Fit the width"))
        self._larger = IconButton("plus", self.tr("Larger"))
        for widget in (self._before, self._number, self._total, self._after):
            line.addWidget(widget)
        line.addStretch(1)
        for widget in (self._smaller, self._fit, self._larger):
            line.addWidget(widget)
        return bar

    def _connect(self) -> None:
        self._pages.opened.connect(self._show_sizes)
        self._pages.failed.connect(self._tell_unreadable)
        self.preview.wants_changed.connect(self._ask)
        self.thumbnails.wants_changed.connect(self._ask)
        self.preview.turned.connect(self._show_page)
        self.preview.zoomed.connect(self._show_zoom)
        self.thumbnails.chosen.connect(self.preview.turn_to)
        self._before.clicked.connect(lambda: self.preview.turn_to(self.preview.current - 1))
        self._after.clicked.connect(lambda: self.preview.turn_to(self.preview.current + 1))
        self._number.returnPressed.connect(self._go_to_number)
        self._smaller.clicked.connect(lambda: self.preview.step_zoom(-1))
        self._larger.clicked.connect(lambda: self.preview.step_zoom(1))
        self._fit.clicked.connect(lambda: self.preview.set_zoom(0))
        QShortcut(QKeySequence.StandardKey.ZoomIn, self, lambda: self.preview.step_zoom(1))
        QShortcut(QKeySequence.StandardKey.ZoomOut, self, lambda: self.preview.step_zoom(-1))
        QShortcut(QKeySequence("Ctrl+0"), self, lambda: self.preview.set_zoom(0))

    def _show_sizes(self, sizes: list[tuple[float, float]]) -> None:
        self.preview.show_pages(sizes)
        self.thumbnails.show_pages(sizes)
        self.thumbnails.mark(0)
        self._total.setText(self.tr("of %n", "", len(sizes)))
        self._show_page(0)
        if sizes:
            self.opened.emit(len(sizes))

    def _show_page(self, page: int) -> None:
        n_pages = self.preview.n_pages
        self._number.setText(str(page + 1) if n_pages else "")
        self._before.setEnabled(page > 0)
        self._after.setEnabled(page + 1 < n_pages)
        words = self.tr("Page {n} of {total}").format(n=page + 1, total=n_pages)
        self.preview.setAccessibleDescription(words)
        self.thumbnails.mark(page)

    def _show_zoom(self) -> None:
        zoom = self.preview.zoom
        self._fit.setText(f"{round(zoom * 100)}%" if zoom else self.tr("Fit the width"))

    def _tell_unreadable(self, _error: Exception) -> None:
        self.failed.emit(BadInputError("preview_unreadable"))

    def _go_to_number(self) -> None:
        text = self._number.text().strip()
        if text.isdecimal() and 1 <= int(text) <= self.preview.n_pages:
            self.preview.turn_to(int(text) - 1)
            self.preview.setFocus()
        self._number.setText(str(self.preview.current + 1))

    def _ask(self) -> None:
        thumbnails = self.thumbnails.wanted() if self.thumbnails.isVisible() else []
        self._pages.want([*self.preview.wanted(), *thumbnails])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.thumbnails.setVisible(self.width() >= _NARROW)
