"""Stages of documents and states of numbers in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

if TYPE_CHECKING:
    from inspector.domain.checklist import Text

_STAGES: Final[dict[str, Any]] = {
    "draft": QT_TRANSLATE_NOOP("DocumentWords", "being filled in"),
    "frozen": QT_TRANSLATE_NOOP("DocumentWords", "waits for signatures"),
    "issued": QT_TRANSLATE_NOOP("DocumentWords", "issued"),
    "delivered": QT_TRANSLATE_NOOP("DocumentWords", "delivered"),
    "void": QT_TRANSLATE_NOOP("DocumentWords", "voided"),
}
_GAPS: Final[dict[str, Any]] = {
    "void": QT_TRANSLATE_NOOP("DocumentWords", "voided"),
    "waiting": QT_TRANSLATE_NOOP("DocumentWords", "not issued yet"),
    "missing": QT_TRANSLATE_NOOP("DocumentWords", "no document bears it"),
    "doubled": QT_TRANSLATE_NOOP("DocumentWords", "two documents bear it"),
}


def stage_words(stage: str) -> str:
    """Return a document's stage in the language of the windows."""
    return QCoreApplication.translate("DocumentWords", _STAGES[stage])


def gap_words(state: str) -> str:
    """Return what is the matter with a number."""
    return QCoreApplication.translate("DocumentWords", _GAPS[state])


def said(text: Text) -> str:
    """Return a text in the language of the windows."""
    return text.zh if QLocale().language() == QLocale.Language.Chinese else text.en
