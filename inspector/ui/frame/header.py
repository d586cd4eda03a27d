"""The header: where one is, the page's title, and at the right what the page puts there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.theme import fonts
from inspector.ui.widgets.buttons import IconButton
from inspector.ui.widgets.elided import ElidedLabel
from inspector.ui.widgets.folding import fold_to

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from inspector.ui.frame.page import Page

HIGH, LOW = 72, 56
_NARROW = 900
_TITLE, _TITLE_WANTED = 112, 180
"""What a title keeps where the header is full, enough for a page's own name; what others fold for."""


class Header(QWidget):
    """Shows one page's head."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._page: Page | None = None
        self._tools: list[QWidget] = []
        self._low = False
        self._crumb, self._title = ElidedLabel("", "crumb"), ElidedLabel("", "title")
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._crumb)
        words.addWidget(self._title)
        words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 0, 24, 0)
        self._row.setSpacing(12)
        self._row.addLayout(words, 1)
        self.notebook = IconButton("notebook", self.tr("Notebook: duty test, people, papers, places (Alt+T M D V)"))
        self._row.addWidget(self.notebook)
        self.set_low(low=False)

    def show_page(self, page: Page) -> None:
        """Show another page's head: its own widgets come over and go back when it leaves."""
        if self._page is not None:
            self._page.header_changed.disconnect(self.refresh)
            for widget in self._tools:
                self._row.removeWidget(widget)
                widget.setParent(self._page)
                widget.hide()
        self._page = page
        self.notebook.hide()
        self._tools = page.header_widgets()
        for widget in self._tools:
            grows = bool(widget.sizePolicy().expandingDirections() & Qt.Orientation.Horizontal)
            self._row.addWidget(widget, 1 if grows else 0)
            widget.show()
        page.header_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the page's title and crumb as they are now."""
        if self._page is not None:
            self._title.setText(self._page.title)
            self._title.setMinimumWidth(min(self._title.sizeHint().width(), fonts.px(_TITLE)))
            self._crumb.setText(self._page.crumb)
            self.notebook.setVisible(self._page.visit_in_hand is not None)
            self._crumb.setVisible(bool(self._page.crumb) and not self._low)
            self._fit()

    def set_low(self, *, low: bool) -> None:
        """Show the title alone, on a low screen."""
        self._low = low
        self.setFixedHeight(fonts.px(LOW if low else HIGH))
        self.refresh()

    def _fit(self) -> None:
        """Fold the page's widgets where there is no room for them and the title."""
        side = 16 if self.width() < _NARROW else 24
        self._row.setContentsMargins(side, 0, side, 0)
        title = min(self._title.sizeHint().width(), fonts.px(_TITLE_WANTED))
        fold_to((self.notebook, *self._tools), self.width() - 2 * side - title, self._row.spacing())

    @override
    def event(self, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a widget wants another size, or came, or went
            self._fit()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
