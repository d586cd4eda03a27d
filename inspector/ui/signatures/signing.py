"""The card in which one person signs, or refuses to: the pad and the refusal take turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from inspector.ui.signatures.pad import SignaturePad
from inspector.ui.signatures.words import role_words
from inspector.ui.widgets.buttons import Button, PrimaryButton
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.layouts import full_bleed
from inspector.ui.widgets.limit import at_most
from inspector.ui.widgets.typing import Typing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspector.domain.signature import Signer

_BUTTON_WIDTH = 176


class SigningCard(Card):
    """Says that somebody signed, or refused and why."""

    signed = Signal(str)
    """Name of who signed, as it stands in the field; the strokes are read from ``pad``."""
    refused = Signal(str, str, str)
    """Name, reason, witness."""
    drafted = Signal(str, str)
    """Field of the refusal (reason, witness) and its text so far."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        full_bleed(self.body)
        self.pad = SignaturePad()
        self._stack = QStackedWidget()
        self._signer: Signer | None = None
        self._words = wrapped("")
        self._name = QLineEdit()
        self._name.setPlaceholderText(self.tr("Name of who signs"))
        self._name.setAccessibleName(self._name.placeholderText())
        at_most(self._name, 200)
        column = QVBoxLayout()
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addWidget(self._name)
        column.addWidget(self._stack, 1)
        self.body.addLayout(column, 1)
        self._stack.addWidget(self._pad_side())
        self._stack.addWidget(self._refusal_side())
        self._typing = Typing(self)
        self._typing.watch("reason", self.reason)
        self._typing.watch("witness", self.witness)
        self._typing.drafted.connect(self.drafted)
        # Who refuses does not say what signing says.
        self._stack.currentChanged.connect(lambda: self._words.setHidden(self.is_refusing))
        self.pad.inked.connect(self.confirm.setEnabled)
        self.pad.inked.connect(self.clear.setEnabled)

    def show_signer(self, signer: Signer, drafts: Mapping[str, str], kind: str = "record") -> None:
        """Ask this person; the pad is empty. A refusal that was being written down goes on where it stopped.

        ``kind`` of document: what is said by signing is not the same of all.
        """
        self._signer = signer
        self.set_title(signer.name or signer.label)
        self.set_count("·".join(part for part in (role_words(signer.role), signer.card_number) if part))
        words = {
            "team": self.tr("I took part in this inspection; the record says what was seen on site."),
            "school": self.tr("I have read this record; the school's word is written down as it was said."),
            "witness": self.tr("I was there when the signature was refused."),
        }
        if kind != "record":
            words["team"] = self.tr("I issue this document and answer for what it says.")
            words["school"] = self.tr("I have read this document; it says what was seen and said.")
        if kind == "receipt":
            words["school"] = self.tr("I have received the document named here. Receiving it is not agreeing with it.")
        self._words.setText(words[signer.party])
        self._name.setVisible(not signer.name)
        self._name.clear()
        self.pad.clear()
        self._typing.forget()
        self.reason.setPlainText(drafts.get("reason", ""))
        self.witness.setText(drafts.get("witness", ""))
        self.refuse.setVisible(signer.party != "witness")
        self.show_pad()
        if any(drafts.values()) and signer.party != "witness":
            self._open_refusal()

    def set_narrow(self, *, narrow: bool) -> None:
        """Give the buttons no more room than they need."""
        self.clear.fold(int(narrow))
        self._back.fold(int(narrow))
        for button in (self.refuse, self.confirm, self.record_refusal):
            button.setMinimumWidth(0 if narrow else _BUTTON_WIDTH)

    def keep_drafts(self) -> None:
        """Say what was typed of a refusal and not yet said."""
        self._typing.flush()

    def show_pad(self) -> None:
        """Show the pad (again). Who signs without being known is asked for the name first."""
        self._stack.setCurrentIndex(0)
        first = self.pad if self.signer_name() else self._name
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_refusing(self) -> bool:
        """The refusal is in view."""
        return self._stack.currentIndex() == 1

    def signer_name(self) -> str:
        """Return the signer's name: known, or as typed here."""
        return (self._signer.name if self._signer else "") or self._name.text().strip()

    def accept(self) -> None:
        """Enter: on from the name to the pad; take the signature. Too little ink to have been meant is not taken."""
        if self.is_refusing:
            return
        if self.pad.is_signature:
            if not self.signer_name():
                self._name.setFocus(Qt.FocusReason.OtherFocusReason)
            self.signed.emit(self.signer_name())
        elif self._name.hasFocus() and self.signer_name():
            self.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pad_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.pad, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        self.clear = Button(self.tr("Clear"), icon="undo")
        self.clear.setEnabled(False)
        self.clear.clicked.connect(self.pad.clear)
        buttons.addWidget(self.clear)
        buttons.addStretch(1)
        self.refuse = Button(self.tr("Refuses to sign"))
        self.refuse.setMinimumWidth(_BUTTON_WIDTH)
        self.refuse.clicked.connect(self._open_refusal)
        buttons.addWidget(self.refuse)
        self.confirm = PrimaryButton(self.tr("Confirm"), icon="check", key="Enter")
        self.confirm.setMinimumWidth(_BUTTON_WIDTH)
        self.confirm.setEnabled(False)
        self.confirm.clicked.connect(self.accept)
        buttons.addWidget(self.confirm)
        column.addLayout(buttons)
        return side

    def _refusal_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Reason, in the person's own words"), "note"))
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setAccessibleName(self.tr("Reason of the refusal"))
        self.reason.setPlaceholderText(self.tr("What the person says; where nothing is said: gave no reason"))
        self.reason.setMinimumHeight(48)
        column.addWidget(self.reason, 1)
        column.addWidget(label(self.tr("Witness: name and office"), "note"))
        self.witness = QLineEdit()
        self.witness.setAccessibleName(self.tr("Witness: name and office"))
        self.witness.setPlaceholderText(self.tr("Somebody who was there and does not refuse"))
        at_most(self.witness, 200)
        column.addWidget(self.witness)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        self._back = Button(self.tr("Back to signing"), icon="chevron-left")
        self._back.clicked.connect(self.show_pad)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        self.record_refusal = PrimaryButton(self.tr("Record the refusal"))
        self.record_refusal.setMinimumWidth(_BUTTON_WIDTH)
        self.record_refusal.clicked.connect(self._refused)
        buttons.addWidget(self.record_refusal)
        column.addLayout(buttons)
        return side

    def _open_refusal(self) -> None:
        self._stack.setCurrentIndex(1)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self) -> None:
        self.refused.emit(self.signer_name(), self.reason.toPlainText(), self.witness.text())
