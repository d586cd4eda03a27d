"""What the checklist page puts into the header: how far one is, the red flags, 完成检查."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from inspector.ui.theme import fonts
from inspector.ui.widgets.bars import ScoreBar
from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.labels import label

if TYPE_CHECKING:
    from inspector.services.inspect_views import Progress

_WIDE, _NARROW = 180, 132


class ProgressHead(QWidget):
    """已答 54 / 81 and a bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(4)
        self._answered, self._total = label("", "strong"), label("", "caption")
        self._percent, self._bar = label("", "caption"), ScoreBar()
        grid.addWidget(label(self.tr("Answered"), "caption"), 0, 0)
        grid.addWidget(self._answered, 0, 1)
        grid.addWidget(self._total, 0, 2)
        grid.setColumnStretch(3, 1)
        grid.addWidget(self._percent, 0, 4, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._bar, 1, 0, 1, 5)
        self.setFixedWidth(fonts.px(_WIDE))

    def show_progress(self, progress: Progress) -> None:
        """Show the counts."""
        percent = 100 * progress.n_answered / max(progress.n_total, 1)
        self._answered.setText(str(progress.n_answered))
        self._total.setText(f"/ {progress.n_total}")
        self._percent.setText(f"{int(percent)}%")
        self._bar.set_value(percent)
        words = self.tr("{n} of {of} items answered").format(n=progress.n_answered, of=progress.n_total)
        self.setAccessibleName(words)

    def set_narrow(self, *, narrow: bool) -> None:
        """Take less room."""
        self.setFixedWidth(fonts.px(_NARROW if narrow else _WIDE))
        self._percent.setVisible(not narrow)


class FlagButton(Button):
    """How many red flags stand; a tap shows them alone."""

    colour = "fails"

    def __init__(self, parent: QWidget | None = None) -> None:
        self._narrow, self._n = False, 0
        super().__init__("", parent, icon="flag")
        self.setProperty("role", "flag-count")
        self.show_count(0)

    def show_count(self, n: int) -> None:
        """Show how many; hidden where there is none."""
        self._n = n
        words = self.tr("{n} to act on at once").format(n=n)
        self.setText(str(n) if self._narrow else words)
        self.setAccessibleName(words)
        self.setVisible(True)

    @override
    def setVisible(self, visible: bool) -> None:
        """Stay away while there is no red flag, whoever shows the header."""
        super().setVisible(visible and self._n > 0 and self.parent() is not None)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the number alone."""
        self._narrow = narrow
        self.show_count(self._n)
