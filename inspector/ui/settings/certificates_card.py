"""This laptop's certificate, and whom it trusts (证书): request, answer, trust files, revocation."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from inspector.base.clock import CHINA, parse_utc
from inspector.ui.folders import default_folder
from inspector.ui.settings.servers import ServerFields
from inspector.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.layouts import clear_layout

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspector.services.certificates import CertificateView

_GROUP = 4


class CertificatesCard(Card):
    """Says which file is wanted; shows who is trusted, and asks before somebody more is."""

    request_wanted = Signal(object)
    """The Path to write it to."""
    answer_given = Signal(object)
    trust_given = Signal(object)
    """A Path to read."""
    confirmed = Signal()
    """What was read is taken in."""
    refused = Signal()
    forgotten = Signal(str)
    """Fingerprint of what is trusted no more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Certificates"))
        self.body.addWidget(label(self.tr("This laptop signs with"), "caption"))
        self._own = wrapped("")
        self.body.addWidget(self._own)
        self.request = Button(self.tr("Make a request"))
        self.answer = Button(self.tr("Take in an issued certificate"))
        self.trust = Button(self.tr("Take in a trust file"))
        self.request.clicked.connect(self._choose_request)
        self.answer.clicked.connect(lambda: self._choose(self.answer, self._answer_from))
        self.trust.clicked.connect(lambda: self._choose(self.trust, self._trust_from))
        self.body.addLayout(_row(self.request, self.answer))
        self._asked = self._question()
        self.body.addWidget(self._asked)
        self.body.addWidget(label(self.tr("Whose documents are known here"), "caption"))
        self._known = QVBoxLayout()
        self._known.setSpacing(12)
        self.body.addLayout(self._known)
        self.body.addLayout(_row(self.trust))
        self.servers = ServerFields()
        self.body.addWidget(self.servers)

    def show_certificates(self, own: CertificateView, known: Sequence[CertificateView]) -> None:
        """Show this laptop's certificate and all that are trusted."""
        issuer = own.issuer or self.tr("nobody but itself")
        said = self.tr("{name}, {unit}\nIssued by {issuer}; valid until {day}\nFingerprint {print}")
        self._own.setText(
            said.format(
                name=own.name, unit=own.unit, issuer=issuer, day=day_of(own.until), print=grouped(own.fingerprint)
            )
        )
        clear_layout(self._known)
        for view in known:
            self._known.addWidget(self._line(view, is_own=view.fingerprint == own.fingerprint))
        self._asked.hide()

    def ask(self, found: Sequence[CertificateView]) -> None:
        """Ask whether what a file holds is to be trusted: its fingerprint is compared first."""
        names = "\n".join(f"{view.unit} · {view.name}\n{grouped(view.fingerprint)}" for view in found)
        self._names.setText(names)
        self._asked.show()
        self.yes.setFocus()

    def _question(self) -> QWidget:
        asked = QWidget()
        column = QVBoxLayout(asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            wrapped(
                self.tr("Compare this fingerprint with the one that the supervision body published, then trust it:")
            )
        )
        self._names = wrapped("", "code")
        column.addWidget(self._names)
        self.yes, self.no = PrimaryButton(self.tr("It is the same: trust")), Button(self.tr("Leave it"))
        self.yes.clicked.connect(self.confirmed)
        self.no.clicked.connect(self.refused)
        self.no.clicked.connect(asked.hide)
        column.addLayout(_row(self.yes, self.no))
        asked.hide()
        return asked

    def _line(self, view: CertificateView, *, is_own: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        kind = self.tr("root") if view.is_root else view.name
        words = [f"{view.unit} · {kind}", grouped(view.fingerprint)]
        if view.is_root:
            words.append(
                self.tr("Revocation list of {day}, revoked: {n}").format(day=day_of(view.list_since), n=view.n_revoked)
                if view.list_since
                else self.tr("No revocation list")
            )
        row.addWidget(wrapped("\n".join(words), "note"), 1)
        if is_own:
            row.addWidget(label(self.tr("this laptop"), "muted"))
        else:
            forget = LinkButton(self.tr("Trust no more"))
            forget.setAccessibleName(self.tr("Trust {name} no more").format(name=view.unit))
            forget.clicked.connect(partial(self.forgotten.emit, view.fingerprint))
            row.addWidget(forget)
        return line

    def _choose_request(self) -> None:
        suggested = default_folder() / self.tr("certificate request.csr")
        dialog = QFileDialog(
            self, self.tr("Make a request"), str(suggested), self.tr("Certificates (*.pem *.csr *.crt *.cer)")
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csr")
        dialog.selectFile(str(suggested))
        dialog.fileSelected.connect(self._request_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _request_to(self, name: str) -> None:
        self.request_wanted.emit(Path(name))

    def _answer_from(self, name: str) -> None:
        self.answer_given.emit(Path(name))

    def _trust_from(self, name: str) -> None:
        self.trust_given.emit(Path(name))

    def _choose(self, button: Button, chosen: Callable[[str], None]) -> None:
        dialog = QFileDialog(self, button.text(), "", self.tr("Certificates (*.pem *.csr *.crt *.cer)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def grouped(fingerprint: str) -> str:
    """Return the first 32 hex digits of a fingerprint in groups of four: what people compare by telephone."""
    return " ".join(fingerprint[n : n + _GROUP].upper() for n in range(0, 32, _GROUP))


def day_of(instant: str) -> str:
    """Return the civil day of an instant text, 2026-12-01."""
    return parse_utc(instant).astimezone(CHINA).date().isoformat()


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
