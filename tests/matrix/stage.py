"""The real program window over one of the stores, in a language, a theme and a size of text."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from inspector.app import MainWindow
from inspector.base import settings
from inspector.demo.hand import rest
from inspector.ui.task import POOL, RUNNING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inspector.base.settings import Settings
    from tests.matrix.worlds import World

_TURNS = 3_000


class Stage:
    """One window; ``go`` brings its pages into view. Close it: it holds the store's lock."""

    def __init__(self, app: QApplication, world: World, look: Settings) -> None:
        settings.save(look)
        self.world = world
        self.at_size: Callable[[], None] | None = None
        """What a state does anew at each size: what floats over a page goes when the page is laid out anew."""
        self.window = MainWindow(app, world.folder)
        self.window.resize(1366, 768)
        self.window.show()
        turn()  # it is the active window before a state is brought about in it

    def open(self) -> None:
        """Unlock, past the unlock page."""
        desk = self.world.unlock()
        desk.language = settings.load().language
        self.window.session.open(desk)

    @property
    def gate(self) -> Any:
        """First start or unlock."""
        return self.window.gate

    @property
    def shell(self) -> Any:
        """The frame."""
        return self.window.shell

    @property
    def page(self) -> Any:
        """The page in view."""
        return self.shell.page

    def go(self, name: str, **arguments: object) -> None:
        """Enter a page; what it begins in the background is done when this returns."""
        if "visit" in arguments:
            arguments["visit_id"] = self.world.visits[str(arguments.pop("visit"))]
        self.shell.go(name, arguments)
        self.settle()

    def resize(self, width: int, height: int) -> None:
        """Give the window a size; the state that it is in holds."""
        self.window.resize(width, height)
        turn()
        if self.at_size is not None:
            self.at_size()
            turn()

    def settle(self) -> None:
        """Let work in the background end, and layouts come to rest."""
        self.wait(lambda: not RUNNING.tasks)
        turn()

    def wait(self, until: Callable[[], object]) -> None:
        """Let the program work until something holds."""
        for _ in range(_TURNS):
            QApplication.processEvents()
            if until():
                return
            rest(5)
        raise TimeoutError("the window did not come to what was awaited")

    def close(self) -> None:
        for task in tuple(RUNNING.tasks):
            task.cancel()
        self.wait(lambda: not RUNNING.tasks)
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()


def turn() -> None:
    """Let the program do what is due, and layouts come to rest, without waiting for work in the background."""
    for _ in range(4):
        QApplication.processEvents()


@contextmanager
def workers_held() -> Iterator[None]:
    """Keep every worker busy, so that a page stays as it is while its own work waits."""
    go_on = threading.Event()
    for _ in range(POOL._max_workers):
        POOL.submit(go_on.wait)
    try:
        yield
    finally:
        go_on.set()
