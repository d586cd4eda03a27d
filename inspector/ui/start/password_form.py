"""A new password, typed twice, with a hint how strong it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.base.messages import Language, message, run_on
from inspector.base.passwords import one_form
from inspector.services.security import password_strength
from inspector.ui.widgets.bars import ScoreBar
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.password import PasswordField

_LEVELS = 4
_WEAK, _FAIR = 1, 2


class PasswordForm(QWidget):
    """Says when it was entered."""

    edited = Signal()
    entered = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None, *, replaces: bool = False) -> None:
        """Ask for a password, or for the one that replaces an old one."""
        super().__init__(parent)
        self._language: Language = language
        caption = self.tr("New password") if replaces else self.tr("Password")
        self.first = PasswordField(caption, self.tr("At least 8 characters"))
        self.second = PasswordField(self.tr("Password again"), self.tr("The same once more"))
        self._bar = ScoreBar()
        self._hint, self._fault = wrapped("", "caption"), wrapped("", "bad-text")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(caption, "caption"))
        column.addWidget(self.first)
        column.addWidget(self._bar)
        column.addWidget(self._hint)
        column.addSpacing(4)
        column.addWidget(label(self.tr("Password again"), "caption"))
        column.addWidget(self.second)
        column.addWidget(self._fault)
        self._fault.hide()
        self.first.edited.connect(self._judge)
        self.second.edited.connect(self._fault.hide)
        self.first.entered.connect(self.second.setFocus)
        self.second.entered.connect(self.entered)
        self.setFocusProxy(self.first)
        self._judge("")

    def read(self) -> str | None:
        """Return the password; None when it is too weak or the two differ, which is then said."""
        password = self.first.text()
        strength = password_strength(password)
        if strength.level == 0:
            found = message(strength.code, self._language)
            # What is wrong stands under the first field already, once something is typed there.
            self._say(run_on(*(() if password else (found.what,)), found.means, found.do))
            self.first.setFocus()
            return None
        if one_form(password) != one_form(self.second.text()):
            self._say(self.tr("The two passwords differ."))
            self.second.setFocus()
            return None
        return password

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.second.clear()
        self._judge("")

    def fault(self) -> str:
        """Return what is said to be wrong; "" for nothing."""
        return self._fault.text() if self._fault.isVisibleTo(self) else ""

    def _say(self, text: str) -> None:
        self._fault.setText(text)
        self._fault.show()

    def _judge(self, password: str) -> None:
        self._fault.hide()
        if not password:
            self._bar.set_value(0)
            self._hint.setText(self.tr("A few words with figures are easy to keep and hard to guess."))
            return
        strength = password_strength(password)
        colour = "fails" if strength.level <= _WEAK else "mostly" if strength.level == _FAIR else "conforms"
        self._bar.set_value(100 * max(strength.level, 0.4) / _LEVELS, colour)
        self._hint.setText(message(strength.code, self._language).what)
        self.edited.emit()
