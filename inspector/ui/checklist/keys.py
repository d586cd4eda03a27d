"""What each key of the list means, by the kind of item. One table for the list, its tests and the ``?`` sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt

from inspector.ui.checklist.answers import KEYS, values_of
from inspector.ui.notebook.words import KEYS as NOTEBOOK_KEYS

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_VALUES: Final = {digit: value for value, digit in KEYS.items()}
_LETTERS: Final = {
    Qt.Key.Key_N: "note", Qt.Key.Key_P: "photo", Qt.Key.Key_F: "flag", Qt.Key.Key_R: "problem",
    Qt.Key.Key_G: "goto", Qt.Key.Key_U: "unanswered", Qt.Key.Key_S: "survey",
    Qt.Key.Key_H: "history", Qt.Key.Key_W: "who",
    Qt.Key.Key_E: "evidence", Qt.Key.Key_L: "filter", Qt.Key.Key_A: "waiting", Qt.Key.Key_C: "reading",
    Qt.Key.Key_Y: "sound", Qt.Key.Key_X: "camera", Qt.Key.Key_B: "share", Qt.Key.Key_K: "two",
}  # fmt: skip
_MOVES: Final = {
    Qt.Key.Key_Down: "next", Qt.Key.Key_Up: "back", Qt.Key.Key_Return: "accept", Qt.Key.Key_Enter: "accept",
    Qt.Key.Key_Home: "first", Qt.Key.Key_End: "last", Qt.Key.Key_PageDown: "page_down", Qt.Key.Key_PageUp: "page_up",
}  # fmt: skip
_NOTEBOOK: Final = {Qt.Key(ord(letter)): kind for letter, kind in NOTEBOOK_KEYS.items()}
_NOT_PLAIN: Final = frozenset({"not_applicable", "not_checked"})

_WORDS: Final[tuple[tuple[str, Any], ...]] = (
    ("1 2 3", QT_TRANSLATE_NOOP("ChecklistKeys", "conforms, mostly, fails; yes 1, no 3")),
    ("4 5", QT_TRANSLATE_NOOP("ChecklistKeys", "not applicable, not checked")),
    ("Alt+4 Alt+5", QT_TRANSLATE_NOOP("ChecklistKeys", "the same on numbers, choices, dates, texts")),
    ("0–9", QT_TRANSLATE_NOOP("ChecklistKeys", "numbers, dates; tick or take a choice")),
    ("Enter", QT_TRANSLATE_NOOP("ChecklistKeys", "accept and go on")),
    ("↓ ↑", QT_TRANSLATE_NOOP("ChecklistKeys", "next, back")),
    ("U", QT_TRANSLATE_NOOP("ChecklistKeys", "next unanswered item")),
    ("N", QT_TRANSLATE_NOOP("ChecklistKeys", "note")),
    ("P", QT_TRANSLATE_NOOP("ChecklistKeys", "photos; Ctrl+V pastes one")),
    ("A", QT_TRANSLATE_NOOP("ChecklistKeys", "attach new files of the watched folder")),
    ("C", QT_TRANSLATE_NOOP("ChecklistKeys", "reading: a temperature, a count")),
    ("Y X", QT_TRANSLATE_NOOP("ChecklistKeys", "sound note, again to stop; camera")),
    ("F", QT_TRANSLATE_NOOP("ChecklistKeys", "urge at once (red flag)")),
    ("R", QT_TRANSLATE_NOOP("ChecklistKeys", "problem of a failed item, reason")),
    ("S", QT_TRANSLATE_NOOP("ChecklistKeys", "compare roster and survey")),
    ("W", QT_TRANSLATE_NOOP("ChecklistKeys", "let the next of the team answer")),
    ("B", QT_TRANSLATE_NOOP("ChecklistKeys", "give sections to members, initial them")),
    ("K", QT_TRANSLATE_NOOP("ChecklistKeys", "let two rate the item, each unseen by the other")),
    ("H", QT_TRANSLATE_NOOP("ChecklistKeys", "history of the item")),
    ("T M D V", QT_TRANSLATE_NOOP("ChecklistKeys", "notebook: duty test, people, papers, places")),
    ("E", QT_TRANSLATE_NOOP("ChecklistKeys", "all evidence of the visit")),
    ("Tab", QT_TRANSLATE_NOOP("ChecklistKeys", "to the right pane and back")),
    ("G A–M", QT_TRANSLATE_NOOP("ChecklistKeys", "go to a section")),
    ("/", QT_TRANSLATE_NOOP("ChecklistKeys", "find an item")),
    ("L", QT_TRANSLATE_NOOP("ChecklistKeys", "next filter: open, failed, at once, no photo, all")),
    ("Alt+J", QT_TRANSLATE_NOOP("ChecklistKeys", "ready sentences, in a text field")),
    ("Ctrl+Z", QT_TRANSLATE_NOOP("ChecklistKeys", "undo")),
    ("Ctrl+Shift+Z", QT_TRANSLATE_NOOP("ChecklistKeys", "redo")),
    ("Ctrl+Enter", QT_TRANSLATE_NOOP("ChecklistKeys", "finish the visit")),
)


class Command(NamedTuple):
    """What to do, and with what: ("answer", "conforms"), ("toggle", "3"), ("next", "")."""

    name: str
    value: str = ""


def command_of(event: QKeyEvent, kind: str) -> Command | None:
    """Return what a key asks for on an item of a kind, or None."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    digit = _digit(event)
    if held == Qt.KeyboardModifier.AltModifier:
        value = _VALUES.get(digit, "")
        plain = value in _NOT_PLAIN or (kind == "text" and value == "fails")
        return Command("answer", value) if plain else None
    if held == Qt.KeyboardModifier.ControlModifier and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
        return Command("finish")
    if held and held != Qt.KeyboardModifier.ShiftModifier:
        return None
    if digit and kind in {"multichoice", "choice"}:
        return Command("toggle", digit)
    if digit:
        value = _VALUES.get(digit, "")
        return Command("answer", value) if kind in {"scale4", "yesno"} and value in values_of(kind) else None
    key = Qt.Key(event.key())
    name = _LETTERS.get(key) or _MOVES.get(key) or ("notebook" if key in _NOTEBOOK else "")
    return Command(name, _NOTEBOOK.get(key, "")) if name else None


def _digit(event: QKeyEvent) -> str:
    key = event.key()
    return chr(key) if Qt.Key.Key_0 <= key <= Qt.Key.Key_9 else ""


def shortcut_words() -> list[tuple[str, str]]:
    """Return all keys of the page with what they do."""
    return [(keys, QCoreApplication.translate("ChecklistKeys", str(words))) for keys, words in _WORDS]
