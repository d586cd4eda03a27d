"""The right pane: all that belongs to the current item besides its answer."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from inspector.services.survey_answers import ITEMS as SURVEY_ITEMS
from inspector.ui.checklist.words import judged_words
from inspector.ui.detail.flags import FlagCard
from inspector.ui.detail.looking import PhotoLook
from inspector.ui.detail.more import MoreEvidence
from inspector.ui.detail.note import NotePart
from inspector.ui.detail.others import OtherPart
from inspector.ui.detail.photos import PhotoPart
from inspector.ui.detail.presenter import DetailPresenter
from inspector.ui.detail.problem import ProblemCard
from inspector.ui.detail.reading import ReadingPart
from inspector.ui.detail.reasons import ReasonsCard
from inspector.ui.detail.team import TeamPart
from inspector.ui.detail.two import TwoCard
from inspector.ui.folders import pictures_folder
from inspector.ui.phrases.offer import PhraseOffer
from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.column import ScrolledColumn
from inspector.ui.widgets.labels import label
from inspector.ui.widgets.layouts import settle
from inspector.ui.widgets.scrolled import keep_bar
from inspector.ui.widgets.typing import Typing, put_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from PySide6.QtGui import QImage

    from inspector.services.inspect_views import Changed, DetailView, EvidenceView, ItemView, ProblemEdit
    from inspector.ui.desk_session import Session

_WITH_REASON = frozenset({"not_applicable", "not_checked"})


class DetailPane(QFrame):
    """Shows one item's details; edits are journalled as they are made and told by ``changed``."""

    changed = Signal(object)
    """services.inspect_views.Changed."""
    failed = Signal(object, object)
    """An error, and what a retry does or None."""
    told = Signal(str)
    """A remark for the status line."""
    accepted = Signal()
    """Go on to the next unanswered item."""
    left = Signal()
    """Back to the list."""
    evidence_wanted = Signal()
    """Show all photos of the visit."""
    survey_wanted = Signal()
    """Compare roster and survey (摸排核对), which this item is about."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "detail")
        self.setAccessibleName(self.tr("Details of the item"))
        self._session = session
        self._item: ItemView | None = None
        self._loaded = ""
        self._next, self._read_only = "", False
        self._code, self._section = label("", "detail-code"), label("", "muted")
        self.reading, self.note, self.photos, self.other = ReadingPart(), NotePart(), PhotoPart(), OtherPart()
        self.problem, self.reasons, self.two, self.team = ProblemCard(), ReasonsCard(), TwoCard(), TeamPart()
        self.survey = Button(self.tr("Compare roster and survey"), icon="clipboard", key="S")
        self.survey.clicked.connect(self.survey_wanted)
        self.survey.hide()
        self.flags: list[FlagCard] = []
        self._lay()
        self._typing, self._has_typed = Typing(self), False
        self.phrases = PhraseOffer(session, self)
        self._presenter = DetailPresenter(session, self)
        self.more = MoreEvidence(session, self)
        self.looking = PhotoLook(self._presenter, self)
        self.looking.left.connect(self.left)
        self._connect()

    @property
    def shown(self) -> str:
        """Code of the item whose details are there; "" while they are coming."""
        return self._loaded

    @property
    def item_in_hand(self) -> str:
        """Code of the item that evidence can be put on now; "" where there is none."""
        item = self._item
        return "" if item is None or item.is_structure or self._read_only else item.code

    # What the page asks for.

    def open_visit(self, visit_id: UUID, *, read_only: bool) -> None:
        """Work on a visit; read only when it is finalised."""
        self._read_only, self._item, self._loaded = read_only, None, ""
        self.phrases.open_visit(visit_id)
        self._presenter.open_visit(visit_id)
        self.more.open_visit(visit_id)

    def show_item(self, item: ItemView, next_code: str = "") -> None:
        """Show another item: what is typed on the one before is kept, details come in the next turn."""
        self.flush()
        self._item, self._next, self._loaded = item, next_code, ""
        self._presenter.want("" if item.is_structure else item.code)
        self._scroll.setVisible(not item.is_structure)

    def update_item(self, item: ItemView) -> None:
        """Show the same item after a change; where one types is left alone."""
        if self._item is not None and item.code == self._item.code:
            self._item = item
            self._presenter.want(item.code)

    def flush(self) -> None:
        """Journal what is typed."""
        if self._loaded and not self._read_only:
            before = self._presenter.n_failed
            self.note.flush()
            if self.problem.isVisibleTo(self):
                self.problem.flush()
            if self.reasons.isVisibleTo(self):
                self.reasons.flush()
            for card in self.flags:
                card.flush()
            self.more.flush()
            self._forget_typed(before)

    def focus_first(self) -> None:
        """Put the keys on the first thing to do."""
        self._presenter.load_now()
        if self.problem.isVisibleTo(self):
            self.focus_problem()
        elif self.reasons.isVisibleTo(self):
            self.focus_reason()
        else:
            self.focus_note()

    def focus_note(self) -> None:
        """Put the keys into the note, after its last character."""
        self._presenter.load_now()
        self._go(self.note.text)
        cursor = self.note.text.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.note.text.setTextCursor(cursor)

    def focus_problem(self) -> None:
        """Put the keys into the problem; the reason where there is none."""
        self._presenter.load_now()
        if self.problem.isVisibleTo(self):
            self._go(self.problem.fact)
        elif self.reasons.isVisibleTo(self):
            self.focus_reason()

    def focus_reason(self) -> None:
        """Put the keys into the reason."""
        self._presenter.load_now()
        if self.reasons.isVisibleTo(self):
            self._go(self.reasons.field)
            self.reveal(self.reasons)

    def raise_flag(self) -> None:
        """Raise a red flag now and ask who was told; go to the one that stands already."""
        self._presenter.load_now()
        if self._item is None or self._read_only:
            return
        standing = [card for card in self.flags if not card.told.isReadOnly()]
        if not standing:
            fact = self._item.problem.fact if self._item.problem else ""
            self._presenter.raise_flag(self._item.code, fact)
            self._presenter.load_now()
            standing = [card for card in self.flags if not card.told.isReadOnly()]
        if standing:
            last = standing[-1]
            self._go(last.told if last.fact.toPlainText().strip() else last.fact)

    def choose_photos(self) -> None:
        """Ask for files."""
        if self._item is None or self._read_only:
            return
        kinds = self.tr("Photos and PDF (*.jpg *.jpeg *.png *.heic *.heif *.webp *.tif *.tiff *.bmp *.pdf)")
        dialog = QFileDialog(self, self.tr("Add photos"), str(pictures_folder()), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._add_files)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _add_files(self, names: list[str]) -> None:
        self.add_photos([Path(name) for name in names])

    def add_photos(self, sources: Sequence[Path | bytes]) -> None:
        """Add photos to the current item, in the background."""
        if self._item is not None:
            self.add_to(self._item.code, sources)

    def add_to(self, item: str, sources: Sequence[Path | bytes], then: Callable[[], None] | None = None) -> None:
        """Add photos or sounds to an item, whichever is shown by now; ``then`` is done when all are in."""
        if not self._read_only and sources:
            self._presenter.add_photos(item, sources, then)

    # What the presenter tells.

    def show_detail(self, detail: DetailView) -> None:
        """Show what was loaded."""
        item = self._item
        if item is None or detail.code != item.code:
            return
        fresh = self._loaded != item.code
        self._loaded = item.code
        self._code.setText(detail.code.partition("#")[0])
        self._section.setText(detail.section_title)
        if fresh:
            self.reading.show_detail(detail)
            self.survey.setVisible(item.code in SURVEY_ITEMS)
        if fresh or not self.note.text.hasFocus():
            self.note.show_detail(detail, read_only=self._read_only)
        pictures = [one for one in detail.evidence if one.has_picture]
        self.photos.show_photos(pictures, after=self.note.text, read_only=self._read_only)
        self.photos.all.setVisible(bool(detail.evidence))
        self.other.show_evidence(detail.evidence, read_only=self._read_only)
        opened = detail.problem is not None and not self.problem.isVisibleTo(self)
        self.problem.setVisible(detail.problem is not None)
        if detail.problem is not None:
            self.problem.show_problem(detail.problem, self._next, read_only=self._read_only)
        self._show_reasons(item, detail)
        self.two.show_two(item)
        self.team.show_item(item, read_only=self._read_only)
        self._show_flags(detail)
        settle(self._inside)
        if fresh:
            self._restore_typed(detail)
            self.more.show_item(item.code)
            self._scroll.verticalScrollBar().setValue(0)
        elif opened:
            self.reveal(self.problem)

    def show_thumbnails(self, found: list[tuple[UUID, QImage]]) -> None:
        """Show pictures that were loaded."""
        for photo_id, image in found:
            self.photos.show_thumbnail(photo_id, image)

    def tell_added(self, item: str, n: int, wanted: int, known: Sequence[int]) -> None:
        """Tell how many photos are in, where it was more than one or not all; and which of the item's they were."""
        if known:
            added = [self.tr("%n photo(s) attached", "", n)] if n else []
            words = self.tr("attached to {item} already and not again: photo {n}")
            there = words.format(item=item.partition("#")[0], n=self.tr(", ").join(map(str, known)))
            self.told.emit(self.tr("; ").join([*added, there]))
        elif n == wanted > 1:
            self.told.emit(self.tr("%n photo(s) attached", "", n))
        elif n < wanted > 1:
            self.told.emit(self.tr("{n} of {of} photos attached; what is in stays in").format(n=n, of=wanted))

    def tell_changed(self, changed: Changed) -> None:
        """Tell the page what an act changed."""
        self.changed.emit(changed)

    # Inside.

    def _show_reasons(self, item: ItemView, detail: DetailView) -> None:
        value = item.answer.value
        self.reasons.setVisible(value in _WITH_REASON)
        if value in _WITH_REASON:
            words, reason = judged_words(value), item.answer.reason
            self.reasons.show_reason(words, reason, detail.quick_reasons[value], self._next, read_only=self._read_only)

    def _show_flags(self, detail: DetailView) -> None:
        known = {card.id: card for card in self.flags}
        for flag in detail.flags:
            card = known.pop(flag.id, None)
            if card is None:
                card = FlagCard(flag)
                card.edited.connect(self._presenter.change_flag)
                card.struck.connect(self._presenter.strike_flag)
                card.left.connect(self.left)
                for name, field in card.fields().items():
                    self._typing.watch(f"flag/{card.id}/{name}", field)
                for use, field in card.sentences():
                    self.phrases.watch(field, use, self._code_in_view)
                self._flag_column.addWidget(card)
                self.flags.append(card)
            card.show_flag(flag, read_only=self._read_only)
        for gone in known.values():
            self.flags.remove(gone)
            self._flag_column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        stops: list[QWidget] = [self.photos.folder, *(stop for card in self.flags for stop in card.stops())]
        for one, following in pairwise(stops):  # made later than the problem, which stands below them
            QWidget.setTabOrder(one, following)

    def _fields(self) -> dict[str, QLineEdit | QPlainTextEdit]:
        """Return the fields of problem, reason and flags by the names of their drafts."""
        problem = self.problem
        found: dict[str, QLineEdit | QPlainTextEdit] = {
            "title": problem.title, "fact": problem.fact, "measure": problem.measure,
            "responsible": problem.responsible, "put_right": problem.put_right, "reason": self.reasons.field,
        }  # fmt: skip
        for card in self.flags:
            found |= {f"flag/{card.id}/{name}": field for name, field in card.fields().items()}
        return found

    def _code_in_view(self) -> str:
        return self._loaded

    def _offer_phrases(self) -> None:
        problem = self.problem
        sentences: tuple[tuple[str, QLineEdit | QPlainTextEdit], ...] = (
            ("fact", self.note.text), ("fact", problem.title), ("fact", problem.fact), ("measure", problem.measure),
            ("flag", problem.put_right), ("reason", self.reasons.field),
        )  # fmt: skip
        for use, field in sentences:
            self.phrases.watch(field, use, self._code_in_view)

    def _restore_typed(self, detail: DetailView) -> None:
        """Show what was being typed when the program fell; it is journalled when the item is left."""
        self._has_typed = bool(detail.typed)
        fields = self._fields()
        for name, text in detail.typed.items():
            if name in fields and not self._read_only:
                put_text(fields[name], text)

    def _keep_typed(self, name: str, text: str) -> None:
        if self._loaded:
            self._has_typed = True
            self._presenter.keep_typed(self._loaded, name, text)

    def _forget_typed(self, n_failed: int) -> None:
        self._typing.forget()
        if self._has_typed and self._presenter.n_failed == n_failed:
            self._has_typed = False
            self._presenter.drop_typed(self._loaded)

    def _draft_note(self, text: str) -> None:
        if self._loaded:
            self._presenter.draft(self._loaded, text)

    def _change_problem(self, edit: ProblemEdit) -> None:
        if self._loaded:
            self._presenter.change_problem(self._loaded, edit)

    def _write_note(self, text: str) -> None:
        if self._loaded and self._presenter.write_note(self._loaded, text):
            self.note.settle(text)

    def _give_reason(self, reason: str) -> None:
        if self._item is not None and self._item.answer.value in _WITH_REASON:
            self._presenter.give_reason(self._item.code, self._item.answer.value, reason)

    def _look_at(self, photo: EvidenceView) -> None:
        chinese = self._session.desk.language == "zh"
        self.looking.open_photo(photo, read_only=self._read_only, chinese=chinese)

    def reveal(self, card: QWidget) -> None:
        """Scroll so that a card is in view, from its top where it is higher than the pane; once it is laid out."""

        def scroll() -> None:
            bar, room = self._scroll.verticalScrollBar(), self._scroll.viewport().height()
            bar.setValue(min(max(bar.value(), card.geometry().bottom() + 16 - room), card.y() - 8))

        QTimer.singleShot(0, self, scroll)

    def _go(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scroll.ensureWidgetVisible(widget, 0, 24)

    def _lay(self) -> None:
        inside = self._inside = ScrolledColumn()
        inside.setProperty("role", "plain")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._code)
        head.addWidget(self._section)
        head.addStretch(1)
        column.addLayout(head)
        flags = QWidget()
        self._flag_column = QVBoxLayout(flags)
        self._flag_column.setContentsMargins(0, 0, 0, 0)
        self._flag_column.setSpacing(8)
        above = (self.reading, self.two, self.survey, self.note, self.photos, flags)
        for part in (*above, self.problem, self.reasons, self.other, self.team):  # the rarest last
            column.addWidget(part)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setProperty("role", "plain")
        self._scroll.setAccessibleName(self.tr("Details of the item"))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_bar(self._scroll)
        self._scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(self._scroll)
        self.problem.hide()
        self.reasons.hide()

    def _connect(self) -> None:
        presenter = self._presenter
        self._offer_phrases()
        for name, field in self._fields().items():
            self._typing.watch(name, field)
        self._typing.drafted.connect(self._keep_typed)
        self.note.drafted.connect(self._draft_note)
        self.note.written.connect(self._write_note)
        self.note.left.connect(self.left)
        self.problem.edited.connect(self._change_problem)
        self.problem.accepted.connect(self.accepted)
        self.problem.left.connect(self.left)
        self.reasons.given.connect(self._give_reason)
        self.reasons.accepted.connect(self.accepted)
        self.reasons.left.connect(self.left)
        self.photos.wanted.connect(self.choose_photos)
        self.photos.dropped.connect(self.add_photos)
        self.photos.cancelled.connect(presenter.stop_adding)
        self.photos.opened.connect(self._look_at)
        self.photos.all_wanted.connect(self.evidence_wanted)
        self.other.removed.connect(presenter.remove)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # Qt's name
        """Go round inside; past the ends go back to the list."""
        stops = self._stops()
        now = self.window().focusWidget()
        at = stops.index(now) if now in stops else -1
        to = at + (1 if next else -1)
        if not 0 <= to < len(stops):
            self.left.emit()
            return True
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        stops[to].setFocus(reason)
        self._scroll.ensureWidgetVisible(stops[to], 0, 24)
        return True

    def _stops(self) -> list[QWidget]:
        found: list[QWidget] = []
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes and widget.isEnabled() and self.isAncestorOf(widget) and widget.isVisibleTo(self):
                found.append(widget)
            widget = widget.nextInFocusChain()
        return found
