"""How Chinese is typed: which of Qt's plugins is asked for, and whether an input method answers.

PySide6 brings the plugins ``ibus`` and ``compose`` only, and desktops with fcitx ask for ``fcitx``, which it then
cannot load: no Chinese at all. fcitx 5 answers as ibus too, so that plugin is asked for instead
(docs/input-methods.md says what was tried). Windows and macOS need none of this.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QPluginLoader
from PySide6.QtGui import QGuiApplication

from inspector.base import system

if TYPE_CHECKING:
    from collections.abc import MutableMapping

_PLUGIN = re.compile(r"lib(\w+)platforminputcontextplugin\.so")


def choose(environment: MutableMapping[str, str] | None = None) -> None:
    """Ask for ``ibus`` where what is asked for is not there. Before the application is made."""
    environment = os.environ if environment is None else environment
    if not system.needs_input_method() or _asked(environment) & _plugins(environment):
        return
    if _asked(environment) or environment.get("XMODIFIERS") or (_on_x11(environment) and _answers(environment)):
        environment.pop("QT_IM_MODULES", None)
        environment["QT_IM_MODULE"] = "ibus"


def is_there() -> bool:
    """Say whether Chinese can be typed in this window, as far as can be known; unknown counts as yes."""
    on_screen = QGuiApplication.platformName() in {"xcb", "wayland"}  # in a window without a screen nobody types
    return not on_screen or can_answer(os.environ)


def can_answer(environment: MutableMapping[str, str]) -> bool:
    """Say whether the plugin that is asked for can reach an input method."""
    if not system.needs_input_method():
        return True
    usable = _asked(environment) & _plugins(environment)
    if not usable:
        return not _on_x11(environment) and not _asked(environment)  # Wayland: the desktop's own, without a plugin
    return usable != {"ibus"} or _answers(environment)


def _asked(environment: MutableMapping[str, str]) -> set[str]:
    named = environment.get("QT_IM_MODULES") or environment.get("QT_IM_MODULE") or ""
    return {name for name in named.split(";") if name}


def _plugins(environment: MutableMapping[str, str]) -> set[str]:
    """Return the names by which a plugin that is there can be asked for."""
    own = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    found: set[str] = set()
    for place in (own, *environment.get("QT_PLUGIN_PATH", "").split(os.pathsep)):
        folder = Path(place, "platforminputcontexts")
        for path in folder.iterdir() if place and folder.is_dir() else ():
            match = _PLUGIN.fullmatch(path.name)
            # One that was built for another Qt is there and cannot be loaded.
            if match and (place == own or QPluginLoader(str(path)).load()):
                found.add(match[1])
    return found | ({"fcitx"} if "fcitx5" in found else set())


def _on_x11(environment: MutableMapping[str, str]) -> bool:
    return not environment.get("WAYLAND_DISPLAY")


def _answers(environment: MutableMapping[str, str]) -> bool:
    """Say whether ibus runs, or fcitx 5 in its place: the running one leaves its number in a file."""
    if environment.get("IBUS_ADDRESS"):
        return True
    config = environment.get("XDG_CONFIG_HOME") or str(Path(environment.get("HOME", "~")).expanduser() / ".config")
    for path in (Path(config) / "ibus" / "bus").glob("*-unix-*"):
        try:
            running = re.search(r"^IBUS_DAEMON_PID=(\d+)", path.read_text("utf-8", "replace"), re.MULTILINE)
        except OSError:
            continue
        if running and system.is_running(int(running[1])):
            return True
    return False
