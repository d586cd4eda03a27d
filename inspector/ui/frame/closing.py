"""The one question on closing: only while work runs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget


def sure_to_close(parent: QWidget) -> bool:
    """Ask whether running work may be broken off."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(QCoreApplication.translate("Closing", "Close"))
    box.setText(QCoreApplication.translate("Closing", "Work is still running."))
    box.setInformativeText(QCoreApplication.translate("Closing", "Closing breaks it off; what is saved stays."))
    leave = box.addButton(
        QCoreApplication.translate("Closing", "Close all the same"), QMessageBox.ButtonRole.AcceptRole
    )
    stay = box.addButton(QCoreApplication.translate("Closing", "Go on working"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.exec()
    return box.clickedButton() is leave
