"""Every page in every state: at every size of window nothing is cut, all is named."""

from __future__ import annotations

import pytest

from inspector.base.settings import Settings
from inspector.ui import measure
from tests.matrix import run, states, worlds

SIZES = {
    100: ((1366, 768), (1920, 1080), (960, 540)),
    115: ((1366, 768), (960, 540)),
    130: ((1366, 768), (960, 540)),
}
LOOKS = (measure.cut_texts, measure.overflowing, measure.beyond, measure.unnamed, measure.small_targets)

ONE_OF_EACH = (
    "start-1-empty", "start-2-empty", "start-3-key", "unlock", "today-many", "visits-many", "new-visit-found",
    "checklist-problem", "checklist-number", "checklist-sharing", "finish-many", "opinion-many", "signatures-half",
    "signatures-refusing", "report-signed", "report-amending", "verify-whole",
    "documents-many", "documents-choosing", "writ-recheck", "settings", "settings-backup", "restore-3", "history-store", "survey-surveyed-2-result", "evidence-many", "markup-drawn", "phrases-note",
    "notebook-person_met-many", "templates",
)  # fmt: skip
"""A state of each page and gate, for the looks that need not see them all."""


@pytest.fixture(scope="session")
def stores(tmp_path_factory):
    """All stores of the matrix; made once, for no test changes them for good."""
    return worlds.make(tmp_path_factory.mktemp("stores"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_cut_in_any_state(dressed, stores, language):
    faults, n_seen = faults_of(dressed, stores, Settings(language=language))
    assert n_seen > 120 * len(SIZES[100])
    assert not faults, f"{len(faults)} in {language}\n" + "\n".join(faults)


@pytest.mark.parametrize("percent", [115, 130])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_cut_on_any_page_in_larger_text(dressed, stores, language, percent, monkeypatch):
    monkeypatch.setattr(run, "STATES", [one for one in states.STATES if one.name in ONE_OF_EACH])
    faults, n_seen = faults_of(dressed, stores, Settings(language=language, text_percent=percent))
    assert n_seen == len(ONE_OF_EACH) * len(SIZES[percent])
    assert not faults, f"{len(faults)} in {language} at {percent} %\n" + "\n".join(faults)


def faults_of(dressed, stores, look):
    """Return what the eye overlooks, a line each, and how often it was looked."""
    faults, n_seen = [], 0
    for state, stage in run.each(dressed, stores, look):
        for width, height in SIZES[look.text_percent]:
            stage.resize(width, height)
            n_seen += 1
            for judge in LOOKS:
                faults += [f"{state.name} {width}×{height} {judge.__name__}: {one}" for one in judge(stage.window)]
    return faults, n_seen
