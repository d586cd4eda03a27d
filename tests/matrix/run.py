"""Goes through the states, a window for each store; gates get a window each."""

from __future__ import annotations

from contextlib import closing, contextmanager
from itertools import groupby
from typing import TYPE_CHECKING

from tests.matrix.stage import Stage
from tests.matrix.states import STATES, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from inspector.base.settings import Settings
    from tests.matrix.worlds import World


def each(app: QApplication, worlds: dict[str, World], look: Settings) -> Iterator[tuple[State, Stage]]:
    """Bring the window into one state after another; the state holds until the next one is asked for."""
    for world, states in groupby(sorted(STATES, key=_order), lambda one: "" if one.gate else one.world):
        if world:
            with _staged(app, worlds[world], look) as stage:
                stage.open()
                for one in states:
                    yield from _hold(one, stage)
        else:
            for one in states:
                with _staged(app, worlds[one.world].itself(), look) as stage:
                    yield from _hold(one, stage)


def _hold(one: State, stage: Stage) -> Iterator[tuple[State, Stage]]:
    with closing(one.reach(stage)) as reached:
        next(reached)
        yield one, stage
        stage.at_size = None
        next(reached, None)


def _order(one: State) -> tuple[bool, str]:
    return (not one.gate, one.world)


@contextmanager
def _staged(app: QApplication, world: World, look: Settings) -> Iterator[Stage]:
    stage = Stage(app, world, look)
    try:
        yield stage
    finally:
        stage.close()
