"""The signatures of the invented people."""

from __future__ import annotations

import pytest

from inspector.demo import story
from inspector.services import sample
from inspector.services.handwriting import _known

FILE = sample.read_sample()
NAMES = [
    FILE["identity"]["name"],
    *[person["name"] for person in FILE["colleagues"]],
    *[school["head_name"] for school in FILE["schools"]],
    story.MET[0],
    story.REFUSES[2].split("，")[0],
]


@pytest.mark.parametrize("name", NAMES)
def test_every_name_of_the_samples_can_be_written_and_stays_on_the_pad(name):
    assert set(name) <= _known().keys()
    strokes = sample.sample_strokes(name)
    assert strokes == sample.sample_strokes(name)
    assert all(0 <= x <= 89_200 and 0 <= y <= 33_900 for stroke in strokes for x, y, *_ in stroke)
    times = [point[2] for stroke in strokes for point in stroke]
    assert times == sorted(times)
    assert len({point[3] for stroke in strokes for point in stroke}) > 20  # the pen presses and lifts


def test_names_differ_and_unknown_characters_are_a_scrawl():
    assert len({sample.sample_strokes(name) for name in NAMES}) == len(NAMES)
    assert len(sample.sample_strokes("Éa")) == 2
    long = sample.sample_strokes("名" * 60)
    assert max(x for stroke in long for x, *_ in stroke) <= 89_200
