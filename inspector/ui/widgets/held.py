"""Controls that are disabled while work runs: the focus waits, and comes back to where the person left it.

Qt hands the focus of a disabled control on to the next one, which may be a link far from the eye.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Held:
    """Some controls of one page."""

    def __init__(self, *controls: QWidget) -> None:
        self._controls = controls
        self._left: QWidget | None = None

    def hold(self, *, busy: bool) -> None:
        """Disable them, or give them back, and with them the focus unless something else has it by now."""
        window = self._controls[0].window()
        focused: QWidget | None = window.focusWidget()  # the stubs forget none
        if busy and focused and any(c is focused or c.isAncestorOf(focused) for c in self._controls):
            self._left = focused
            focused.clearFocus()
        for control in self._controls:
            control.setEnabled(not busy)
        if not busy and self._left is not None:
            if not focused and self._left.isVisible():
                self._left.setFocus()
            self._left = None
