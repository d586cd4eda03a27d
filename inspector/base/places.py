"""Where things lie: our resources (in the tree or in the wheel) and the user's folders."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

import inspector

_PACKAGE = Path(inspector.__file__).resolve().parent


def resources() -> Path:
    """Return the folder of checklists, messages, fonts, schemas: beside the package or in the wheel."""
    for folder in (_PACKAGE.parent / "resources", _PACKAGE.parent / "inspector_resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"no resources beside {_PACKAGE}")


def manual() -> Path:
    """Return the folder of the manual, a folder a language: in the tree or in the wheel."""
    for folder in (_PACKAGE.parent / "docs" / "manual", _PACKAGE.parent / "inspector_resources" / "manual"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"no manual beside {_PACKAGE}")


def home() -> Path:
    """Return the folder of the store and logs; ``INSPECTOR_HOME`` moves everything. Not created here."""
    chosen = os.environ.get("INSPECTOR_HOME")
    return Path(chosen).expanduser() if chosen else Path(platformdirs.user_data_dir("inspector", appauthor=False))


def config() -> Path:
    """Return the folder of ``settings.toml`` and the trusted certificates. Not created here."""
    chosen = os.environ.get("INSPECTOR_HOME")
    return (
        Path(chosen).expanduser() / "config"
        if chosen
        else Path(platformdirs.user_config_dir("inspector", appauthor=False))
    )


def store_folder() -> Path:
    """Return the folder of the encrypted store: database, keys, evidence files."""
    return home() / "store"


def trust_folder() -> Path:
    """Return the folder of certificates (PEM) whose signatures are known; one's own is put there."""
    return config() / "trusted"
