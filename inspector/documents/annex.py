"""Texts too long for their place, whole at the end of the document (附页)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.documents import furniture as f
from inspector.documents.linesetter import Text
from inspector.documents.stack import Stack

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

LONG = 300
"""Characters over which a text stands in the annex: the page that it came from stays readable."""
_BEGINNING = 60


class Annex:
    """Gathers long texts while the document is put together."""

    def __init__(self) -> None:
        self.entries: list[tuple[str, str]] = []

    def place(self, title: str, text: str, longest: int = LONG) -> str:
        """Return the text, or its beginning with where the whole stands."""
        if len(text) <= longest:
            return text
        self.entries.append((title, text))
        return f"{text[:_BEGINNING]}……（全文见附页{len(self.entries)}）"

    def flowables(self) -> list[Flowable]:
        """Return the annex pages."""
        return [
            Stack([f.Heading(f"附页{n}　{title}"), Text(text, f.BODY)])
            for n, (title, text) in enumerate(self.entries, 1)
        ]
