"""Every page in every state: at every size of window nothing is cut, all is named."""

from __future__ import annotations

import pytest

from inspector.base.settings import Settings
from inspector.ui import measure
from tests.matrix import run, worlds

SIZES = {100: ((1366, 768), (1920, 1080), (960, 540))}
LOOKS = (measure.cut_texts, measure.overflowing, measure.beyond, measure.unnamed, measure.small_targets)


@pytest.fixture(scope="session")
def stores(tmp_path_factory):
    """All stores of the matrix; made once, for no test changes them for good."""
    return worlds.make(tmp_path_factory.mktemp("stores"))


@pytest.mark.parametrize(("language", "percent"), [("zh", 100), ("en", 100)])
def test_nothing_is_cut_in_any_state(dressed, stores, language, percent):
    look = Settings(language=language, text_percent=percent)
    faults, n_seen = [], 0
    for state, stage in run.each(dressed, stores, look):
        for width, height in SIZES[percent]:
            stage.window.resize(width, height)
            run.rest_layouts()
            n_seen += 1
            for judge in LOOKS:
                faults += [f"{state.name} {width}×{height} {judge.__name__}: {one}" for one in judge(stage.window)]
    assert n_seen > 80 * len(SIZES[percent])
    assert not faults, f"{len(faults)} in {language} at {percent} %\n" + "\n".join(faults)
