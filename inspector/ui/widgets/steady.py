"""Fields that the mouse wheel does not change: it scrolls what they stand in.

Qt's own turn at every notch under the pointer. On a pane that scrolls, that rewrites a deadline or a role unseen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QSpinBox  # noqa: TID251  # the one place where they are made steady
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent


class Choice(QComboBox):
    """A combo box; its open list scrolls by the wheel as any list."""

    @override
    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()


class Number(QSpinBox):
    """A whole number."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Moment(QDateTimeEdit):
    """A date with its time."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
