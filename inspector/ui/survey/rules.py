"""The rules of the comparison: key areas, days of observation and their basis; how long names are kept."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from inspector.services.survey_views import Retention, RuleView
from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.flow import Flow
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.limit import at_most
from inspector.ui.widgets.steady import Number

if TYPE_CHECKING:
    from inspector.services.survey_views import SurveyView

_BETWEEN = re.compile(r"[、，,；;\s]+")
_MAX_DAYS = 60


class RuleCard(Card):
    """Says which rule is wanted, when a field is left."""

    given = Signal(object)
    """services.survey_views.RuleView."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Rules of the comparison"))
        self.areas, self.basis, self.days = QLineEdit(), QLineEdit(), Number()
        self.days.setRange(1, _MAX_DAYS)
        self.days.lineEdit().setTextMargins(8, 0, 0, 0)
        self.days.setSuffix(self.tr(" days"))
        for field, name, hint in (
            (self.areas, self.tr("Key areas"), self.tr("as 武汉、湖北; separated by 、")),
            (self.basis, self.tr("Basis of the days"), self.tr("document and article; empty: a suggestion")),
        ):
            field.setAccessibleName(name)
            field.setPlaceholderText(hint)
            at_most(field, 200)
        self.days.setAccessibleName(self.tr("Days of medical observation"))
        for name, field in (
            (self.tr("Key areas"), self.areas),
            (self.tr("Days of medical observation"), self.days),
            (self.tr("Basis of the days"), self.basis),
        ):
            self.body.addWidget(label(name, "caption"))
            self.body.addWidget(field)
        self._note = wrapped(
            self.tr("First and last day both count. Without a basis the days are our suggestion."), "note"
        )
        self.body.addWidget(self._note)
        for field in (self.areas, self.basis, self.days):
            field.editingFinished.connect(self._give)

    def show_rule(self, rule: RuleView, *, read_only: bool) -> None:
        """Show the rule; what is being typed is left alone."""
        if not self.areas.hasFocus():
            self.areas.setText("、".join(rule.areas))
        if not self.basis.hasFocus():
            self.basis.setText(rule.basis)
        if not self.days.hasFocus():
            self.days.setValue(rule.days)
        for field in (self.areas, self.basis, self.days):
            field.setEnabled(not read_only)

    def rule(self) -> RuleView:
        """Return the rule as typed."""
        areas = tuple(part for part in _BETWEEN.split(self.areas.text()) if part)
        return RuleView(self.days.value(), self.basis.text().strip(), areas)

    def _give(self) -> None:
        self.given.emit(self.rule())


class NamesCard(Card):
    """What becomes of the names, and the bureau's rule that lets them be kept."""

    kept = Signal(object)
    """services.survey_views.Retention."""
    erased = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Names"))
        self._words = wrapped("", "small")
        self.body.addWidget(self._words)
        self.erase = Button(self.tr("Destroy the names now"), icon="trash")
        self.erase.clicked.connect(self.erased)
        self.unfold = Button(self.tr("The bureau's rule"))
        self.unfold.setCheckable(True)
        row = Flow()
        row.add(self.erase)
        row.add(self.unfold)
        self.body.addWidget(row)
        self._form = QWidget()
        form = QHBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        self.basis, self.until, keep = QLineEdit(), QLineEdit(), Button(self.tr("Keep"))
        for field, name, hint in (
            (self.basis, self.tr("Basis for keeping names"), self.tr("basis; empty: none")),
            (self.until, self.tr("Names are kept until"), "20261231"),
        ):
            field.setAccessibleName(name)
            field.setPlaceholderText(hint)
            at_most(field, 200)
            field.returnPressed.connect(self._keep)
        self.until.setMaximumWidth(112)
        keep.clicked.connect(self._keep)
        for widget, stretch in ((self.basis, 1), (self.until, 0), (keep, 0)):
            form.addWidget(widget, stretch)
        self.body.addWidget(self._form)
        self._form.hide()
        self.unfold.toggled.connect(self._form.setVisible)

    def show_names(self, view: SurveyView) -> None:
        """Show what becomes of the names."""
        until = view.retention.until
        if view.erased_at and not view.has_names:
            words = self.tr("The names were destroyed. Counts, hashes and seed remain in the record.")
        elif until is not None:
            words = self.tr("Kept until {day} by {basis}, then destroyed.").format(
                day=until.isoformat(), basis=view.retention.basis
            )
        else:
            words = self.tr("Counts stay, names do not: encrypted, apart, and destroyed at the first signature.")
        self._words.setText(words)
        self.erase.setEnabled(view.has_names)
        if not self.basis.hasFocus():
            self.basis.setText(view.retention.basis)
        if not self.until.hasFocus():
            self.until.setText(until.strftime("%Y%m%d") if until else "")

    def _keep(self) -> None:
        text = re.sub(r"\D", "", self.until.text())
        try:
            until = date(int(text[:4]), int(text[4:6]), int(text[6:8])) if text else None
        except ValueError:
            until = date.min  # the service tells that it is wrong
        self.kept.emit(Retention(self.basis.text(), until))
