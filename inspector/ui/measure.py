"""Measures a window for what the eye overlooks: text that is cut, content wider than its view, controls without names.

Used by the tests over every page, size and language (interface design, "How to check").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,  # noqa: TID251  # measured, not made
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QTextEdit,
    QWidget,
)

from inspector.ui.widgets.elided import ElidedChoice, ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTROLS = (
    QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QAbstractItemView, QScrollArea, QPlainTextEdit, QTextEdit,
)  # fmt: skip
_QUIET_BUTTONS = frozenset({"status-link", "link"})
"""Words in the status line and in running text are not tapped in a hurry: their keys do the same."""
TARGET = 44
_FIELD_SIDES = 4
"""What a line edit keeps free at both sides of its text, together (Qt's own margin)."""
_LEAST_SHOWN = 8
"""Characters that a shortened title shows at least; the whole is its tool tip."""
_Kind = TypeVar("_Kind", bound=QWidget)


@runtime_checkable
class PaintsItself(Protocol):
    """A widget that draws its own texts, and knows which of them have too little room."""

    def cut_words(self) -> list[str]:
        """Return the texts that are not shown in full."""
        ...


def cut_texts(window: QWidget) -> list[str]:
    """Return the texts of labels and buttons that have less room than they need."""
    found = [label.text() for label in _shown(window, QLabel) if label.text() and _is_cut(label)]
    for button in _shown(window, QAbstractButton):
        if button.text() and button.width() + 1 < button.minimumSizeHint().width():
            found.append(button.text())
    for widget in _shown(window, QWidget):
        if isinstance(widget, PaintsItself):
            found += widget.cut_words()
    return [*found, *_cut_fields(window), *_cut_choices(window), *_cut_heads(window)]


def _cut_fields(window: QWidget) -> list[str]:
    """Hints that do not fit, and long texts of which one does not see the beginning."""
    found: list[str] = []
    for field in _shown(window, QLineEdit):
        if isinstance(field.parent(), QAbstractSpinBox | QComboBox):
            continue
        margins = field.textMargins()
        inside = field.style().subElementRect(QStyle.SubElement.SE_LineEditContents, _option(field), field)
        room = inside.width() - margins.left() - margins.right() - _FIELD_SIDES
        said = field.text() or field.placeholderText()
        if field.fontMetrics().horizontalAdvance(said) <= room:
            continue
        if not field.text():
            found.append(f"hint {said}")
        elif not field.hasFocus() and field.cursorPosition() > 0:
            found.append(f"the beginning of {said}")
    return found


def _option(field: QLineEdit) -> QStyleOptionFrame:
    option = QStyleOptionFrame()
    field.initStyleOption(option)
    return option


def _cut_choices(window: QWidget) -> list[str]:
    """Choices of a combo box that are longer than what it shows."""
    found: list[str] = []
    for box in _shown(window, QComboBox):
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()
        said = box.currentText()
        if isinstance(box, ElidedChoice) and box.toolTip() == said:
            said = _least(said)
        if box.fontMetrics().horizontalAdvance(said) > room:
            found.append(f"choice {box.currentText()}")
    return found


def _cut_heads(window: QWidget) -> list[str]:
    """Heads of a table's columns."""
    return [
        f"column {view.model().headerData(n, Qt.Orientation.Horizontal)}"
        for view in _shown(window, QHeaderView)
        if view.orientation() == Qt.Orientation.Horizontal
        for n in range(view.count())
        if view.sectionSizeFromContents(n).width() > view.sectionSize(n)
    ]


def overflowing(window: QWidget) -> list[str]:
    """Return the names of scroll areas whose content is wider than they are: Qt cuts its right edge silently."""
    found: list[str] = []
    for area in _shown(window, QScrollArea):
        inside = area.widget()
        if inside is not None and inside.minimumSizeHint().width() > area.viewport().width():
            found.append(area.accessibleName() or area.objectName() or type(area).__name__)
    return found


def beyond(window: QWidget) -> list[str]:
    """Return the children that reach over the right or lower edge of their parent, outside scroll areas."""
    found: list[str] = []
    for child in _shown(window, QWidget):
        parent = child.parentWidget()
        if parent is None or child.isWindow() or _scrolls(child):
            continue
        if child.geometry().right() > parent.width() or child.geometry().bottom() > parent.height():
            found.append(f"{type(child).__name__} {child.accessibleName()}")
    return found


def unnamed(window: QWidget) -> list[str]:
    """Return the controls without a name for a screen reader."""
    return [type(control).__name__ for control in _controls(window) if not control.accessibleName()]


def small_targets(window: QWidget) -> list[str]:
    """Return the controls that are lower than a finger needs, 44 px."""
    return [
        f"{control.accessibleName()} {control.height()}"
        for control in _controls(window)
        if isinstance(control, QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox)
        and control.property("role") not in _QUIET_BUTTONS
        and control.height() < TARGET
    ]


def _least(text: str) -> str:
    """Return what a shortened text shows at least."""
    return text if len(text) <= _LEAST_SHOWN else f"{text[:_LEAST_SHOWN]}…"


def _is_cut(label: QLabel) -> bool:
    if isinstance(label, ElidedLabel):
        least = label.fontMetrics().horizontalAdvance(_least(label.text()))
        return least > label.width() or label.toolTip() != label.text()
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height()
    hint = label.sizeHint()
    return hint.width() > label.width() or hint.height() > label.height()


def _controls(window: QWidget) -> Iterator[QWidget]:
    for kind in _CONTROLS:
        for control in _shown(window, kind):
            if not isinstance(control.parent(), QAbstractSpinBox | QComboBox):
                yield control


def _scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea | QAbstractItemView | QPlainTextEdit | QTextEdit):
            return True
        parent = parent.parentWidget()
    return False


def _shown(window: QWidget, kind: type[_Kind]) -> list[_Kind]:
    return [widget for widget in window.findChildren(kind) if widget.isVisible()]
