"""The grid of all evidence, by keys and mouse: filter, compare, put on another item, caption, order, key evidence."""

from __future__ import annotations

import io
import resource
import signal

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from inspector.base.messages import message_of
from inspector.domain.markup import Mark, Markup
from inspector.services import evidence, gallery, inspect, markup
from inspector.services.freeze import build_report
from inspector.ui.evidence.page import EvidencePage
from inspector.ui.i18n import speak
from tests.services import factory
from tests.ui.concluding import WAIT_MS, session_of
from tests.ui.planning import write
from tests.ui.test_checklist import ENTER, ESCAPE, SHIFT, show

ITEMS = ("A01", "A02", "B03", "A01")


def jpeg(n: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 48), (n % 256, n // 256 * 40, 90)).save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def visit(desk):
    found = factory.begin(desk)
    for n, item in enumerate(ITEMS):
        evidence.attach_photo(desk, found, item, jpeg(n))
    return found


@pytest.fixture
def hand(qtbot, qapp, desk, visit):
    speak(qapp, "zh")
    return show(qtbot, EvidencePage(session_of(desk)), visit)


def shown(hand):
    return [one.photo.item for one in hand.page.grid.pictures.photos]


def kept(desk, visit):
    return gallery.gallery(desk, visit).photos


def test_all_photos_are_there_in_order_with_their_pictures(qtbot, hand):
    assert shown(hand) == list(ITEMS)
    model = hand.page.grid.pictures
    qtbot.waitUntil(lambda: not any(model.lacks(n) for n in range(len(ITEMS))), timeout=WAIT_MS)


def test_a_photo_goes_to_another_item_by_its_code_and_undo_brings_it_back(hand, desk, visit):
    hand.keys("M")
    write(hand.page.item, "b01")
    hand.key(ENTER)
    assert [one.photo.item for one in kept(desk, visit)] == ["B01", "A02", "B03", "A01"]
    assert inspect.detail(desk, visit, "B01").evidence
    assert len(inspect.detail(desk, visit, "A01").evidence) == 1
    hand.page.undo()
    assert shown(hand) == list(ITEMS)


def test_a_caption_that_is_typed_is_kept_where_one_goes_on_and_one_that_is_not_takes_none_away(hand, desk, visit):
    hand.keys("T")
    write(hand.page.caption, "值班室")
    hand.page.grid.setFocus()  # as a click on another photo does
    hand.page.grid.setCurrentIndex(hand.page.grid.model().index(1, 0))
    assert [one.photo.caption for one in kept(desk, visit)][:2] == ["值班室", ""]
    hand.page.grid.selectAll()
    hand.keys("T")
    hand.key(ENTER)
    assert [one.photo.caption for one in kept(desk, visit)][:2] == ["值班室", ""]


def test_what_was_selected_stays_selected_after_each_act(hand, desk, visit):
    hand.key(Qt.Key.Key_Right)
    for _ in range(2):
        hand.key(Qt.Key.Key_Right, SHIFT)
    for act in ("K", "M"):
        hand.keys(act)
        if act == "M":
            write(hand.page.item, "b01")
            hand.key(ENTER)
        assert [n for n, one in enumerate(kept(desk, visit)) if one.is_key] == [1, 2, 3]
        assert [index.row() for index in hand.page.grid.selectedIndexes()] == [1, 2, 3]
        assert hand.page.grid.currentIndex().row() == 3  # the arrows go on from where they were
    assert shown(hand) == ["A01", "B01", "B01", "B01"]


def test_of_an_act_on_many_that_failed_for_some_it_is_told_which_and_why_and_retry_does_the_rest(hand, desk, visit):
    told = []
    hand.page.failed.connect(lambda error, retry: told.append((error, retry)))
    wal = next(desk.store.home.glob("*-wal"))
    before = wal.stat().st_size
    hand.keys("K")
    room = wal.stat().st_size + round(1.5 * (wal.stat().st_size - before))  # for one more act and not for two
    hand.page.grid.selectAll()
    limits, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, limits[1]))
    try:
        hand.keys("M")
        write(hand.page.item, "B01")
        hand.key(ENTER)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    n = shown(hand).count("B01")
    ((error, retry),) = told
    said = message_of(error, "zh")
    assert 0 < n < len(ITEMS)
    assert said.what.startswith(f"4件证据中改好了{n}件，没有改的{4 - n}件：")
    assert "A01照片2" in said.what
    assert "磁盘空间不足" in said.means
    assert "B03 photo 1, A01 photo 2" in message_of(error, "en").what
    assert len(hand.page.grid.selectedIndexes()) == len(ITEMS)
    retry()
    assert shown(hand) == ["B01"] * len(ITEMS)
    assert len(told) == 1


def test_an_item_that_is_none_is_refused_in_words(hand, desk, visit):
    told = []
    hand.page.failed.connect(lambda error, _retry: told.append(error.code))
    hand.keys("M")
    write(hand.page.item, "Z99")
    hand.key(ENTER)
    assert told == ["photo_item_unknown"]
    assert shown(hand) == list(ITEMS)


