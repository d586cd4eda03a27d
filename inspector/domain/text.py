"""A text in both languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A text in both languages."""

    zh: str
    en: str

    def get(self, language: str) -> str:
        """Return the text in a language."""
        return self.en if language == "en" else self.zh
