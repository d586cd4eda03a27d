"""The head of a section inside the list: its letter, its title, how many of its items are answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from inspector.ui.checklist.row import CODE, SIDE
from inspector.ui.checklist.words import share_words
from inspector.ui.theme import fonts
from inspector.ui.theme.tokens import current

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from inspector.services.inspect_views import SectionView


class SectionHead(QWidget):
    """Paints itself."""

    HEIGHT = 36

    def __init__(self, section: SectionView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # it fills all of itself
        self._show(section)

    def show_section(self, section: SectionView) -> None:
        """Show changed counts."""
        if section != self._section:
            self._show(section)

    def _show(self, section: SectionView) -> None:
        self._section = section
        counts = f"{section.n_answered}/{section.n_total}"
        self.setAccessibleName(" ".join(filter(None, (section.code, section.title, share_words(section), counts))))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), current()
        painter.fillRect(self.rect(), QColor(t.sunken))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), QColor(t.line))
        bold = QFont(self.font())
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor(t.muted))
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(QRect(SIDE, 0, CODE, self.height()), middle, self._section.code)
        small = QFont(self.font())
        small.setPixelSize(fonts.px(12))
        counts = f"{self._section.n_answered}/{self._section.n_total}"
        share = QFontMetrics(small).elidedText(
            share_words(self._section), Qt.TextElideMode.ElideMiddle, self.width() // 2
        )
        counts = f"{share}　{counts}" if share else counts
        room = self.width() - SIDE - CODE - SIDE - QFontMetrics(small).horizontalAdvance(counts) - 12
        painter.setPen(QColor(t.ink))
        painter.drawText(QRect(SIDE + CODE, 0, room, self.height()), middle, self._section.title)
        painter.setFont(small)
        painter.setPen(QColor(t.mostly if self._section.initials == "outdated" else t.muted))
        right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(QRect(0, 0, self.width() - SIDE, self.height()), right, counts)
