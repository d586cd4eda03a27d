"""Every page in the frame, in both languages, at the design size and the smallest: nothing cut, all named, all tappable."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from inspector.services import conclude, inspect, plan, records, sharing, writs
from inspector.services.plan_views import NewSchool
from inspector.ui import measure
from inspector.ui.desk_session import Session
from inspector.ui.frame.shell import Shell
from inspector.ui.i18n import speak
from inspector.ui.pages import MAKERS
from inspector.ui.report.reader import Reader
from inspector.ui.theme import sheet
from tests.services import factory

SIZES = [(1366, 768), (960, 540)]


def visits_at(desk, school):
    """A visit on site, one to finish, one to sign, one with its document."""
    on_site, to_finish, to_sign, signed = (factory.begin(desk, school=school) for _ in range(4))
    for visit in (to_finish, to_sign, signed):
        factory.answer_all(desk, visit, fails=frozenset({"B03", "F06"}))
    factory.answer_some(desk, on_site, fails=frozenset({"A01"}))
    inspect.write_note(desk, on_site, "A01", "食堂后门没有上锁，" * 1_000)
    sharing.give(desk, on_site, "A", desk.actor)
    conclude.freeze(desk, to_sign)
    factory.sign_all(desk, signed)
    records.issue(desk, signed, lambda _done, _total: None)
    return {
        "checklist": on_site,
        "survey": on_site,
        "evidence": on_site,
        "finish": to_finish,
        "opinion": to_finish,
        "signatures": to_sign,
        "report": signed,
        "new_writ": signed,
        "writ": writs.begin(desk, "recheck", visit_id=signed),
    }


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_cut_on_any_page_at_any_size(qtbot, dressed, desk, language, theme):
    faults = faults_of(qtbot, dressed, desk, visits_at(desk, "mdxx"), language, theme)
    assert not faults, "\n".join(faults)
    assert plan.today(desk).going_on


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_cut_by_a_school_of_eighty_characters_and_a_head_of_sixty(qtbot, dressed, desk, language):
    name = "澄江市梅岭区" + "教育部门与乡镇人民政府共同举办的" * 4 + "枫桥九年一贯制学校"
    assert len(name) >= 78
    plan.add_school(desk, NewSchool(name, "primary", code="3299000001", head_name="名" * 60))
    faults = faults_of(qtbot, dressed, desk, visits_at(desk, "3299000001"), language, "light")
    assert not faults, "\n".join(faults)
    assert any(card.school == name for card in plan.today(desk).going_on)


def faults_of(qtbot, dressed, desk, visits, language, theme):
    """Return what is cut, beyond the window, unnamed or too small on any page, a line each."""
    speak(dressed, language)
    sheet.dress(dressed, theme)
    desk.language = language
    session = Session()
    session.open(desk)
    shell = Shell(session, MAKERS)
    qtbot.addWidget(shell, before_close_func=lambda _window: shell.leave())
    shell.resize(*SIZES[0])
    with qtbot.waitExposed(shell):
        shell.show()
    faults = []
    for size in SIZES:
        shell.resize(*size)
        for name in MAKERS:
            about = "writ_id" if name == "writ" else "visit_id"
            shell.go(name, {about: visits[name]} if name in visits else {})
            if name == "report":
                qtbot.waitUntil(lambda: shell.page.findChild(Reader).n_pages > 0, timeout=20_000)
            settle()
            where = f"{name} {size[0]}×{size[1]}"
            if shell.banner.isVisible():
                faults.append(f"{where}: {shell.banner.words()}")
            for look in (
                measure.cut_texts,
                measure.overflowing,
                measure.beyond,
                measure.unnamed,
                measure.small_targets,
            ):
                faults += [f"{where} {look.__name__}: {found}" for found in look(shell)]
    return faults


def settle():
    """Let layouts that show what was put into them in the next turn come to rest."""
    for _ in range(4):
        QApplication.processEvents()
