"""What fuzzing found stays mended, and each target takes the files that it begins from."""

import random
from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS
from tools import fuzz

FINDS = sorted(path for path in (Path(__file__).parent / "finds").rglob("*") if path.is_file())


@pytest.mark.parametrize("path", FINDS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_found_is_refused_in_the_parsers_own_words(path):
    assert fuzz.fault(TARGETS[path.parent.name], path.read_bytes()) == ""


@pytest.mark.parametrize("name", TARGETS)
def test_every_parser_gives_a_value_or_its_own_error_on_changed_files(name):
    """Some dozens each, the same in every run; ``make fuzz`` runs a minute each, other ones each time."""
    target, chance = TARGETS[name], random.Random(name)
    seeds = target.seeds()
    changed = [fuzz.mutated(chance.choice(seeds), seeds, target.words, chance) for _ in range(20)]
    assert [error for data in (*seeds, *changed) if (error := fuzz.fault(target, data))] == []
