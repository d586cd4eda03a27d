"""Which page is made by what. Read after unlock only: the pages bring store, PDF and signing with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inspector.ui.batch.page import BatchPage
from inspector.ui.checklist.page import ChecklistPage
from inspector.ui.documents.page import DocumentsPage
from inspector.ui.evidence.page import EvidencePage
from inspector.ui.finish.page import FinishPage
from inspector.ui.history.page import HistoryPage
from inspector.ui.new_visit.page import NewVisitPage
from inspector.ui.opinion.page import OpinionPage
from inspector.ui.reply.page import ReplyPage
from inspector.ui.report.page import ReportPage
from inspector.ui.settings.page import SettingsPage
from inspector.ui.signatures.page import SignaturesPage
from inspector.ui.survey.page import SurveyPage
from inspector.ui.templates.page import TemplatesPage
from inspector.ui.today.page import TodayPage
from inspector.ui.verify.page import VerifyPage
from inspector.ui.visits.page import VisitsPage
from inspector.ui.writ.choose import NewWritPage
from inspector.ui.writ.page import WritPage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from inspector.ui.desk_session import Session
    from inspector.ui.frame.page import Page

MAKERS: Final[Mapping[str, Callable[[Session], Page]]] = {
    "today": TodayPage,
    "visits": VisitsPage,
    "new_visit": NewVisitPage,
    "checklist": ChecklistPage,
    "evidence": EvidencePage,
    "survey": SurveyPage,
    "finish": FinishPage,
    "opinion": OpinionPage,
    "signatures": SignaturesPage,
    "report": ReportPage,
    "reply": ReplyPage,
    "documents": DocumentsPage,
    "new_writ": NewWritPage,
    "writ": WritPage,
    "batch": BatchPage,
    "verify": VerifyPage,
    "history": HistoryPage,
    "settings": SettingsPage,
    "templates": TemplatesPage,
}
