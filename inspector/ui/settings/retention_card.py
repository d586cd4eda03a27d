"""Retention (保存期限): what is due by its period; erased for good with a reason, or held back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from inspector.ui.widgets.buttons import LinkButton
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.layouts import clear_layout
from inspector.ui.widgets.limit import at_most

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inspector.domain.retention import RetentionRule
    from inspector.services.retention import Due, Erased

_MOST_SHOWN = 50
_MOST_REASON = 200


class RetentionCard(Card):
    """Shows what it is told; says what is to be erased or held."""

    erase_wanted = Signal(object, str)
    """A Due, and the reason."""
    hold_wanted = Signal(object, str)
    """A Due, and the reason; "" lets it go again."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._language = language
        self.set_title(self.tr("Retention"))
        says = self.tr(
            "Kept for as long as its purpose needs, then erased for good, with proof in the journal. Numbers marked "
            "(suggested) are ours; a law names none."
        )
        self.body.addWidget(wrapped(says, "note"))
        self.reason = QLineEdit()
        at_most(self.reason, _MOST_REASON)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("Why it is erased or held back; it stands in the journal"))
        self.body.addWidget(label(self.tr("What is due"), "caption"))
        self._nothing = wrapped(self.tr("Nothing is due."), "note")
        self._due, self._rules, self._done = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Erasing…"))
        self._erased = label(self.tr("Erased so far"), "caption")
        self.body.addWidget(self._nothing)
        self.body.addWidget(self.reason)
        self.body.addLayout(self._due)
        self.body.addWidget(self._progress)
        self.body.addWidget(label(self.tr("Periods"), "caption"))
        self.body.addLayout(self._rules)
        self.body.addWidget(self._erased)
        self.body.addLayout(self._done)
        self._progress.hide()

    def show_due(self, found: Sequence[Due]) -> None:
        """Show what is due, the longest overdue first."""
        clear_layout(self._due)
        for one in found[:_MOST_SHOWN]:
            self._due.addWidget(self._line(one))
        self._nothing.setVisible(not found)
        self.reason.setVisible(bool(found))

    def show_rules(self, rules: Iterable[RetentionRule]) -> None:
        """Show every period with its basis."""
        clear_layout(self._rules)
        for rule in rules:
            words = self.tr("{title} ({days} days, suggested)") if rule.ours else self.tr("{title} ({days} days)")
            self._rules.addWidget(label(words.format(title=rule.title.get(self._language), days=rule.days)))
            self._rules.addWidget(wrapped(rule.basis.get(self._language), "note"))

    def show_erased(self, found: Sequence[tuple[Erased, str]]) -> None:
        """Show the proofs, newest first, each with the title of its kind."""
        clear_layout(self._done)
        self._erased.setVisible(bool(found))
        for one, title in found[:_MOST_SHOWN]:
            words = self.tr("{at} {title}: values {values}, files {files}; {reason}").format(
                at=one.at[:10], title=title, values=one.n_values, files=one.n_files, reason=one.reason
            )
            self._done.addWidget(wrapped(words, "note"))

    def show_running(self, *, running: bool) -> None:
        """Show that something is being erased."""
        self._progress.setVisible(running)
        for link in self.findChildren(LinkButton):
            link.setEnabled(not running)

    def _line(self, one: Due) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        what = self.tr("{title} · {school}").format(title=one.title, school=one.school)
        text = QVBoxLayout()
        text.addWidget(wrapped(what))
        dates = self.tr("visited {visited}, due {due}; {basis}").format(
            visited=one.visited.isoformat(), due=one.due_on.isoformat(), basis=one.basis
        )
        text.addWidget(wrapped(dates, "note"))
        if one.held:
            text.addWidget(wrapped(self.tr("held back: {reason}").format(reason=one.held), "note"))
        row.addLayout(text, 1)
        hold = LinkButton(self.tr("Let go") if one.held else self.tr("Hold back"))
        named = self.tr("Let {what} go") if one.held else self.tr("Hold {what} back")
        hold.setAccessibleName(named.format(what=what))
        hold.clicked.connect(partial(self._hold, one))
        row.addWidget(hold)
        if not one.held:
            erase = LinkButton(self.tr("Erase"))
            erase.setAccessibleName(self.tr("Erase {what} for good").format(what=what))
            erase.clicked.connect(partial(self._erase, one))
            row.addWidget(erase)
        return line

    def _hold(self, one: Due) -> None:
        if one.held or self._given():
            self.hold_wanted.emit(one, "" if one.held else self.reason.text().strip())

    def _erase(self, one: Due) -> None:
        if self._given():
            self.erase_wanted.emit(one, self.reason.text().strip())

    def _given(self) -> bool:
        """Ask for the reason first: without one nothing is erased or held."""
        if not self.reason.text().strip():
            self.reason.setFocus()
        return bool(self.reason.text().strip())
