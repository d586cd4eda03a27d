"""The opinion page (意见): the overall opinion, each problem with the school's word, its word on the whole."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.frame.page import Page
from inspector.ui.opinion.drafts import TypedText
from inspector.ui.opinion.presenter import OpinionPresenter
from inspector.ui.opinion.problem_word import ProblemWord
from inspector.ui.phrases.offer import PhraseOffer
from inspector.ui.theme import fonts
from inspector.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.labels import wrapped
from inspector.ui.widgets.layouts import clear_layout, full_bleed
from inspector.ui.widgets.limit import at_most
from inspector.ui.widgets.scrolled import scrolled, to_top
from inspector.ui.widgets.steps import StepStrip

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from inspector.services.conclude_views import FinishView, ProblemLine
    from inspector.ui.desk_session import Session

_PLACES = ("finish", "opinion", "signatures", "report")
_NARROW = 920
"""Under this width the heads of the cards have room for their titles only."""


class OpinionPage(Page):
    """Shows a ``FinishView``; says what was written and what the school answered."""

    drafted = Signal(str, str)
    """Field (opinion, statement, statement_by, words/B03) and the text so far."""
    written = Signal(str, str)
    """The same, to journal."""
    answered = Signal(str, str)
    """Item and the school's answer: yes, no."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visit_id: UUID | None = None
        self.words: list[ProblemWord] = []
        self._asked = ""
        self.title = self.tr("Opinion")
        self._steps = StepStrip()
        self._steps.set_current(2)
        self._back = Button(self.tr("Back"), icon="chevron-left")
        self._next = PrimaryButton(self.tr("To the signatures"), icon_after="chevron-right")
        self._lay_out()
        self.phrases = PhraseOffer(session, self)
        self.phrases.failed.connect(self.show_error)
        self.phrases.watch(self._opinion, "opinion", str)
        self.phrases.watch(self._statement, "word", str)
        self._connect()
        self._presenter = OpinionPresenter(session, self)

    @property
    @override
    def visit_in_hand(self) -> UUID | None:
        return self._visit_id

    @override
    def header_widgets(self) -> list[QWidget]:
        return [self._steps, self._back, self._next]

    @override
    def shortcuts(self) -> list[tuple[str, str]]:
        return [
            ("Alt+Right", self.tr("Next step")),
            ("Alt+Left", self.tr("Step back")),
            ("Alt+J", self.tr("Ready sentences, in a text field")),
        ]

    @override
    def enter(self, **arguments: Any) -> None:
        if self._visit_id != arguments["visit_id"]:
            to_top(self)
        self._visit_id = arguments["visit_id"]
        self.phrases.open_visit(arguments["visit_id"])
        self._presenter.open(arguments["visit_id"])

    @override
    def leave(self) -> None:
        for typed in self._typed():
            typed.flush()

    def show_view(self, view: FinishView, drafts: dict[str, str]) -> None:
        """Show texts and answers as they stand; a draft stands for what was being typed."""
        self.crumb = self.tr("Visits / {school} / {track}").format(school=view.school, track=view.track_name)
        self._ready.setText(view.opinion_draft)
        self._opinion_typed.show_text(view.opinion, drafts.get("opinion"))
        self._statement_typed.show_text(view.statement, drafts.get("statement"))
        self._by_typed.show_text(view.statement_by, drafts.get("statement_by"))
        self._offer_ready_sentence()
        self._show_problems(view.problems, drafts)
        at = QApplication.focusWidget()
        # Qt hands the focus of the page before to the first that takes any: an area that scrolls, where no key acts.
        if at is None or not self.isAncestorOf(at) or isinstance(at, QScrollArea):  # pyright: ignore[reportUnnecessaryComparison]  # the stubs forget none
            self._opinion.setFocus(Qt.FocusReason.OtherFocusReason)

    def statement(self) -> tuple[str, str]:
        """Return the school's word on the whole as it stands in the fields, and by whom."""
        return self._statement.toPlainText(), self.field_by.text()

    def answer_button(self, item: str, value: str) -> QWidget:
        """Return the button by which the school's answer to a problem is given."""
        return next(word for word in self.words if word.item == item).choice.button(value)

    def words_field(self, item: str) -> QLineEdit:
        """Return the field of the school's words on a problem."""
        return next(word for word in self.words if word.item == item).words

    def statement_fields(self) -> tuple[QPlainTextEdit, QLineEdit]:
        """Return the fields of the school's word on the whole, and of who said it."""
        return self._statement, self.field_by

    # Laying out.

    def _lay_out(self) -> None:
        scroll, left = scrolled(self.tr("Opinion"))
        left.setSpacing(16)
        left.addWidget(self._opinion_card(), 3)
        left.addWidget(self._statement_card(), 2)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(24, 16, 24, 16)
        columns.setSpacing(16)
        columns.addWidget(scroll, 1)
        columns.addWidget(self._problems_card(), 1)

    def _opinion_card(self) -> Card:
        card = self._opinion_part = Card(self.tr("Overall opinion"))
        column = _padded(card)
        self._opinion = _text_area(self.tr("Overall opinion"), self.tr("What the team found, on the whole"))
        self._opinion_typed = TypedText("opinion", self._opinion)
        column.addWidget(self._opinion, 1)
        self._offer = QWidget()
        self._offer.setProperty("role", "sunken")
        offer = QVBoxLayout(self._offer)
        offer.setContentsMargins(12, 4, 12, 8)
        offer.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(wrapped(self.tr("A sentence from the figures"), "note"), 1)
        self.take_sentence = LinkButton(self.tr("Use it"), icon="check")
        head.addWidget(self.take_sentence)
        offer.addLayout(head)
        self._ready = wrapped("")
        offer.addWidget(self._ready)
        column.addWidget(self._offer)
        return card

    def _statement_card(self) -> Card:
        card = Card(self.tr("The school's word"))
        card.set_count(self.tr("Verbatim"))
        column = _padded(card)
        self._statement = _text_area(
            self.tr("The school's word on the whole"), self.tr("What the school says on the whole, in its own words")
        )
        self._statement_typed = TypedText("statement", self._statement)
        column.addWidget(self._statement, 1)
        self.field_by = QLineEdit()
        self.field_by.setPlaceholderText(self.tr("Said by: name and office"))
        self.field_by.setAccessibleName(self.field_by.placeholderText())
        at_most(self.field_by, 200)
        self._by_typed = TypedText("statement_by", self.field_by)
        column.addWidget(self.field_by)
        return card

    def _problems_card(self) -> Card:
        self._problems = Card(self.tr("Word on each problem"))
        full_bleed(self._problems.body)
        scroll, self._lines = scrolled(self.tr("Problems"))
        self.agree_rest = LinkButton(self.tr("Agrees with the rest"), icon="check")
        self._problems.tools.addWidget(self.agree_rest)
        self._problems.body.addWidget(scroll, 1)
        return self._problems

    def _connect(self) -> None:
        for typed in (self._opinion_typed, self._statement_typed, self._by_typed):
            typed.drafted.connect(self.drafted)
            typed.written.connect(self.written)
        self._opinion.textChanged.connect(self._offer_ready_sentence)
        self.take_sentence.clicked.connect(self._use_sentence)
        self.agree_rest.clicked.connect(self._agree_with_the_rest)
        self._back.clicked.connect(lambda: self._go(1))
        self._next.clicked.connect(lambda: self._go(3))
        self._steps.chosen.connect(self._go)
        QShortcut(QKeySequence("Alt+Right"), self, lambda: self._go(3))
        QShortcut(QKeySequence("Alt+Left"), self, lambda: self._go(1))

    # What happens.

    def _typed(self) -> list[TypedText]:
        return [self._opinion_typed, self._statement_typed, self._by_typed, *(word.typed for word in self.words)]

    def _show_problems(self, problems: tuple[ProblemLine, ...], drafts: dict[str, str]) -> None:
        clear_layout(self._lines)
        self.words = [ProblemWord(line) for line in problems]
        for word, line in zip(self.words, problems, strict=True):
            word.typed.show_text(line.problem.words, drafts.get(word.typed.name))
            word.typed.drafted.connect(self.drafted)
            word.typed.written.connect(self.written)
            word.answered.connect(self._answered)
            self.phrases.watch(word.words, "word", partial(str, word.item))
            self._lines.addWidget(word)
        if not problems:
            nothing = wrapped(self.tr("No item fails, so the school has nothing to answer here."), "muted")
            nothing.setObjectName("no-problems")
            nothing.setContentsMargins(16, 24, 16, 24)
            self._lines.addWidget(nothing)
        self._lines.addStretch(1)
        self._count_answers()

    def _answered(self, item: str, value: str) -> None:
        self.answered.emit(item, value)
        self._count_answers()

    def _agree_with_the_rest(self) -> None:
        for word in self.words:
            if not word.choice.value():
                word.choice.set_value("yes")
                self.answered.emit(word.item, "yes")
        self._count_answers()

    def _count_answers(self) -> None:
        n_open = sum(not word.choice.value() for word in self.words)
        asked = self.tr("{n} of {total} asked").format(n=len(self.words) - n_open, total=len(self.words))
        self._asked = asked if self.words else ""
        self._show_count()
        self.agree_rest.setVisible(n_open > 0)

    def _show_count(self) -> None:
        """Show how many were asked, where there is room for it beside the title."""
        wide = self.width() >= fonts.px(_NARROW)
        self._problems.set_count(self._asked if wide else "")
        self._opinion_part.set_count(self.tr("Printed in the record") if wide else "")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_count()

    def _offer_ready_sentence(self) -> None:
        self._offer.setVisible(bool(self._ready.text()) and not self._opinion.toPlainText().strip())

    def _use_sentence(self) -> None:
        self._opinion.setPlainText(self._ready.text())
        self._opinion.setFocus(Qt.FocusReason.OtherFocusReason)
        self._opinion_typed.flush()

    def _go(self, step: int) -> None:
        if step != 2:  # noqa: PLR2004  # this one
            self.leave()
            self.went.emit(_PLACES[step - 1], {"visit_id": self._visit_id})


def _padded(card: Card) -> QVBoxLayout:
    card.body.setSpacing(8)
    return card.body


class _TextArea(QPlainTextEdit):
    """Takes the room that is left; Qt's own asks for 192 px, and the column would scroll for nothing."""

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()


def _text_area(name: str, hint: str) -> QPlainTextEdit:
    area = _TextArea()
    area.setTabChangesFocus(True)
    area.setAccessibleName(name)
    area.setPlaceholderText(hint)
    area.setMinimumHeight(96)
    return area
