"""A visit from arrival to its signed PDF that uses evidence, lists, logic and the team; then all of the PDF is searched.

With ``INSPECTOR_PICTURES=FOLDER`` it leaves a picture of each stage and the PDF there.
"""

from __future__ import annotations

import copy
import io
import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inspector.demo.hand import ALT, CTRL, NO, Hand
from inspector.domain.checklist_build import build_checklist
from inspector.domain.markup import HIDDEN_RGB
from inspector.exchange.checklist_file import built_in, shipped
from inspector.services import inspect, markup, notebook, plan, records, sample, survey
from inspector.services.verify import verify_bytes
from inspector.ui.detail import more
from inspector.ui.i18n import speak
from inspector.ui.task import RUNNING
from tests.journeys.leaks import likeness, spelt, unpack
from tests.rosters import school
from tests.scans import scan
from tests.services import factory
from tests.services.test_faces import FACE, needs_detector
from tests.ui.framed import shell_of
from tests.ui.test_devices import SECOND, VirtualMicrophone

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
MAKE, MODEL, GPS = "PlantedMake", "PlantedModel 9", (31.0, 34.0, 56.78)
FACE_AT, ENLARGED = (680, 200), 2
HIDDEN_IN_FACE = (76, 56, 144, 136)
"""Eyes, nose and mouth, in pixels of face.jpg."""
SIZE = (1200, 900)


def photo() -> bytes:
    """A photo as a phone makes it: place, camera, a thumbnail's worth of metadata; a face in it."""
    noise = Image.effect_noise(SIZE, 60).convert("RGB")
    image = Image.blend(Image.linear_gradient("L").resize(SIZE).convert("RGB"), noise, 0.06)
    face = Image.open(FACE)
    image.paste(face.resize((face.width * ENLARGED, face.height * ENLARGED)), FACE_AT)
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = MAKE, MODEL
    exif.get_ifd(0x8769)[0x9003] = "2026:11:30 09:02:11"
    exif.get_ifd(0x8825).update({1: "N", 2: GPS, 3: "E", 4: (120.0, 18.0, 12.34)})
    out = io.BytesIO()
    image.save(
        out,
        "JPEG",
        quality=90,
        exif=exif.tobytes(),
        xmp=b"<x:xmpmeta>PlantedXmp</x:xmpmeta>",
        comment=b"PlantedComment",
    )
    return out.getvalue()


def small_checklist():
    """The usual list's items that belong to this story, with the gates of the list by places."""
    plain: Any = copy.deepcopy(built_in().plain)
    places: Any = copy.deepcopy(shipped()["places-2020-6"].plain)
    wanted = {"A01", "A02", "A03", "B02", "B03", "I01", "I04", "I05", "L02"}
    for section in plain["sections"]:
        section["items"] = [item for item in section["items"] if item["code"] in wanted]
    plain["sections"] = [section for section in plain["sections"] if section["items"]]
    gates = next(section for section in places["sections"] if section["code"] == "A")
    gates = json.loads(json.dumps(gates).replace("A0", "G0"))
    gates["code"] = "G"
    gates["items"] = [item for item in gates["items"] if item["code"] in {"G01", "G02", "G04"}]
    plain["sections"].insert(2, gates)
    plain["groups"] = {"gate": places["groups"]["gate"]}
    plain["laws"] |= places["laws"]
    plain["format"] = "inspector-checklist/2"
    return build_checklist(plain)


class Journey(Hand):
    """A hand that leaves pictures only where they are wanted."""

    def __init__(self, shell, folder):
        super().__init__(shell, Path(folder))
        self.shell, self._wanted = shell, bool(folder)

    def picture(self, name):
        if self._wanted:
            super().picture(name)

    @property
    def page(self) -> Any:
        return self.shell.page

    def settle(self):
        self.wait(lambda: not RUNNING.tasks)
        for _ in range(4):
            QApplication.processEvents()

    def go_to(self, item):
        """Go to an item by finding it: /, its code, Enter."""
        self.key("/")
        self.write(item, self.page.filters.finder)
        self.key(ENTER)
        assert self.page.current == item
        self.settle()

    def drop(self, *paths):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        copying, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        QApplication.sendEvent(self.page, QDragEnterEvent(QPoint(400, 200), copying, data, left, NO))
        QApplication.sendEvent(self.page, QDropEvent(QPointF(400, 200), copying, data, left, NO))
        self.settle()

    def drag(self, canvas, start, end):
        a, b = canvas.where(start).toPoint(), canvas.where(end).toPoint()
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, NO, a)
        for n in range(1, 7):
            QTest.mouseMove(canvas, a + (b - a) * n / 6)
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, NO, b)


