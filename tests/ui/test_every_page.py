"""Every page in the frame, in both languages, at the design size and the smallest: nothing cut, all named, all tappable."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from inspector.services import conclude, plan, records
from inspector.ui import measure
from inspector.ui.desk_session import Session
from inspector.ui.frame.shell import Shell
from inspector.ui.i18n import speak
from inspector.ui.pages import MAKERS
from inspector.ui.report.reader import Reader
from inspector.ui.theme import sheet
from tests.services import factory

SIZES = [(1366, 768), (960, 540)]


@pytest.fixture
def visits(desk):
    """A visit on site, one to finish, one to sign, one with its document."""
    on_site, to_finish, to_sign, signed = (factory.begin(desk) for _ in range(4))
    for visit in (to_finish, to_sign, signed):
        factory.answer_all(desk, visit, fails=frozenset({"B03", "F06"}))
    factory.answer_some(desk, on_site, fails=frozenset({"A01"}))
    conclude.freeze(desk, to_sign)
    factory.sign_all(desk, signed)
    records.issue(desk, signed, lambda _done, _total: None)
    return {
        "checklist": on_site,
        "finish": to_finish,
        "opinion": to_finish,
        "signatures": to_sign,
        "report": signed,
    }


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_cut_on_any_page_at_any_size(qtbot, dressed, desk, visits, language, theme):
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
            shell.go(name, {"visit_id": visits[name]} if name in visits else {})
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
    assert not faults, "\n".join(faults)
    assert plan.today(desk).going_on


def settle():
    """Let layouts that show what was put into them in the next turn come to rest."""
    for _ in range(4):
        QApplication.processEvents()
