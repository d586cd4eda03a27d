"""The kept documents of a visit: the record and its amendments, each with how it was delivered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.ui.documents.words import said
from inspector.ui.theme.icons import icon_label
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.labels import wrapped
from inspector.ui.widgets.layouts import clear_layout, full_bleed
from inspector.ui.widgets.row_button import RowButton

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.services.conclude_views import DocumentView


class DocumentsCard(Card):
    """Says which document was chosen."""

    chosen = Signal(object)
    """Key of the document."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Documents"), parent)
        full_bleed(self.body)

    def show_documents(self, documents: tuple[DocumentView, ...], current: UUID | None) -> None:
        """Show the list; ``current`` is the one in view."""
        clear_layout(self.body)
        self.set_count(self.tr("%n document(s)", "", len(documents)))
        for document in documents:
            self.body.addWidget(self._row(document, document.id == current))

    def title_of(self, document: DocumentView) -> str:
        """Name a document in the language of the windows; in print its name is Chinese."""
        return said(document.name)

    def _row(self, document: DocumentView, selected: bool) -> QWidget:
        title = self.title_of(document)
        row = RowButton(f"{title}，{document.number}")
        row.row.setContentsMargins(16, 12, 16, 12)
        row.setProperty("selected", selected)
        row.row.addWidget(icon_label("document", "accent" if selected else "muted", 20))
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(wrapped(title, "bold" if selected else ""))
        delivered = document.delivered_text or self.tr("not delivered yet")
        column.addWidget(wrapped(f"{document.number}·{delivered}", "note"))
        row.row.addLayout(column, 1)
        row.settle()
        row.clicked.connect(lambda: self.chosen.emit(document.id))
        return row