@pytest.fixture
def world(desk, watch, tmp_path, monkeypatch):
    """A visit ten days ago that left a problem; the files of the school and of the phone."""
    made = small_checklist()
    monkeypatch.setattr(plan, "built_in", lambda: made)
    monkeypatch.setattr(more, "Microphone", VirtualMicrophone)
    earlier = factory.begin(desk)
    for item, value in (("A01", "conforms"), ("A02", "fails")):
        inspect.answer(desk, earlier, item, {"value": value})
    factory.sign_all(desk, earlier)
    records.issue(desk, earlier, lambda _done, _total: None)
    watch.go(days=10)
    roster, surveyed, people = school(omitted=4, strange=2, twice=3, misspelt=2)
    for name, data in {
        "IMG_2041.jpg": photo(),
        "花名册.xlsx": roster,
        "摸排表.xlsx": surveyed,
        "预案.pdf": scan(3),
    }.items():
        (tmp_path / name).write_bytes(data)
    return people


@needs_detector
def test_a_whole_visit_and_nothing_of_what_is_hidden_leaves_the_laptop(qtbot, qapp, desk, watch, world, tmp_path):
    speak(qapp, "zh")
    shell = shell_of(qtbot, desk)
    shell.go("today", {})
    hand = Journey(shell, os.environ.get("INSPECTOR_PICTURES", ""))
    visit = arrive(hand)
    photograph(hand, desk, visit, tmp_path)
    other_evidence(hand, desk, visit, tmp_path)
    gates(hand)
    reconcile(hand, desk, visit, world, tmp_path)
    duty_test(hand, desk, visit, watch)
    note_lists(hand, desk, visit)
    work_together(hand, desk, visit)
    go_back(hand, desk, visit)
    pdf = sign(hand, desk, visit)
    if hand._wanted:
        (hand._pictures / "record.pdf").write_bytes(pdf)
    assert verify_bytes(pdf, "zh", desk).state == "intact_known"
    searched = nothing_leaks(pdf, (tmp_path / "IMG_2041.jpg").read_bytes(), world)
    print(f"\n{hand.n_keys} keys; searched: {searched}")  # noqa: T201  # shown with -s


def arrive(hand):
    hand.key("n", CTRL)
    hand.keys("mdxx")
    hand.key(ENTER)
    hand.wait(lambda: hand.page.school.name.isVisible())
    hand.key(Qt.Key.Key_1, ALT)
    hand.key("a", ALT)
    hand.key("s", ALT)
    hand.write("澄梅教督派〔2026〕9号", hand.page.assignment)
    hand.picture("new-visit")
    hand.key(ENTER, CTRL)
    hand.wait(lambda: hand.shell.route[0] == "checklist")
    return hand.page.view.visit_id


def photograph(hand, desk, visit, folder):
    """Drop a photo, hide the face that is found, draw on it, say what it shows."""
    hand.go_to("A01")
    hand.drop(folder / "IMG_2041.jpg")
    hand.wait(lambda: hand.page.detail.photos.n_pictures == 1)
    hand.page.detail.photos.open_first()
    hand.settle()
    hand.write("大门值守", hand.page.detail.looking.viewer.caption)
    hand.key("e", CTRL)
    editor = hand.page.detail.looking.editor
    hand.wait(lambda: editor.canvas.has_image)
    hand.key("f")
    hand.wait(lambda: bool(editor.canvas.proposals))
    hand.picture("face-proposed")
    hand.key("1")
    hand.key("a")
    hand.drag(editor.canvas, (1500, 6500), (3500, 4500))
    hand.key("t")
    QTest.mouseClick(editor.canvas, Qt.MouseButton.LeftButton, NO, editor.canvas.where((1000, 7500)).toPoint())
    hand.write("无人值守", editor.text)
    hand.key(ENTER)
    hand.key("n")
    QTest.mouseClick(editor.canvas, Qt.MouseButton.LeftButton, NO, editor.canvas.where((3000, 3000)).toPoint())
    hand.picture("marked-up")
    hand.key(ESCAPE)
    hand.settle()
    (view,) = inspect.detail(desk, visit, "A01").evidence
    assert (view.caption, len(view.markup.hidden), view.time_fault) == ("大门值守", 1, "")
    assert [opening.why for opening in markup.openings(desk, visit, view.id)] == []  # nothing was hidden before
    hand.page.detail.photos.open_first()
    hand.settle()
    viewer = hand.page.detail.looking.viewer
    assert "拍摄地点31.5824°N 120.3034°E" in viewer._facts.text()
    hand.key("o", CTRL)
    hand.settle()
    hand.picture("original-opened")
    assert len(markup.openings(desk, visit, view.id)) == 1
    hand.key(ESCAPE)
    hand.key("n")
    hand.key("j", ALT)
    offer = hand.page.detail.phrases
    hand.wait(lambda: offer.picker is not None and offer.picker.model.texts())
    hand.keys("zbswr")
    hand.picture("phrase")
    hand.key(ENTER)
    hand.key(ESCAPE)
    assert inspect.detail(desk, visit, "A01").notes[0].text == "值班室无人在岗。"


