"""All windows are tested dressed as they run: our style, fonts and sheet; English until a test asks for Chinese."""

from __future__ import annotations

import pytest

from inspector.app import application
from inspector.services import sample, security
from inspector.ui.i18n import speak
from inspector.ui.theme import fonts, sheet, tokens
from tests.conftest import PASSWORD, Watch


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp):
    application([])
    fonts.load_rare(qapp)
    sheet.dress(qapp, "light")
    speak(qapp, "en")  # with its plurals, from the first test on
    return qapp


@pytest.fixture(autouse=True)
def undone(dressed):
    """What a test changed for the whole application is as before."""
    yield
    speak(dressed, "en")
    if tokens.current() is not tokens.LIGHT or fonts.px(100) != 100:
        sheet.dress(dressed, "light")


@pytest.fixture
def dressed_desk(dressed, tmp_path_factory):
    """A desk of its own with the sample schools, no visit yet."""
    made, recovery = security.create_store(
        tmp_path_factory.mktemp("documents") / "store", sample.sample_identity(), PASSWORD, clock=Watch()
    )
    security.confirm_recovery(made, recovery)
    sample.load_sample(made)
    yield made
    made.close()
