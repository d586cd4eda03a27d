"""The base of every page inside the frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from inspector.services.inspect_views import Changed


class Page(QWidget):
    """One page. It says where to go and what was done; the frame shows title, crumb and header widgets."""

    went = Signal(str, dict)
    """Page name and arguments."""
    said = Signal(str)
    """What was done, for the undo bar."""
    restored = Signal(str, bool)
    """What undo or redo changed, in words, and whether it can be redone: for the same bar."""
    told = Signal(str)
    """A remark for the same place: nothing was done, nothing to undo."""
    saved = Signal(object)
    """When something was saved last."""
    failed = Signal(object, object)
    """An error for the banner, and what a retry does or None."""
    answering = Signal(str)
    """Name of who answers now, for the status line; "" where there is one person only."""
    unopened = Signal(object)
    """The error for which what was asked for cannot be shown, found after the page was entered."""
    header_changed = Signal()
    notebook_wanted = Signal(str)
    """One of the notebook's lists is to be shown (``domain.notebook.KINDS``)."""

    holds_still = False
    """Messages float over this page: what is being written on it may not change its size."""
    undoes = False
    """Whether what was ``said`` can be taken back by ``undo``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._crumb = ""

    @property
    def title(self) -> str:
        """The page's title."""
        return self._title

    @title.setter
    def title(self, title: str) -> None:
        self._title = title
        self.header_changed.emit()

    @property
    def crumb(self) -> str:
        """Where one is."""
        return self._crumb

    @crumb.setter
    def crumb(self, crumb: str) -> None:
        if crumb != self._crumb:  # said again after every answer, as the minutes on site may have changed
            self._crumb = crumb
            self.header_changed.emit()

    @property
    def visit_in_hand(self) -> UUID | None:
        """The visit in hand, whose notebook opens here; None where there is none."""
        return None

    def take_changed(self, changed: Changed) -> bool:
        """Show what the notebook changed in the visit; False: it is entered anew to show it."""
        del changed
        return False

    def header_widgets(self) -> list[QWidget]:
        """Return what stands at the right of the header."""
        return []

    def shortcuts(self) -> list[tuple[str, str]]:
        """Return the page's keys with what they do."""
        return []

    def enter(self, **arguments: object) -> None:
        """Open with arguments. Whatever is raised here, the frame tells, and shows nothing in the page's place."""

    def hand_on(self) -> None:
        """Let the next of the team answer; only where a page says who is answering."""

    def whose_history(self) -> dict[str, object]:
        """Return what the history opens with, besides the page's own arguments: the visit and item that are marked."""
        return {}

    def leave(self) -> None:
        """Flush what is being typed."""

    def undo(self) -> None:
        """Take the last act back; only where ``undoes`` holds."""

    def redo(self) -> None:
        """Do again what was taken back last; only where ``undoes`` holds."""

    def show_error(self, error: Exception, retry: Callable[[], None] | None = None) -> None:
        """Show an error in the banner."""
        self.failed.emit(error, retry)
