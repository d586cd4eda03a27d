"""A field of one line that says when no more goes in: Qt cuts what is typed or pasted without a word."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QToolTip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

_SHOWN_MS = 6_000


def at_most(field: QLineEdit, most: int) -> None:
    """Let a field take so many characters (UTF-16 units, as Qt counts) and no more, and say so under it."""
    field.setMaxLength(most)
    field.inputRejected.connect(partial(_tell, field))


def _tell(field: QLineEdit) -> None:
    if len(field.text().encode("utf-16-le")) // 2 < field.maxLength():
        return  # something else was not taken
    words = QCoreApplication.translate("Limit", "Full: at most {n} characters. The rest was left out.")
    words = words.format(n=field.maxLength())
    QToolTip.showText(field.mapToGlobal(QPoint(0, field.height())), words, field, field.rect(), _SHOWN_MS)
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(field, words))
