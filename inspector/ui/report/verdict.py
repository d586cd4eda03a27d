"""The verification result (核验结果): the verdict in colour and words, then each check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.ui.theme.icons import icon_label
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.layouts import clear_layout, full_bleed
from inspector.ui.widgets.marked_line import marked_line
from inspector.ui.widgets.scrolled import scrolled
from inspector.ui.words import civil_seconds

if TYPE_CHECKING:
    from datetime import datetime

    from inspector.services.verify import Verdict

_LOOKS = {
    "intact_known": ("shield", "conforms"),
    "intact_unknown": ("shield", "mostly"),
    "changed": ("warning", "fails"),
    "unreadable": ("warning", "fails"),
}
_MARKS = {"ok": ("check", "conforms"), "note": ("info", "mostly"), "bad": ("cross", "fails")}


class VerdictCard(Card):
    """Shows a ``Verdict``."""

    def __init__(self, parent: QWidget | None = None, *, scrolls: bool = True) -> None:
        super().__init__(self.tr("Verification"), parent)
        self.is_shown = False
        """Whether a verdict is there."""
        full_bleed(self.body)
        if scrolls:
            scroll, self._lines = scrolled(self.tr("Verification"), to_read=True)
            self.body.addWidget(scroll, 1)
        else:
            self._lines = QVBoxLayout()
            full_bleed(self._lines)
            self.body.addLayout(self._lines, 1)
        self.foot = self._foot()
        self.body.addWidget(self.foot)

    def show_waiting(self) -> None:
        """The check runs."""
        self.is_shown = False
        self._empty()
        self.set_count(self.tr("checking"))
        says = wrapped(self.tr("Signature, content and journal are being checked."), "note")
        says.setContentsMargins(16, 12, 16, 12)
        self._lines.addWidget(says)
        self._lines.addStretch(1)

    def show_verdict(self, verdict: Verdict, at: datetime) -> None:
        """Show the verdict and when it was made."""
        self.is_shown = True
        self._empty()
        self.set_count(civil_seconds(at))
        self._lines.addWidget(self._headline(verdict))
        for check in verdict.checks:
            self._lines.addWidget(marked_line(*_MARKS[check.state], check.title, check.text))
        for difference in verdict.differences:
            line = wrapped(difference, "note")
            line.setContentsMargins(56, 6, 16, 6)
            self._lines.addWidget(line)
        self._lines.addStretch(1)

    def _empty(self) -> None:
        clear_layout(self._lines)

    def _headline(self, verdict: Verdict) -> QWidget:
        icon, colour = _LOOKS[verdict.state]
        box = QWidget()
        box.setProperty("role", f"tint-{colour}")
        line = QHBoxLayout(box)
        line.setContentsMargins(16, 12, 16, 12)
        line.setSpacing(12)
        line.addWidget(icon_label(icon, colour, 28), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(wrapped(verdict.message.what, f"heading-{colour}"))
        n_ok = sum(check.state == "ok" for check in verdict.checks)
        counted = self.tr("{ok} of {total} checks passed").format(ok=n_ok, total=len(verdict.checks))
        column.addWidget(wrapped("\n".join(p for p in (verdict.message.means, verdict.message.do) if p), "note"))
        column.addWidget(label(counted, "note"))
        line.addLayout(column, 1)
        return box

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setProperty("role", "foot")
        column = QVBoxLayout(foot)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        column.addWidget(label(self.tr("Anybody can check it"), "bold"))
        column.addWidget(wrapped(self.tr("On the page Verify, or with: inspector verify FILE"), "note"))
        return foot
