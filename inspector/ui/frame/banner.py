"""The banner of an error: what happened, what it means for the work, what to do; the technical text folds out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from inspector.base.messages import Language, run_on
from inspector.ui.error_words import words_of
from inspector.ui.theme.icons import icon_label
from inspector.ui.widgets.buttons import Button, IconButton, LinkButton
from inspector.ui.widgets.labels import wrapped

if TYPE_CHECKING:
    from collections.abc import Callable


class Banner(QFrame):
    """Shows one error until it is put away, retried, or the page changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setAccessibleName(self.tr("Message"))
        self._retry: Callable[[], None] | None = None
        self._before: QWidget | None = None
        self._what, self._text = wrapped("", "banner-what"), wrapped("", "banner-text")
        self._detail = QPlainTextEdit(readOnly=True)
        self._detail.setProperty("role", "banner-detail")
        self._detail.setAccessibleName(self.tr("Technical text"))
        self._detail.setFixedHeight(96)
        self._again = Button(self.tr("Retry"))
        self._unfold = LinkButton(self.tr("Technical text"))
        self._copy = LinkButton(self.tr("Copy"))
        self._close = IconButton("cross", self.tr("Put away"))
        self._lay()
        self._again.clicked.connect(self._try_again)
        self._unfold.clicked.connect(lambda: self._fold(opened=not self._detail.isVisible()))
        self._copy.clicked.connect(self._to_clipboard)
        self._close.clicked.connect(self.put_away)
        self.hide()

    def show_error(self, error: Exception, language: Language, retry: Callable[[], None] | None = None) -> None:
        """Show an error; one that is not ours is told as unforeseen, with its trace folded away."""
        words = words_of(error, language)
        self._what.setText(words.what)
        self._text.setText(run_on(words.means, words.do))
        self._text.setVisible(bool(self._text.text()))
        self._detail.setPlainText(words.detail or type(error).__name__)
        self._retry = retry
        self._again.setVisible(retry is not None)
        self._fold(opened=False)
        self.show()
        self._before = self._before if self._has_keys() else QApplication.focusWidget()
        if retry is not None:
            self._again.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Hide; the keys go back to where they were when the banner took them."""
        before, self._before = self._before, None
        if before is not None and isValid(before) and self._has_keys():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def _has_keys(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def words(self) -> str:
        """Return what is shown."""
        return run_on(self._what.text(), self._text.text())

    def _lay(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(icon_label("warning", "fails", 22), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        for widget in (self._what, self._text, self._detail):
            column.addWidget(widget)
        row.addLayout(column, 1)
        for widget in (self._copy, self._unfold, self._again, self._close):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def _fold(self, *, opened: bool) -> None:
        self._detail.setVisible(opened)
        self._copy.setVisible(opened)

    def _try_again(self) -> None:
        retry, self._retry = self._retry, None
        self.put_away()
        if retry is not None:
            retry()

    def _to_clipboard(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.words()}\n{self._detail.toPlainText()}")
