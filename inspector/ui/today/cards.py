"""The pieces of Today: figures, running visits, what to finish, what falls due, the empty page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from inspector.base.clock import civil_date
from inspector.ui.new_visit.parts import button
from inspector.ui.theme import fonts
from inspector.ui.theme.icons import icon_label
from inspector.ui.today import words
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.row_button import RowButton

if TYPE_CHECKING:
    from datetime import date

    from inspector.services.plan_views import DueView, TodayView, VisitCard

_TIME_WIDTH, _BADGE = 64, (72, 50)


class Figure(QFrame):
    """One figure of the strip: caption, number with unit, a remark at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 16, 8)
        box.setSpacing(0)
        self._caption = label("", "muted")
        box.addWidget(self._caption)
        row = QHBoxLayout()
        row.setSpacing(4)
        self._number, self._unit = label("", "figure"), label("", "muted")
        self._remark = label("", "muted")
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._unit, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        row.addWidget(self._remark, 0, Qt.AlignmentFlag.AlignBottom)
        box.addLayout(row)

    def show_figure(self, caption: str, n: int, unit: str, remark: str = "") -> None:
        """Show a figure; the remark is a warning."""
        self._caption.setText(caption)
        self._number.setText(str(n))
        self._unit.setText(unit)
        self._remark.setText(remark)
        self._remark.setProperty("role", "bad-text" if remark else "muted")
        self._remark.style().polish(self._remark)
        self.setAccessibleName(" ".join(part for part in (caption, str(n), unit, remark) if part))


class RunningRow(QFrame):
    """A visit that goes on: time, school, team, progress, and 继续."""

    opened = Signal(object)  # the VisitCard

    def __init__(self, card: VisitCard, today: date, *, primary: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "row")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        on = civil_date(card.arrived_at)
        when = words.time_words(card.arrived_at) if on == today else words.short_day(on)
        time = label(when, "time-now" if primary else "time")
        time.setMinimumWidth(fonts.px(_TIME_WIDTH))
        row.addWidget(time)
        text = QVBoxLayout()
        text.setSpacing(4)
        text.addWidget(wrapped(card.school, "strong"))
        text.addWidget(wrapped(words.joined(card.track_name, card.phase_name, "、".join(card.team)), "muted"))
        bar = QProgressBar()
        bar.setRange(0, max(card.n_total, 1))
        bar.setValue(card.n_answered)
        bar.setTextVisible(False)
        bar.setFixedHeight(6)
        bar.setMaximumWidth(220)
        bar.setAccessibleName(words.progress_words(card))
        text.addWidget(bar)
        text.addWidget(wrapped(words.progress_words(card), "caption"))
        row.addLayout(text, 1)
        self.go = button(
            self.tr("Continue"),
            self.tr("Continue {school}").format(school=card.school),
            primary=primary,
        )
        self.go.setMinimumWidth(104)
        self.go.clicked.connect(lambda: self.opened.emit(card))
        row.addWidget(self.go, 0, Qt.AlignmentFlag.AlignVCenter)


def unfinished_row(card: VisitCard) -> RowButton:
    """Return the row of a visit that waits for signatures or delivery."""
    made = RowButton(words.joined(card.school, card.number, words.stage_words(card.stage)))
    made.row.addWidget(icon_label("document", "muted"))
    text = QVBoxLayout()
    text.setSpacing(2)
    text.addWidget(wrapped(card.school, "body"))
    text.addWidget(wrapped(words.joined(words.stage_words(card.stage), card.number, card.track_name), "caption"))
    made.row.addLayout(text, 1)
    made.row.addWidget(label(words.moment_words(card.changed_at), "caption"))
    made.row.addWidget(icon_label("chevron-right", "muted"))
    made.settle()
    return made


def due_row(due: DueView) -> RowButton:
    """Return the row of a problem with its deadline."""
    made = RowButton(words.joined(words.due_words(due), due.title, due.school, words.severity_words(due.severity)))
    made.setToolTip(words.joined(words.due_words(due), words.day_words(due.due_on)))
    level, upper, lower = words.due_badge(due)
    badge = QFrame()
    badge.setProperty("role", f"badge-{level}")
    badge.setFixedSize(*(fonts.px(side) for side in _BADGE))
    box = QVBoxLayout(badge)
    box.setContentsMargins(2, 4, 2, 4)
    box.setSpacing(0)
    for line, role in ((upper, f"badge-{level}-strong"), (lower, f"badge-{level}-text")):
        words_of = label(line, role)
        words_of.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.addWidget(words_of)
    made.row.addWidget(badge, 0, Qt.AlignmentFlag.AlignVCenter)
    text = QVBoxLayout()
    text.setSpacing(2)
    text.addWidget(wrapped(due.title, "body"))
    text.addWidget(wrapped(words.joined(due.school, due.item, words.severity_words(due.severity)), "caption"))
    made.row.addLayout(text, 1)
    made.row.addWidget(icon_label("chevron-right", "muted"))
    made.settle()
    return made


class EmptyToday(QFrame):
    """The page before the first visit: what will be here, and the first step."""

    began = Signal()
    sampled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        box = QVBoxLayout(self)
        box.setContentsMargins(32, 40, 32, 40)
        box.setSpacing(12)
        box.addWidget(wrapped(self.tr("No visit yet"), "strong"))
        box.addWidget(
            wrapped(
                self.tr(
                    "Visits in progress, records to be signed and deadlines of problems will be listed here. "
                    "Begin with a new visit: a school that is not listed can be typed in on the spot."
                ),
                "body",
            )
        )
        row = QHBoxLayout()
        row.setSpacing(12)
        self.begin = button(self.tr("New visit"), key="Ctrl+N", primary=True)
        self.begin.clicked.connect(self.began)
        self.sample = button(self.tr("Load sample data"))
        self.sample.clicked.connect(self.sampled)
        row.addWidget(self.begin)
        row.addWidget(self.sample)
        row.addStretch(1)
        box.addLayout(row)
        self.hint = wrapped(
            self.tr("Sample data: invented schools and colleagues for trying out; they are marked as samples."),
            "caption",
        )
        box.addWidget(self.hint)
        self.proposal = wrapped("", "body")
        self.proposal.hide()
        box.addWidget(self.proposal)

    def show_sample_offer(self, *, offered: bool) -> None:
        """Offer sample data, or say that schools are there."""
        self.sample.setVisible(offered)
        self.hint.setVisible(offered)
        self.proposal.hide()

    def propose(self, school: tuple[str, str] | None) -> None:
        """Name a sample school and the letters that find it."""
        if school is not None:
            name, typed = school
            words = self.tr("To try it out: New visit, then type {typed} and Enter: {school} (sample).")
            self.proposal.setText(words.format(typed=typed, school=name))
        self.proposal.setVisible(school is not None)


def figures(view: TodayView, strip: tuple[Figure, Figure, Figure, Figure], texts: dict[str, str]) -> None:
    """Fill the strip of four figures."""
    late = texts["overdue"].format(n=view.n_overdue) if view.n_overdue else ""
    strip[0].show_figure(texts["week"], view.n_visits_this_week, texts["visits"])
    strip[1].show_figure(texts["problems"], view.n_open_problems, texts["open"], late)
    strip[2].show_figure(texts["flags"], view.n_open_flags, texts["urged"])
    strip[3].show_figure(texts["finish"], len(view.to_finish), texts["records"])
