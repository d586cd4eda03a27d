"""The words of codes on this page: sides, people, roles of columns, lists, faults, outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject

if TYPE_CHECKING:
    from inspector.base.messages import Message

_LATIN = 0x2FFF
_ROWS = frozenset({"rows", "twice", "bad_rows"})
"""Lists of rows; the others count people, pairs of rows, or numbers."""
_WORDS: Final[dict[str, Any]] = {
    "roster": QT_TRANSLATE_NOOP("SurveyWords", "Roster"),
    "survey": QT_TRANSLATE_NOOP("SurveyWords", "Survey"),
    "student": QT_TRANSLATE_NOOP("SurveyWords", "Students"),
    "staff": QT_TRANSLATE_NOOP("SurveyWords", "Staff"),
    "role/": QT_TRANSLATE_NOOP("SurveyWords", "(not used)"),
    "role/name": QT_TRANSLATE_NOOP("SurveyWords", "Name"),
    "role/grade": QT_TRANSLATE_NOOP("SurveyWords", "Grade"),
    "role/class": QT_TRANSLATE_NOOP("SurveyWords", "Class or department"),
    "role/id_number": QT_TRANSLATE_NOOP("SurveyWords", "Identity number"),
    "role/people": QT_TRANSLATE_NOOP("SurveyWords", "Kind of person"),
    "role/phone": QT_TRANSLATE_NOOP("SurveyWords", "Telephone"),
    "role/birth": QT_TRANSLATE_NOOP("SurveyWords", "Date of birth"),
    "role/travel": QT_TRANSLATE_NOOP("SurveyWords", "Journeys, key areas"),
    "role/contact": QT_TRANSLATE_NOOP("SurveyWords", "Close contact"),
    "role/start": QT_TRANSLATE_NOOP("SurveyWords", "Observation begins"),
    "role/end": QT_TRANSLATE_NOOP("SurveyWords", "Observation ends"),
    "role/unit": QT_TRANSLATE_NOOP("SurveyWords", "Unit in charge"),
    "role/returned": QT_TRANSLATE_NOOP("SurveyWords", "Date of return"),
    "role/surveyed": QT_TRANSLATE_NOOP("SurveyWords", "Date of survey"),
    "missing": QT_TRANSLATE_NOOP("SurveyWords", "On the roster, not surveyed"),
    "strangers": QT_TRANSLATE_NOOP("SurveyWords", "Surveyed, on no roster"),
    "near": QT_TRANSLATE_NOOP("SurveyWords", "Near matches to settle"),
    "twice": QT_TRANSLATE_NOOP("SurveyWords", "Standing twice"),
    "renamed": QT_TRANSLATE_NOOP("SurveyWords", "One number, two names or classes"),
    "shared_numbers": QT_TRANSLATE_NOOP("SurveyWords", "One number for several people"),
    "key_people": QT_TRANSLATE_NOOP("SurveyWords", "Key areas and close contacts"),
    "without_dates": QT_TRANSLATE_NOOP("SurveyWords", "Without observation dates"),
    "ended_early": QT_TRANSLATE_NOOP("SurveyWords", "Observation ended early"),
    "without_unit": QT_TRANSLATE_NOOP("SurveyWords", "Without a unit in charge"),
    "bad_rows": QT_TRANSLATE_NOOP("SurveyWords", "Rows with faults"),
    "id_rounded": QT_TRANSLATE_NOOP("SurveyWords", "identity number in scientific notation, digits lost"),
    "id_length": QT_TRANSLATE_NOOP("SurveyWords", "identity number too short or too long"),
    "id_characters": QT_TRANSLATE_NOOP("SurveyWords", "identity number has wrong characters"),
    "id_birth": QT_TRANSLATE_NOOP("SurveyWords", "identity number has an impossible birthday"),
    "id_check": QT_TRANSLATE_NOOP("SurveyWords", "identity number fails its check"),
    "birth_differs": QT_TRANSLATE_NOOP("SurveyWords", "birthday differs from the identity number"),
    "day_unreadable": QT_TRANSLATE_NOOP("SurveyWords", "a date cannot be read"),
    "day_impossible": QT_TRANSLATE_NOOP("SurveyWords", "a date does not exist"),
    "answer_unclear": QT_TRANSLATE_NOOP("SurveyWords", "journey or contact not known"),
    "day_future": QT_TRANSLATE_NOOP("SurveyWords", "a date lies after the visit"),
    "end_before_start": QT_TRANSLATE_NOOP("SurveyWords", "observation ends before it begins"),
    "no_start": QT_TRANSLATE_NOOP("SurveyWords", "no start of observation"),
    "no_end": QT_TRANSLATE_NOOP("SurveyWords", "no end of observation"),
    "no_unit": QT_TRANSLATE_NOOP("SurveyWords", "no unit in charge"),
    "unclear": QT_TRANSLATE_NOOP("SurveyWords", "several of this name and class, unclear which is missing"),
    "twin": QT_TRANSLATE_NOOP("SurveyWords", "repeats an earlier row"),
    "shared": QT_TRANSLATE_NOOP("SurveyWords", "another person bears the same identity number"),
    "reason/class": QT_TRANSLATE_NOOP("SurveyWords", "same name, another class"),
    "reason/identity": QT_TRANSLATE_NOOP("SurveyWords", "same name and class, another identity number"),
    "reason/variant": QT_TRANSLATE_NOOP("SurveyWords", "another form of a character"),
    "reason/sound": QT_TRANSLATE_NOOP("SurveyWords", "same sound"),
    "reason/character": QT_TRANSLATE_NOOP("SurveyWords", "one character differs"),
    "phone": QT_TRANSLATE_NOOP("SurveyWords", "Telephone"),
    "meet": QT_TRANSLATE_NOOP("SurveyWords", "Met"),
    "agrees": QT_TRANSLATE_NOOP("SurveyWords", "Agrees"),
    "minor": QT_TRANSLATE_NOOP("SurveyWords", "Small difference"),
    "differs": QT_TRANSLATE_NOOP("SurveyWords", "Differs"),
    "unreached": QT_TRANSLATE_NOOP("SurveyWords", "Not reached"),
}  # fmt: skip


def word(code: str) -> str:
    """Return the words of a code; one that is not known stands as it is."""
    return QCoreApplication.translate("SurveyWords", _WORDS[code]) if code in _WORDS else code


class _CountWords(QObject):
    """The words of counts: Qt's tool finds a plural in ``tr`` only."""

    def of(self, name: str, n: int) -> str:
        """Return how many stand in a list."""
        if name in _ROWS:
            return self.tr("%n row(s)", "", n)
        if name == "near":
            return self.tr("%n pair(s)", "", n)
        if name == "shared_numbers":
            return self.tr("%n number(s)", "", n)
        return self.tr("%n person(s)", "", n)


def counted(name: str, n: int) -> str:
    """Return how many stand in a list: people, rows, pairs or identity numbers; "—" where it could not be counted."""
    return _CountWords().of(name, n) if n >= 0 else "—"


def joined(*parts: str) -> str:
    """Join what is there by the middle dot, as the language sets it."""
    return QCoreApplication.translate("SurveyWords", " · ").join(part for part in parts if part)


def detail_words(details: tuple[tuple[str, str], ...]) -> str:
    """Return what a table says of a person, each with the name of its column."""
    colon = QCoreApplication.translate("SurveyWords", ": ")
    return joined(*(f"{word(f'role/{role}')}{colon}{text}" for role, text in details))


def sentences(remark: Message) -> str:
    """Return a message as running text; English has blanks between sentences."""
    gap = "" if any(ord(c) > _LATIN for c in remark.means) else " "
    return gap.join(part for part in (remark.what, remark.means, remark.do) if part)
