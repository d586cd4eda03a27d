"""The signature page (签字): who signs, what is signed, the pad; at the end the document is issued."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.frame.page import Page
from inspector.ui.phrases.offer import PhraseOffer
from inspector.ui.report.reader import Reader
from inspector.ui.signatures.issuing import IssuingCard
from inspector.ui.signatures.presenter import SignaturesPresenter
from inspector.ui.signatures.signers import SignersCard
from inspector.ui.signatures.signing import SigningCard
from inspector.ui.signatures.summary import SummaryCard
from inspector.ui.theme import fonts
from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.steps import StepStrip
from inspector.ui.widgets.toggle import presses

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from inspector.domain.signature import Signer
    from inspector.services.conclude_views import SigningView
    from inspector.ui.desk_session import Session

_PLACES = ("finish", "opinion", "signatures", "report")
_SIGNING, _ISSUING, _READING = range(3)
_NARROW, _LOW = 1000, 560
"""Under this width or height the cards give their heads to the pad."""
_NARROWEST, _SIGNERS = 800, 304
"""Under this width some words become tool tips; width of the list of signers."""


class SignaturesPage(Page):
    """Shows a ``SigningView``; says who signed or refused, and when the document is wanted."""

    holds_still = True
    signed = Signal(object, tuple, tuple)
    """Signer (with the name as typed), strokes, size of the pad."""
    refused = Signal(object, str, str)
    """Signer, reason, witness."""
    drafted = Signal(str, str)
    """Signer and field of a refusal that is being written down, as ``school/0/reason``, and its text so far."""
    text_asked = Signal()
    issue_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visit_id: UUID | None = None
        self._writ_id: UUID | None = None
        self.view: SigningView | None = None
        self._current = ""
        self._n_pages = 0
        self._drafts: dict[str, str] = {}
        self.title = self.tr("Signatures")
        self._steps = StepStrip()
        self._steps.set_current(3)
        self._back = Button(self.tr("Back"), icon="chevron-left")
        self._signers, self._summary = SignersCard(), SummaryCard()
        self.signing, self.issuing, self.reader = SigningCard(), IssuingCard(), Reader()
        self.phrases = PhraseOffer(session, self)
        self.phrases.failed.connect(self.show_error)
        self.phrases.watch(self.signing.reason, "refusal", str)
        self._lay_out()
        self._connect()
        self._presenter = SignaturesPresenter(session, self)

    @override
    def header_widgets(self) -> list[QWidget]:
        return [self._steps, self._back]

    @override
    def shortcuts(self) -> list[tuple[str, str]]:
        return [
            ("Enter", self.tr("Confirm the signature")),
            ("Alt+Left", self.tr("Step back")),
            ("Alt+J", self.tr("Ready sentences, in the reason of a refusal")),
        ]

    @override
    def enter(self, **arguments: Any) -> None:
        self._visit_id, self._writ_id = arguments.get("visit_id"), arguments.get("writ_id")
        self.view, self._n_pages = None, 0
        self._steps.setVisible(self._writ_id is None)
        if self._visit_id is not None:
            self.phrases.open_visit(self._visit_id)
        self._summary.show_pages(0)
        self.reader.close_document()
        self._content.hide()  # until this visit is there: the one before is nobody's to see
        self._presenter.open(self._visit_id, self._writ_id)

    @override
    def leave(self) -> None:
        """Take the ink away: a signature that nobody confirmed is nobody's, and the store may be locked."""
        self.signing.keep_drafts()
        self.signing.pad.clear()
        self.reader.close_document()
        self._presenter.leave()

    def show_drafts(self, drafts: Mapping[str, str]) -> None:
        """Take the refusals that were being written down, by signer and field; their signer is asked first."""
        self._drafts = dict(drafts)

    def show_view(self, view: SigningView) -> None:
        """Show who has signed, and ask the next one; when all have, offer the document."""
        self.view = view
        words = self.tr("Visits / {school}") if self._writ_id is None else self.tr("Documents / {school}")
        self.crumb = words.format(school=view.school)
        self._summary.show_view(view)
        untouched = not view.marks
        self._back.setEnabled(untouched)
        self._steps.set_open(is_open=untouched)
        waiting = self._waiting()
        if view.complete:
            self._current = ""
            self.issuing.show_ready(n_signed=len(view.marks), may_witness=bool(waiting))
            self._stack.setCurrentIndex(_ISSUING)
            self.issuing.focus()
        elif self._current not in {signer.key for signer in waiting}:
            begun = [signer.key for signer in waiting if self._draft_of(signer.key)]
            self._ask((begun or [waiting[0].key])[0])
        self._signers.show_signers(view, self._current)
        self._content.show()

    def show_text(self, data: bytes) -> None:
        """Show the full text in place of the pad."""
        self.reader.open_document(data)
        self._show_reader()

    def _show_reader(self) -> None:
        self._stack.setCurrentIndex(_READING)
        self._summary.show_open(is_open=True)
        self.reader.preview.setFocus(Qt.FocusReason.OtherFocusReason)  # the keys turn its pages

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for widget in (self.signing, self.issuing, self.reader):
            self._stack.addWidget(widget)
        right = self._right = QVBoxLayout()
        right.addWidget(self._summary)
        right.addWidget(self._stack, 1)
        self._content = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._content)
        columns = self._columns = QHBoxLayout(self._content)
        columns.setSpacing(16)
        columns.addWidget(self._signers)
        columns.addLayout(right, 1)

    def _connect(self) -> None:
        self._signers.chosen.connect(self._choose)
        self.signing.signed.connect(self._sign)
        self.signing.refused.connect(self._refuse)
        self.signing.drafted.connect(self._draft)
        self.issuing.issue_asked.connect(self.issue_asked)
        self._summary.text_asked.connect(self._turn_text)
        self.reader.opened.connect(self._count_pages)
        self._back.clicked.connect(self._go_back)
        self._steps.chosen.connect(self._go)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(key), self, self._enter_pressed)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        QShortcut(QKeySequence("Alt+Left"), self, self._go_back)

    def _waiting(self) -> list[Signer]:
        if self.view is None:
            return []
        done = {mark.signer.key for mark in self.view.marks}
        return [signer for signer in self.view.signers if signer.key not in done]

    def _ask(self, key: str) -> None:
        self._current = key
        signer = next(signer for signer in self._waiting() if signer.key == key)
        kind = self.view.kind if self.view is not None else "record"
        self.signing.show_signer(signer, self._draft_of(key), kind)
        self._stack.setCurrentIndex(_SIGNING)

    def _draft_of(self, key: str) -> dict[str, str]:
        found = {field: self._drafts.get(f"{key}/{field}", "") for field in ("reason", "witness")}
        return found if any(found.values()) else {}

    def _draft(self, field: str, text: str) -> None:
        name = f"{self._current}/{field}"
        self._drafts[name] = text
        self.drafted.emit(name, text)

    def _choose(self, key: str) -> None:
        if self.view is not None and key in {signer.key for signer in self._waiting()}:
            self._ask(key)
            self._signers.show_signers(self.view, key)

    def _signer(self, name: str) -> Signer:
        from dataclasses import replace

        return replace(next(signer for signer in self._waiting() if signer.key == self._current), name=name)

    def _sign(self, name: str) -> None:
        pad = self.signing.pad
        self.signed.emit(self._signer(name), pad.strokes(), pad.written_size())

    def _refuse(self, name: str, reason: str, witness: str) -> None:
        self.refused.emit(self._signer(name), reason, witness)

    def _enter_pressed(self) -> None:
        focused = self.focusWidget()
        if isinstance(focused, QAbstractButton) and focused.hasFocus() and presses(focused):
            focused.click()  # the page's own key comes before the button's
        elif self._stack.currentIndex() == _SIGNING:
            self.signing.accept()
        elif self._stack.currentIndex() == _ISSUING:
            self.issuing.press()

    def _turn_text(self) -> None:
        if self._stack.currentIndex() == _READING:
            self._stack.setCurrentIndex(_ISSUING if not self._current else _SIGNING)
            if self._current:
                self.signing.pad.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.issuing.focus()
            self._summary.show_pages(self._n_pages)
        elif self.reader.is_open:
            self._show_reader()
        else:
            self.text_asked.emit()

    def _count_pages(self, n_pages: int) -> None:
        self._n_pages = n_pages
        if self._stack.currentIndex() != _READING:
            self._summary.show_pages(n_pages)

    def _go_back(self) -> None:
        if self._writ_id is None:
            self._go(2)
        elif self.view is not None and not self.view.marks:
            self._presenter.go_back()

    def _go(self, step: int) -> None:
        if step != 3 and self.view is not None and (step == 4 or not self.view.marks):  # noqa: PLR2004  # this one
            self.went.emit(_PLACES[step - 1], {"visit_id": self._visit_id})

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.width() < fonts.px(_NARROW) or self.height() < fonts.px(_LOW)
        for card in (self.signing, self.issuing):
            card.head.setVisible(not low)
        edge = 8 if self.height() < fonts.px(_LOW) else 16
        narrow = self.width() < fonts.px(_NARROWEST)
        self._signers.setFixedWidth(min(fonts.px(_SIGNERS), self.width() * 36 // 100))
        self.signing.set_narrow(narrow=narrow)
        self._summary.set_narrow(narrow=narrow)
        self._columns.setContentsMargins(24, edge, 24, edge)
        self._right.setSpacing(edge)
        self._summary.set_low(low=self.height() < fonts.px(_LOW))
