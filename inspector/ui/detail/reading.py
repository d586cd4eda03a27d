"""What is read before answering: how to check, the basis, the last visit's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from inspector.ui.detail.layout import line
from inspector.ui.widgets.labels import wrapped

if TYPE_CHECKING:
    from inspector.services.inspect_views import DetailView


class ReadingPart(QWidget):
    """Shows a detail's texts; each can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._guidance, self._last = wrapped(""), wrapped("")
        basis = QWidget()
        self._basis = QVBoxLayout(basis)
        self._basis.setContentsMargins(0, 0, 0, 0)
        self._basis.setSpacing(4)
        self._sources: list[QLabel] = []
        """A label for each basis; made once, for style and layout of a new one take longer than all else here."""
        column.addWidget(line(self.tr("How"), self._guidance))
        self._basis_line = line(self.tr("Basis"), basis)
        column.addWidget(self._basis_line)
        self._last_line = line(self.tr("Last"), self._last)
        column.addWidget(self._last_line)

    def show_detail(self, detail: DetailView) -> None:
        """Show an item's texts."""
        self._guidance.setText(detail.guidance)
        while len(self._sources) < len(detail.basis):
            self._sources.append(wrapped("", "basis"))
            self._basis.addWidget(self._sources[-1])
        for n, source in enumerate(self._sources):
            source.setText(detail.basis[n] if n < len(detail.basis) else "")
            source.setVisible(n < len(detail.basis))
        self._basis_line.setVisible(bool(detail.basis))
        self._last.setText(detail.last_text)
        self._last_line.setVisible(bool(detail.last_text))
