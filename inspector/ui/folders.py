"""Where a file dialog begins."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def default_folder() -> Path:
    """Return the user's folder for documents; a fresh account may have none yet: then the home folder.

    Qt's dialog takes a folder that is not there for a name typed in, under wherever the program was started.
    """
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents and Path(documents).is_dir() else Path.home()
