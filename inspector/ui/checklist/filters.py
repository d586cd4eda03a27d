"""The bar over the list: which items are shown, and the field to find one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from inspector.ui.theme import fonts
from inspector.ui.theme.icons import pixmap
from inspector.ui.theme.tokens import current
from inspector.ui.widgets.chips import Chip
from inspector.ui.widgets.hint import draw_hint, hint_width
from inspector.ui.widgets.steady import Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtGui import QPaintEvent

    from inspector.services.inspect_views import ItemView, Progress, SectionView

FILTERS = ("all", "recheck", "unanswered", "failed", "flagged", "lacking")


_KEEPS: Mapping[str, Callable[[ItemView], bool]] = {
    "all": lambda _item: True,
    "recheck": lambda item: item.recheck,
    "unanswered": lambda item: item.is_open,
    "failed": lambda item: item.answer.value == "fails",
    "flagged": lambda item: item.n_flags > 0,
    "lacking": lambda item: item.lacks_evidence,
}


def passes(item: ItemView, wanted: str, sought: str, initials_of: Callable[[str, str], str]) -> bool:
    """Tell whether an item is shown under a filter and a text that is looked for (in lower case)."""
    if not item.is_shown or not _KEEPS[wanted](item):
        return False
    if item.is_structure:
        return wanted == "all" and not sought
    return not sought or sought in f"{item.code} {item.text}".lower() or sought in initials_of(item.code, item.text)


class FindField(QLineEdit):
    """Finds while one types. Enter goes to the first item found, Escape gives up."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Find an item"))
        self.setPlaceholderText(self.tr("Find"))
        self.setToolTip(self.tr("Words, code or pinyin initials"))
        self.setMinimumWidth(fonts.px(96))
        self.setMaximumWidth(fonts.px(180))
        self.setTextMargins(22, 0, 0, 0)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._give_up)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _give_up(self) -> None:
        self.clear()
        self.left.emit()

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        super().paintEvent(arg__1)
        painter = QPainter(self)
        glass = pixmap("search", current().muted, 16, self.devicePixelRatioF())
        painter.drawPixmap(10, (self.height() - 16) // 2, glass)
        if not self.text() and not self.hasFocus():
            left = self.width() - hint_width(self.font(), "/") - 10
            draw_hint(painter, self.font(), "/", left, self.height(), "muted")


class FilterBar(QFrame):
    """Says which filter and which section was chosen, and what is looked for."""

    chosen = Signal(str)
    section_chosen = Signal(str)
    sought = Signal(str)
    found = Signal()
    """Enter in the field."""
    left = Signal()
    """Back to the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "filter-bar")
        self.setFixedHeight(49)
        names = (
            self.tr("All"), self.tr("Recheck"), self.tr("Open"), self.tr("Failed"), self.tr("At once"),
            self.tr("No photo"),
        )  # fmt: skip
        self._chips = {key: Chip(name) for key, name in zip(FILTERS, names, strict=True)}
        self.sections = Choice()
        self.sections.setAccessibleName(self.tr("Section"))
        self.sections.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sections.setMinimumWidth(fonts.px(150))
        self.sections.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)  # filled after it is shown
        self.sections.activated.connect(self._section_chosen)
        self.finder = FindField()
        self.finder.textChanged.connect(self.sought)
        self.finder.returnPressed.connect(self.found)
        self.finder.left.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 16, 3)
        row.setSpacing(4)
        row.addWidget(self.sections)
        for key, chip in self._chips.items():
            chip.setProperty("role", "filter-chip")
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.chosen.connect(lambda key=key: self._choose(key))
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(self.finder, 1)
        self._n_recheck, self._narrow = 0, False
        self._choose_quietly("all")
        self.set_narrow(narrow=False)

    @property
    def current(self) -> str:
        """The filter in use."""
        return next(key for key, chip in self._chips.items() if chip.isChecked())

    def set_recheck(self, n: int) -> None:
        """Offer the problems of earlier visits that a follow-up has to check; none of them: no such filter."""
        self._n_recheck = n
        self._show_chips()

    def _show_chips(self) -> None:
        """Show the filters. A narrow follow-up has no room for all: what lacks a photo is listed at 完成检查 too."""
        n, narrow = self._n_recheck, self._narrow
        self._chips["recheck"].setVisible(n > 0)
        self._chips["lacking"].setVisible(not (narrow and n > 0))

    def show_progress(self, progress: Progress) -> None:
        """Show the counts."""
        counts = (
            progress.n_total, self._n_recheck, progress.n_total - progress.n_answered, progress.n_failed,
            progress.n_flags, progress.n_lacking_evidence,
        )  # fmt: skip
        for chip, count in zip(self._chips.values(), counts, strict=True):
            chip.set_count(count)
        if self.sections.isVisibleTo(self):
            self._fill(progress.sections)

    def set_section(self, code: str) -> None:
        """Show the section in which the inspector is."""
        if self.sections.currentData() != code:
            self.sections.setCurrentIndex(self.sections.findData(code))

    def set_narrow(self, *, narrow: bool) -> None:
        """Offer the sections here where there is no room for their list."""
        self.sections.setVisible(narrow)
        self._narrow = narrow
        self._show_chips()

    def reset(self) -> None:
        """Show everything again, and say nothing."""
        self._choose_quietly("all")
        self.finder.blockSignals(True)  # Qt's signature
        self.finder.clear()
        self.finder.blockSignals(False)  # as above

    def choose(self, key: str) -> None:
        """Take a filter into use."""
        self._choose(key)

    def _fill(self, sections: Iterable[SectionView]) -> None:
        entries = [(f"{s.code} {s.title}  {s.n_answered}/{s.n_total}", s.code) for s in sections if s.n_total]
        if self.sections.count() != len(entries):
            self.sections.clear()
            for text, code in entries:
                self.sections.addItem(text, code)
        for n, (text, _code) in enumerate(entries):
            self.sections.setItemText(n, text)

    def _section_chosen(self) -> None:
        self.section_chosen.emit(str(self.sections.currentData()))

    def _choose(self, key: str) -> None:
        self._choose_quietly(key)
        self.chosen.emit(key)

    def _choose_quietly(self, key: str) -> None:
        for name, chip in self._chips.items():
            chip.setChecked(name == key)