def test_caption_order_and_key_evidence_reach_the_record(hand, desk, visit):
    hand.key(Qt.Key.Key_Right)
    hand.key(Qt.Key.Key_Right)
    hand.keys("K")
    hand.keys("T")
    write(hand.page.caption, "值班室")
    hand.key(ENTER)
    hand.key(Qt.Key.Key_BracketLeft)
    hand.key(Qt.Key.Key_BracketLeft)
    first = kept(desk, visit)[0]
    assert (first.photo.item, first.photo.caption, first.is_key) == ("B03", "值班室", True)
    report = build_report(desk, inspect.state_of(desk, visit), "号", 1)
    assert [(fact.n, fact.item) for fact in report.evidence] == [(1, "B03"), (2, "A01"), (3, "A02"), (4, "A01")]
    for _ in range(2):
        hand.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)  # the key that the status line shows
    assert shown(hand) == list(ITEMS)


def test_filters_and_finding(hand, desk, visit):
    markup.mark(desk, visit, kept(desk, visit)[1].photo.id, Markup((Mark("hide", ((0, 0), (9, 9))),)))
    hand.page.enter(visit_id=visit)
    hand.page.filters.button("hidden").click()
    assert shown(hand) == ["A02"]
    hand.page.filters.button("key").click()
    assert shown(hand) == []
    hand.page.filters.button("all").click()
    hand.page.grid.setFocus()
    hand.key(Qt.Key.Key_Slash)
    write(hand.page.finder, "a01")
    assert shown(hand) == ["A01", "A01"]


def test_photos_whose_time_does_not_fit_are_marked_and_filtered(hand, desk, visit):
    out, exif = io.BytesIO(), Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "0000:00:00 00:00:00"
    Image.new("RGB", (60, 40)).save(out, "JPEG", exif=exif.tobytes())
    evidence.attach_photo(desk, visit, "B05", out.getvalue())
    hand.page.enter(visit_id=visit)
    hand.page.filters.button("time").click()
    assert shown(hand) == ["B05"]
    index = hand.page.grid.pictures.index(0)
    assert "时间不符" in index.data()
    assert "不是有效日期" in index.data(Qt.ItemDataRole.ToolTipRole)
    report = build_report(desk, inspect.state_of(desk, visit), "号", 1)
    assert [fact.time_fault for fact in report.evidence] == ["", "", "", "", "unreadable"]


def test_two_are_compared_side_by_side(qtbot, hand):
    hand.key(Qt.Key.Key_Right, SHIFT)
    hand.keys("C")
    qtbot.waitUntil(lambda: hand.page.sheet is not None and hand.page.sheet.isVisible(), timeout=WAIT_MS)
    left, right = (picture.pixmap().toImage() for picture in hand.page.sheet.pictures)
    assert left.pixelColor(5, 5).red() != right.pixelColor(5, 5).red()
    hand.key(ESCAPE)
    assert not hand.page.sheet.isVisible()
    assert hand.page.grid.hasFocus()


def test_enter_goes_to_the_photos_item_and_escape_back(hand, visit):
    gone = []
    hand.page.went.connect(lambda page, arguments: gone.append((page, arguments.get("item"))))
    hand.key(Qt.Key.Key_Right)
    hand.key(ENTER)
    hand.key(ESCAPE)
    assert gone == [("checklist", "A02"), ("checklist", None)]


def test_of_many_photos_only_those_in_view_are_loaded(qtbot, qapp, desk, monkeypatch):
    visit = factory.begin(desk)
    data = jpeg(1)
    _, photo = evidence.read(data)
    sha256 = evidence.seal(desk, data, photo)
    for _ in range(140):
        evidence.attach(desk, visit, "A01", sha256, len(data), photo)
    asked = []
    page = EvidencePage(session_of(desk))
    page.pictures_wanted.connect(lambda photos: asked.extend(photos))
    hand = show(qtbot, page, visit)
    qtbot.waitUntil(lambda: bool(asked), timeout=WAIT_MS)
    assert len(shown(hand)) == 140
    assert 0 < len(asked) < 60
    page.grid.scrollToBottom()
    qtbot.waitUntil(lambda: page.grid.pictures.photos[-1] in asked, timeout=WAIT_MS)
    assert len(asked) < 120


def test_two_photos_side_by_side_cover_the_page_at_any_size(qtbot, hand):
    page = hand.page
    page.grid.selectAll()
    for row in range(2, len(ITEMS)):
        page.grid.selectionModel().select(
            page.grid.pictures.index(row), page.grid.selectionModel().SelectionFlag.Deselect
        )
    hand.keys("C")
    qtbot.waitUntil(lambda: page.sheet is not None and page.sheet.isVisible(), timeout=WAIT_MS)
    page.window().resize(1500, 900)
    qtbot.waitUntil(lambda: page.sheet.size() == page.size(), timeout=WAIT_MS)


def test_where_no_photo_is_shown_words_say_what_will_be_here(qtbot, hand, desk):
    page = hand.page
    assert not page.nothing.isVisible()
    page.finder.setText("zzzz")
    assert page.nothing.text() == "没有这样的照片。请换一个筛选，或清空查找。"
    assert not page.grid.isVisible()
    page.finder.clear()
    assert page.grid.isVisible()
    assert not page.nothing.isVisible()
    page.enter(visit_id=factory.begin(desk))
    assert page.nothing.text().startswith("这次检查的全部照片都列在这里")
