"""The supervision body's own certificate authority (签发中心) on its stick: made, opened, issued from, revoked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from inspector.services.plan_views import Option
from inspector.ui.folders import default_folder
from inspector.ui.new_visit.parts import OneOf, line_edit
from inspector.ui.settings.certificates_card import day_of, grouped
from inspector.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.flow import Flow
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.layouts import clear_layout
from inspector.ui.widgets.password import PasswordField

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.services.authority import AuthorityView, Issued

_MOST_SHOWN = 40


class AuthorityCard(Card):
    """Says what is wanted of the authority; shows what it issued."""

    opened = Signal(object, str)
    """Folder (a Path) and passphrase."""
    made = Signal(object, str, str)
    """Folder, name of the body, passphrase."""
    issue_wanted = Signal(object)
    """Path of a request."""
    trust_file_wanted = Signal(object)
    """The Path to write it to."""
    revoked = Signal(str, str)
    """Serial number and reason."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Certificate authority"))
        self._folder: Path | None = None
        self._view: AuthorityView | None = None
        self._shut, self._open = self._closed_part(), self._open_part()
        self.body.addWidget(self._shut)
        self.body.addWidget(self._open)
        self.show_closed("")

    def show_closed(self, unit: str) -> None:
        """Show that none is open; ``unit`` is proposed as the name of a new one."""
        self._view = None
        self.passphrase.clear()
        self.again.clear()
        if unit:
            self.unit.setText(unit)
        self._shut.show()
        self._open.hide()

    def show_authority(self, view: AuthorityView) -> None:
        """Show an open authority and what it issued, newest first."""
        self._view = view
        self.passphrase.clear()
        self.again.clear()
        said = self.tr("{unit}\nValid until {day}\nFingerprint {print}")
        self._about.setText(said.format(unit=view.unit, day=day_of(view.until), print=grouped(view.fingerprint)))
        self._shut.hide()
        self._open.show()
        self._show_issued()

    def show_busy(self, *, busy: bool) -> None:
        """Nothing more is asked for while something runs."""
        self._shut.setEnabled(not busy)
        self._open.setEnabled(not busy)

    def choose(self, folder: Path) -> None:
        """Take a folder, as the dialog does."""
        self._folder = folder
        self._where.setText(QDir.toNativeSeparators(str(folder)))

    def _closed_part(self) -> QWidget:
        part, column = _column()
        words = self.tr(
            "For the person of the supervision body who vouches for inspectors: a root key on a stick of its own, best "
            "on a computer without network. Inspectors bring a request and get an answer, both as files."
        )
        column.addWidget(wrapped(words, "note"))
        column.addWidget(label(self.tr("Folder on the stick"), "caption"))
        self._where = wrapped(self.tr("none chosen"), "note")
        column.addWidget(self._where)
        pick = Button(self.tr("Choose the folder"), icon="folder")
        pick.clicked.connect(self._pick)
        column.addWidget(_acts(pick))
        self.passphrase = PasswordField(self.tr("Passphrase of the authority"), self.tr("12 characters at least"))
        self.passphrase.entered.connect(self._give_open)
        column.addWidget(label(self.tr("Passphrase of the authority"), "caption"))
        column.addWidget(self.passphrase)
        self.open = PrimaryButton(self.tr("Open"))
        self.open.clicked.connect(self._give_open)
        column.addWidget(_acts(self.open))
        column.addWidget(label(self.tr("Or make a new one in an empty folder"), "caption"))
        name = self.tr("Full name of the supervision body")
        self.unit = line_edit(name, name)
        self.again = PasswordField(self.tr("Passphrase again"), self.tr("The same once more"))
        column.addWidget(self.unit)
        column.addWidget(self.again)
        self.make = Button(self.tr("Make a new authority"), icon="plus")
        self.make.clicked.connect(self._give_made)
        column.addWidget(_acts(self.make))
        self._fault = wrapped("", "bad-text")
        self._fault.hide()
        column.addWidget(self._fault)
        return part

    def _open_part(self) -> QWidget:
        part, column = _column()
        self._about = wrapped("")
        column.addWidget(self._about)
        self.issue = PrimaryButton(self.tr("Issue for a request"), icon="plus")
        self.trust = Button(self.tr("Write the trust file"), icon="download")
        self.close_it = Button(self.tr("Close it"), icon="lock")
        self.issue.clicked.connect(self._pick_request)
        self.trust.clicked.connect(self._pick_trust)
        self.close_it.clicked.connect(self.closed)
        column.addWidget(_acts(self.issue, self.trust, self.close_it))
        words = self.tr("Hand the trust file to every laptop and school, and again after each revocation.")
        column.addWidget(wrapped(words, "note"))
        self.finder = line_edit(self.tr("Find who has a certificate"), self.tr("Name, card or unit"))
        self.finder.textEdited.connect(self._find)
        column.addWidget(self.finder)
        self._issued = QVBoxLayout()
        self._issued.setSpacing(12)
        column.addLayout(self._issued)
        return part

    def _find(self, _text: str) -> None:
        self._show_issued()

    def _show_issued(self) -> None:
        clear_layout(self._issued)
        if self._view is None:
            return
        wanted = self.finder.text().strip().lower()
        found = [one for one in self._view.issued if wanted in f"{one.name} {one.card_number} {one.unit}".lower()]
        for one in found[:_MOST_SHOWN]:
            self._issued.addWidget(_IssuedRow(one, self))
        if not found:
            self._issued.addWidget(wrapped(self.tr("None was issued yet, or none found."), "muted"))
        if len(found) > _MOST_SHOWN:
            self._issued.addWidget(wrapped(self.tr("and %n more", "", len(found) - _MOST_SHOWN), "muted"))

    def _give_open(self) -> None:
        if self._folder is None:
            self._say(self.tr("Choose the folder first."))
        else:
            self._fault.hide()
            self.opened.emit(self._folder, self.passphrase.text())

    def _give_made(self) -> None:
        if self._folder is None:
            self._say(self.tr("Choose the folder first."))
        elif self.passphrase.text() != self.again.text():
            self._say(self.tr("The two passphrases differ."))
        else:
            self._fault.hide()
            self.made.emit(self._folder, self.unit.text(), self.passphrase.text())

    def _say(self, words: str) -> None:
        self._fault.setText(words)
        self._fault.show()

    def _pick(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose the folder"), str(self._folder or default_folder()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
        self._run(dialog, lambda name: self.choose(Path(name)))

    def _pick_request(self) -> None:
        dialog = QFileDialog(self, self.issue.text(), str(default_folder()), self.tr("Requests (*.pem *.csr)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._run(dialog, lambda name: self.issue_wanted.emit(Path(name)))

    def _pick_trust(self) -> None:
        suggested = default_folder() / self.tr("trust.pem")
        dialog = QFileDialog(self, self.trust.text(), str(suggested), self.tr("Trust file (*.pem)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pem")
        dialog.selectFile(str(suggested))
        self._run(dialog, lambda name: self.trust_file_wanted.emit(Path(name)))

    def _run(self, dialog: QFileDialog, chosen: Callable[[str], None]) -> None:
        dialog.fileSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class _IssuedRow(QWidget):
    """One certificate; revoked after a reason was chosen."""

    def __init__(self, one: Issued, card: AuthorityCard) -> None:
        super().__init__()
        self._serial, self._card = one.serial, card
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(wrapped("　".join(part for part in (one.name, one.card_number) if part), "bold"))
        why = {"lost": self.tr("laptop lost"), "replaced": self.tr("replaced"), "left": self.tr("left the service")}
        if one.revoked_at:
            state = self.tr("revoked on {day}: {why}").format(day=day_of(one.revoked_at), why=why.get(one.why, one.why))
        else:
            state = self.tr("valid until {day}").format(day=day_of(one.until))
        column.addWidget(wrapped(f"{one.unit}·{state}", "note"))
        if one.revoked_at:
            return
        self._revoke = LinkButton(self.tr("Revoke"))
        self._revoke.setAccessibleName(self.tr("Revoke the certificate of {name}").format(name=one.name))
        self._revoke.clicked.connect(self._ask)
        self._why = OneOf(
            self.tr("Why the certificate of {name} is revoked").format(name=one.name),
            [Option(key, words) for key, words in why.items()],
        )
        self._why.chosen.connect(self._give)
        self._why.hide()
        column.addWidget(_acts(self._revoke))
        column.addWidget(self._why)

    def _ask(self) -> None:
        self._revoke.hide()
        self._why.show()

    def _give(self, why: str) -> None:
        self._card.revoked.emit(self._serial, why)


def _column() -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    return part, column


def _acts(*buttons: QWidget) -> Flow:
    acts = Flow()
    for button in buttons:
        acts.add(button)
    return acts
