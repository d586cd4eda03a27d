"""What takes less room when asked to: where a row is full, words become tool tips before anything is cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget
    from typing_extensions import TypeIs

LEVELS = 3
"""0: all in words; 1: buttons with an icon show it alone; 2: of several steps only the current one says its name."""


class Folds(Protocol):
    """A widget of a row that can be full."""

    def fold(self, level: int) -> None:
        """Take the room of a level, from 0."""
        ...

    def width_at(self, level: int) -> int:
        """Return the width that is needed at a level, px."""
        ...


def fold_to(widgets: Iterable[QWidget], room: int, spacing: int) -> None:
    """Fold what stands in a row as little as the room allows, px."""
    shown = [widget for widget in widgets if not widget.isHidden()]
    for level in range(LEVELS):
        if sum(_width_of(widget, level) + spacing for widget in shown) <= room or level == LEVELS - 1:
            for widget in shown:
                if _folds(widget):
                    widget.fold(level)
            return


def _folds(widget: object) -> TypeIs[Folds]:
    return hasattr(widget, "width_at")  # a protocol asked by isinstance looks at each of its members, at every key


def _width_of(widget: QWidget, level: int) -> int:
    if _folds(widget):
        return widget.width_at(level)
    return max(widget.minimumSizeHint().width(), widget.minimumWidth())
