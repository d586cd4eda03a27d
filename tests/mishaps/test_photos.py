"""What people drop on the checklist beside good photos, and good photos that are odd: in the real window."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from functools import partial
from pathlib import Path

import pypdf
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

from inspector.base.messages import message_of
from inspector.exchange.photos import MAX_PIXELS, read_photo
from inspector.services import evidence, inspect, records
from inspector.ui.checklist.page import ChecklistPage
from inspector.ui.i18n import speak
from tests import scans
from tests.services import factory
from tests.ui.concluding import idle, session_of

WAIT_MS = 60_000
T = Image.Transpose
AS_STORED = {
    1: None, 2: T.FLIP_LEFT_RIGHT, 3: T.ROTATE_180, 4: T.FLIP_TOP_BOTTOM,
    5: T.TRANSPOSE, 6: T.ROTATE_90, 7: T.TRANSVERSE, 8: T.ROTATE_270,
}  # fmt: skip
"""How a camera held in each way writes an upright picture (EXIF orientation)."""


def picture(orientation=1, kind="JPEG", size=(400, 200)):
    """Red at the top left, green at the top right, blue below."""
    width, height = size
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, width // 2, height // 2))
    image.paste("lime", (width // 2, 0, width, height // 2))
    turn = AS_STORED[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = io.BytesIO()
    more = {} if kind in {"PNG", "TIFF"} else {"quality": 95}
    (image.transpose(turn) if turn is not None else image).save(out, kind, exif=exif.tobytes(), **more)
    return out.getvalue()


def is_upright(image):
    image = image.convert("RGB")
    spots = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)]
    found = [image.getpixel((int(image.width * x), int(image.height * y))) for x, y in spots]
    wanted = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (0, 0, 255)]
    near = all(
        abs(a - b) < 40 for one, other in zip(found, wanted, strict=True) for a, b in zip(one, other, strict=True)
    )
    return near and image.width == 2 * image.height


@pytest.fixture
def visit(desk):
    return factory.begin(desk)


@pytest.fixture
def page(qtbot, qapp, desk, visit):
    speak(qapp, "zh")
    made = ChecklistPage(session_of(desk))
    qtbot.addWidget(made, before_close_func=lambda _page: made.leave())
    made.resize(1294, 664)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.enter(visit_id=visit)
    return made


@pytest.fixture
def errors(page):
    found = []
    page.failed.connect(lambda error, _retry: found.append(error))
    return found


def drop(page, *paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, no = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, mime, left, no))


def photos(desk, visit):
    return inspect.detail(desk, visit, "A01").evidence


def words(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page) and label.text()]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "HEIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_of_every_format_is_upright(kind, orientation):
    photo = read_photo(picture(orientation, kind))
    assert (photo.width_px, photo.height_px) == (400, 200)
    quick = read_photo(picture(orientation, kind), whole=False)
    assert list(quick.copies) == ["thumbnail"]
    assert replace(quick, copies=photo.copies) == photo
    for copy in (*photo.copies.values(), *quick.copies.values()):
        assert is_upright(Image.open(io.BytesIO(copy)))


def test_photos_are_in_with_their_thumbnails_and_the_larger_copies_follow(qtbot, page, desk, visit):
    first, second = picture(1, size=(3000, 1500)), picture(6, size=(2800, 1400))
    page.detail.add_photos([first])
    qtbot.waitUntil(lambda: page.detail.photos.n_pictures == 1, timeout=WAIT_MS)
    tile = next(iter(page.detail.photos._tiles.values()))
    page.detail.add_photos([second])
    qtbot.waitUntil(lambda: page.detail.photos.n_pictures == 2, timeout=WAIT_MS)
    assert next(iter(page.detail.photos._tiles.values())) is tile  # what is shown already is not made anew
    for shown, data in zip(photos(desk, visit), (first, second), strict=True):
        for kind, copy in read_photo(data).copies.items():
            there = partial(desk.store.evidence.get_derived, shown.sha256, kind)
            qtbot.waitUntil(lambda there=there, copy=copy: there() == copy, timeout=WAIT_MS)


def test_a_file_that_is_on_the_item_already_is_told_and_stands_there_once(qtbot, page, desk, visit, tmp_path):
    told, paths = [], [tmp_path / f"{name}.jpg" for name in ("a", "b", "again", "c")]
    page.told.connect(told.append)
    for path, width in zip(paths, (320, 330, 330, 340), strict=True):
        path.write_bytes(picture(size=(width, 160)))
    drop(page, *paths[:3])
    qtbot.waitUntil(lambda: len(photos(desk, visit)) == 2 and idle(page), timeout=WAIT_MS)
    assert told == ["2张照片已附上；已经附在A01，没有再附：照片2"]
    changes = sum(1 for _ in desk.store.all_changes())
    drop(page, paths[0])
    qtbot.waitUntil(lambda: len(told) == 2 and idle(page), timeout=WAIT_MS)
    assert told[1] == "已经附在A01，没有再附：照片1"
    assert sum(1 for _ in desk.store.all_changes()) == changes
    evidence.remove_photo(desk, visit, photos(desk, visit)[0].id)
    drop(page, paths[0])  # what was taken off comes back
    qtbot.waitUntil(lambda: len(photos(desk, visit)) == 2 and idle(page), timeout=WAIT_MS)
    page.go_to("A02")
    drop(page, paths[0])  # and what stands on another item belongs to this one too
    qtbot.waitUntil(lambda: len(inspect.detail(desk, visit, "A02").evidence) == 1 and idle(page), timeout=WAIT_MS)
    assert len(told) == 2


def test_all_eight_orientations_are_upright_in_thumbnail_viewer_and_pdf(qtbot, page, desk, visit):
    for n in range(1, 9):
        page.detail.add_photos([picture(n, size=(400 + 2 * n, 200 + n))])
        qtbot.waitUntil(lambda n=n: len(photos(desk, visit)) == n and idle(page), timeout=WAIT_MS)
    tiles = page.detail.photos
    qtbot.waitUntil(lambda: tiles.n_pictures == 8, timeout=WAIT_MS)
    for tile in tiles._tiles.values():
        icon = tile.icon().pixmap(tile.iconSize()).toImage()
        assert icon.pixelColor(icon.width() // 4, icon.height() // 4).red() > 200
        assert icon.pixelColor(icon.width() * 3 // 4, icon.height() // 4).green() > 200
    for n, tile in enumerate(list(tiles._tiles.values())):
        tile.click()
        viewer = page.detail.looking.viewer
        qtbot.waitUntil(lambda viewer=viewer: not viewer._picture.pixmap().isNull(), timeout=WAIT_MS)
        shown = viewer._picture.pixmap().toImage()
        assert shown.pixelColor(shown.width() // 4, shown.height() // 4).red() > 200, n
        assert shown.pixelColor(shown.width() * 3 // 4, shown.height() // 4).green() > 200, n
        viewer.close_viewer()
    pdf = records.draw_preview(desk, visit, lambda _done, _total: None)
    drawn = [found.image for one in pypdf.PdfReader(io.BytesIO(pdf)).pages for found in one.images]
    assert sum(is_upright(image) for image in drawn if image.width in range(402, 418)) == 8


def zipped():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("x.jpg", b"x")
    return out.getvalue()


def gif():
    out = io.BytesIO()
    frames = [Image.new("P", (20, 20), n) for n in range(3)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    return out.getvalue()


def bomb(side):
    """A PNG whose header claims a size, with a few bytes of content."""
    import struct
    import zlib

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def tiff_bomb(side):
    """A TIFF whose header claims a size, with one strip of nothing."""
    import struct

    tags = [
        (256, 4, side),
        (257, 4, side),
        (258, 3, 8),
        (259, 3, 1),
        (262, 3, 1),
        (273, 4, 8),
        (278, 4, side),
        (279, 4, 4),
    ]
    body = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
    return b"II*\0" + struct.pack("<II", 12, 0) + struct.pack("<H", len(tags)) + body + b"\0" * 4


BAD = [
    ("空.jpg", lambda: b"", "photo_empty", "空的"),
    ("通知.pdf", lambda: b"%PDF-1.7 ...", "pdf_damaged", "不完整或者已经损坏"),
    ("带密码.pdf", lambda: scans.changed(scans.scan(1), lock="x"), "pdf_locked", "有打开密码"),
    ("两百页.pdf", lambda: scans.scan(200), "pdf_many_pages", "有200页，一件证据最多100页"),
    ("炸弹.tif", lambda: tiff_bomb(60_000), "photo_too_many_pixels", "超过1亿像素"),
    ("压缩包.jpg", zipped, "photo_kind", "ZIP格式"),
    ("动图.gif", gif, "photo_kind", "GIF格式"),
    ("录像.mp4", lambda: b"\0\0\0\x18ftypisom" + b"\0" * 99, "photo_kind", "MP4格式"),
    ("没传完.jpg", lambda: picture(size=(1200, 600))[:6000], "photo_damaged", "不完整或者已经损坏"),
    ("没传完.heic", lambda: picture(kind="HEIF", size=(1200, 600))[:-200], "photo_unreadable", "或者已经损坏"),
    ("炸弹.png", lambda: bomb(10_001), "photo_too_many_pixels", "超过1亿像素"),
    ("大炸弹.png", lambda: bomb(60_000), "photo_too_many_pixels", "超过1亿像素"),
    ("随便.png", lambda: os.urandom(4000), "photo_unreadable", "不是照片"),
]


@pytest.mark.parametrize("bad", BAD, ids=[entry[0] for entry in BAD])
def test_what_is_no_good_photo_is_refused_in_words_and_leaves_nothing(qtbot, page, errors, desk, visit, tmp_path, bad):
    name, make, code, said = bad
    (tmp_path / name).write_bytes(make())
    drop(page, tmp_path / name)
    qtbot.waitUntil(lambda: bool(errors) and idle(page), timeout=WAIT_MS)
    (error,) = errors
    assert error.code == code
    told = message_of(error, "zh")
    assert name in told.what
    assert said in told.what
    assert told.means
    assert told.do
    assert photos(desk, visit) == ()
    assert not list(desk.store.home.rglob("*.new"))


def test_a_folder_and_a_file_that_is_gone_are_told(qtbot, page, errors, tmp_path):
    (tmp_path / "照片").mkdir()
    for path in (tmp_path / "照片", tmp_path / "没有.jpg"):
        drop(page, path)
        qtbot.waitUntil(lambda: bool(errors) and idle(page), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: len(errors) == 2, timeout=WAIT_MS)
    assert [error.code for error in errors] == ["photo_folder", "photo_gone"]


def test_a_tiff_of_several_pages_is_taken_and_its_pages_are_said(qtbot, page, desk, visit, tmp_path):
    pages = [Image.new("RGB", (400, 300), colour) for colour in ("red", "green", "blue")]
    pages[0].save(tmp_path / "扫描.tif", save_all=True, append_images=pages[1:])
    drop(page, tmp_path / "扫描.tif")
    qtbot.waitUntil(lambda: len(photos(desk, visit)) == 1 and bool(page.detail.photos._tiles), timeout=WAIT_MS)
    (photo,) = photos(desk, visit)
    assert photo.n_pages == 3
    assert desk.store.evidence.get(photo.sha256) == (tmp_path / "扫描.tif").read_bytes()
    qtbot.waitUntil(lambda: "1个文件有多页：记录中只印第一页，原件完整保存" in words(page), timeout=WAIT_MS)
    next(iter(page.detail.photos._tiles.values())).click()
    assert any("第1页，共3页" in text for text in words(page.detail.looking.viewer))


def test_a_scanned_pdf_is_leafed_through_by_keys(qtbot, page, desk, visit, tmp_path):
    (tmp_path / "值班表.pdf").write_bytes(scans.scan(3))
    drop(page, tmp_path / "值班表.pdf")
    qtbot.waitUntil(lambda: len(photos(desk, visit)) == 1 and bool(page.detail.photos._tiles), timeout=WAIT_MS)
    next(iter(page.detail.photos._tiles.values())).click()
    viewer = page.detail.looking.viewer

    def colour():
        shown = viewer._picture.pixmap().toImage()
        return shown.pixelColor(shown.width() // 2, shown.height() // 3).name() if not shown.isNull() else ""

    for n, wanted in enumerate(("#fe0000", "#00ff01", "#0000fe"), 1):
        qtbot.waitUntil(lambda wanted=wanted: near(colour(), wanted), timeout=WAIT_MS)
        assert any(f"第{n}页，共3页" in text for text in words(viewer))
        qtbot.keyClick(viewer.caption, Qt.Key.Key_PageDown)
    assert not viewer.later.isEnabled()
    qtbot.keyClick(viewer.caption, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: near(colour(), "#00ff01"), timeout=WAIT_MS)


def near(found, wanted):
    pairs = zip(bytes.fromhex(found[1:]), bytes.fromhex(wanted[1:]), strict=True) if found else [(0, 255)]
    return all(abs(a - b) < 12 for a, b in pairs)


def test_a_scan_of_200_pages_is_told_and_the_other_files_go_in(qtbot, page, errors, desk, visit, tmp_path):
    (tmp_path / "两百页.pdf").write_bytes(scans.scan(200))
    (tmp_path / "三页.pdf").write_bytes(scans.scan(3))
    (tmp_path / "照片.jpg").write_bytes(picture())
    drop(page, *(tmp_path / name for name in ("两百页.pdf", "三页.pdf", "照片.jpg")))
    qtbot.waitUntil(lambda: bool(errors) and idle(page), timeout=WAIT_MS)
    assert [error.code for error in errors] == ["pdf_many_pages"]
    assert [photo.kind for photo in photos(desk, visit)] == ["pdf", "photo"]


def test_a_photo_dated_2099_is_taken_and_its_time_is_said(qtbot, page, desk, visit, tmp_path):
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2099:01:01 10:00:00"
    Image.new("RGB", (60, 40)).save(tmp_path / "x.jpg", exif=exif.tobytes())
    drop(page, tmp_path / "x.jpg")
    qtbot.waitUntil(lambda: "1件证据的拍摄时间与检查时间不符" in words(page), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: bool(page.detail.photos._tiles), timeout=WAIT_MS)
    next(iter(page.detail.photos._tiles.values())).click()
    assert "照片时间与检查时间不符：比附上的时间还晚" in words(page.detail.looking.viewer)


def test_heic_is_read_and_without_a_decoder_it_is_said(tmp_path):
    data = picture(6, "HEIF")
    assert read_photo(data).media_type == "image/heic"
    (tmp_path / "x.heic").write_bytes(data)
    (tmp_path / "x.jpg").write_bytes(picture())
    script = (
        "import sys; sys.modules['pillow_heif'] = None\n"
        "from pathlib import Path\n"
        "from inspector.base.errors import BadInputError\n"
        "from inspector.exchange.photos import read_photo\n"
        f"folder = Path({str(tmp_path)!r})\n"
        "assert read_photo((folder / 'x.jpg').read_bytes()).width_px == 400\n"
        "try: read_photo((folder / 'x.heic').read_bytes(), 'x.heic')\n"
        "except BadInputError as error: print(error.code)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "photo_no_decoder"


def test_sixty_megapixels_are_read_in_bounded_memory(tmp_path):
    """JPEG, PNG and TIFF of 60 megapixels, one after the other, in a process of its own: its peak is measured."""
    script = (
        "import io, resource, sys\n"
        "from PIL import Image\n"
        "from inspector.exchange.photos import read_photo\n"
        "from pathlib import Path\n"
        "data = Path(sys.argv[1]).read_bytes()\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "photo = read_photo(data)\n"
        "assert (photo.width_px, photo.height_px) == (9000, 6700)\n"
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)\n"
    )
    image = Image.effect_noise((900, 670), 60).resize((9000, 6700)).convert("RGB")
    bounds = {"JPEG": 120, "PNG": 450, "TIFF": 450}  # MB: a JPEG is decoded small; the others whole, once
    for kind, most in bounds.items():
        path = tmp_path / f"x.{kind}"
        image.save(path, kind, **({"compression": "tiff_lzw"} if kind == "TIFF" else {}))
        done = subprocess.run([sys.executable, "-c", script, path], check=True, capture_output=True, text=True)
        assert int(done.stdout) < most, (kind, done.stdout)
    assert image.width * image.height < MAX_PIXELS


def test_three_hundred_photos_at_once_can_be_cancelled_and_lose_nothing(qtbot, page, desk, visit, tmp_path):
    paths = []
    for n in range(300):
        paths.append(tmp_path / f"{n:03}.jpg")
        paths[-1].write_bytes(picture(size=(320 + n, 160)))
    progressed = []
    drop(page, *paths)
    adding = page.detail._presenter._adding[0]
    adding.progressed.connect(lambda done, total: progressed.append((done, total)))
    qtbot.waitUntil(lambda: len(photos(desk, visit)) >= 40, timeout=WAIT_MS)
    page.go_to("A02")  # the window lives: one goes on answering meanwhile
    page.go_to("A01")
    told = []
    page.told.connect(told.append)
    page.detail.photos.cancelled.emit()
    qtbot.waitUntil(lambda: idle(page), timeout=WAIT_MS)
    n_in = len(photos(desk, visit))
    assert 40 <= n_in < 300
    assert told == [f"已附上{n_in}张，共300张；已附上的保留"]
    assert [done for done, _total in progressed] == sorted(done for done, _total in progressed)
    for photo in photos(desk, visit):
        desk.store.evidence.get(photo.sha256)
    names = {Path(path).read_bytes() for path in paths[:n_in]}
    assert {desk.store.evidence.get(photo.sha256) for photo in photos(desk, visit)} == names
    drop(page, *paths[n_in:])
    qtbot.waitUntil(lambda: len(photos(desk, visit)) == 300 and idle(page), timeout=WAIT_MS)
    assert told[-1] == f"{300 - n_in}张照片已附上"
    qtbot.waitUntil(lambda: len(page.detail.photos._tiles) == 300, timeout=WAIT_MS)
    QApplication.processEvents()


def test_bad_files_among_many_are_told_once_by_name(qtbot, page, errors, desk, visit, tmp_path):
    paths = []
    for n in range(12):
        paths.append(tmp_path / f"{n:02}.jpg")
        paths[-1].write_bytes(picture(size=(320 + n, 160)) if n % 2 else b"")
    drop(page, *paths)
    qtbot.waitUntil(lambda: bool(errors) and idle(page), timeout=WAIT_MS)
    (error,) = errors
    told = message_of(error, "zh")
    assert told.what == "6个文件没有附上：00.jpg、02.jpg、04.jpg、06.jpg、08.jpg…。"
    assert told.means == "其余6张照片已附上。"
    assert len(photos(desk, visit)) == 6


def test_a_store_without_room_stops_the_rest_and_says_so_once(qtbot, page, errors, desk, visit, tmp_path):
    import resource
    import signal

    paths = []
    for n in range(8):
        paths.append(tmp_path / f"{n}.png")
        image = Image.effect_noise((500, 400), 90)
        image.save(paths[-1])
    before, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, before[1]))
    try:
        drop(page, *paths)
        qtbot.waitUntil(lambda: bool(errors) and idle(page), timeout=WAIT_MS)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert [error.code for error in errors] == ["disk_full"]
    assert photos(desk, visit) == ()
    assert not list(desk.store.home.rglob("*.new"))
    drop(page, *paths)
    qtbot.waitUntil(lambda: len(photos(desk, visit)) == 8 and idle(page), timeout=WAIT_MS)
