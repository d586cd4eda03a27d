"""Search results as suggestions: visits open where they stand, a school begins a visit there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector.ui.today import words
from inspector.ui.widgets.suggest import Suggestion

if TYPE_CHECKING:
    from inspector.services.plan_views import SearchResult


def suggestions(result: SearchResult) -> list[Suggestion]:
    """Return visits in progress first, then schools, then visits that are done."""
    running = [card for card in result.visits if card.stage == "draft"]
    others = [card for card in result.visits if card.stage != "draft"]
    begin = QCoreApplication.translate("PlanWords", "new visit here")
    found = [
        Suggestion(card.school, words.joined(words.stage_words(card.stage), words.progress_words(card)), card)
        for card in running
    ]
    found += [
        Suggestion(school.name, words.joined(begin, school.kind_name, school.code, school.address), school)
        for school in result.schools
    ]
    found += [
        Suggestion(
            card.school,
            words.joined(words.stage_words(card.stage), card.number, words.moment_words(card.arrived_at)),
            card,
        )
        for card in others
    ]
    return found
