"""What a report says, in words for a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

if TYPE_CHECKING:
    from inspector.domain.reply import Answer

_LACKS: Final[dict[str, Any]] = {
    "measures": QT_TRANSLATE_NOOP("ReplyWords", "what was done"),
    "state": QT_TRANSLATE_NOOP("ReplyWords", "whether it is done"),
    "done_on": QT_TRANSLATE_NOOP("ReplyWords", "the day"),
    "responsible": QT_TRANSLATE_NOOP("ReplyWords", "who is responsible"),
    "filled_by": QT_TRANSLATE_NOOP("ReplyWords", "who filled it in"),
    "phone": QT_TRANSLATE_NOOP("ReplyWords", "telephone"),
    "head": QT_TRANSLATE_NOOP("ReplyWords", "head of the school"),
    "filled_on": QT_TRANSLATE_NOOP("ReplyWords", "the day of the report"),
}


def lack_words(name: str) -> str:
    """Return what is missing, in the language of the windows."""
    return QCoreApplication.translate("ReplyWords", _LACKS[name])


def answer_words(answer: Answer) -> str:
    """Return what a school says of one problem, in one line; "" of nothing."""
    state = "，".join(part for part in (answer.state, answer.done_on, answer.responsible) if part)
    said = " ".join(part.replace("\n", " ") for part in (answer.measures, answer.proof) if part)
    return "：".join(part for part in (state, said) if part)
