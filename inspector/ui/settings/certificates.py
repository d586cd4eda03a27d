"""Joins the card of certificates and the services."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.base.errors import InspectorError
from inspector.services import certificates, stamps, token

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inspector.ui.desk_session import Session
    from inspector.ui.settings.page import SettingsPage


class CertificatesPresenter(QObject):
    """Reads files of certificates, and takes them in once somebody has compared the fingerprint."""

    def __init__(self, session: Session, page: SettingsPage) -> None:
        super().__init__(page)
        self._session, self._page, self._card = session, page, page.certificates
        self._waiting: Callable[[], None] | None = None
        self._card.request_wanted.connect(self._request)
        self._card.answer_given.connect(self._read_answer)
        self._card.trust_given.connect(self._read_trust)
        self._card.confirmed.connect(self._take_in)
        self._card.refused.connect(self._forget_waiting)
        self._card.forgotten.connect(self._forget)
        servers = self._card.servers
        servers.address_given.connect(partial(self._keep, stamps.set_address))
        servers.library_given.connect(partial(self._keep, token.set_library))
        servers.trust_given.connect(self._trust_time)

    def open(self) -> None:
        """Show this laptop's certificate and whom it trusts."""
        self._waiting = None
        self._try(lambda: self._card.show_certificates(certificates.own(self._session.desk), certificates.known()))

        self._card.servers.show_servers(stamps.address(), token.library())

    def _keep(self, act: Callable[[str], None], given: str) -> None:
        if self._try(lambda: act(given)):
            self._page.said.emit(self._page.tr("Kept"))
            self._card.servers.show_servers(stamps.address(), token.library())

    def _trust_time(self, path: Path) -> None:
        def trust() -> None:
            names = "、".join(certificates.trust_time(certificates.read_file(path)))
            self._page.said.emit(self._page.tr("Trusted for time stamps: {names}").format(names=names))

        self._try(trust)

    def _request(self, path: Path) -> None:
        if self._try(lambda: certificates.write_request(self._session.desk, path)):
            self._page.said.emit(self._page.tr("Request saved: {path}").format(path=path))

    def _read_answer(self, path: Path) -> None:
        def read() -> None:
            answer = certificates.read_answer(self._session.desk, certificates.read_file(path))
            self._waiting = partial(certificates.accept, self._session.desk, answer)
            self._card.ask([answer.root])

        self._try(read)

    def _read_trust(self, path: Path) -> None:
        def read() -> None:
            found = certificates.read_trust(certificates.read_file(path))
            self._waiting = partial(certificates.add, found)
            self._card.ask(found.roots)

        self._try(read)

    def _take_in(self) -> None:
        if self._waiting is not None and self._try(self._waiting):
            self._page.said.emit(self._page.tr("Certificates taken in"))
            self.open()

    def _forget_waiting(self) -> None:
        self._waiting = None

    def _forget(self, fingerprint: str) -> None:
        if self._try(lambda: certificates.forget(fingerprint)):
            self._page.said.emit(self._page.tr("Trusted no more"))
            self.open()

    def _try(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except InspectorError as error:
            self._page.show_error(error)
            return False
        return True
