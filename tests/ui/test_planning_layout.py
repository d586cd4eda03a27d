"""Nothing is cut, everything has a name and is large enough to tap: Today, the visits, the new visit."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,  # noqa: TID251  # measured, not made
    QLabel,
    QLineEdit,
    QScrollArea,
)

from inspector.services import inspect, plan
from inspector.services.plan_views import NewSchool, NewVisit
from inspector.ui.new_visit.page import NewVisitPage
from inspector.ui.today.page import TodayPage
from inspector.ui.visits.page import VisitsPage
from tests.ui.planning import frame, session_of

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QAbstractItemView, QScrollArea)
LONG = "澄江市梅岭区" + "很长的校名" * 14 + "实验小学"
assert len(LONG) == 80


def shown(window, kind):
    return [w for w in window.findChildren(kind) if w.isVisible() and not isinstance(w.parent(), QAbstractSpinBox)]


def cut_labels(window):
    found = []
    for label in shown(window, QLabel):
        height = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        if height > label.height() or (not label.wordWrap() and label.sizeHint().width() > label.width()):
            found.append(label.text())
    return found


@pytest.fixture
def busy(desk):
    """A desk with a visit of a long name that has problems."""
    school = plan.add_school(desk, NewSchool(LONG, "primary"))
    me = plan.visit_options(desk).me
    visit = plan.start_visit(
        desk, NewVisit(school, "spot_check", "closed", (me,), datetime(2026, 11, 20, 0, 52, tzinfo=UTC))
    )
    for item in ("A01", "B01"):
        inspect.answer(desk, visit, item, {"value": "fails"})
    return desk


@pytest.mark.parametrize("width", [1294, 904])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", [TodayPage, VisitsPage, NewVisitPage])
def test_nothing_is_cut_and_all_is_named_and_large_enough(qtbot, busy, kind, language, width):
    busy.language = language
    page = kind(session_of(busy))
    window = frame(qtbot, page, width=width, height=600)
    if isinstance(page, NewVisitPage):
        page.show_school(plan.find_schools(busy, LONG[:20])[0])
        page.track.button_of("comprehensive").click()
        page.team.add_person()
        page.team.boxes[0].fold(opened=True)
    qtbot.waitUntil(lambda: not cut_labels(window))
    for area in shown(window, QScrollArea):
        assert area.widget().minimumSizeHint().width() <= area.viewport().width()
    for control in [w for kind in CONTROLS for w in shown(window, kind)]:
        assert control.accessibleName(), control
        if isinstance(control, QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox):
            assert control.height() >= 44, control.accessibleName()


def test_a_label_that_is_cut_would_be_found(qtbot, busy):
    page = TodayPage(session_of(busy))
    window = frame(qtbot, page)
    qtbot.waitUntil(lambda: not cut_labels(window))
    label = next(found for found in window.findChildren(QLabel) if found.isVisible() and found.text())
    label.setFixedHeight(3)
    qtbot.waitUntil(lambda: bool(cut_labels(window)))
