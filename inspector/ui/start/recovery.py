"""The recovery key: shown once in large groups, printed or saved by the user, then asked for again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from inspector.base.errors import MissingError, RoomError
from inspector.ui.folders import default_folder
from inspector.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.toggle import CheckBox

_GROUPS_A_LINE = 4


class RecoveryForm(QWidget):
    """Says the key as typed again, and whether sample data is wanted."""

    typed = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            wrapped(
                self.tr(
                    "If the password is forgotten, only this key opens the store. It is shown now and never again: "
                    "print it or save it on a stick, and keep it away from the laptop."
                )
            )
        )
        self._shown = label("", "recovery-key")
        self._shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._shown.setAccessibleName(self.tr("Recovery key"))
        column.addWidget(self._shown)
        self._anew = wrapped(
            self.tr("The first start was cut off. This key is new; one printed or saved before is void."), "note"
        )
        self._anew.hide()
        column.addWidget(self._anew)
        self._hidden = label(self.tr("Hidden while you type it in."), "caption")
        self._hidden.hide()
        column.addWidget(self._hidden)
        self.print, self.save = (
            Button(self.tr("Print"), icon="printer"),
            Button(self.tr("Save as file"), icon="download"),
        )
        self._again = LinkButton(self.tr("Show it again"))
        self._done = label("", "caption")
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.print, self.save, self._again, self._done):
            row.addWidget(widget)
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(8)
        column.addWidget(label(self.tr("Type it in once more, from the paper or the file"), "caption"))
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Recovery key once more"))
        self.field.setPlaceholderText(self.tr("Capitals, hyphens and blanks do not matter"))
        column.addWidget(self.field)
        self._fault = wrapped("", "bad-text")
        self._fault.hide()
        column.addWidget(self._fault)
        self.sample = CheckBox(self.tr("Load sample data: invented schools and people, to try things out"))
        self.sample.setAccessibleName(self.tr("Load sample data"))
        column.addWidget(self.sample)
        self.start = PrimaryButton(self.tr("Start"))
        self.start.setMinimumWidth(140)
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignRight)
        self._connect()

    def show_key(self, key: str, *, anew: bool = False) -> None:
        """Show a fresh key; ``anew`` where one was shown before that no longer opens anything."""
        self._key = key
        self._anew.setVisible(anew)
        self._reveal(shown=True)
        self.field.clear()
        self.print.setFocus()

    def show_in_use(self) -> None:
        """The store has been in use: its master key was changed, and so is this key."""
        self._anew.setText(self.tr("The master key was changed. This key is new; the one before is void."))
        self.sample.hide()
        self.start.setText(self.tr("Continue"))

    def tell_wrong(self) -> None:
        """Say that what was typed is not the key."""
        self._fault.setText(self.tr("This is not the key. Compare it group by group, or show it again."))
        self._fault.show()
        self._reveal(shown=False)
        self.field.setFocus()
        self.field.selectAll()

    def forget(self) -> None:
        """Forget the key: it has been confirmed."""
        self._key = ""
        self._shown.clear()

    def _connect(self) -> None:
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._save)
        self._again.clicked.connect(lambda: self._reveal(shown=True))
        self.field.textEdited.connect(self._typing)
        self.field.textChanged.connect(self._show_key_hint)
        self.field.returnPressed.connect(self._finish)
        self.start.clicked.connect(self._finish)

    def _show_key_hint(self, text: str) -> None:
        """Before something is typed Enter is for the buttons above."""
        self.start.set_key("Enter" if text else "")

    def _typing(self) -> None:
        """Hide the key as soon as it is typed: it is to come from the paper."""
        self._fault.hide()
        self._reveal(shown=False)

    def _finish(self) -> None:
        if self.field.text().strip():
            self.typed.emit(self.field.text())
        else:
            self._fault.setText(self.tr("Please type the key in once more."))
            self._fault.show()
            self.field.setFocus()

    def _reveal(self, *, shown: bool) -> None:
        self._shown.setText(_lines(self._key))
        self._shown.setVisible(shown)
        self._hidden.setVisible(not shown)
        self._again.setVisible(not shown)

    def _paper(self) -> str:
        title = self.tr("Inspector: recovery key of the encrypted store")
        use = self.tr('At the unlock page choose "Use the recovery key". Keep this away from the laptop.')
        return f"{title}\n\n{self._key}\n\n{use}\n"

    def _save(self) -> None:
        name = str(default_folder() / self.tr("Inspector recovery key.txt"))
        dialog = QFileDialog(self, self.tr("Save the recovery key"), name, self.tr("Text (*.txt)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.selectFile(name)
        dialog.fileSelected.connect(self.save_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_to(self, path: str) -> None:
        """Write the key to a file that the user chose."""
        try:
            Path(path).write_text(self._paper(), "utf-8")
        except OSError as error:
            wrapped_error = RoomError("key_not_saved", folder=str(Path(path).parent))
            wrapped_error.__cause__ = error
            self.failed.emit(wrapped_error)
            return
        self._done.setText(self.tr("Saved"))
        self.field.setFocus()

    def _print(self) -> None:
        if not QPrinterInfo.availablePrinterNames():
            self.failed.emit(MissingError("no_printer_for_key"))
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            paper = QTextDocument()
            paper.setPlainText(self._paper())
            paper.print_(printer)
            self._done.setText(self.tr("Printed"))
            self.field.setFocus()


def _lines(key: str) -> str:
    groups = key.split("-")
    lines = [groups[n : n + _GROUPS_A_LINE] for n in range(0, len(groups), _GROUPS_A_LINE)]
    return "\n".join("-".join(line) for line in lines)
