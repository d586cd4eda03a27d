"""Joins the checklist page and ``services.inspect``: an answer is shown as given only once it is on disk."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from inspector.base.errors import BadInputError, InspectorError, RefusedError
from inspector.base.messages import message_of, run_on
from inspector.domain.checklist import split_place
from inspector.services import group_rows, inspect, resume, team, two_ratings
from inspector.services.pinyin import initials

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from inspector.services.inspect_views import AnswerView, Changed
    from inspector.ui.checklist.page import ChecklistPage
    from inspector.ui.desk_session import Session

_GOES_ON = frozenset({"conforms", "mostly"})
_ASKS_WHY = frozenset({"not_applicable", "not_checked"})
_PLACE_MS = 300


class ChecklistPresenter(QObject):
    """One visit's checklist."""

    def __init__(self, session: Session, page: ChecklistPage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._visit_id: UUID | None = None
        self._initials: dict[str, str] = {}
        self._place = ""
        self._timer = QTimer(self, interval=_PLACE_MS, singleShot=True)
        self._timer.timeout.connect(self.remember)
        # Not after 300 ms: a visit that is cut off opens where it stopped. Not before the answer is painted, either.
        self._painted = QTimer(self, interval=0, singleShot=True)
        self._painted.timeout.connect(self._remember_place)
        page.given.connect(self._answer)
        page.kept.connect(self._keep)
        page.drafted.connect(self._draft)
        page.moved.connect(self._moved)
        page.stood.connect(self._timer.start)
        page.undo_asked.connect(lambda: self._step(redo=False))
        page.redo_asked.connect(lambda: self._step(redo=True))
        page.hand_on_asked.connect(self._hand_on)
        page.two_asked.connect(self._ask_two)

    def open(self, visit_id: UUID, item: str) -> None:
        """Show a visit's checklist, at an item or where it stopped."""
        self._visit_id = None  # until it is there: nothing is noted for a visit that is not shown
        self._place = ""
        self._initials.clear()
        view = inspect.open_checklist(self._session.desk, visit_id)
        now, several = team.answering(self._session.desk, visit_id), len(team.members(self._session.desk, visit_id)) > 1
        self._page.show_answering(now.name if several else "", handed_on=False)
        self._visit_id = visit_id
        self._page.show_view(view, item, inspect.answer_drafts(self._session.desk, visit_id))
        if not item:
            self._page.take_stand(resume.stand(self._session.desk, visit_id))
        self._remember_stand()

    def initials_of(self, code: str, text: str) -> str:
        """Return the pinyin initials of a question, for finding it."""
        if code not in self._initials:
            self._initials[code] = initials(text)
        return self._initials[code]

    def remember(self) -> None:
        """Note where the inspector is and how the list is looked at, so that the visit opens so again."""
        self._timer.stop()
        self._remember_place()
        self._remember_stand()

    def _remember_stand(self) -> None:
        if self._visit_id is not None and self._session.is_open and not self._page.read_only:
            with suppress(InspectorError):  # as of the place
                resume.remember(self._session.desk, self._visit_id, self._page.stand())

    def _remember_place(self) -> None:
        if self._place and self._visit_id is not None and self._session.is_open:
            with suppress(InspectorError):  # a full disk is told by the next answer; the place is not worth a banner
                inspect.remember_place(self._session.desk, self._visit_id, self._place)
            self._place = ""

    def _moved(self, code: str) -> None:
        self._place = code
        self._timer.start()

    def _answer(self, item: str, given: dict[str, Any]) -> None:
        if self._visit_id is None or self._page.read_only:
            return
        if _stands(self._page.item(item).answer, given):
            # Enter once more on what was typed and taken: the prefilled problem is accepted, as the button says.
            self._page.detail.flush()
            self._page.go_on()
            return
        try:
            changed = self._write(self._visit_id, item, given)
        except BadInputError as error:
            words = message_of(error, self._session.desk.language)
            self._page.tell_refused(item, run_on(words.what, words.do))
            return
        except InspectorError as error:
            self._page.show_error(error, lambda: self._answer(item, given))
            return
        stage = changed.item.two.stage if changed.item.two else ""
        conforms = changed.item.answer.value in _GOES_ON and changed.item.kind != "multichoice"
        goes_on = conforms or stage == "mine"
        self._page.show_changed(changed, leaving=goes_on)
        if changed.item.problem is not None and not goes_on and changed.item.kind != "multichoice":
            self._page.show_problem()
        elif stage == "both":
            self._page.side.open()  # there both ratings stand
        if changed.item.answer.value in _ASKS_WHY and "value" in given:
            self._page.ask_why()
        if goes_on:
            self._page.go_on()
            self._painted.start()

    def _write(self, visit_id: UUID, item: str, given: dict[str, Any]) -> Changed:
        """Journal what was given: an answer, or a row of a group added, named, removed."""
        desk = self._session.desk
        if "add" in given:
            return group_rows.add_row(desk, visit_id, item.rstrip("+"))
        if "name" in given or "remove" in given:
            group, n = split_place(item)
            if "remove" in given:
                return group_rows.remove_row(desk, visit_id, group, n)
            return group_rows.rename_row(desk, visit_id, group, n, given["name"])
        two = self._page.item(item).two
        if two is not None and two.stage != "settled":
            return two_ratings.rate(desk, visit_id, item, given)
        shown = self._page.item(item).answer
        if given.get("value") == shown.value and not given.get("reason"):
            given = {**given, "reason": shown.reason}  # the answer that stands is not given anew: its reason stays
        return inspect.answer(desk, visit_id, item, given)

    def _keep(self, item: str, given: dict[str, Any]) -> None:
        """Journal a text, or a group's name, that was typed and left without Enter."""
        if self._visit_id is None or not self._session.is_open:
            return
        try:
            self._page.show_changed(self._write(self._visit_id, item, given))
        except BadInputError as error:
            self._page.show_error(error)  # the same text would be refused again; it is kept in its field
        except InspectorError as error:
            self._page.show_error(error, lambda: self._keep(item, given))

    def _draft(self, item: str, text: str) -> None:
        if self._visit_id is None or not self._session.is_open:
            return
        try:
            inspect.save_answer_draft(self._session.desk, self._visit_id, item, text)
        except InspectorError as error:
            self._page.show_error(error)

    def _hand_on(self) -> None:
        """Let the next of the team answer: what they give bears their name."""
        if self._visit_id is None or not self._session.is_open:
            return
        desk, visit = self._session.desk, self._visit_id
        if len(team.members(desk, visit)) == 1:
            self._page.told.emit(self._page.tr("The team has one member only"))
            return
        name = team.hand_on(desk, visit).name
        self._page.show_progress(inspect.progress(desk, visit))  # another's sections are "mine" now
        self._page.show_seen(two_ratings.views(desk, visit))
        self._page.show_answering(name, handed_on=True)

    def _ask_two(self, item: str) -> None:
        """Let two rate an item, or no longer."""
        if self._visit_id is None or not self._session.is_open:
            return
        try:
            self._page.show_changed(two_ratings.ask(self._session.desk, self._visit_id, item))
        except (BadInputError, RefusedError) as error:
            words = message_of(error, self._session.desk.language)
            self._page.tell_refused(item, run_on(words.what, words.do))
        except InspectorError as error:
            self._page.show_error(error, lambda: self._ask_two(item))

    def _step(self, *, redo: bool) -> None:
        if self._visit_id is None or self._page.read_only:
            return
        desk = self._session.desk
        try:
            done: Changed | None = (inspect.redo if redo else inspect.undo)(desk, self._visit_id)
        except InspectorError as error:
            self._page.show_error(error)
            return
        self._page.show_restored(done, redo=redo)


def _stands(answer: AnswerView, given: Mapping[str, Any]) -> bool:
    """Say whether what is typed and entered is the answer already."""
    if "numbers" in given:
        return bool(answer.numbers) and dict(answer.numbers) == given["numbers"]
    typed = given.get("date", given.get("text"))
    return bool(answer.written) and answer.written == typed
