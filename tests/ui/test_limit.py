"""A field that is full says so: Qt cuts what is typed or pasted without a word."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QToolTip

from inspector.ui.widgets.limit import at_most


def test_what_does_not_fit_is_told_typed_or_pasted(qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    at_most(field, 5)
    field.show()
    qtbot.keyClicks(field, "abcde")
    assert "at most 5" not in QToolTip.text()
    qtbot.keyClicks(field, "f")
    assert (field.text(), "at most 5" in QToolTip.text()) == ("abcde", True)
    QToolTip.hideText()
    field.clear()
    QGuiApplication.clipboard().setText("一二三四五六七八")
    field.paste()
    assert (field.text(), "at most 5" in QToolTip.text()) == ("一二三四五", True)
