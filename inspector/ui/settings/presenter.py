"""Joins the settings page and the services."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.base import settings
from inspector.base.errors import InspectorError
from inspector.services import numbers, office, plan, security
from inspector.services.audit import AuditView, audit_store
from inspector.services.verify_page import save_page
from inspector.ui.task import Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.services.security import Identity
    from inspector.ui.desk_session import Session
    from inspector.ui.settings.page import SettingsPage


class SettingsPresenter(QObject):
    """What the page asks for is done at once; what takes long runs in a task."""

    def __init__(self, session: Session, page: SettingsPage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._task: Task | None = None
        page.identity_given.connect(self._keep)
        page.password_given.connect(self._change_password)
        page.rekey_wanted.connect(self._ask_for_new_master_key)
        page.office.letterhead_given.connect(self._set_letterhead)
        page.office.pattern_given.connect(self._set_pattern)
        page.office.folder_given.connect(self._set_folder)
        page.office.share.given.connect(self._set_share)
        page.office.verify_page_wanted.connect(self._save_verify_page)
        page.sample_wanted.connect(self._load_sample)
        page.audit_wanted.connect(self._audit)
        page.audit_stopped.connect(self.stop)

    def open(self) -> None:
        """Show everything as it is now."""
        desk = self._session.desk
        self._page.show_settings(settings.load())
        self._page.show_identity(security.identity_of(desk))
        self._show_office()
        self._page.show_store(str(desk.store.home), has_schools=plan.has_schools(desk))

    def _show_office(self) -> None:
        desk, card = self._session.desk, self._page.office
        unit = security.identity_of(desk).unit
        card.show_office(
            office.chosen_letterhead(desk),
            unit,
            office.number_pattern(desk),
            lambda pattern: numbers.preview(desk, pattern),
        )
        card.share.show_share(numbers.share_of(desk))
        card.show_folder(str(office.documents_folder(desk) or ""))

    def _set_letterhead(self, issuer: str) -> None:
        if self._try(lambda: office.set_letterhead(self._session.desk, issuer)):
            self._tell_kept()

    def _set_pattern(self, pattern: str) -> None:
        if self._try(lambda: office.set_number_pattern(self._session.desk, pattern)):
            self._tell_kept()

    def _set_share(self, letter: str, first: int, last: int) -> None:
        if self._try(lambda: numbers.set_share(self._session.desk, letter, first, last)):
            self._tell_kept()

    def _tell_kept(self) -> None:
        self._page.saved.emit(self._session.desk.clock())
        self._page.said.emit(self._page.tr("Kept; new documents show it"))
        self._show_office()

    def _set_folder(self, folder: str) -> None:
        chosen = Path(folder) if folder else None
        if self._try(lambda: office.set_documents_folder(self._session.desk, chosen)):
            self._show_office()

    def _save_verify_page(self, path: Path) -> None:
        desk = self._session.desk
        task = Task(lambda _report: save_page(path, security.identity_of(desk).unit, desk.clock()), self)

        def told(_made: object) -> None:
            self._page.show_verify_page(path)

        task.succeeded.connect(told)
        task.failed.connect(self._page.show_error)
        task.start()

    def stop(self) -> None:
        """Stop the audit."""
        if self._task is not None:
            self._task.cancel()

    def _keep(self, identity: Identity) -> None:
        if self._try(lambda: security.change_identity(self._session.desk, identity)):
            self._tell_kept()

    def _change_password(self, old: str, fresh: str) -> None:
        desk = self._session.desk
        self._with_password(lambda: security.change_password(desk, old, fresh), self._page.show_password_changed)

    def _ask_for_new_master_key(self, password: str) -> None:
        from inspector.services import master_key  # seldom

        desk = self._session.desk
        self._with_password(lambda: master_key.ask_for_new(desk, password), self._page.lock_wanted.emit)

    def _with_password(self, work: Callable[[], None], then: Callable[[], None]) -> None:
        task = Task(lambda _report: work(), self)

        def done(_result: object) -> None:
            task.ended.connect(then)  # a lock waits for what runs

        task.succeeded.connect(done)
        task.failed.connect(self._refuse_password)
        task.ended.connect(lambda: self._page.show_working(running=False))
        self._page.show_working(running=True)
        task.start()

    def _refuse_password(self, error: Exception) -> None:
        self._page.show_error(error)
        if isinstance(error, InspectorError) and error.code == "wrong_old_password":
            self._page.ask_old_password()

    def _load_sample(self) -> None:
        from inspector.services.sample import load_sample  # draws photos: only where it is asked for

        if self._try(lambda: load_sample(self._session.desk)):
            self.open()

    def _audit(self) -> None:
        desk = self._session.desk
        task = self._task = Task(lambda _report: audit_store(desk), self)
        task.succeeded.connect(self._audited)
        task.failed.connect(self._page.show_error)
        task.ended.connect(self._ended)
        self._page.show_audit(None, running=True)
        task.start()

    def _audited(self, view: object) -> None:
        if isinstance(view, AuditView):
            self._task = None
            self._page.show_audit(view, running=False)

    def _ended(self) -> None:
        if self._task is not None:
            self._task = None
            self._page.show_audit(None, running=False)

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except InspectorError as error:
            self._page.show_error(error)
            return False
        return True
