"""What a screen reader reads, over a real accessibility bus, of the real program on a real display.

Everything is done as a screen reader does it for its user: fields are filled and buttons pressed over the bus.
"""

from __future__ import annotations

import os
import shutil
import sys

import pytest

from inspector.base import places, settings
from inspector.base.settings import Settings
from inspector.services import inspect
from tests.access import reader
from tests.access.reader import Reader, running, screen_and_bus
from tests.matrix import worlds

CONTINUOUS = bool(os.environ.get("CI")) or os.geteuid() == 0  # where setup.sh installs what is missing
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform != "linux" or (bool(reader.missing()) and not CONTINUOUS), reason=f"lacks {reader.missing()}"
    ),
]
QUESTIONS = {
    "en": "On arrival in the duty room, do the people present match the roster?",
    "zh": "到达值班室时，在岗的人与值班表上的名字是否一致？",
}
WORDS = {
    "en": {"password": "Password", "unlock": "Unlock", "go_on": "Continue", "yes": "Yes"},
    "zh": {"password": "密码", "unlock": "解锁", "go_on": "继续", "yes": "是"},
}
BEFORE = {"en": "B03, {}, not answered, item 11 of 88", "zh": "B03，{}，未答，第11项，共88项"}
AFTER = {"en": "B03, {}, yes, item 11 of 88", "zh": "B03，{}，是，第11项，共88项"}


def test_where_setup_installs_the_bus_it_is_there():
    """In CI the test below must not be left out without a word."""
    assert not (CONTINUOUS and reader.missing())
    assert shutil.which("Xvfb") or not CONTINUOUS


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_row_is_read_with_its_answer_before_and_after_it_is_given(home, tmp_path, language):
    world = worlds.begun(places.store_folder(), n=10, at="B03")
    settings.save(Settings(language=language))
    words, question = WORDS[language], QUESTIONS[language]
    with screen_and_bus(str(tmp_path)) as environment:
        program = {
            **environment,
            "INSPECTOR_HOME": str(home),
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        with running([sys.executable, "-m", "inspector"], program):
            bus = Reader(environment["AT_SPI_BUS_ADDRESS"])
            bus.type(bus.named(words["password"], "text"), worlds.PASSWORD)
            bus.press(bus.named(words["unlock"], "push button"))
            bus.press(bus.starting(words["go_on"], "push button"))
            row = bus.starting("B03")
            assert bus.name(row) == BEFORE[language].format(question)
            bus.listen_for_focus()
            bus.press(bus.named(words["yes"], "check box"))
            assert bus.name(bus.focused(but=row)).startswith("B04")
            assert bus.name(row) == AFTER[language].format(question)
    desk = world.unlock()
    (given,) = [item for item in inspect.open_checklist(desk, world.visits["only"]).items if item.code == "B03"]
    desk.close()
    assert given.answer.value == "conforms"
