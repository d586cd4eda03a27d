"""The bar over the list: which items are shown, and the field to find one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from inspector.base.messages import run_on
from inspector.ui.theme import fonts
from inspector.ui.theme.icons import pixmap
from inspector.ui.theme.tokens import current
from inspector.ui.widgets.chips import Chip
from inspector.ui.widgets.elided import ElidedChoice
from inspector.ui.widgets.hint import draw_hint, hint_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from inspector.services.inspect_views import ItemView, Progress, SectionView

_SIDE, _GAP = 16, 4
FILTERS = ("all", "mine", "recheck", "unanswered", "failed", "flagged", "lacking")


_KEEPS: Mapping[str, Callable[[ItemView], bool]] = {
    "all": lambda _item: True,
    "mine": lambda _item: True,  # whose its section is, ``Items`` knows
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
            self.tr("All"), self.tr("Mine"), self.tr("Recheck"), self.tr("Open"), self.tr("Failed"), self.tr("At once"),
            self.tr("No photo"),
        )  # fmt: skip
        self._chips = {key: Chip(name) for key, name in zip(FILTERS, names, strict=True)}
        self.sections = ElidedChoice()
        self.sections.setAccessibleName(self.tr("Section"))
        self.sections.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sections.setSizeAdjustPolicy(ElidedChoice.SizeAdjustPolicy.AdjustToContents)  # filled after it is shown
        self.sections.activated.connect(self._section_chosen)
        self.finder = FindField()
        self.finder.textChanged.connect(self.sought)
        self.finder.returnPressed.connect(self.found)
        self.finder.left.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 2, _SIDE, 3)
        row.setSpacing(_GAP)
        row.addWidget(self.sections)
        for key, chip in self._chips.items():
            chip.setProperty("role", "filter-chip")
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.chosen.connect(lambda key=key: self._choose(key))
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(self.finder, 1)
        self._n_recheck, self._narrow, self._is_shared = 0, False, False
        self._known: tuple[SectionView, ...] = ()
        self._section = ""
        self._choose_quietly("all")
        self.set_narrow(narrow=False)

    @property
    def current(self) -> str:
        """The filter in use."""
        return next(key for key, chip in self._chips.items() if chip.isChecked())

    def nothing(self) -> str:
        """Return what an empty list says: what it would show, and the way on."""
        if self.finder.text().strip():
            return self.tr('Nothing has "{text}". Esc in the field shows all again.').format(
                text=self.finder.text().strip()
            )
        if self.current == "unanswered":
            return self.tr("Every item is answered. Ctrl+Enter goes on to the finish check.")
        lacking = {
            "mine": self.tr("No section is yours."),
            "failed": self.tr("No item fails."),
            "flagged": self.tr("Nothing is to be put right at once."),
            "lacking": self.tr("No evidence is missing."),
        }
        onward = self.tr("L shows the next view.")
        return run_on(lacking[self.current], onward) if self.current in lacking else self.tr("There is no item.")

    def set_recheck(self, n: int) -> None:
        """Offer the problems of earlier visits that a follow-up has to check; none of them: no such filter."""
        self._n_recheck = n
        self._show_chips()

    def _show_chips(self) -> None:
        """Show the filters. Where there is no room for all: what lacks a photo is listed at 完成检查 too."""
        n, narrow = self._n_recheck, self._narrow
        self._chips["recheck"].setVisible(n > 0)
        self._chips["mine"].setVisible(self._is_shared)
        self._chips["flagged"].show()
        self._chips["lacking"].setVisible(not (narrow and (n > 0 or self._is_shared)))
        for key in ("lacking", "flagged") if self._is_shared else ("lacking",):
            if self._wanted() > self.width():
                self._chips[key].hide()

    def _wanted(self) -> int:
        """Return the width that all that is shown needs."""
        shown = [each for each in (self.sections, *self._chips.values(), self.finder) if not each.isHidden()]
        widths = sum(max(each.minimumSizeHint().width(), each.minimumWidth()) for each in shown)
        if self._is_shared and self.sections in shown:  # its words, too, which end in "…" elsewhere
            widths += self.sections.sizeHint().width() - self.sections.minimumSizeHint().width()
        return widths + 2 * _SIDE + len(shown) * _GAP

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_chips()

    def show_progress(self, progress: Progress) -> None:
        """Show the counts; "mine" is offered once a section was given to somebody."""
        is_shared = any(section.member for section in progress.sections)
        if is_shared != self._is_shared:
            self._is_shared = is_shared
            self._show_chips()
            if not is_shared and self.current == "mine":
                self._choose("all")
        n_mine = sum(one.n_total for one in progress.sections if one.mine)
        counts = (
            progress.n_total, n_mine, self._n_recheck, progress.n_total - progress.n_answered, progress.n_failed,
            progress.n_flags, progress.n_lacking_evidence,
        )  # fmt: skip
        for chip, count in zip(self._chips.values(), counts, strict=True):
            chip.set_count(count)
        self._show_chips()
        self._known = tuple(progress.sections)
        if self.sections.isVisibleTo(self):
            self._fill(self._known)

    def set_section(self, code: str) -> None:
        """Show the section in which the inspector is."""
        self._section = code
        if self.sections.currentData() != code:
            self.sections.setCurrentIndex(self.sections.findData(code))

    def set_narrow(self, *, narrow: bool) -> None:
        """Offer the sections here where there is no room for their list."""
        self.sections.setVisible(narrow)
        if narrow and not self._narrow:
            self._fill(self._known)
        self._narrow = narrow
        self._show_chips()

    def reset(self) -> None:
        """Show everything again, and say nothing."""
        self._choose_quietly("all")
        self.finder.blockSignals(True)  # Qt's signature
        self.finder.clear()
        self.finder.blockSignals(False)  # as above

    def choose(self, key: str) -> None:
        """Take a filter into use; all items where it is not offered any more."""
        self._choose(key if key != "mine" or self._is_shared else "all")

    def choose_next(self) -> None:
        """Take the next filter into use; after the last all items are shown again."""
        shown = [key for key, chip in self._chips.items() if not chip.isHidden()]
        at = shown.index(self.current) if self.current in shown else -1
        self._choose(shown[(at + 1) % len(shown)])

    def _fill(self, sections: Iterable[SectionView]) -> None:
        entries = [(f"{s.code} {s.title}  {s.n_answered}/{s.n_total}", s.code) for s in sections if s.n_total]
        if self.sections.count() != len(entries):
            self.sections.clear()
            for text, code in entries:
                self.sections.addItem(text, code)
        for n, (text, _code) in enumerate(entries):
            self.sections.setItemText(n, text)
        self.set_section(self._section)

    def _section_chosen(self) -> None:
        self.section_chosen.emit(str(self.sections.currentData()))

    def _choose(self, key: str) -> None:
        self._choose_quietly(key)
        self.chosen.emit(key)

    def _choose_quietly(self, key: str) -> None:
        for name, chip in self._chips.items():
            chip.setChecked(name == key)
