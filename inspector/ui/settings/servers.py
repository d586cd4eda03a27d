"""Where time stamps come from, and the library of the token (时间戳服务、密钥盘)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.limit import at_most

_MOST = 300


class ServerFields(QWidget):
    """Says which server and which library are wanted."""

    address_given = Signal(str)
    library_given = Signal(str)
    trust_given = Signal(object)
    """Path of a certificate of a time-stamp server, or of its issuer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        says = self.tr(
            "Documents get a time stamp (RFC 3161) where this server can be reached, and wait until then. Only a hash "
            "is sent, never the document."
        )
        self.address = self._field(self.tr("Time-stamp server"), says, "https://")
        keep, self.trust = Button(self.tr("Keep")), Button(self.tr("Trust its certificate"))
        keep.setAccessibleName(self.tr("Keep the time-stamp server"))
        keep.clicked.connect(self._give_address)
        self.trust.clicked.connect(self._choose_certificate)
        self.address.returnPressed.connect(self._give_address)
        self._row(keep, self.trust)
        says = self.tr("The PKCS#11 library of the maker of the token that holds the unit's seal, or a key of yours.")
        self.library = self._field(self.tr("Library of the token"), says, ".so, .dll")
        choose, keep = Button(self.tr("Choose the library")), Button(self.tr("Keep"))
        keep.setAccessibleName(self.tr("Keep the library of the token"))
        keep.clicked.connect(self._give_library)
        choose.clicked.connect(self._choose_library)
        self.library.returnPressed.connect(self._give_library)
        self._row(keep, choose)

    def show_servers(self, address: str, library: str) -> None:
        """Show what is set."""
        for field, text in ((self.address, address), (self.library, library)):
            field.setText(text)
            field.setCursorPosition(0)

    def _field(self, name: str, says: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        at_most(field, _MOST)
        self._column.addWidget(label(name, "caption"))
        self._column.addWidget(wrapped(says, "note"))
        self._column.addWidget(field)
        return field

    def _row(self, *widgets: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        self._column.addLayout(row)

    def _give_address(self) -> None:
        self.address_given.emit(self.address.text())

    def _give_library(self) -> None:
        self.library_given.emit(self.library.text())

    def _choose_certificate(self) -> None:
        dialog = QFileDialog(self, self.trust.text(), "", self.tr("Certificates (*.pem *.crt *.cer)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._certificate_from)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _certificate_from(self, name: str) -> None:
        self.trust_given.emit(Path(name))

    def _choose_library(self) -> None:
        dialog = QFileDialog(self, self.library.accessibleName(), "", self.tr("Libraries (*.so *.so.* *.dll *.dylib)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.library_given)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
