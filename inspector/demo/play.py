"""The demo's steps, from first start to the verified PDF, in the order in which a supervisor takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, QTimeZone

from inspector.base.clock import CHINA
from inspector.demo import story
from inspector.demo.hand import ALT, CTRL, Hand
from inspector.demo.history import past_visits
from inspector.demo.photos import photo
from inspector.services import conclude, sample
from inspector.ui.checklist.page import ChecklistPage
from inspector.ui.finish.page import FinishPage
from inspector.ui.new_visit.page import NewVisitPage
from inspector.ui.opinion.page import OpinionPage
from inspector.ui.report.page import ReportPage
from inspector.ui.signatures.page import SignaturesPage
from inspector.ui.unlock.page import UnlockPage
from inspector.ui.verify.page import VerifyPage

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from inspector.app import MainWindow
    from inspector.demo.clock import StoryClock
    from inspector.services.inspect_views import ItemView
    from inspector.ui.frame.page import Page
    from inspector.ui.start.page import StartPage

ENTER = Qt.Key.Key_Return
_Kind = TypeVar("_Kind", bound="Page")


class Demo:
    """One whole job in one window."""

    def __init__(self, window: MainWindow, clock: StoryClock, target: Path, pictures: Path) -> None:
        self._window, self._clock, self._target = window, clock, target
        self.hand = Hand(window, pictures)
        self.keys_of_visit = 0

    def play(self) -> Path:
        """Do everything; return the PDF's path."""
        self._first_start()
        past_visits(self._window.session.desk, self._clock)
        self._new_visit()
        self._checklist()
        visit = self._finish()
        self._opinion()
        self._signatures()
        pdf = self._report(visit)
        self._afterwards(pdf)
        return pdf

    def _page(self, kind: type[_Kind]) -> _Kind:
        """Return the page that is shown, which has to be of a kind."""
        shell = self._window.shell
        if shell is None or not isinstance(shell.page, kind):
            found = "the gate" if shell is None else f"{type(shell.page).__name__} {shell.banner.words()}"
            raise TypeError(f"expected {kind.__name__}, found {found}")
        return shell.page

    def _first_start(self) -> None:
        hand = self.hand
        page = cast("StartPage", self._window.gate)
        who = sample.sample_identity()
        for name, text in (
            ("name", who.name), ("card_number", who.card_number), ("issuer", who.issuer),
            ("expires_on", str(who.expires_on)), ("unit", who.unit), ("number_prefix", who.number_prefix),
            ("region_code", who.region_code),
        ):  # fmt: skip
            hand.write(text, page.identity.field(name))
        hand.picture("first-start")
        hand.key(ENTER)
        for _ in range(2):
            hand.write(story.PASSWORD)
            if page.password.second.text() == "":
                hand.picture("password")
            hand.key(ENTER)
        hand.wait(lambda: page.step == 2)  # noqa: PLR2004  # the recovery key
        hand.picture("recovery-key")
        page.recovery.save_to(str(self._target.parent / "recovery.txt"))
        paper = (self._target.parent / "recovery.txt").read_text("utf-8").splitlines()
        (self._target.parent / "recovery.txt").unlink()
        hand.click(page.recovery.sample)
        hand.write(paper[2], page.recovery.field)
        hand.key(ENTER)
        hand.wait(lambda: self._window.shell is not None)

    def _new_visit(self) -> None:
        hand = self.hand
        self._clock.set(story.AT_THE_GATE)
        before = hand.n_keys
        hand.key(Qt.Key.Key_N, CTRL)
        page = self._page(NewVisitPage)
        hand.keys(story.SCHOOL)
        hand.key(ENTER)
        hand.wait(lambda: page.school.name.isVisible())
        civil = self._clock().astimezone(CHINA)
        day, at = QDate(civil.year, civil.month, civil.day), QTime.fromString(story.ARRIVED, "HH:mm")
        page.arrival.at.setDateTime(QDateTime(day, at, QTimeZone.utc()))
        for field, text in zip(page.arrival.people[0], story.MET, strict=True):
            hand.write(text, field)
        hand.write(story.ASSIGNMENT, page.assignment)
        hand.key(Qt.Key.Key_1, ALT)
        hand.key(Qt.Key.Key_1, ALT)
        hand.key(Qt.Key.Key_A, ALT)
        hand.key(Qt.Key.Key_S, ALT)
        hand.wait(lambda: not page.gaps.keys())
        hand.picture("new-visit")
        hand.key(ENTER, CTRL)
        hand.wait(lambda: isinstance(self._window.shell and self._window.shell.page, ChecklistPage))
        self.keys_of_visit -= before

    def _checklist(self) -> None:
        page = self._page(ChecklistPage)
        view = page.view
        if view is None:
            raise RuntimeError("the checklist did not open")
        self._clock.set(story.ANSWERS_FROM)
        for item in view.items:
            if page.current != item.code:
                page.go_to(item.code)
            self._clock.go(seconds=story.SECONDS_AN_ITEM)
            self._see(page, item)
            self._answer(page, item)
            if item.code == "G04":
                self._pause()
        page.go_to("B03")
        self.hand.picture("checklist")
        page.go_to("F06")
        self.hand.wait(lambda: page.detail.photos.n_pictures > 0)
        self.hand.picture("checklist-red-flag")
        page.go_to("G01")
        self.hand.picture("checklist-numbers")

    def _pause(self) -> None:
        """Look at Today in the middle of the visit, and go on where it stopped."""
        shell = self._window.shell
        if shell is None:
            return
        name, arguments = shell.route
        shell.go("today", {})
        self.hand.picture("today-going-on")
        shell.go(name, arguments)

    def _see(self, page: ChecklistPage, item: ItemView) -> None:
        """Photograph and note what is to be seen before the answer."""
        hand = self.hand
        if item.code in story.PHOTOS:
            subject, caption = story.PHOTOS[item.code]
            taken = self._clock().astimezone(CHINA)
            page.detail.add_photos([photo(subject, f"{taken:%Y-%m-%d %H:%M}")])
            hand.wait(lambda: page.item(item.code).n_photos > 0)
            hand.wait(lambda: page.detail.photos.n_pictures > 0)
            page.detail.photos.open_first()
            hand.write(caption)
            hand.key(ENTER)
        note = story.note_of(item.code)
        if note:
            hand.key(Qt.Key.Key_N)
            hand.write(note)
            hand.key(Qt.Key.Key_Escape)
        if item.code == story.FLAG[0]:
            _code, fact, told, act = story.FLAG
            hand.key(Qt.Key.Key_F)
            hand.write(fact)
            hand.key(ENTER, CTRL)
            hand.write(told)
            hand.key(ENTER)
            hand.write(act)
            hand.key(ENTER)

    def _answer(self, page: ChecklistPage, item: ItemView) -> None:
        hand = self.hand
        if item.code in story.REASONS:
            key, reason = story.REASONS[item.code]
            hand.key(key)
            hand.write(reason)
            hand.key(ENTER)
        elif item.kind == "number":
            for number in story.numbers_of(item):
                hand.keys(str(number))
                hand.key(ENTER)
        elif item.kind == "multichoice":
            hand.keys("123456789"[: len(item.choices)])
            hand.key(ENTER)
        else:
            hand.key(story.key_of(item))
        if item.code in story.PROBLEMS:
            self._problem(page, item)

    def _problem(self, page: ChecklistPage, item: ItemView) -> None:
        """Say what was seen in place of the ready sentence, and who puts it right."""
        self._clock.go(seconds=story.SECONDS_A_PROBLEM)
        hand, problem = self.hand, story.PROBLEMS[item.code]
        hand.key(Qt.Key.Key_R)
        card = page.detail.problem
        hand.rewrite(problem.fact, card.fact)
        hand.rewrite(problem.responsible, card.responsible)
        if problem.put_right:
            hand.click(card.at_once)
            hand.rewrite(problem.put_right, card.put_right)
        if item.code == "B02":
            hand.picture("checklist-failed-item")
        card.responsible.setFocus()
        hand.key(ENTER)

    def _finish(self) -> UUID:
        self._clock.set(story.FINISH_AT)
        self.hand.key(ENTER, CTRL)
        page = self._page(FinishPage)
        self.hand.picture("finish")
        self.hand.key(Qt.Key.Key_Right, ALT)
        return cast("UUID", page.visit_id)

    def _opinion(self) -> None:
        page, hand = self._page(OpinionPage), self.hand
        hand.click(page.take_sentence)
        for code, problem in story.PROBLEMS.items():
            hand.click(page.answer_button(code, problem.agrees))
            hand.write(problem.words, page.words_field(code))
        statement, by = page.statement_fields()
        hand.write(story.STATEMENT[0], statement)
        hand.write(story.STATEMENT[1], by)
        hand.picture("opinion")
        hand.key(Qt.Key.Key_Right, ALT)

    def _signatures(self) -> None:
        hand = self.hand
        self._clock.set(story.SIGN_AT)
        page = self._page(SignaturesPage)
        hand.wait(lambda: page.view is not None)
        while page.view is not None and not page.view.complete:
            self._clock.go(seconds=50)
            name = page.signing.signer_name()
            if name == story.REFUSES[0]:
                hand.click(page.signing.refuse)
                hand.write(story.REFUSES[1], page.signing.reason)
                hand.write(story.REFUSES[2], page.signing.witness)
                hand.picture("refusal")
                hand.click(page.signing.record_refusal)
                continue
            hand.draw(page.signing.pad, sample.sample_strokes(name), (892, 339))
            if len(page.view.marks) == 1:
                hand.picture("signatures")
            hand.key(ENTER)
        hand.picture("all-signed")
        self.keys_of_visit += hand.n_keys
        hand.key(ENTER)
        hand.wait(lambda: isinstance(self._window.shell and self._window.shell.page, ReportPage))

    def _report(self, visit: UUID) -> Path:
        hand = self.hand
        page = self._page(ReportPage)
        hand.wait(lambda: page.is_settled)
        hand.picture("report")
        pdf = self._target / page.file_name
        page.save_to(str(pdf))
        hand.wait(pdf.exists)  # a worker writes it, and leaving the page would not wait for that
        frozen = conclude.latest_freeze(self._window.session.desk, visit)
        if frozen is not None:
            (self._target / "findings.json").write_text(frozen["report"], "utf-8")
        return pdf

    def _afterwards(self, pdf: Path) -> None:
        hand, shell = self.hand, self._window.shell
        if shell is None:
            return
        shell.go("verify", {"path": pdf})
        page = self._page(VerifyPage)
        hand.wait(lambda: page.is_settled)
        hand.picture("verify")
        shell.go("visits", {})
        hand.picture("visits")
        shell.go("today", {})
        hand.picture("today")
        shell.go("settings", {})
        hand.picture("settings")
        shell.go("settings", {"section": "documents"})
        hand.picture("settings-documents")
        shell.go("today", {})
        shell.toggle_help()
        hand.picture("help")
        shell.help.close_sheet()
        hand.key(Qt.Key.Key_L, CTRL)
        hand.wait(lambda: isinstance(self._window.gate, UnlockPage))
        hand.picture("unlock")
