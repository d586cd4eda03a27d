"""A change in the two lines of its row; kinds of changes by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from inspector.ui.checklist.words import joined
from inspector.ui.words import civil_day, civil_seconds

if TYPE_CHECKING:
    from inspector.base.messages import Language
    from inspector.services.history import Entry

_KINDS: Final[dict[str, Any]] = {
    "": QT_TRANSLATE_NOOP("HistoryWords", "All kinds"),
    "answer": QT_TRANSLATE_NOOP("HistoryWords", "Answers"),
    "note": QT_TRANSLATE_NOOP("HistoryWords", "Notes"),
    "problem": QT_TRANSLATE_NOOP("HistoryWords", "Problems"),
    "flag": QT_TRANSLATE_NOOP("HistoryWords", "Red flags"),
    "evidence": QT_TRANSLATE_NOOP("HistoryWords", "Photos"),
    "notebook": QT_TRANSLATE_NOOP("HistoryWords", "Lists and comparison"),
    "visit": QT_TRANSLATE_NOOP("HistoryWords", "Visit and team"),
    "signing": QT_TRANSLATE_NOOP("HistoryWords", "Record and signatures"),
    "other": QT_TRANSLATE_NOOP("HistoryWords", "Everything else"),
}
_MARKS: Final[dict[str, Any]] = {
    "here": QT_TRANSLATE_NOOP("HistoryWords", "this laptop"),
    "there": QT_TRANSLATE_NOOP("HistoryWords", "another laptop ({laptop})"),
    "unknown": QT_TRANSLATE_NOOP("HistoryWords", "name not known here"),
    "undone": QT_TRANSLATE_NOOP("HistoryWords", "by undo"),
    "redone": QT_TRANSLATE_NOOP("HistoryWords", "by redo"),
    "now": QT_TRANSLATE_NOOP("HistoryWords", "stands now"),
    "losing": QT_TRANSLATE_NOOP("HistoryWords", "conflict: given elsewhere at the same time, not shown"),
    "flagged": QT_TRANSLATE_NOOP("HistoryWords", "the laptop's clock had been set back"),
}


def kind_words(kind: str) -> str:
    """Return the name of a kind of changes; "" for all."""
    return QCoreApplication.translate("HistoryWords", _KINDS[kind])


def title_of(entry: Entry) -> str:
    """Return what a change did: item and words."""
    return f"{entry.item} {entry.words}".strip()


def note_of(entry: Entry, language: Language) -> str:
    """Return when, by whom, where, and how it stands."""
    at = f"{civil_day(entry.at, chinese=language == 'zh')} {civil_seconds(entry.at)}"
    laptop = _mark("here") if entry.here else _mark("there").format(laptop=entry.laptop)
    undo = _mark(entry.undo) if entry.undo else ""
    standing = _mark(entry.standing) if entry.standing else ""
    flagged = _mark("flagged") if entry.flagged else ""
    return joined(at, entry.who or _mark("unknown"), laptop, entry.school, undo, standing, flagged)


def _mark(name: str) -> str:
    return QCoreApplication.translate("HistoryWords", _MARKS[name])
