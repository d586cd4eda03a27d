"""A three-part message in the page, where there is no frame whose banner could tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from inspector.base.messages import run_on
from inspector.ui.error_words import words_of
from inspector.ui.theme.icons import icon_label
from inspector.ui.widgets.buttons import LinkButton
from inspector.ui.widgets.labels import wrapped

if TYPE_CHECKING:
    from inspector.base.messages import Language


class MessageBox(QFrame):
    """Hidden until there is something to tell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "inline-bad")
        self._what, self._text = wrapped("", "banner-what"), wrapped("", "banner-text")
        self._unfold = LinkButton(self.tr("Technical text"))
        self._unfold.clicked.connect(self._turn)
        self._words = QVBoxLayout()
        self._words.setSpacing(2)
        self._words.addWidget(self._what)
        self._words.addWidget(self._text)
        self._detail: QPlainTextEdit | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(icon_label("warning", "fails", 20))
        row.addLayout(self._words, 1)
        row.addWidget(self._unfold)
        self.hide()

    def tell(self, error: Exception, language: Language) -> None:
        """Show an error in its three parts."""
        found = words_of(error, language)
        self._what.setText(found.what)
        self._text.setText(run_on(found.means, found.do))
        self._technical().setPlainText(found.detail)
        self._technical().hide()
        self.setAccessibleName(run_on(found.what, found.means, found.do))
        self.show()

    def words(self) -> str:
        """Return what is shown; "" while nothing is."""
        return run_on(self._what.text(), self._text.text()) if self.isVisibleTo(self.parentWidget() or self) else ""

    def _turn(self) -> None:
        self._technical().setVisible(not self._technical().isVisible())

    def _technical(self) -> QPlainTextEdit:
        """Return the field for it, made with the first error: the first window need not wait for it."""
        if self._detail is None:
            self._detail = QPlainTextEdit(readOnly=True)
            self._detail.setAccessibleName(self.tr("Technical text"))
            self._detail.setFixedHeight(80)
            self._words.addWidget(self._detail)
        return self._detail
