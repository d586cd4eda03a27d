"""The sections at the left: where one is, what is done, what failed; a tap or G and its letter goes there."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.checklist.words import share_words
from inspector.ui.theme import fonts
from inspector.ui.theme.icons import pixmap
from inspector.ui.theme.tokens import current
from inspector.ui.widgets.column import ScrolledColumn
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.toggle import ToggleButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from inspector.services.inspect_views import SectionView

WIDTH = 232
_ROW, _MARK, _TITLE = 44, 14, 30


class SectionButton(ToggleButton):
    """One section. Paints its parts in fixed places, so that the counts stand under one another."""

    def __init__(self, section: SectionView) -> None:
        super().__init__()
        self.setProperty("role", "section")
        self.setCheckable(True)
        self._cut = False
        self._upper = max(_ROW, 2 * QFontMetrics(self.font()).lineSpacing() + 4)
        """Height of the part with the title."""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._show(section)

    def show_section(self, section: SectionView) -> None:
        """Show changed counts."""
        if section != self._section:
            self._show(section)

    def _show(self, section: SectionView) -> None:
        self._section = section
        self._fit()
        counts = f"{section.n_answered}/{section.n_total}" if section.n_total else self.tr("not applicable")
        failed = self.tr("{n} failed").format(n=section.n_failed) if section.n_failed else ""
        flags = self.tr("{n} to act on at once").format(n=section.n_flags) if section.n_flags else ""
        parts = (section.code, section.title, share_words(section), counts, failed, flags)
        self.setAccessibleName(" ".join(part for part in parts if part))
        self.setEnabled(bool(section.n_total))
        self.update()

    def _fit(self) -> None:
        """Be as high as the title needs, and a line more for whose section it is."""
        below = QFontMetrics(_tight(self.font())).lineSpacing() + 4 if self._section.member else 0
        if self.minimumHeight() != self._upper + below:
            self.setFixedHeight(self._upper + below)

    def _paint_share(self, painter: QPainter) -> None:
        """Paint whose it is below the title."""
        if not self._section.member:
            return
        small = _tight(self.font())
        painter.setFont(small)
        painter.setPen(QColor(current().mostly if self._section.initials == "outdated" else current().muted))
        room = QRect(_TITLE, self._upper - 4, self.width() - _TITLE - 8, self.height() - self._upper)
        words = QFontMetrics(small).elidedText(share_words(self._section), Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), words)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, s = QPainter(self), self._section
        self._paint_share(painter)
        on = self.isChecked()
        bold = QFont(self.font())
        bold.setBold(on)
        painter.setFont(bold)
        painter.setPen(QColor(current().accent if on else current().muted))
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(QRect(10, 0, 20, self._upper), middle, s.code)
        painter.setPen(QColor(current().ink if s.n_total else current().muted))
        right = self._paint_counts(painter)
        right = self._paint_mark(painter, "cross", s.n_failed, right)
        right = self._paint_mark(painter, "flag", s.n_flags, right)
        painter.setFont(bold)
        painter.setPen(QColor(current().ink if s.n_total else current().muted))
        room = QRect(_TITLE, 0, right - _TITLE, self._upper)
        small = _tight(bold)
        if not _fits(bold, s.title, room) and _fits(small, s.title, room):
            painter.setFont(small)
        self._cut = not _fits(painter.font(), s.title, room)
        painter.drawText(room, int(middle | Qt.TextFlag.TextWordWrap), s.title)

    def least_width(self) -> int:
        """Return the width of a list in which the title fits, in two small lines, beside both marks."""
        small = _tight(self.font())
        marks = 2 * (_MARK + QFontMetrics(small).horizontalAdvance("9") + 8)
        counts = QFontMetrics(small).horizontalAdvance("99/99") + _MARK + 13
        room = next(
            width for width in range(40, 400, 4) if _fits(small, self._section.title, QRect(0, 0, width, self._upper))
        )
        return _TITLE + room + marks + counts + 16

    def cut_words(self) -> list[str]:
        """Return the title where it had too little room (for ``ui.measure``)."""
        return [self._section.title] if self._cut else []

    def _paint_counts(self, painter: QPainter) -> int:
        """Paint the counts and the tick; return where what stands before them must end."""
        s, right = self._section, self.width() - 8
        small = QFont(self.font())
        small.setPixelSize(fonts.px(12))
        small.setBold(self.isChecked())
        painter.setFont(small)
        if not s.n_total:
            words = self.tr("not applicable")
            wide = painter.fontMetrics().horizontalAdvance(words)
            painter.setPen(QColor(current().muted))
            painter.drawText(QRect(right - wide, 0, wide, self._upper), int(Qt.AlignmentFlag.AlignVCenter), words)
            return right - wide - 6
        done = s.n_answered == s.n_total
        if done:
            tick = pixmap("check", current().conforms, _MARK, self.devicePixelRatioF())
            painter.drawPixmap(right - _MARK, (self._upper - _MARK) // 2, tick)
        counts = f"{s.n_answered}/{s.n_total}"
        wide = painter.fontMetrics().horizontalAdvance("99/99")
        place = QRect(right - _MARK - 3 - wide, 0, wide, self._upper)
        painter.setPen(QColor(current().accent if self.isChecked() else current().muted))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), counts)
        return place.left() - 2

    def _paint_mark(self, painter: QPainter, name: str, n: int, right: int) -> int:
        if not n:
            return right
        words = str(n)
        wide = painter.fontMetrics().horizontalAdvance(words)
        painter.setPen(QColor(current().fails))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRect(right - wide, 0, wide, self._upper), middle, words)
        left = right - wide - _MARK - 2
        mark = pixmap(name, current().fails, _MARK, self.devicePixelRatioF())
        painter.drawPixmap(left, (self._upper - _MARK) // 2, mark)
        return left - 6


def _fits(font: QFont, words: str, room: QRect) -> bool:
    """Tell whether words, wrapped, lie within a room."""
    needed = _wrapped_size(font.toString(), words, room.width())
    return needed.width() <= room.width() and needed.height() <= room.height()


@lru_cache(maxsize=512)
def _wrapped_size(described: str, words: str, width: int) -> QSize:
    """Return the size of words in a font, wrapped at a width: asked for at each painting, and slow to find."""
    font = QFont()
    font.fromString(described)
    wrap = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), wrap, words).size()


def _tight(font: QFont) -> QFont:
    """Return the smaller type for a title that marks leave little room."""
    made = QFont(font)
    made.setPixelSize(fonts.px(12))
    return made


class SectionList(QFrame):
    """Says which section was chosen."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "sections")
        self.setFixedWidth(WIDTH)
        self._width_for = ""
        self._buttons: dict[str, SectionButton] = {}
        self._current = ""
        inside = ScrolledColumn()
        inside.setProperty("role", "plain")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(8, 0, 8, 8)
        self._column.setSpacing(2)
        scroll = QScrollArea()
        scroll.setProperty("role", "plain")
        scroll.setAccessibleName(self.tr("Sections"))
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        head = label(self.tr("Sections"), "caption")
        head.setContentsMargins(20, 0, 0, 0)
        head.setFixedHeight(fonts.px(40))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(scroll, 1)
        self._shares = wrapped("", "note")
        self._shares.setContentsMargins(20, 4, 8, 8)
        self._shares.hide()
        column.addWidget(self._shares)
        self._scroll = scroll

    def show_sections(self, sections: Sequence[SectionView]) -> None:
        """Show the sections: built once, then only their counts change. Below them, how far each member is."""
        self._show_shares(sections)
        for section in sections:
            button = self._buttons.get(section.code)
            if button is None:
                button = self._buttons[section.code] = SectionButton(section)
                button.clicked.connect(lambda _checked=False, code=section.code: self._choose(code))
                self._column.insertWidget(len(self._buttons) - 1, button)
                if len(self._buttons) == 1:
                    self._column.addStretch(1)
            else:
                button.show_section(section)
        if self._width_for != self.font().key():
            self._width_for = self.font().key()
            self.setFixedWidth(max(fonts.px(WIDTH), *(button.least_width() for button in self._buttons.values())) + 1)

    def _show_shares(self, sections: Sequence[SectionView]) -> None:
        far: dict[str, list[int]] = {}
        names: dict[str, str] = {}
        for one in sections:
            if one.member:
                names[one.member_id] = one.member
                counts = far.setdefault(one.member_id, [0, 0])
                counts[0] += one.n_answered
                counts[1] += one.n_total
        words = "\n".join(f"{names[actor]} {answered}/{total}" for actor, (answered, total) in far.items())
        if words != self._shares.text():
            self._shares.setText(words)
            self._shares.setVisible(bool(words))

    def set_current(self, code: str) -> None:
        """Mark the section in which the inspector is."""
        if code == self._current:
            return
        self._current = code
        for name, button in self._buttons.items():
            if button.isChecked() != (name == code):
                button.setChecked(name == code)
        if code in self._buttons:
            self._scroll.ensureWidgetVisible(self._buttons[code], 0, _ROW)

    def _choose(self, code: str) -> None:
        self._buttons[code].setChecked(True)
        self.chosen.emit(code)
