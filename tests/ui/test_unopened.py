"""A page that cannot be opened shows nothing of what was in it before, says so, and leads on."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from inspector.base.errors import RoomError
from inspector.base.ids import new_id
from inspector.services import conclude, records
from inspector.ui.i18n import speak
from tests.services import factory
from tests.ui.concluding import WAIT_MS
from tests.ui.framed import shell_of

PAGES = ("checklist", "survey", "finish", "opinion", "signatures", "report")


@pytest.fixture
def signed(desk):
    made = factory.begin(desk)
    factory.answer_all(desk, made, fails=frozenset({"B03"}))
    factory.sign_all(desk, made)
    records.issue(desk, made, lambda _done, _total: None)
    return made


@pytest.fixture
def visit(request, desk):
    """A visit in a stage in which the page shows it."""
    page = request.node.callspec.params["page"]
    if page in {"signatures", "report"}:
        return request.getfixturevalue("signed")
    made = factory.begin(desk)
    factory.answer_all(desk, made, fails=frozenset({"B03"}))
    return made


@pytest.fixture
def shell(qtbot, qapp, desk):
    speak(qapp, "zh")
    return shell_of(qtbot, desk)


def words(shell):
    """All that can be read on the page and in the header."""
    labels = [label for part in (shell._stack, shell.header) for label in part.findChildren(QLabel)]
    return [label.text() for label in labels if label.isVisible() and label.text()]


def buttons(shell):
    found = [button for part in (shell._stack, shell.header) for button in part.findChildren(QAbstractButton)]
    return [button.text() for button in found if button.isVisible()]


@pytest.mark.parametrize("page", PAGES)
def test_a_visit_that_is_missing_leaves_nothing_of_another_one_in_view(qtbot, shell, visit, page):
    shell.go(page, {"visit_id": visit})
    qtbot.waitUntil(lambda: len(words(shell)) > 3, timeout=WAIT_MS)
    shell.go(page, {"visit_id": new_id()})
    QApplication.processEvents()
    assert words(shell) == ["这一页没有打开，所以这里什么也没有显示。", "此前已保存的内容不受影响。", "未能打开"]
    assert buttons(shell) == ["回到今日"]
    assert shell.banner.isVisible()
    shell.page.back.click()
    assert shell.route[0] == "today"
    assert not shell.banner.isVisible()


@pytest.mark.parametrize("page", PAGES)
def test_the_visit_opens_again_afterwards(qtbot, shell, visit, page):
    shell.go(page, {"visit_id": new_id()})
    shell.go(page, {"visit_id": visit})
    qtbot.waitUntil(lambda: len(words(shell)) > 3, timeout=WAIT_MS)
    assert "未能打开" not in words(shell)
    assert not shell.banner.isVisible()


def test_signatures_that_cannot_be_prepared_show_nobody_to_sign(qtbot, shell, signed, desk, monkeypatch):
    other = factory.begin(desk)
    shell.go("signatures", {"visit_id": signed})
    assert any("吴承泽" in text for text in words(shell))
    freeze = conclude.freeze

    def full(*_given):
        raise RoomError("disk_full")

    monkeypatch.setattr(conclude, "freeze", full)
    shell.go("signatures", {"visit_id": other})
    assert not any("吴承泽" in text for text in words(shell))  # nor while it is being prepared
    qtbot.waitUntil(lambda: "未能打开" in words(shell), timeout=WAIT_MS)
    assert "磁盘" in shell.banner.words()
    monkeypatch.setattr(conclude, "freeze", freeze)
    shell.banner._again.click()
    qtbot.waitUntil(lambda: "未能打开" not in words(shell), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: any("吴承泽" in text for text in words(shell)), timeout=WAIT_MS)
    assert shell.page.view.visit_id == other
