"""A copy of the record is saved where it cannot be: said with what to do, and nothing is left behind."""

from __future__ import annotations

import errno

import pytest

from inspector.base import messages
from inspector.base.errors import RoomError
from inspector.base.system import hindrance
from inspector.services import records
from inspector.ui.report.page import ReportPage
from tests.mishaps import places
from tests.services import factory
from tests.ui.concluding import WAIT_MS, errors_of, session_of, stand


@pytest.fixture
def visit(desk):
    made = factory.begin(desk)
    factory.answer_all(desk, made, fails=frozenset({"B03"}))
    factory.sign_all(desk, made)
    records.issue(desk, made, lambda _done, _total: None)
    return made


@pytest.fixture
def page(qtbot, desk, visit):
    made = ReportPage(session_of(desk))
    stand(qtbot, made, visit)
    qtbot.waitUntil(lambda: made.reader.n_pages > 0, timeout=WAIT_MS)
    return made


def refused(qtbot, page, target):
    errors = errors_of(page)
    page.save_to(str(target))
    qtbot.waitUntil(lambda: bool(errors), timeout=WAIT_MS)
    return errors


def saved(qtbot, page, target):
    said = []
    page.said.connect(said.append)
    page.save_to(str(target))
    qtbot.waitUntil(lambda: bool(said), timeout=WAIT_MS)
    return target.read_bytes()


def test_a_full_stick_keeps_what_it_held_and_no_half_file(qtbot, page, tmp_path):
    with places.small(tmp_path / "stick", 64) as stick:
        (stick / "x.pdf").write_bytes(b"what was there")
        assert refused(qtbot, page, stick / "x.pdf") == ["save_no_room"]
        assert [path.name for path in stick.iterdir()] == ["x.pdf"]
        assert (stick / "x.pdf").read_bytes() == b"what was there"


def test_a_file_size_limit_leaves_nothing(desk, visit, tmp_path):
    """The same without a mount: the process may write no file of more than 10 kB."""
    import resource
    import signal

    before, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
    try:
        with pytest.raises(RoomError, match="save_no_room"):
            records.save_document(desk, records.documents(desk, visit)[0].id, tmp_path / "x.pdf")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert not list(tmp_path.glob("*.pdf")) + list(tmp_path.glob(".*"))


def test_a_folder_without_permission_is_told(qtbot, page, tmp_path):
    with places.closed(tmp_path / "closed") as folder:
        assert refused(qtbot, page, folder / "x.pdf") == ["save_no_permission"]


def test_a_write_protected_stick_is_told(qtbot, page, tmp_path):
    with places.read_only(tmp_path / "stick") as stick:
        assert refused(qtbot, page, stick / "x.pdf") == ["save_read_only"]


def test_a_stick_that_was_pulled_out_or_a_path_below_a_file_is_told(qtbot, page, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    assert refused(qtbot, page, tmp_path / "gone" / "x.pdf") == ["save_gone"]
    assert refused(qtbot, page, tmp_path / "file" / "x.pdf") == ["save_gone"]


def test_a_name_too_long_is_told_and_the_longest_allowed_is_saved(qtbot, page, desk, visit, tmp_path):
    assert refused(qtbot, page, tmp_path / ("长" * 90 + ".pdf")) == ["save_name_long"]
    assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []
    longest = tmp_path / ("长" * 83 + "xx.pdf")  # 255 bytes
    assert saved(qtbot, page, longest) == records.document_bytes(desk, records.documents(desk, visit)[0].id)


def test_an_open_file_is_replaced_whole_and_its_reader_keeps_the_old_one(qtbot, page, tmp_path):
    target = tmp_path / "x.pdf"
    target.write_bytes(b"the old one")
    with target.open("rb") as reader:
        assert saved(qtbot, page, target).startswith(b"%PDF")
        assert reader.read() == b"the old one"


def test_windows_refuses_to_replace_an_open_file_and_that_is_told_apart():
    error = PermissionError(errno.EACCES, "in use")
    assert hindrance(error) == "no_permission"
    error.winerror = 32  # pyright: ignore[reportAttributeAccessIssue]  # where Windows puts it
    assert hindrance(error) == "in_use"


def test_a_stick_made_on_windows_takes_the_suggested_name_and_refuses_others_in_words(qtbot, page, tmp_path):
    with places.fat_stick(tmp_path / "stick", tmp_path / "image") as stick:
        assert refused(qtbot, page, stick / "a:b?.pdf") == ["save_name_refused"]
        assert list(stick.iterdir()) == []
        assert saved(qtbot, page, stick / page.file_name).startswith(b"%PDF")


@pytest.mark.parametrize("name", ['A/B\\C:D*E?F"G<H>I|J', "行一\n行二\t\0", "零宽\u200b与\u2028分行\x7f"])
def test_the_suggested_name_has_nothing_that_windows_forbids(name):
    made = records.file_name("澄梅教督记〔2026〕1号", name, "现场检查记录")
    assert not set(made) & set('\\/:*?"<>|')
    assert made.isprintable()
    assert made.endswith(" 现场检查记录.pdf")


def test_every_hindrance_has_its_words():
    found = {hindrance(OSError(number, "")) for number in errno.errorcode} | {"in_use"}
    assert len(found) == 8
    for why in found - {"other"}:
        assert f"save_{why}" in messages.catalogue("zh")


def test_a_folder_that_vanished_is_said_in_chinese_with_what_to_do(qtbot, page, tmp_path):
    told = []
    page.failed.connect(lambda error, _retry: told.append(messages.message_of(error, "zh").lines()))
    page.save_to(str(tmp_path / "没有" / "x.pdf"))
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert f"找不到{tmp_path / '没有'}" in told[0]
    assert "拔出" in told[0]
