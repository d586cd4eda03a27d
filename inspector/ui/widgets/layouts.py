"""Small things that every page does with layouts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout


def clear_layout(layout: QLayout) -> None:
    """Take everything out of a layout and delete it.

    What holds the focus goes last. Were it hidden before what follows it, the focus would walk on from widget to widget
    as each is hidden, and the scroll area around them would follow it down to its end.
    """
    held, last = QApplication.focusWidget(), list[QWidget]()
    while (entry := layout.takeAt(0)) is not None:  # pyright: ignore[reportUnnecessaryComparison]  # None at the end
        widget, inner = entry.widget(), entry.layout()
        if widget is not None:  # pyright: ignore[reportUnnecessaryComparison]  # None for layouts and stretches
            if held is not None and (widget is held or widget.isAncestorOf(held)):
                last.append(widget)
                continue
            widget.hide()
            widget.deleteLater()
        elif inner is not None:  # pyright: ignore[reportUnnecessaryComparison]  # None for stretches
            clear_layout(inner)
    for widget in last:
        widget.hide()
        widget.deleteLater()


def widgets_of(layout: QLayout) -> list[QWidget]:
    """Return the widgets of a layout in their order."""
    entries = [entry for n in range(layout.count()) if (entry := layout.itemAt(n)) is not None]
    found = [entry.widget() for entry in entries]
    return [widget for widget in found if widget is not None]  # pyright: ignore[reportUnnecessaryComparison]  # as above


def full_bleed(layout: QLayout) -> None:
    """Let rows reach the edges of the card."""
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)


def settle(holder: QWidget) -> None:
    """Lay out all that stands in a widget now, from the inside out.

    Left to itself each layout waits for its turn, and wrapped texts are painted at each step towards their height.
    """
    for inner in (*reversed(holder.findChildren(QWidget)), holder):
        layout = inner.layout()
        if layout is not None and not inner.isHidden():
            layout.activate()
