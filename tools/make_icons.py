"""Draw the few icons that the style sheet needs as files: it takes no other pictures.

Run: python tools/make_icons.py   (writes resources/icons; a test holds them against the tokens)
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from inspector.ui.theme.icons import svg  # noqa: E402  # found through the line above
from inspector.ui.theme.tokens import DARK, LIGHT  # noqa: E402  # as above


def pictures() -> dict[str, str]:
    """Return file names and contents."""
    made: dict[str, str] = {}
    for theme, tokens in (("light", LIGHT), ("dark", DARK)):
        made[f"check-{theme}.svg"] = svg("check", tokens.on_accent, 16)
        made[f"chevron-down-{theme}.svg"] = svg("chevron-down", tokens.muted, 16)
    return made


if __name__ == "__main__":
    folder = ROOT / "resources" / "icons"
    folder.mkdir(exist_ok=True)
    for name, text in pictures().items():
        (folder / name).write_text(text + "\n", "utf-8")
