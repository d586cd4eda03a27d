"""The school's report in the real frame: the form is handed out, comes back filled in, is taken in, shown at the re-check."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from inspector.services import reply
from tests.services.test_reply import SAID, filled_by_pypdf
from tests.services.test_writs import signed_visit
from tests.ui.concluding import WAIT_MS
from tests.ui.framed import shell_of
from tests.ui.test_documents import CTRL, key, press, settle


def words(widget):
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


@pytest.fixture
def visit(dressed_desk):
    return signed_visit(dressed_desk)


def test_a_form_goes_out_and_comes_back_and_the_recheck_begins_with_it(qtbot, dressed_desk, visit, tmp_path):
    shell = shell_of(qtbot, dressed_desk)
    shell.go("report", {"visit_id": visit})
    settle(qtbot)
    page = shell.page
    qtbot.waitUntil(page.replies.isVisible, timeout=WAIT_MS)
    assert "整改报告（待填）" in page.form_name
    form = tmp_path / page.form_name
    page.save_form_to(str(form))
    settle(qtbot)
    assert form.read_bytes() == reply.draw_form(dressed_desk, visit)
    back = tmp_path / "整改报告.pdf"
    back.write_bytes(filled_by_pypdf(form.read_bytes(), SAID))
    page.open_reply(str(back))
    assert shell.route[0] == "reply"
    page = shell.page
    qtbot.waitUntil(lambda: page.is_settled, timeout=WAIT_MS)
    told = words(page)
    assert "已补发盖章文件" in told
    assert "Missing: who is responsible" in told
    assert "closes no problem" in told
    assert reply.replies(dressed_desk, visit) == ()
    key(shell, Qt.Key.Key_Return, CTRL)
    settle(qtbot)
    (kept,) = reply.replies(dressed_desk, visit)
    assert shell.route == ("reply", {"reply_id": kept.id})
    qtbot.waitUntil(lambda: page.is_settled, timeout=WAIT_MS)
    assert not page.take.isVisible()
    key(shell, Qt.Key.Key_N, CTRL)
    assert shell.route[0] == "writ"
    settle(qtbot)
    assert "已补发盖章文件" in words(shell.page.form)
    shell.go("report", {"visit_id": visit})
    settle(qtbot)
    qtbot.waitUntil(lambda: "1 of 2" in words(shell.page.replies), timeout=WAIT_MS)
    press(qtbot, shell.page.replies, next(b for b in accessible(shell.page.replies) if "1 of 2" in b))
    assert shell.route == ("reply", {"reply_id": kept.id})


def accessible(widget):
    return [one.accessibleName() for one in widget.findChildren(QPushButton)]


def test_a_file_that_is_no_report_is_told_in_the_banner_and_nothing_is_shown(qtbot, dressed_desk, visit, tmp_path):
    shell = shell_of(qtbot, dressed_desk)
    wrong = tmp_path / "别的.pdf"
    wrong.write_bytes(b"%PDF-1.7 cut")
    shell.go("reply", {"path": wrong})
    settle(qtbot)
    assert "别的.pdf" in shell.banner.words()
    assert not shell.page.take.isEnabled()
    key(shell, Qt.Key.Key_Escape)
    assert shell.route[0] == "documents"
