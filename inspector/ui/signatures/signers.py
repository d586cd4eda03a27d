"""The people who sign (签字人), in the order of printing, each with what they have done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.base.clock import parse_utc
from inspector.domain.signature import HandSignature
from inspector.ui.signatures.words import role_words
from inspector.ui.theme.icons import icon_label
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.layouts import clear_layout, full_bleed
from inspector.ui.widgets.row_button import RowButton
from inspector.ui.widgets.scrolled import scrolled
from inspector.ui.words import civil_time

if TYPE_CHECKING:
    from inspector.domain.signature import Mark, Signer
    from inspector.services.conclude_views import SigningView


_NAME_BESIDE_ROLE = 6
"""Characters of a name that leave room for the role on its line."""


class SignersCard(Card):
    """Says who was chosen to sign next."""

    chosen = Signal(str)
    """Key of the signer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Signers"), parent)
        full_bleed(self.body)
        scroll, self._lines = scrolled(self.tr("Signers"), to_read=True)
        self.body.addWidget(scroll, 1)
        self.body.addWidget(self._note())

    def show_signers(self, view: SigningView, current: str) -> None:
        """Show everybody; ``current`` is the key of who is signing."""
        clear_layout(self._lines)
        of_record = self.tr("After the first signature nothing is changed any more; a correction needs an amendment.")
        of_others = self.tr(
            "After the first signature nothing is changed any more; what is wrong is voided and made anew."
        )
        self._says.setText(of_record if view.kind == "record" else of_others)
        marks = {mark.signer.key: mark for mark in view.marks}
        n_done = sum(signer.key in marks for signer in view.signers)
        self.set_count(self.tr("{n} of {total}").format(n=n_done, total=len(view.signers)))
        parties = {"team": self.tr("Team"), "school": self.tr("School"), "witness": self.tr("Witnesses")}
        for party, title in parties.items():
            members = [signer for signer in view.signers if signer.party == party]
            if members:
                head = label(title, "note")
                head.setContentsMargins(16, 12, 16, 4)
                self._lines.addWidget(head)
                for signer in members:
                    self._lines.addWidget(self._row(signer, marks.get(signer.key), current))
        self._lines.addStretch(1)

    def _row(self, signer: Signer, mark: Mark | None, current: str) -> QWidget:
        name = (mark.signer.name if mark else signer.name) or self.tr("Name not known yet")
        icon, colour, words = self._state(signer, mark, current)
        row = RowButton("，".join(part for part in (name, role_words(signer.role), words) if part))
        row.row.setContentsMargins(16, 12, 16, 12)
        row.setProperty("selected", signer.key == current)
        if mark is not None:  # done: to be read, not pressed
            row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.row.addWidget(icon_label(icon, colour, 20), 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout()
        column.setSpacing(2)
        fits = len(name) <= _NAME_BESIDE_ROLE
        title = QHBoxLayout() if fits else QVBoxLayout()
        title.setSpacing(8 if fits else 2)
        who = (label if fits else wrapped)(name, "bold" if signer.key == current else "")
        title.addWidget(who, 0, Qt.AlignmentFlag.AlignTop)
        title.addWidget(wrapped("·".join(p for p in (role_words(signer.role), signer.card_number) if p), "note"), 1)
        column.addLayout(title)
        column.addWidget(wrapped(words, {"muted": "note"}.get(colour, colour)))
        row.row.addLayout(column, 1)
        row.settle()
        row.clicked.connect(lambda: self.chosen.emit(signer.key))
        return row

    def _state(self, signer: Signer, mark: Mark | None, current: str) -> tuple[str, str, str]:
        if isinstance(mark, HandSignature):
            at = civil_time(parse_utc(mark.signed_at))
            return "check", "conforms", self.tr("Signed {time}").format(time=at)
        if mark is not None:
            at = civil_time(parse_utc(mark.refused_at))
            return "cross", "fails", self.tr("Refused {time}, witness {name}").format(time=at, name=mark.witness)
        if signer.key == current:
            return "pen", "accent", self.tr("Signing now")
        if signer.party == "witness":
            return "clock", "muted", self.tr("May sign")
        return "clock", "muted", self.tr("Still to sign")

    def _note(self) -> QWidget:
        foot = QWidget()
        foot.setProperty("role", "foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(16, 12, 16, 12)
        line.setSpacing(8)
        line.addWidget(icon_label("info", "muted", 18), 0, Qt.AlignmentFlag.AlignTop)
        self._says = wrapped("", "note")
        line.addWidget(self._says, 1)
        return foot
