"""Why an item is not applicable or was not checked: ready reasons by digit, or one's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.fields import fill
from inspector.ui.widgets.flow import Flow
from inspector.ui.widgets.labels import label
from inspector.ui.widgets.limit import at_most

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent


class ReasonField(QLineEdit):
    """One's own words; a digit in the empty field takes a ready reason."""

    picked = Signal(int)
    given_up = Signal()

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        digit = arg__1.text()
        if arg__1.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif not self.text() and digit.isascii() and digit.isdigit() and not self.isReadOnly():
            self.picked.emit(int(digit))
        else:
            super().keyPressEvent(arg__1)


class ReasonsCard(QFrame):
    """Says the reason that was given, and that one goes on."""

    given = Signal(str)
    accepted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "reasons")
        self._kept = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(6)
        self._head = label("", "strong")
        column.addWidget(self._head)
        self._ready: list[Button] = []
        self._flow = Flow(gap=6)
        column.addWidget(self._flow)
        self.field = ReasonField()
        self.field.setAccessibleName(self.tr("Reason"))
        at_most(self.field, 500)
        self.field.picked.connect(self._pick)
        self.field.returnPressed.connect(self._accept)
        self.field.editingFinished.connect(self.flush)
        self.field.given_up.connect(self.left)
        column.addWidget(self.field)
        self.accept = Button("", key="Enter")
        self.accept.clicked.connect(self._accept)
        column.addWidget(self.accept)

    def show_reason(self, words: str, reason: str, ready: Sequence[str], next_code: str, *, read_only: bool) -> None:
        """Show why an answer was given; ``words`` says the answer."""
        self._head.setText(words)
        self._kept = reason
        self._fill(ready, read_only=read_only)
        if not self.field.hasFocus():
            fill(self.field, reason)
        self.field.setReadOnly(read_only)
        self.field.setPlaceholderText(
            self.tr("No reason given")
            if read_only
            else self.tr("1–{n} takes a ready reason; or type one").format(n=len(ready))
        )
        go_on = self.tr("Accept, on to {item}").format(item=next_code) if next_code else self.tr("Accept")
        self.accept.setText(go_on)
        self.accept.setAccessibleName(go_on)
        self.accept.setVisible(not read_only)

    def flush(self) -> None:
        """Say the reason that is typed, if it is another than the one kept."""
        text = self.field.text().strip()
        if text != self._kept and not self.field.isReadOnly():
            self._kept = text
            self.given.emit(text)

    def _fill(self, ready: Sequence[str], *, read_only: bool) -> None:
        while len(self._ready) < len(ready):
            n = len(self._ready)
            button = Button("", key=str(n + 1))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _c=False, n=n: self._pick(n + 1))
            self._ready.append(button)
            self._flow.add(button)
        for button, words in zip(self._ready, ready, strict=False):
            button.setText(words)
            button.setAccessibleName(words)
            button.setVisible(not read_only)

    def _pick(self, n: int) -> None:
        if 1 <= n <= len(self._ready):
            self.field.setText(self._ready[n - 1].text())
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.flush()

    def _accept(self) -> None:
        self.flush()
        self.accepted.emit()
