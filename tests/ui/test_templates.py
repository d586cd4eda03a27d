"""The page of templates in the real frame: every kind tried, changed in the folder, refused by its line, mended."""

from __future__ import annotations

import io

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from inspector.base.errors import RefusedError
from inspector.exchange.template_file import SHIPPED
from inspector.services import template_trial, templates
from tests.rosters import quiet
from tests.ui.concluding import WAIT_MS
from tests.ui.framed import shell_of
from tests.ui.test_documents import CTRL, key, press, settle, words


@pytest.fixture
def folder(dressed_desk):
    return templates.folder(dressed_desk)


@pytest.fixture
def opened(monkeypatch):
    """Files that the system was asked to open: no editor is started by a test."""
    urls = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(url.toLocalFile()))
    return urls


def text_of(data):
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).replace("\n", "")


@pytest.mark.parametrize("kind", SHIPPED)
def test_every_kind_is_tried_with_invented_content_and_fills_all_its_places(dressed_desk, kind):
    text = text_of(template_trial.draw_trial(dressed_desk, kind, quiet))
    assert templates.kind_of(dressed_desk, kind).title.zh in text
    assert not any(gap in text for gap in ("{", "}", "：。", "（）", "，，"))


def test_a_template_is_changed_in_the_folder_and_the_pages_follow_and_a_mistake_is_told_by_its_line(
    qtbot, dressed_desk, folder, opened
):
    shell = shell_of(qtbot, dressed_desk)
    shell.go("settings", {"section": "documents"})
    press(qtbot, shell, shell.page.office.templates.text())
    assert shell.route[0] == "templates"
    page = shell.page
    settle(qtbot)
    page.list.setCurrentIndex(page.model.index(list(SHIPPED).index("circular"), 0))
    qtbot.waitUntil(lambda: page.reader.is_drawn, timeout=WAIT_MS)
    key(shell, Qt.Key.Key_E, CTRL)
    file = folder / "circular.yaml"
    assert opened == [str(file)]
    qtbot.waitUntil(lambda: page.marked_line.is_own, timeout=WAIT_MS)
    settle(qtbot)
    good = file.read_text("utf-8")
    file.write_text(good.replace("kind: circular\n", "kind: circular\nletterhead: 梅岭区督导通报\n"), "utf-8")
    qtbot.waitUntil(lambda: "督导通报" in shown_text(page), timeout=WAIT_MS)
    file.write_text(good.replace("title: {zh", "titel: {zh", 1), "utf-8")
    qtbot.waitUntil(lambda: page.marked_line.refusal is not None, timeout=WAIT_MS)
    settle(qtbot)
    assert page.marked_line.refusal.values["line"] > 1
    line = page.marked_line.refusal.values["line"]
    assert any("circular.yaml" in text and f"第{line}行" in text for text in words(page))
    file.unlink()
    qtbot.waitUntil(lambda: not page.marked_line.is_own, timeout=WAIT_MS)
    key(shell, Qt.Key.Key_Escape)
    assert shell.route[0] == "settings"
    assert shell.page.section == "documents"


def shown_text(page):
    data = page.shown
    return text_of(data) if data else ""


def test_a_file_that_is_there_is_never_written_over(dressed_desk, folder):
    file = templates.take_to_change(dressed_desk, "talk")
    file.write_text(file.read_text("utf-8").replace("约谈", "约见"), "utf-8")
    with pytest.raises(RefusedError, match="template_there"):
        templates.take_to_change(dressed_desk, "talk")
    assert "约见" in file.read_text("utf-8")


def test_a_file_that_is_no_template_is_a_line_of_its_own(dressed_desk, folder):
    folder.mkdir(exist_ok=True)
    (folder / "bureau.yaml").write_text("format: inspector-bureau/1\nseal: none.png\n", "utf-8")
    line = templates.lines(dressed_desk)[-1]
    assert (line.title.zh, line.kind, line.usable) == ("bureau.yaml", "", False)
    assert line.refusal.values["line"] == 2
