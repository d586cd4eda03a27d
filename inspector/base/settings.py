"""What is known before unlock (``settings.toml``): language, theme, window, last store. No names of people."""

from __future__ import annotations

import json
import os
import tomllib
from dataclasses import asdict, dataclass, fields, replace
from typing import Literal

from inspector.base import places
from inspector.base.messages import Language

TEXT_SIZES = (100, 115, 130)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings that hold before the store is open."""

    language: Language = "zh"
    theme: Literal["light", "dark"] = "light"
    idle_minutes: int = 10
    """Minutes without a key or a touch until the store locks; 0 never."""
    text_percent: int = 100
    """Size of all text: one of ``TEXT_SIZES``. Comes on top of the system's scale."""
    time_server: str = ""
    """Address of a time-stamp server (RFC 3161), http or https; "" none."""
    token_library: str = ""
    """Path of the PKCS#11 library of a token's maker; "" none."""
    geometry: str = ""
    """The window's place as Qt saves it, in hex."""


def load() -> Settings:
    """Read ``settings.toml``; a missing or damaged file, or a value out of range, gives the default."""
    try:
        with (places.config() / "settings.toml").open("rb") as file:
            raw = tomllib.load(file)
    except (OSError, ValueError, RecursionError):  # no TOML, no UTF-8, or made to break its reader
        return Settings()
    default = Settings()
    known = {
        field.name: raw[field.name]
        for field in fields(Settings)
        if field.name in raw and type(raw[field.name]) is type(getattr(default, field.name))
    }
    chosen = Settings(**known)
    if chosen.language not in {"zh", "en"} or chosen.theme not in {"light", "dark"} or chosen.idle_minutes < 0:
        return default
    return chosen if chosen.text_percent in TEXT_SIZES else replace(chosen, text_percent=100)


def save(settings: Settings) -> None:
    """Write ``settings.toml`` in one step. A folder that cannot be written is not an error: defaults hold."""
    lines = [
        # A text of JSON is one of TOML: what a Windows path needs is escaped.
        f"{name} = {value if isinstance(value, int) else json.dumps(value, ensure_ascii=False)}"
        for name, value in asdict(settings).items()
    ]
    target = places.config() / "settings.toml"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_suffix(".new")
        fresh.write_text("\n".join(lines) + "\n", "utf-8")
        os.replace(fresh, target)  # noqa: PTH105  # Path.replace is the same; os says it is atomic
    except OSError:
        return
