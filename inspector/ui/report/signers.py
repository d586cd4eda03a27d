"""Who signed a document electronically, its time stamp, and what may be signed next (电子签名)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from inspector.ui.folders import default_folder
from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.flow import Flow
from inspector.ui.widgets.labels import wrapped
from inspector.ui.widgets.layouts import clear_layout, full_bleed
from inspector.ui.widgets.marked_line import marked_line
from inspector.ui.widgets.password import PasswordField
from inspector.ui.words import civil_day, civil_time

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from inspector.services.countersign import SignedBy, Standing


@dataclass(frozen=True, slots=True)
class Means:
    """What this laptop has: a time-stamp server, a token's library; how many documents wait for a stamp."""

    has_server: bool
    has_token: bool
    n_waiting: int


class SignersCard(Card):
    """Says what is wanted; shows who signed."""

    sign_wanted = Signal()
    token_wanted = Signal(str, object)
    """PIN, and the Path of the token's certificate or None."""
    copy_given = Signal(object)
    """Path of a copy that was signed elsewhere."""
    stamps_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Electronic signatures"), parent)
        full_bleed(self.body)
        self._certificate: Path | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.body.addLayout(self._lines)
        self.sign = Button(self.tr("Sign with this laptop's key"), icon="pencil")
        self.token = Button(self.tr("Sign with the token"), icon="lock")
        self.take_in = Button(self.tr("Take in a signed copy"), icon="folder")
        self.stamp = Button(self.tr("Fetch time stamps"), icon="clock")
        self.sign.clicked.connect(self.sign_wanted)
        self.token.clicked.connect(self._open_pin)
        self.take_in.clicked.connect(self._choose_copy)
        self.stamp.clicked.connect(self.stamps_wanted)
        self._acts = Flow()
        for button in (self.sign, self.token, self.take_in, self.stamp):
            button.setMinimumHeight(44)
            self._acts.add(button)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 12, 16, 16)
        foot.setSpacing(8)
        foot.addWidget(self._acts)
        self._asking = self._pin_form()
        foot.addWidget(self._asking)
        self.body.addLayout(foot)
        self.hide()

    def show_standing(self, found: Standing, means: Means) -> None:
        """Show who signed, and offer what may be signed next."""
        clear_layout(self._lines)
        for one in found.signed:
            self._lines.addWidget(marked_line("check", "conforms", one.name, self._how(one)))
        self._lines.addWidget(self._stamp_line(found, means))
        self.sign.setVisible(bool(found.own))
        self.sign.setText(self.tr("Seal") if found.own == "unit-seal" else self.tr("Sign with this laptop's key"))
        self.token.setVisible(bool(found.open) and means.has_token)
        self.take_in.setVisible(bool(found.open))
        self.stamp.setVisible(means.has_server and means.n_waiting > 0)
        self.close_pin()
        self.show()

    def show_file(self, found: Standing, *, has_token: bool) -> None:
        """Show who signed a file that lies outside the store, and offer to sign it: what is signed is another file."""
        self.show_standing(found, Means(has_server=False, has_token=has_token, n_waiting=0))
        self.take_in.hide()
        self.setVisible(bool(found.own) or (bool(found.open) and has_token))

    def show_busy(self, *, busy: bool) -> None:
        """Nothing more is asked for while something runs."""
        for widget in (self._acts, self._asking):
            widget.setEnabled(not busy)

    def close_pin(self) -> None:
        """Forget the PIN."""
        self.pin.clear()
        self._asking.hide()

    def _how(self, one: SignedBy) -> str:
        words = {
            "certified": self.tr("issued"),
            "countersigned": self.tr("signed as well"),
            "sealed": self.tr("the unit's seal"),
        }[one.how]
        return f"{words}·{_moment(one.at)}" if one.at else words

    def _stamp_line(self, found: Standing, means: Means) -> QWidget:
        title = self.tr("Time stamp")
        if found.stamped_at is not None:
            return marked_line("check", "conforms", title, _moment(found.stamped_at))
        if not means.has_server:
            return marked_line("info", "mostly", title, self.tr("None: no server is set (Settings, Certificates)"))
        waits = self.tr("Waits until the server can be reached")
        if means.n_waiting > 1:
            waits = self.tr("Waits with %n document(s) until the server can be reached", "", means.n_waiting)
        return marked_line("info", "mostly", title, waits)

    def _pin_form(self) -> QWidget:
        asking = QWidget()
        column = QVBoxLayout(asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(wrapped(self.tr("Leave the token in until it is done. A few wrong PINs lock it."), "note"))
        self.pin = PasswordField(self.tr("PIN of the token"), self.tr("PIN"))
        self.pin.entered.connect(self._give_pin)
        column.addWidget(self.pin)
        self.certificate = Button(self.tr("Certificate from a file"))
        self.certificate.clicked.connect(self._choose_certificate)
        self.give, back = Button(self.tr("Sign")), Button(self.tr("Back"))
        self.give.clicked.connect(self._give_pin)
        back.clicked.connect(self.close_pin)
        row = Flow()
        for button in (self.give, self.certificate, back):
            row.add(button)
        column.addWidget(row)
        self._chosen = wrapped("", "note")
        column.addWidget(self._chosen)
        asking.hide()
        return asking

    def _open_pin(self) -> None:
        self._asking.show()
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_pin(self) -> None:
        if self.pin.text():
            self.token_wanted.emit(self.pin.text(), self._certificate)
        self.pin.clear()

    def _choose_copy(self) -> None:
        self._choose(self.take_in.text(), self.tr("PDF (*.pdf)"), self._copy_from)

    def _copy_from(self, name: str) -> None:
        self.copy_given.emit(Path(name))

    def _choose_certificate(self) -> None:
        self._choose(self.certificate.text(), self.tr("Certificates (*.pem *.crt *.cer)"), self._certificate_from)

    def _certificate_from(self, name: str) -> None:
        self._certificate = Path(name)
        self._chosen.setText(self._certificate.name)

    def _choose(self, title: str, kinds: str, chosen: Callable[[str], None]) -> None:
        dialog = QFileDialog(self, title, str(default_folder()), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _moment(at: datetime) -> str:
    chinese = QLocale().language() == QLocale.Language.Chinese
    return f"{civil_day(at, chinese=chinese)}{'' if chinese else ' '}{civil_time(at)}"
