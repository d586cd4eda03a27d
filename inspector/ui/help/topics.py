"""What to do on each page, in a sentence or two, and the chapter of the manual that says more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

CHAPTERS: Final = (
    "job", "start", "new_visit", "checklist", "beside", "finish", "opinion", "signatures", "report", "verify",
    "amendment", "settings", "lock", "trouble",
)  # fmt: skip
"""The manual's chapters in order, in both languages (docs/manual)."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One page's help."""

    words: Any  # a source text for the translator
    chapter: str

    def text(self) -> str:
        """Return what to do here in the language in use."""
        return QCoreApplication.translate("HelpTopics", self.words)


TOPICS: Final = {
    "start_0": Topic(
        QT_TRANSLATE_NOOP(
            "HelpTopics",
            "Fill in who you are, as on your card: it is printed in every record. Name, unit and region code are "
            "needed. Enter goes on.",
        ),
        "start",
    ),
    "start_1": Topic(
        QT_TRANSLATE_NOOP(
            "HelpTopics",
            "Choose a password of at least eight characters and type it twice. It opens the encrypted store; nobody "
            "can look it up for you.",
        ),
        "start",
    ),
    "start_2": Topic(
        QT_TRANSLATE_NOOP(
            "HelpTopics",
            "Print the recovery key or save it, keep it away from the laptop, then type it in once: it is the only "
            "way in when the password is forgotten.",
        ),
        "start",
    ),
    "restore": Topic(
        QT_TRANSLATE_NOOP(
            "HelpTopics",
            "Choose the stick or folder with the backups, type the password that the store had, and choose the time to "
            "go back to. It is checked to its last byte. Nothing on the stick is changed.",
        ),
        "trouble",
    ),
    "unlock": Topic(
        QT_TRANSLATE_NOOP(
            "HelpTopics",
            "Type the password and press Enter. If it is forgotten, use the recovery key that was printed at first "
            "start. What you had typed before the lock is kept.",
        ),
        "lock",
    ),
    "unlock_recovery": Topic(
        QT_TRANSLATE_NOOP(
            "HelpTopics",
            "Type the recovery key from the paper, then a new password twice. The visits stay as they are.",
        ),
        "lock",
    ),
    "today": Topic(
        QT_TRANSLATE_NOOP(
            "HelpTopics",
            "Enter goes on with the visit in progress exactly where it stopped. At a school gate, begin a new visit.",
        ),
        "job",
    ),
    "visits": Topic(
        QT_TRANSLATE_NOOP(
            "HelpTopics",
            "Every visit with its stage. Find one by school, number or pinyin initials; Enter opens it where it "
            "stands.",
        ),
        "job",
    ),
    "new_visit": Topic(
        QT_TRANSLATE_NOOP(
            "HelpTopics",
            "Find the school, check the time of arrival, say whom you met and who is in the team. What is missing is "
            "listed and can be given with a reason: nothing keeps you at the gate.",
        ),
        "new_visit",
    ),
    "checklist": Topic(
        QT_TRANSLATE_NOOP(
            "HelpTopics",
            "One key answers the item and goes on; a failed one stays with its problem filled in, and Enter accepts "
            "it. Notes, photos and red flags belong to the item that is marked.",
        ),
        "checklist",
    ),
    "survey": Topic(
        QT_TRANSLATE_NOOP(
            "HelpTopics",
            "Compare the school's roster with its survey, and take the figures as answers. Names stay in a scratch "
            "space of this visit and are destroyed at the first signature.",
        ),
        "checklist",
    ),
    "evidence": Topic(
        QT_TRANSLATE_NOOP(
            "HelpTopics",
            "All photos of the visit: filter, compare two, put them on another item, order them, mark the key ones.",
        ),
        "beside",
    ),
    "finish": Topic(
        QT_TRANSLATE_NOOP(
            "HelpTopics",
            "See what is missing: each line leads there. You may go on with gaps; the record says so.",
        ),
        "finish",
    ),
    "opinion": Topic(
        QT_TRANSLATE_NOOP(
            "HelpTopics",
            "Write the opinion, and the school's word on each problem as it was said. After the first signature "
            "nothing here changes any more.",
        ),
        "opinion",
    ),
    "signatures": Topic(
        QT_TRANSLATE_NOOP(
            "HelpTopics",
            "Turn the laptop to each person in turn and let them sign with pen, finger or mouse. Whoever will not sign "
            "gives a reason, and a witness is named.",
        ),
        "signatures",
    ),
    "documents": Topic(
        QT_TRANSLATE_NOOP(
            "HelpTopics",
            "All documents with their numbers. Type any word of number, school or name; Enter opens one where it "
            "stands. Ctrl+N begins another. At the right: what became of it, and numbers that no document bears.",
        ),
        "report",
    ),
    "new_writ": Topic(
        QT_TRANSLATE_NOOP(
            "HelpTopics",
            "Take the kind with Enter, then what it is about. Its form begins with what the record says.",
        ),
        "report",
    ),
    "writ": Topic(
        QT_TRANSLATE_NOOP(
            "HelpTopics",
            "Change what is filled in; the pages at the right follow. Ctrl+Enter takes the number and goes to the "
            "signatures. Nothing is lost by going back: it stays in the register.",
        ),
        "report",
    ),
    "batch": Topic(
        QT_TRANSLATE_NOOP(
            "HelpTopics",
            "Leave out whom the documents are not about, sign once, and make them all. You can stop and go on at any "
            "time, also after the program was closed: no number is taken twice. What failed is listed with its reason.",
        ),
        "report",
    ),
    "templates": Topic(
        QT_TRANSLATE_NOOP(
            "HelpTopics",
            "Mark a kind to see the pages that its template gives. Ctrl+E puts the template into the unit's folder; "
            "change it there with any editor: the pages follow when you save, and a mistake is told by its line.",
        ),
        "report",
    ),
    "reply": Topic(
        QT_TRANSLATE_NOOP(
            "HelpTopics",
            "What the school reports of each problem, read from the form that it filled in. Ctrl+Enter keeps file and "
            "answers; a re-check shows them at each problem. Only a re-check closes a problem.",
        ),
        "report",
    ),
    "report": Topic(
        QT_TRANSLATE_NOOP(
            "HelpTopics",
            "The signed record. Save it to a stick or print it, and hand it over before you leave. A mistake found "
            "later is put right by an amendment, never by a change.",
        ),
        "report",
    ),
    "verify": Topic(
        QT_TRANSLATE_NOOP(
            "HelpTopics",
            "Choose or drop any record to learn whether a single byte was changed since it was signed, and by whom it "
            "was signed.",
        ),
        "verify",
    ),
    "history": Topic(
        QT_TRANSLATE_NOOP(
            "HelpTopics",
            "Every change with its time, person and laptop, newest first. Enter goes back to an earlier answer: that "
            "is a new change, and undo takes it back. After signing it can be read, not changed.",
        ),
        "checklist",
    ),
    "settings": Topic(
        QT_TRANSLATE_NOOP(
            "HelpTopics",
            "Choose a group at the left. Language and look change at once; letterhead and numbers hold for documents "
            "that are still to come.",
        ),
        "settings",
    ),
}