def other_evidence(hand, desk, visit, folder):
    """A scan, a reading, a sound note that is heard; key evidence in the grid."""
    hand.go_to("A03")
    hand.drop(folder / "预案.pdf")
    hand.key("c")
    for text in ("门卫室体温计读数", "36.5", "℃", "额温枪"):
        hand.write(text)
        hand.key(ENTER)
    hand.key(ENTER)
    hand.key(ENTER)
    hand.key("y")
    VirtualMicrophone.last.heard.emit(SECOND * 3)
    hand.key("y")
    hand.settle()
    kinds = [one.kind for one in inspect.detail(desk, visit, "A03").evidence]
    assert kinds == ["pdf", "reading", "sound"]
    hand.picture("scan-reading-sound")
    hand.key("e")
    hand.settle()
    hand.key("k")
    hand.picture("all-evidence")
    hand.key(ESCAPE)


def gates(hand):
    """Two gates: what is asked of each depends on its state, and is kept and marked when that changes."""
    hand.go_to("G01#1")
    hand.key("2")
    assert "G02#1" in hand.page.rows.shown
    hand.key("1")
    hand.go_to("G01#1")
    hand.key("1")
    assert not hand.page.item("G02#1").applies
    assert hand.page.item("G02#1").answer.value == "conforms"
    hand.page.go_to("gate+")
    hand.key(ENTER)
    hand.write("北门", hand.page.rows.bar.place.name)
    hand.key(ENTER)
    hand.page.go_to("G01#2")
    hand.key("2")
    hand.key("1")
    hand.page.go_to("G02#1")
    hand.picture("gates")


def reconcile(hand, desk, visit, people, folder):
    """摸排核对: both files, the near matches settled, a sample, the answers."""
    hand.go_to("I01")
    hand.key("s")
    page = hand.page
    hand.drop(folder / "花名册.xlsx", folder / "摸排表.xlsx")
    hand.picture("columns")
    for draft in tuple(page.tables.drafts):
        hand.click(draft.put_in)
        hand.settle()
    page.tables.rule.areas.setFocus()
    hand.write("武汉", page.tables.rule.areas)
    hand.key(ENTER)
    hand.click(page.compare)
    hand.settle()
    hand.picture("reconciled")
    counts = survey.view(desk, visit).counts[0]
    assert (counts.missing, counts.strangers, counts.near) == (
        len(people.missing),
        len(people.strangers),
        len(people.near),
    )
    page.result.rows["near", "student"].setFocus()
    hand.key(ENTER)
    hand.key("1")
    hand.key("3")
    hand.key(Qt.Key.Key_Right, ALT)
    hand.key("d")
    hand.settle()
    for key in ("1", "2", "1"):
        page.sample.focus_first()
        hand.key(key)
    hand.picture("sample")
    hand.key(Qt.Key.Key_Right, ALT)
    for _ in range(3):
        hand.key(ENTER)
    hand.picture("survey-answers")
    for _ in range(4):
        hand.key(Qt.Key.Key_Left, ALT)
    assert hand.shell.route[0] == "checklist"


def duty_test(hand, desk, visit, watch):
    hand.key("t")
    hand.write("0510-83210000")
    for rings in (3, 2):
        hand.key(ENTER)
        for _ in range(rings):
            watch.go(seconds=4)
            hand.key("r")
        if rings == 3:
            hand.picture("duty-test")
        hand.key("s")
        hand.key(ENTER)
        watch.go(minutes=3)
    hand.picture("duty-suggested")
    hand.key(ENTER)
    hand.key(ESCAPE)
    assert hand.page.item("B02").answer.value == "fails"
    assert "分别响铃3声、2声" in hand.page.item("B02").problem.fact


def note_lists(hand, desk, visit):
    """People, papers, places: each by its key."""
    for key, words in (("m", ("林青", "副校长")), ("d", ("值班安排表", "澄枫校〔2026〕3号")), ("v", ("北门",))):
        hand.key(key)
        for text in words:
            hand.write(text)
            hand.key(ENTER)
        hand.key(ENTER, CTRL)
        hand.picture(f"list-{key}")
        hand.key(ESCAPE)
    lists = notebook.open_notebook(desk, visit).lists
    assert [len(lists[kind]) for kind in ("person_met", "paper_seen", "place_walked")] == [1, 1, 1]


