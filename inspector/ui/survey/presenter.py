"""Joins the page and the services of 摸排核对. Reading, comparing and drawing run in tasks; they journal when done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from inspector.base.errors import BadInputError, InspectorError
from inspector.services import survey, survey_answers, survey_lists, survey_names, survey_sample
from inspector.services.survey_views import NearLine, Retention, RuleView, SurveyView
from inspector.ui.task import Task

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from inspector.services.survey_views import TableDraft
    from inspector.ui.desk_session import Session
    from inspector.ui.survey.draft import DraftCard
    from inspector.ui.survey.page import SurveyPage
    from inspector.ui.task import Report


class SurveyPresenter(QObject):
    """One visit at a time; one piece of work at a time."""

    def __init__(self, session: Session, page: SurveyPage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._visit: UUID | None = None
        self._view: SurveyView | None = None
        self._task: Task | None = None
        self._whole = False
        page.files_chosen.connect(self._read)
        page.compare_wanted.connect(self._compare)
        page.work.cancelled.connect(self._cancel)
        page.tables.put_in.connect(self._put_in)
        page.tables.taken_out.connect(self._take_out)
        page.tables.rule.given.connect(self._set_rule)
        page.tables.names.kept.connect(self._keep_names)
        page.tables.names.erased.connect(self._erase)
        page.result.list_wanted.connect(self._show_list)
        page.result.settled.connect(self._settle)
        page.result.names_wanted.connect(self._show_names)
        page.sample.drawn.connect(self._draw)
        page.sample.said.connect(self._said)
        page.answers.accepted.connect(self._accept)

    def open(self, visit: UUID) -> None:
        """Show a visit. Raises InspectorError when it cannot be read: nothing of it is shown then."""
        self._visit, self._view, self._whole = visit, None, False
        view = survey.view(self._session.desk, visit)
        self._show(view)
        self._page.go_to(1 if view.counts else 0)

    def stop(self) -> None:
        """The page is left: stop the work, mask the names."""
        self._cancel()
        self._whole = False

    # Tables.

    def _read(self, files: list[Path]) -> None:
        def work(report: Report) -> list[tuple[TableDraft, ...] | InspectorError]:
            found: list[tuple[TableDraft, ...] | InspectorError] = []
            for path in files:
                try:
                    found.append(survey.read_tables(path, path.name, report))
                except InspectorError as error:  # told, and the rest goes on
                    found.append(error)
            return found

        self._run(work, self.tr("Reading the files"), self._show_drafts)

    def _show_drafts(self, found: list[Any]) -> None:
        faults = [entry for entry in found if isinstance(entry, InspectorError)]
        for entry in found:
            if not isinstance(entry, InspectorError):
                self._page.tables.add_drafts(entry, self._session.desk.language)
        if len(faults) > 1:
            # The banner holds one error: it names all files, and behind it each has its own words.
            names = "、".join(str(fault.values.get("name", "")) for fault in faults)
            told = BadInputError("people_files_unreadable", n=len(faults), names=names)
            told.__cause__ = ExceptionGroup("files", faults)
            self._page.show_error(told)
        elif faults:
            self._page.show_error(faults[0])

    def _put_in(self, card: DraftCard) -> None:
        desk, visit, draft = self._session.desk, self._ask(), card.draft
        landed: list[int] = []

        def work(report: Report) -> None:
            landed.append(survey.put_in(desk, visit, draft, report))

        def done(_nothing: object) -> None:
            landed.clear()
            self._page.tables.drop_draft(card)
            self._do(lambda: survey.keep_tables(desk, visit))

        def ended() -> None:
            """Cancelled in the moment in which the table was in already: it is taken out again."""
            if landed and self._session.is_open:
                self._do(lambda: survey.take_out(desk, visit, landed[0]))

        task = self._run(work, self.tr("Putting the table in"), done)
        if task is not None:
            task.ended.connect(ended)

    def _take_out(self, table: int) -> None:
        self._do(lambda: survey.take_out(self._session.desk, self._ask(), table))

    def _set_rule(self, rule: RuleView) -> None:
        if self._view is not None and not self._view.read_only and rule != self._view.rule:
            self._do(lambda: survey.set_rule(self._session.desk, self._ask(), rule))

    def _keep_names(self, rule: Retention) -> None:
        self._do(lambda: survey_names.set_retention(self._session.desk, rule))

    def _erase(self) -> None:
        box = QMessageBox(self._page)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(self.tr("Destroy the names now? Nobody can bring them back; the counts remain."))
        destroy = box.addButton(self.tr("Destroy"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        if box.clickedButton() == destroy:
            self._do(lambda: survey_names.erase(self._session.desk, self._ask(), "by_hand"))

    # Result.

    def _compare(self) -> None:
        desk, visit = self._session.desk, self._ask()

        def done(_nothing: object) -> None:
            self._do(lambda: survey.keep_result(desk, visit))
            self._page.go_to(1)
            self._show_list(*self._page.result.current)

        self._run(lambda report: survey.compare(desk, visit, report), self.tr("Comparing"), done)

    def _show_list(self, name: str, people: str) -> None:
        if not name or self._view is None or not self._view.has_names:
            self._page.result.show_people((), 0)
            return
        desk, visit = self._session.desk, self._ask()
        try:
            if name == "near":
                lines = survey_lists.near_in(desk, visit, people, whole=self._whole)
                self._page.result.show_near(lines, read_only=self._view.read_only)
            else:
                total = survey_lists.count_in(desk, visit, name, people)
                found = survey_lists.people_in(desk, visit, name, people, whole=self._whole)
                self._page.result.show_people(found, total)
        except InspectorError as error:
            self._page.show_error(error)

    def _show_names(self, whole: bool) -> None:  # a signal's argument
        self._whole = whole
        self._show_list(*self._page.result.current)
        self._show_sample()

    def _settle(self, line: object, same: bool | None) -> None:  # as above
        if isinstance(line, NearLine) and self._view is not None and not self._view.read_only:
            desk, visit = self._session.desk, self._ask()
            self._do(lambda: survey_lists.settle(desk, visit, line.roster.row, line.survey.row, same=same))

    # Sample.

    def _draw(self, size: int, seed: str) -> None:
        desk, visit = self._session.desk, self._ask()

        def done(sample: dict[str, Any]) -> None:
            self._do(lambda: survey_sample.keep_sample(desk, visit, sample))
            self._page.sample.focus_first()

        work = partial(survey_sample.draw_sample, desk, visit, size, seed)
        self._run(work, self.tr("Drawing the sample"), done)

    def _said(self, row: int, way: str, result: str, note: str) -> None:
        desk, visit = self._session.desk, self._ask()
        try:
            survey_sample.record_outcome(desk, visit, row, way=way, result=result, note=note)
            self._view = survey.view(desk, visit)
        except InspectorError as error:
            self._page.show_error(error)
            return
        if self._view.sample is not None:
            self._page.sample.show_counts(self._view.sample)
        self._page.answers.show_view(self._view)
        self._page.saved.emit(desk.clock())

    def _show_sample(self) -> None:
        if self._view is None or self._visit is None:
            return
        sample = survey_sample.sample_view(self._session.desk, self._visit, whole=self._whole)
        self._page.sample.show_sample(sample, has_names=self._view.has_names, read_only=self._view.read_only)

    # Answers.

    def _accept(self, item: str) -> None:
        if self._do(lambda: survey_answers.accept(self._session.desk, self._ask(), item)):
            self._page.told.emit(self.tr("{item} answered").format(item=item))

    # Inside.

    def _ask(self) -> UUID:
        if self._visit is None:
            raise RuntimeError("no visit is open")
        return self._visit

    def _do(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except InspectorError as error:
            self._page.show_error(error)
            return False
        self._page.saved.emit(self._session.desk.clock())
        self._refresh()
        return True

    def _refresh(self) -> None:
        try:
            view = survey.view(self._session.desk, self._ask())
        except InspectorError as error:
            self._page.show_error(error)
            return
        self._show(view)

    def _show(self, view: SurveyView) -> None:
        self._view = view
        self._page.show_view(view)
        self._show_list(*self._page.result.current)
        self._show_sample()

    def _run(self, work: Callable[[Report], object], words: str, done: Callable[[Any], None]) -> Task | None:
        if self._task is not None:
            return None
        task = self._task = Task(work, self)
        self._page.work.begin(words)
        task.progressed.connect(self._page.work.show_progress)
        task.succeeded.connect(done)
        task.failed.connect(self._page.show_error)
        task.ended.connect(self._ended)
        task.start()
        return task

    def _ended(self) -> None:
        self._task = None
        self._page.work.hide()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
