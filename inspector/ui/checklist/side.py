"""Where the details of an item stand: beside the list, or sliding over it from a strip on a narrow screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.theme import fonts
from inspector.ui.theme.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.ui.detail.pane import DetailPane

WIDTH, STRIP = 376, 60


class Side(QWidget):
    """Holds the pane. Over the list it is closed by Escape, by a tap beside it, or when an answer was accepted."""

    closed = Signal()
    turned = Signal()
    """It slid over the list, or away."""

    def __init__(self, pane: DetailPane, page: QWidget) -> None:
        super().__init__(page)
        self._pane, self._page, self._sliding = pane, page, False
        self._over = QFrame(page)
        self._over.setProperty("role", "slide-over")
        over = QHBoxLayout(self._over)
        over.setContentsMargins(0, 0, 0, 0)
        self._over.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._strip = self._make_strip()
        self._row.addWidget(pane)
        self._row.addWidget(self._strip)
        self._strip.hide()
        self.setFixedWidth(fonts.px(WIDTH))
        page.installEventFilter(self)

    def set_sliding(self, *, sliding: bool) -> None:
        """Stand beside the list, or leave a strip and slide over it."""
        if sliding == self._sliding:
            return
        self._sliding = sliding
        held = QApplication.focusWidget()
        self._over.hide()
        self._strip.setVisible(sliding)
        self.setFixedWidth(fonts.px(STRIP if sliding else WIDTH))
        layout = self._over.layout()
        if sliding and layout is not None:
            layout.addWidget(self._pane)
        else:
            self._row.insertWidget(0, self._pane)
        if held is not None and self._pane.isAncestorOf(held):  # who types goes on typing
            self.open()
            held.setFocus(Qt.FocusReason.OtherFocusReason)

    def open(self) -> None:
        """Slide over the list, where the pane has no place beside it."""
        if self._sliding and not self._over.isVisible():
            self._place()
            self._over.show()
            self._over.raise_()
            self.turned.emit()

    def close_over(self) -> None:
        """Slide away."""
        self._over.hide()
        self.turned.emit()

    @property
    def is_over(self) -> bool:
        """Whether the pane lies over the list now."""
        return self._over.isVisible()

    def _toggle(self) -> None:
        if self._over.isVisible():
            self.close_over()
            self.closed.emit()
        else:
            self.open()
            self._pane.focus_first()

    def _place(self) -> None:
        strip = fonts.px(STRIP)
        width = min(fonts.px(WIDTH), self._page.width() - strip)
        self._over.setGeometry(self._page.width() - strip - width, 0, width, self._page.height())

    def _make_strip(self) -> QFrame:
        strip = QFrame()
        strip.setProperty("role", "strip")
        column = QVBoxLayout(strip)
        column.setContentsMargins(1, 4, 0, 4)
        column.setSpacing(4)
        pane = self._pane
        entries: tuple[tuple[str, str, Callable[[], None] | None], ...] = (
            ("chevron-left", self.tr("Open"), None),
            ("info", self.tr("How"), pane.focus_first),
            ("pencil", self.tr("Note"), pane.focus_note),
            ("camera", self.tr("Photo"), pane.choose_photos),
            ("warning", self.tr("Problem"), pane.focus_problem),
        )
        for name, words, act in entries:
            button = QToolButton()
            button.setProperty("role", "strip-button")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setIcon(icon(name))
            button.setIconSize(QSize(20, 20))
            button.setText(words)
            button.setAccessibleName(words)
            button.setFixedSize(fonts.px(58), fonts.px(54))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(self._toggle if act is None else partial(self._open_at, act))
            column.addWidget(button)
        column.addStretch(1)
        return strip

    def _open_at(self, act: Callable[[], None], _checked: object = None) -> None:
        self.open()
        act()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if watched is self._page and event.type() == QEvent.Type.Resize and self._over.isVisible():
            self._place()
        return False
