"""Dates, stages and deadlines in words, for Today and the list of visits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from inspector.base.clock import CHINA

if TYPE_CHECKING:
    from datetime import date, datetime

    from inspector.services.plan_views import DueView, VisitCard

_WEEKDAYS: Final[tuple[Any, ...]] = (
    QT_TRANSLATE_NOOP("PlanWords", "Monday"),
    QT_TRANSLATE_NOOP("PlanWords", "Tuesday"),
    QT_TRANSLATE_NOOP("PlanWords", "Wednesday"),
    QT_TRANSLATE_NOOP("PlanWords", "Thursday"),
    QT_TRANSLATE_NOOP("PlanWords", "Friday"),
    QT_TRANSLATE_NOOP("PlanWords", "Saturday"),
    QT_TRANSLATE_NOOP("PlanWords", "Sunday"),
)
_STAGES: Final[dict[str, Any]] = {
    "draft": QT_TRANSLATE_NOOP("PlanWords", "in progress"),
    "finalised": QT_TRANSLATE_NOOP("PlanWords", "to be signed"),
    "signed": QT_TRANSLATE_NOOP("PlanWords", "to be delivered"),
    "delivered": QT_TRANSLATE_NOOP("PlanWords", "delivered"),
}
_SEVERITIES: Final[dict[str, Any]] = {
    "minor": QT_TRANSLATE_NOOP("PlanWords", "minor"),
    "serious": QT_TRANSLATE_NOOP("PlanWords", "serious"),
    "critical": QT_TRANSLATE_NOOP("PlanWords", "critical"),
}


def tr(text: str) -> str:
    """Return a text of this module in the language of the windows."""
    return QCoreApplication.translate("PlanWords", text)


def day_words(day: date) -> str:
    """2026年3月16日, or 2026-03-16."""
    words = QCoreApplication.translate("PlanWords", "{year}-{month:02}-{day:02}")
    return words.format(year=day.year, month=day.month, day=day.day)


def short_day(day: date) -> str:
    """3月16日, or 03-16."""
    return QCoreApplication.translate("PlanWords", "{month:02}-{day:02}").format(month=day.month, day=day.day)


def weekday_words(day: date) -> str:
    """星期一, or Monday."""
    return tr(_WEEKDAYS[day.weekday()])


def time_words(at: datetime) -> str:
    """09:12, at the school."""
    return at.astimezone(CHINA).strftime("%H:%M")


def moment_words(at: datetime) -> str:
    """3月13日 16:52."""
    return f"{short_day(at.astimezone(CHINA).date())} {time_words(at)}"


def joined(*parts: str) -> str:
    """Join what is there by the middle dot, as the language sets it."""
    return QCoreApplication.translate("PlanWords", " · ").join(part for part in parts if part)


def stage_words(stage: str) -> str:
    """Return a stage in words."""
    return tr(_STAGES.get(stage, stage))


def severity_words(severity: str) -> str:
    """Return a severity in words."""
    return tr(_SEVERITIES.get(severity, severity))


def where(card: VisitCard) -> tuple[str, dict[str, object]]:
    """Return the page on which a visit stands, and its arguments."""
    arguments: dict[str, object] = {"visit_id": card.id}
    if card.stage == "draft":
        complete = bool(card.n_total) and card.n_answered == card.n_total
        return card.step or ("finish" if complete else "checklist"), arguments
    return ("signatures" if card.stage == "finalised" else "report"), arguments


def progress_words(card: VisitCard) -> str:
    """已答54/81·2项立即督促·停在B03."""
    parts = [QCoreApplication.translate("PlanWords", "{n}/{of} answered").format(n=card.n_answered, of=card.n_total)]
    if card.n_flags:
        parts.append(QCoreApplication.translate("PlanWords", "{n} to act on at once").format(n=card.n_flags))
    if card.stopped_at:
        parts.append(QCoreApplication.translate("PlanWords", "stopped at {item}").format(item=card.stopped_at))
    return joined(*parts)


def due_badge(due: DueView) -> tuple[str, str, str]:
    """Return level (bad, soon, calm) and the two lines of the badge: 剩3 / 工作日."""
    left = due.working_days_left
    unit = QCoreApplication.translate("PlanWords", "work. days")
    if left < 0 or due.overdue:
        return "bad", *_ended()
    if left == 0:
        return "bad", QCoreApplication.translate("PlanWords", "today"), QCoreApplication.translate("PlanWords", "due")
    level = "soon" if left <= _SOON else "calm"
    return level, QCoreApplication.translate("PlanWords", "{n} left").format(n=left), unit


def _ended() -> tuple[str, str]:
    """The term is over; whether it was kept nobody knows before somebody checks."""
    return QCoreApplication.translate("PlanWords", "ended"), QCoreApplication.translate("PlanWords", "to check")


def due_words(due: DueView) -> str:
    """还剩3个工作日, for tool tips and screen readers."""
    left = due.working_days_left
    if left < 0:
        words = QCoreApplication.translate("PlanWords", "term ended {n} working days ago, to be checked")
        return words.format(n=-left)
    if left == 0 and due.overdue:
        return QCoreApplication.translate("PlanWords", "term ended, to be checked")
    if left == 0:
        return QCoreApplication.translate("PlanWords", "due today")
    return QCoreApplication.translate("PlanWords", "working days left: {n}").format(n=left)


_SOON: Final = 3
"""Working days from which a deadline is shown in amber."""