def work_together(hand, desk, visit):
    """Last time's answer is there; two rate an item unseen and settle it; a section is given, answered, initialled."""
    hand.go_to("A02")
    assert "尚未核查是否整改" in hand.page.detail.reading._last.text()
    hand.key("k")
    hand.key("3")
    hand.key("w")
    hand.go_to("A02")
    hand.key("1")
    hand.settle()
    hand.picture("two-ratings")
    hand.key("2")
    hand.key("w")
    assert hand.page.item("A02").answer.value == "mostly"
    hand.go_to("A01")
    hand.key("1")
    hand.go_to("A03")
    hand.key("1")
    hand.go_to("B03")
    hand.key("1")
    hand.go_to("L02")
    hand.key("1")
    hand.go_to("A01")
    hand.key("b")
    hand.key("1")
    hand.key(ENTER)
    hand.key(Qt.Key.Key_Down)
    hand.key("2")
    hand.picture("sections")
    hand.key(ESCAPE)


def go_back(hand, desk, visit):
    """A03 was right first: history leads back to that answer, and the initials on its section stand again."""
    hand.go_to("A03")
    hand.key("2")
    assert "已变更" in hand.page.rows._heads["A"].accessibleName()
    hand.go_to("A03")
    hand.key("h")
    history = hand.page
    hand.wait(lambda: history.model.rowCount() >= 2)
    hand.picture("history")
    while "未答" not in history.list.currentIndex().data():
        hand.key(Qt.Key.Key_Down)
    hand.key(ENTER)
    hand.key(ESCAPE)
    assert hand.page.item("A03").answer.value == "conforms"
    assert "已确认" in hand.page.rows._heads["A"].accessibleName()


def sign(hand, desk, visit):
    hand.key(ENTER, CTRL)
    hand.settle()
    hand.picture("finish")
    hand.key(Qt.Key.Key_Right, ALT)
    hand.write("总体到位，值班须加强。")  # the keys stand in the opinion
    assert hand.page._opinion.toPlainText() == "总体到位，值班须加强。"
    hand.picture("opinion")
    hand.key(Qt.Key.Key_Right, ALT)
    hand.wait(lambda: hand.page.view is not None)
    assert survey.view(desk, visit).has_names
    while not hand.page.view.complete:
        hand.draw(hand.page.signing.pad, sample.sample_strokes(hand.page.signing.signer_name()), (892, 339))
        hand.picture("signature")
        hand.key(ENTER)
    hand.key(ENTER)
    hand.wait(lambda: hand.shell.route[0] == "report")
    hand.wait(lambda: hand.page.is_settled)
    hand.settle()
    hand.picture("record")
    assert not survey.view(desk, visit).has_names  # destroyed at the first signature
    (photo, *_) = inspect.detail(desk, visit, "A01").evidence
    markup.note_opening(desk, visit, photo.id, markup.LOOKED)
    assert len(markup.openings(desk, visit, photo.id)) == 2  # looked at after the signature: journalled too
    (document,) = records.documents(desk, visit)
    return records.document_bytes(desk, document.id)


def nothing_leaks(pdf, original, people):
    found = unpack(pdf)
    assert len(found.pictures) == 2  # the photo and the scan's first page: signatures are drawn as lines
    names = {person[1] for person in (*people.roster, *people.survey)}
    numbers = {person[3] for person in (*people.roster, *people.survey)} - {""}
    assert found.holding(original) == []
    assert found.holding_run_of(original[original.index(b"\xff\xda") :]) == []
    assert (
        found.holding(
            b"Exif\0\0", b"GPSLatitude", b"exif:", b"IMG_2041", *spelt((MAKE, MODEL, "PlantedXmp", "PlantedComment"))
        )
        == []
    )
    findings = next(data for where, data in found.parts if where == "attachment findings.json")
    assert not [digits for digits in (b"31.58", b"120.30") if digits in findings]
    assert found.holding(*spelt((*names, *numbers, "SECRET-LAYER"))) == []
    assert not [word for word in (*names, *numbers) if word in found.text]
    (printed,) = [picture for _, picture in found.pictures if picture.width > picture.height]
    with Image.open(io.BytesIO(original)) as whole:
        left, top, right, bottom = (FACE_AT[n % 2] + ENLARGED * at for n, at in enumerate(HIDDEN_IN_FACE))
        features = whole.convert("RGB").crop((left, top, right, bottom))
        assert likeness(features, [whole.convert("RGB").resize(printed.size)]) > 0.9  # not hidden, it would be found
    alike = likeness(features, (picture for _, picture in found.pictures))
    assert alike < 0.75
    place = [at * printed.width // SIZE[0] for at in (left, top, right, bottom)]
    hidden = np.asarray(printed.crop((place[0], place[1], place[2], place[3])), dtype=int)
    assert np.abs(hidden - HIDDEN_RGB).max() <= 3
    return f"{len(pdf)} bytes, {len(found.parts)} parts of {found.n_bytes} bytes, {len(found.pictures)} pictures, {alike:.2f}"
