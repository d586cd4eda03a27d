"""Watch a folder, as a phone's on its cable: which files are new since watching began, and complete.

Looked at again and again rather than notified: what a phone or a camera mounts sends no notice of its files.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNFINISHED: Final = (".part", ".partial", ".crdownload", ".download", ".tmp", ".new")
_MOST_FILES: Final = 50_000
"""Of the folder and those in it. More is no folder of a camera."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What one look found."""

    there: bool
    """The folder can be read."""
    fresh: tuple[Path, ...] = ()
    """New files that stayed as they were since the look before, the oldest first. Each is told once."""


@dataclass(frozen=True, slots=True, order=True)
class _State:
    changed_ns: int
    size: int


class FolderWatch:
    """Remembers what it has seen of one folder and of the folders in it (DCIM holds 100APPLE, 101APPLE, …).

    A look may take long where a phone answers slowly: look from a thread of its own.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: dict[Path, _State] = {}
        self._settling: dict[Path, _State] = {}
        self._begun = False

    def look(self) -> Seen:
        """Look once. The first look that finds the folder tells nothing: what it finds was there before."""
        try:
            now = dict(self._files())
        except OSError:
            return Seen(there=False)
        if not self._begun:
            self._known, self._begun = now, True
            return Seen(there=True)
        new = {path: state for path, state in now.items() if self._known.get(path) != state}
        ready = {path: state for path, state in new.items() if state.size and self._settling.get(path) == state}
        self._settling = {path: state for path, state in new.items() if path not in ready}
        self._known |= ready
        return Seen(there=True, fresh=tuple(sorted(ready, key=lambda path: (ready[path], path))))

    def _files(self) -> Iterator[tuple[Path, _State]]:
        n = 0
        for folder in (self.folder, *self._folders()):
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.startswith(".") or entry.name.lower().endswith(_UNFINISHED) or not entry.is_file():
                        continue
                    n += 1
                    if n > _MOST_FILES:
                        return
                    found = entry.stat()
                    yield folder / entry.name, _State(found.st_mtime_ns, found.st_size)

    def _folders(self) -> list[Path]:
        with os.scandir(self.folder) as entries:
            return sorted(self.folder / one.name for one in entries if one.is_dir() and not one.name.startswith("."))
