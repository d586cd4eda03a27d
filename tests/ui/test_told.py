"""What the windows tell is told whole: sentences apart in English, and uncut where the line has room."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from inspector.base.errors import BadInputError, MissingError
from inspector.base.messages import LANGUAGES, message, run_on
from inspector.ui.error_words import words_of
from inspector.ui.frame.banner import Banner
from inspector.ui.frame.status import StatusLine
from inspector.ui.i18n import speak
from inspector.ui.widgets.message_box import MessageBox


@pytest.mark.parametrize("kind", [MessageBox, Banner])
@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_stand_apart_in_english_and_close_in_chinese(qtbot, kind, language):
    box = kind()
    qtbot.addWidget(box)
    error, told = BadInputError("password_short"), message("password_short", language)
    box.tell(error, language) if kind is MessageBox else box.show_error(error, language)
    between = " " if language == "en" else ""
    assert box.words() == between.join((told.what, told.means, told.do))


def test_a_part_that_is_empty_leaves_no_blank():
    assert run_on("Done.", "", "Go on.") == "Done. Go on."
    assert run_on("", "已保存。", "") == "已保存。"


def test_what_was_undone_is_shown_whole_where_there_is_room(qtbot):
    line = StatusLine()
    qtbot.addWidget(line)
    line.show_lock(10)
    line.show_who("吴承泽 澄江市梅岭区教育督导室")
    line.say_restored("已撤销：A07 不符合·理由 “材料不在现场” → “学校无此项业务”，备注一并撤销", True)
    line.resize(1600, line.height())
    line.show()
    said = line._said
    assert said.width() >= said.fontMetrics().horizontalAdvance(said.text())


def test_the_dialog_for_a_file_is_chinese_throughout(qtbot, dressed):
    speak(dressed, "zh")
    try:
        dialog = QFileDialog(None, "打开")
        qtbot.addWidget(dialog)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.show()
        shown = [w.text() for w in (*dialog.findChildren(QLabel), *dialog.findChildren(QPushButton)) if w.text()]
        assert len(shown) >= 5
        assert all(any("一" <= letter <= "鿿" for letter in text) for text in shown), shown
        assert QCoreApplication.translate("QAbstractFileIconProvider", "Folder") == "文件夹"
    finally:
        speak(dressed, "en")


def test_of_several_files_each_has_its_own_words_behind_the_one_error():
    told = BadInputError("photos_not_attached", n=2, names="甲.jpg、乙.jpg", attached=0)
    told.__cause__ = ExceptionGroup("files", [MissingError("file_missing", file="甲.jpg"), ValueError("乙")])
    technical = words_of(told, "zh").detail
    assert "甲.jpg" in technical
    assert message("file_missing", "zh", file="甲.jpg").what in technical
    assert "乙" in technical
