"""One row of the checklist. Paints itself, once for each look: a row that only moves is shown as it was painted.

Compact: code, question in full, answer at the right with its icon at one x for all rows. Current: tall, the question
bold, a line on how to check, and room for the answer bar that the list puts there.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap, QPixmapCache
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from inspector.ui.checklist import words
from inspector.ui.theme import fonts
from inspector.ui.theme.icons import pixmap
from inspector.ui.theme.tokens import current

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from inspector.services.inspect_views import ItemView

SIDE, CODE, GAP = 16, 46, 8
_TOP, _LINE_GAP, _BAR_GAP, _MIN = 11, 2, 8, 44
_ICON, _ICON_GAP, _LEAST_ANSWER = 16, 6, 100
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class ItemRow(QWidget):
    """Says when it was tapped."""

    tapped = Signal(str)

    def __init__(self, item: ItemView, n: int, of: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item, self._n, self._of = item, n, of
        self._current = False
        self._height_of: dict[tuple[int, bool, str], int] = {}
        self._below = ""
        self._look: tuple[object, ...] = ()
        """What ``_picture`` was painted for."""
        self._picture = QPixmapCache.Key()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # nothing under it is painted, and a move is a copy
        self._speak()

    @property
    def item(self) -> ItemView:
        """What the row shows."""
        return self._item

    def show_item(self, item: ItemView) -> None:
        """Show a changed answer: repaints this row only."""
        self._item = item
        self._speak()
        self.update()

    def set_current(self, *, is_current: bool) -> None:
        """Show as the row where the inspector is."""
        self._current = is_current
        self._below = self._words_below()
        self.update()

    def needed(self, width: int, bar: int) -> int:
        """Return the height this row needs at a width; ``bar`` is the height of the answer bar if it is current."""
        key = (width, self._current, self._below)
        if key not in self._height_of:
            self._height_of[key] = self._measure(width)
        return self._height_of[key] + (bar + _BAR_GAP if self._current else 0)

    def bar_place(self, width: int, height: int) -> QRect:
        """Return where the answer bar goes in a row of a size: below what is written, to its right lower corner."""
        left = SIDE + CODE
        top = self._height_of.get((width, self._current, self._below), 0) - _TOP + _BAR_GAP
        return QRect(left, top, width - left - SIDE, height - top - _TOP)

    def cut_words(self) -> list[str]:
        """Return what has too little room here (for ``ui.measure``): the question wraps, the answer does not."""
        said = words.value_words(self._item.answer.value, self._item.kind)
        room = answer_width(self.font()) - GAP - _ICON - _ICON_GAP
        needed = self._height_of.get((self.width(), self._current, self._below), 0)
        faults = [said] if QFontMetrics(self.font()).horizontalAdvance(said) > room and not self._current else []
        return faults + ([self._item.text] if needed > self.height() else [])

    def _measure(self, width: int) -> int:
        return _measured(self._item.text, self._below, width, self.font(), big=self._current)

    def _words_below(self) -> str:
        return words.how_words(self._item) if self._current else _marks(self._item)

    def _speak(self) -> None:
        self._below = self._words_below()
        self.setAccessibleName(words.spoken_words(self._item, self._n, self._of))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.tapped.emit(self._item.code)

    @override
    def changeEvent(self, event: QEvent) -> None:
        self._look = ()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if not ratio.is_integer():  # the row may stand between two pixels: a picture would not fit there
            self._paint(QPainter(self))
            return
        has_keys = self._current and self._has_keys()
        look = (self.size(), ratio, current(), self._current, has_keys, self._below, self._item)
        picture = QPixmap()
        if look != self._look or not QPixmapCache.find(self._picture, picture):
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            painter = QPainter(picture)
            painter.setFont(self.font())
            self._paint(painter)
            painter.end()
            self._look, self._picture = look, QPixmapCache.insert(picture)
        QPainter(self).drawPixmap(0, 0, picture)

    def _paint(self, painter: QPainter) -> None:
        t = current()
        painter.fillRect(
            self.rect(), QColor(t.selected if self._current else t.sunken if self._item.kind == "row" else t.surface)
        )
        if self._current:
            painter.fillRect(QRect(0, 0, 3, self.height()), QColor(t.accent))
            if self._has_keys():
                painter.setPen(QPen(QColor(t.accent), 2))
                painter.drawRect(self.rect().adjusted(1, 1, -1, -2))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), QColor(t.line))
        self._paint_code(painter)
        bottom = self._paint_question(painter)
        self._paint_below(painter, bottom)
        if not self._current:
            self._paint_answer(painter)

    def _has_keys(self) -> bool:
        """Whether keys go to the list in which this row stands."""
        at = QApplication.focusWidget()
        return at is not None and at is not self and at.isAncestorOf(self)

    def _paint_code(self, painter: QPainter) -> None:
        font = QFont(self.font())
        font.setBold(self._current)
        painter.setFont(font)
        painter.setPen(QColor(current().accent if self._current else current().muted))
        painter.drawText(QRect(SIDE, _TOP, CODE, fonts.px(22)), int(Qt.AlignmentFlag.AlignLeft), self._item.label)

    def _paint_question(self, painter: QPainter) -> int:
        font = _question_font(self.font(), big=self._current)
        font.setBold(self._current or self._item.kind == "row")
        painter.setFont(font)
        painter.setPen(QColor(current().accent if self._item.kind == "add" else current().ink))
        room = QRect(SIDE + CODE, _TOP, _question_width(self.width(), self.font(), big=self._current), self.height())
        return painter.drawText(
            room, _WRAP, f"＋ {self._item.text}" if self._item.kind == "add" else self._item.text
        ).bottom()

    def _paint_below(self, painter: QPainter, bottom: int) -> None:
        if not self._below:
            return
        painter.setFont(_small(self.font()))
        red = not self._current and (self._item.problem or self._item.n_flags or self._item.lacks_evidence)
        red = self._item.applies and bool(red or self._item.violated or self._item.cannot)
        painter.setPen(QColor(current().fails if red else current().muted))
        room = QRect(
            SIDE + CODE,
            bottom + 1 + _LINE_GAP,
            _question_width(self.width(), self.font(), big=self._current),
            self.height(),
        )
        painter.drawText(room, _WRAP, self._below)

    def _paint_answer(self, painter: QPainter) -> None:
        value = self._item.answer.value
        if self._item.is_structure:
            return
        left = self.width() - SIDE - answer_width(self.font()) + GAP
        if value:
            colour = current().of(value) if self._item.applies else current().muted
            ratio = self.devicePixelRatioF()
            painter.drawPixmap(left, _TOP + 2, pixmap(words.ICONS[value], colour, _ICON, ratio))
            painter.setPen(QColor(colour))
        else:
            painter.setPen(QColor(current().muted))
        painter.setFont(self.font())
        room = QRect(left + _ICON + _ICON_GAP, _TOP, answer_width(self.font()) - GAP - _ICON - _ICON_GAP, fonts.px(22))
        said = words.value_words(value, self._item.kind)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft), said)


def compact_height(item: ItemView, width: int, font: QFont) -> int:
    """Return the height of a row that is not the current one, without making it."""
    return _measured(item.text, _marks(item), width, font, big=False)


def _marks(item: ItemView) -> str:
    problem = words.problem_words(item.problem) if item.problem else ""
    return words.joined(problem, words.marks_words(item))


def _measured(text: str, below: str, width: int, font: QFont, *, big: bool) -> int:
    room = QRect(0, 0, _question_width(width, font, big=big), 10_000)
    height = QFontMetrics(_question_font(font, big=big)).boundingRect(room, _WRAP, text).height()
    if below:
        height += _LINE_GAP + QFontMetrics(_small(font)).boundingRect(room, _WRAP, below).height()
    return max(height + 2 * _TOP, _MIN)


def _question_width(width: int, font: QFont, *, big: bool) -> int:
    right = SIDE if big else SIDE + answer_width(font)
    return max(width - SIDE - CODE - right, 60)


def answer_width(font: QFont) -> int:
    """Return how wide the column of answers is: its widest word fits, so that all icons stand at one x."""
    return _answer_width(font.pixelSize(), QLocale().name(), tuple(font.families()))


@cache
def _answer_width(size: int, _language: str, families: tuple[str, ...]) -> int:
    drawn = QFont(list(families))
    drawn.setPixelSize(size)
    widest = max(QFontMetrics(drawn).horizontalAdvance(said) for said in words.all_values())
    return max(GAP + _ICON + _ICON_GAP + widest, _LEAST_ANSWER)


def _question_font(font: QFont, *, big: bool) -> QFont:
    made = QFont(font)
    made.setPixelSize(fonts.px(16 if big else 14))
    made.setBold(big)
    return made


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(fonts.px(12))
    return made
