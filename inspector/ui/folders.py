"""Where a file dialog begins."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def default_folder() -> Path:
    """Return the user's folder for documents; a fresh account may have none yet: then the home folder.

    Qt's dialog takes a folder that is not there for a name typed in, under wherever the program was started.
    """
    return _there(QStandardPaths.StandardLocation.DocumentsLocation)


def pictures_folder() -> Path:
    """Return the user's folder for pictures, or the home folder where there is none."""
    return _there(QStandardPaths.StandardLocation.PicturesLocation)


def _there(kind: QStandardPaths.StandardLocation) -> Path:
    folder = QStandardPaths.writableLocation(kind)
    return Path(folder) if folder and Path(folder).is_dir() else Path.home()
