"""Settings (设置): language and look, locking, who I am, password, the store, about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDir, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QProgressBar, QWidget
from typing_extensions import override

from inspector.ui import input_method
from inspector.ui.frame.page import Page
from inspector.ui.settings.about_card import AboutCard
from inspector.ui.settings.authority import AuthorityPresenter
from inspector.ui.settings.authority_card import AuthorityCard
from inspector.ui.settings.backup import BackupPresenter
from inspector.ui.settings.backup_card import BackupCard
from inspector.ui.settings.certificates import CertificatesPresenter
from inspector.ui.settings.certificates_card import CertificatesCard
from inspector.ui.settings.office_card import OfficeCard
from inspector.ui.settings.presenter import SettingsPresenter
from inspector.ui.settings.retention import RetentionPresenter
from inspector.ui.settings.retention_card import RetentionCard
from inspector.ui.start.identity_form import IdentityForm
from inspector.ui.start.password_form import PasswordForm
from inspector.ui.widgets.buttons import Button, LinkButton
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.flow import Flow
from inspector.ui.widgets.held import Held
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.notice import Notice
from inspector.ui.widgets.one_of import OneOf
from inspector.ui.widgets.password import PasswordField
from inspector.ui.widgets.scrolled import scrolled
from inspector.ui.widgets.segmented import Segmented
from inspector.ui.widgets.steady import Number

if TYPE_CHECKING:
    from pathlib import Path

    from inspector.base.settings import Settings
    from inspector.services.audit import AuditView
    from inspector.services.security import Identity
    from inspector.ui.desk_session import Session

SECTIONS = (
    "look",
    "who",
    "documents",
    "certificates",
    "authority",
    "password",
    "store",
    "backup",
    "retention",
    "about",
)
_WIDEST = 760
"""A line of settings longer than this is hard to follow with the eye."""
_MOST_MINUTES = 60


class SettingsPage(Page):
    """One group at a time, chosen at the left. Says what was chosen; the program carries it out at once."""

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    text_size_chosen = Signal(int)
    idle_changed = Signal(int)
    lock_wanted = Signal()
    identity_given = Signal(object)
    password_given = Signal(str, str)
    rekey_wanted = Signal(str)
    """The old password."""
    sample_wanted = Signal()
    audit_wanted = Signal()
    audit_stopped = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Settings")
        self._session = session
        self.lock = Button(self.tr("Lock now"), icon="lock", key="Ctrl+L")
        self.lock.clicked.connect(self.lock_wanted)
        self.language = Segmented([("zh", "中文", ""), ("en", "English", "")])
        self.language.setAccessibleName(self.tr("Language"))
        self.theme = Segmented([("light", self.tr("Light"), ""), ("dark", self.tr("Dark"), "")])
        self.theme.setAccessibleName(self.tr("Look"))
        sizes = ((100, self.tr("Standard")), (115, self.tr("Large")), (130, self.tr("Larger")))
        self.text_size = Segmented([(str(percent), words, "") for percent, words in sizes])
        self.text_size.setAccessibleName(self.tr("Size of text"))
        self.minutes = Number()
        self.office, self.certificates, self.backup = OfficeCard(), CertificatesCard(), BackupCard()
        self.authority = AuthorityCard()
        self.retention = RetentionCard(session.desk.language)
        self.identity = IdentityForm()
        self.old = PasswordField(self.tr("Old password"))
        self.fresh = PasswordForm(session.desk.language, replaces=True)
        self._lay()
        self._connect()
        self._presenter = SettingsPresenter(session, self)
        self._certificates = CertificatesPresenter(session, self)
        self._authority = AuthorityPresenter(session, self)
        self._backup = BackupPresenter(session, self)
        self._retention = RetentionPresenter(session, self)
        self.groups.currentRowChanged.connect(self._open_group)

    @override
    def header_widgets(self) -> list[QWidget]:
        return [self.lock]

    @override
    def shortcuts(self) -> list[tuple[str, str]]:
        return [("↑ ↓", self.tr("another group of settings")), ("Tab", self.tr("into the group"))]

    @override
    def enter(self, **arguments: Any) -> None:
        self.open_section(str(arguments.get("section") or self.section))
        self.groups.setFocus(Qt.FocusReason.OtherFocusReason)
        self._presenter.open()
        self._certificates.open()
        self._authority.close()
        self._open_group()

    @property
    def section(self) -> str:
        """The group in view: one of ``SECTIONS``."""
        return SECTIONS[self._shown.current]

    def open_section(self, name: str) -> None:
        """Show a group of settings."""
        self.groups.setCurrentRow(SECTIONS.index(name))

    @override
    def leave(self) -> None:
        self.old.clear()
        self.fresh.clear()
        self._presenter.stop()
        self._authority.close()

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        self.language.set_value(settings.language)
        self.theme.set_value(settings.theme)
        self.text_size.set_value(str(settings.text_percent))
        self.minutes.blockSignals(True)  # Qt's signature; filling in is no choice
        self.minutes.setValue(settings.idle_minutes)
        self.minutes.blockSignals(False)  # as above

    def show_identity(self, identity: Identity) -> None:
        """Show who works here."""
        self.identity.show_identity(identity)

    def show_store(self, folder: str, *, has_schools: bool) -> None:
        """Show where the store lies, and offer sample data where there is no school."""
        self._where.setText(folder)
        self.sample.setVisible(not has_schools)

    def show_verify_page(self, path: Path) -> None:
        """Tell where the verify page lies."""
        self.said.emit(self.tr("Saved as {path}").format(path=QDir.toNativeSeparators(str(path))))

    def show_password_changed(self) -> None:
        """The password is changed."""
        self.old.clear()
        self.fresh.clear()
        self.said.emit(self.tr("Password changed"))

    def show_working(self, *, running: bool) -> None:
        """Deriving keys takes a second: no second press meanwhile."""
        for button in (self.change, self.rekey):
            button.setEnabled(not running)

    def ask_old_password(self) -> None:
        """The old one was wrong: it is typed again, the new one stands."""
        self.old.setFocus(Qt.FocusReason.OtherFocusReason)
        self.old.field.selectAll()

    def show_audit(self, view: AuditView | None, *, running: bool) -> None:
        """Show an audit that runs, or what it found."""
        self._progress.setVisible(running)
        self.stop.setVisible(running)
        self._held.hold(busy=running)
        self._found.setVisible(view is not None)
        if view is not None:
            self._found.setText("\n".join((view.message.what, view.message.means, *view.faults)).strip())

    def _lay(self) -> None:
        cards = (
            self._look_card(),
            self._who_card(),
            self.office,
            self.certificates,
            self.authority,
            self._password_card(),
            self._store_card(),
            self.backup,
            self.retention,
            AboutCard(),
        )
        words = (
            self.tr("Language and look"),
            self.tr("Who I am"),
            self.tr("Documents"),
            self.tr("Certificates"),
            self.tr("Authority"),
            self.tr("Password"),
            self.tr("Encrypted store"),
            self.tr("Backup"),
            self.tr("Retention"),
            self.tr("About"),
        )
        self.groups = QListWidget()
        self.groups.setProperty("role", "groups")
        self.groups.setAccessibleName(self.tr("Groups of settings"))
        self.groups.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.groups.addItems(words)
        self.groups.setFixedWidth(self.groups.sizeHintForColumn(0) + 2 * self.groups.frameWidth() + 24)
        self._shown = OneOf(*cards)
        self._shown.setMaximumWidth(_WIDEST)
        self._scroll, column = scrolled(self.tr("Settings"))
        across = QHBoxLayout()
        across.addWidget(self._shown, 100)
        across.addStretch(1)
        column.setContentsMargins(24, 16, 24, 16)
        column.addLayout(across)
        column.addStretch(1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.groups)
        outer.addWidget(self._scroll, 1)
        self.groups.currentRowChanged.connect(self._show_group)
        self.groups.setCurrentRow(0)

    def _show_group(self, n: int) -> None:
        self._shown.show_only(n)
        self._scroll.verticalScrollBar().setValue(0)

    def _open_group(self) -> None:
        """Read what only one group shows, and what takes a moment, when that group is looked at."""
        if self.section == "backup":
            self._backup.open()
        elif self.section == "retention":
            self._retention.open()

    def _look_card(self) -> Card:
        card = Card(self.tr("Language, look, locking"))
        for caption, control in (
            (self.tr("Language"), self.language),
            (self.tr("Look"), self.theme),
            (self.tr("Size of text"), self.text_size),
        ):
            row = QHBoxLayout()
            row.addWidget(label(caption), 1)
            row.addWidget(control)
            card.body.addLayout(row)
        self.minutes.setRange(0, _MOST_MINUTES)
        self.minutes.setSuffix(self.tr(" min"))
        self.minutes.setSpecialValueText(self.tr("never"))
        self.minutes.setAccessibleName(self.tr("Idle minutes until the store locks"))
        self.minutes.setMinimumWidth(120)
        self.minutes.lineEdit().setTextMargins(8, 0, 0, 0)  # style sheets give an editor inside no padding
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Lock when idle")), 1)
        row.addWidget(self.minutes)
        card.body.addLayout(row)
        if not input_method.is_there():
            card.body.addWidget(Notice("no_input_method", self._session.desk.language))
        return card

    def _who_card(self) -> Card:
        card = Card(self.tr("Who I am"))
        card.body.addWidget(self.identity)
        row = QHBoxLayout()
        self.keep = Button(self.tr("Keep"))
        row.addStretch(1)
        row.addWidget(self.keep)
        card.body.addLayout(row)
        return card

    def _password_card(self) -> Card:
        card = Card(self.tr("Change the password"))
        card.body.addWidget(label(self.tr("Old password"), "caption"))
        card.body.addWidget(self.old)
        card.body.addWidget(self.fresh)
        row = QHBoxLayout()
        self.change = Button(self.tr("Change"))
        self.rekey = LinkButton(self.tr("Change the master key"))
        self.rekey.setToolTip(self.tr("By the old password: the store locks and is written anew under a new key"))
        row.addWidget(self.rekey)
        row.addStretch(1)
        row.addWidget(self.change)
        card.body.addLayout(row)
        return card

    def _store_card(self) -> Card:
        card = Card(self.tr("Encrypted store"))
        self._where = wrapped("", "note")
        card.body.addWidget(self._where)
        self.audit = Button(self.tr("Check journal and evidence"), icon="shield")
        self._held = Held(self.audit)
        self.sample = Button(self.tr("Load sample data"))
        self.history = Button(self.tr("History"), icon="clock", key="Ctrl+H")
        acts = Flow()
        for button in (self.audit, self.history, self.sample):
            acts.add(button)
        card.body.addWidget(acts)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Checking"))
        self.stop = LinkButton(self.tr("Cancel"))
        self._found = wrapped("")
        work = QHBoxLayout()
        work.addWidget(self._progress, 1)
        work.addWidget(self.stop)
        card.body.addLayout(work)
        card.body.addWidget(self._found)
        for widget in (self._progress, self.stop, self._found):
            widget.hide()
        return card

    def _connect(self) -> None:
        self.language.chosen.connect(self.language_chosen)
        self.theme.chosen.connect(self.theme_chosen)
        self.text_size.chosen.connect(self._choose_size)
        self.minutes.valueChanged.connect(self.idle_changed)
        self.keep.clicked.connect(self._keep)
        self.identity.entered.connect(self._keep)
        self.change.clicked.connect(self._change)
        self.rekey.clicked.connect(self._rekey)
        self.fresh.entered.connect(self._change)
        self.sample.clicked.connect(self.sample_wanted)
        self.audit.clicked.connect(self.audit_wanted)
        self.office.templates_wanted.connect(lambda: self.went.emit("templates", {}))
        self.history.clicked.connect(lambda: self.went.emit("history", {"back": "settings"}))
        self.stop.clicked.connect(self.audit_stopped)

    def _choose_size(self, percent: str) -> None:
        self.text_size_chosen.emit(int(percent))

    def _keep(self) -> None:
        identity = self.identity.read()
        if identity is not None:
            self.identity_given.emit(identity)

    def _rekey(self) -> None:
        if self.old.text():
            self.rekey_wanted.emit(self.old.text())
        else:
            self.old.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change(self) -> None:
        password = self.fresh.read()
        if password is not None:
            self.password_given.emit(self.old.text(), password)
