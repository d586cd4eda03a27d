"""Many documents in the real frame: begun from a draft, one left out, signed once, made, gone on with, failures told."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from inspector.services import batch, writ_register, writs
from inspector.services.visit_state import register
from inspector.store.tables import Edit
from tests.rosters import book
from tests.services.test_writs import filled
from tests.ui.concluding import WAIT_MS, scribble
from tests.ui.framed import shell_of
from tests.ui.test_documents import CTRL, key, press, settle


def words(widget):
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def a_draft(desk):
    model = filled(desk, "reminder", school_id=desk.store.select("school")[0].id)
    writs.write(desk, model, "phone", "0519-00000001")
    return model


def issued(desk):
    return [line.school for line in writ_register.lines(desk) if line.stage == "issued"]


def test_many_are_made_like_a_draft_but_for_the_one_that_was_left_out(qtbot, dressed_desk):
    shell = shell_of(qtbot, dressed_desk)
    shell.go("writ", {"writ_id": a_draft(dressed_desk)})
    settle(qtbot)
    key(shell, Qt.Key.Key_M, CTRL)
    assert shell.route[0] == "batch"
    settle(qtbot)
    page = shell.page
    n = page.model.rowCount()
    assert n == len(dressed_desk.store.select("school"))
    key(shell, Qt.Key.Key_Down)
    key(shell, Qt.Key.Key_Return)
    assert len(page.model.chosen) == n - 1
    left_out = page.model.data(page.list.currentIndex())
    key(shell, Qt.Key.Key_Return, CTRL)
    assert "签" in shell.banner.words() or "sign" in shell.banner.words().lower()  # nobody signed yet
    scribble(page.job.pad)
    key(shell, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "All are made" in words(page.job), timeout=WAIT_MS * 3)
    assert len(issued(dressed_desk)) == n - 1
    assert left_out.removeprefix("☐ ") not in issued(dressed_desk)
    assert batch.jobs(dressed_desk) == ()


def test_a_job_that_failed_for_one_is_found_again_in_the_register_and_gone_on_with(qtbot, dressed_desk):
    desk = dressed_desk
    model, (first, *_) = a_draft(desk), desk.store.select("school")[1:]
    name = register(first, "identity")["name"]
    rename(desk, first, "\ue000小学")
    about = batch.subjects(desk, model)[:2]
    job = batch.begin(desk, model, about, ((((0, 0, 0, 500), (9000, 9000, 9, 500))),), (892, 339), None)
    shell = shell_of(qtbot, desk)
    shell.go("documents", {})
    settle(qtbot)
    press(qtbot, shell.header, shell.page.unfinished.text())
    assert shell.route == ("batch", {"job_id": job})
    page = shell.page
    page.job.go_on.click()
    qtbot.waitUntil(lambda: "Try 1 failed one again" in page.job.go_on.text(), timeout=WAIT_MS * 3)
    settle(qtbot)
    assert "U+E000" in words(page.job)
    rename(desk, first, name)
    page.job.go_on.click()
    qtbot.waitUntil(lambda: "All are made" in words(page.job), timeout=WAIT_MS * 3)
    assert len(issued(desk)) == 2


def test_a_list_chooses_whom_they_are_about_and_tells_what_it_names_nobody_by(qtbot, dressed_desk, tmp_path):
    names = [register(row, "identity")["name"] for row in dressed_desk.store.select("school")]
    file = tmp_path / "名单.xlsx"
    file.write_bytes(book([["学校"], [names[2]], ["没有登记的小学"], [names[0]]]))
    shell = shell_of(qtbot, dressed_desk)
    shell.go("batch", {"writ_id": a_draft(dressed_desk)})
    settle(qtbot)
    page = shell.page
    page.finder.setText(names[1])
    page.model.find(names[1])
    page.listed.chosen.emit(file)
    settle(qtbot)
    assert {one.title for one in page.model.chosen} == {names[0], names[2]}
    assert page.model.rowCount() == len(names)  # none of them is out of sight
    assert "row 3: 没有登记的小学" in page.listed.said.text()
    assert page.job.begin.text() == "Make 2 documents"
    file.write_bytes(book([["学校"], ["别处的小学"]]))
    page.listed.chosen.emit(file)
    settle(qtbot)
    assert "名单.xlsx" in shell.banner.words()
    assert len(page.model.chosen) == 2


def rename(desk, row, name):
    row = desk.store.find("school", row.id)
    value = {**register(row, "identity"), "name": name}
    desk.store.record([Edit("school", row.id, row.region_code, "identity", value)], actor=desk.actor)
