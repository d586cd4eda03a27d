"""Make the screenshot matrix: every page in every state, zh and en, light and dark, at three sizes; with an index.

Run: python -m tools.make_screenshots [FOLDER] [PART OF A STATE'S NAME]. Not committed: looked at.
"""

from __future__ import annotations

import html
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SIZES = (("1366x768", 1366, 768, 1), ("1920x1080", 1920, 1080, 1), ("960x540@2", 960, 540, 2))
LANGUAGES, THEMES = ("zh", "en"), ("light", "dark")
TARGET = Path("build/screenshots")


def main() -> None:
    """Make the stores once, photograph each scale in a process of its own, lay them side by side."""
    if len(sys.argv) > 1 and sys.argv[1] == "--scale":
        _photograph(float(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4]), sys.argv[5])
        return
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    part = sys.argv[2] if len(sys.argv) > 2 else ""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for scale in sorted({scale for *_, scale in SIZES}):
        with tempfile.TemporaryDirectory() as home:
            environment = dict(
                os.environ, INSPECTOR_HOME=home, QT_QPA_PLATFORM="offscreen", QT_SCALE_FACTOR=str(scale),
                QT_LOGGING_RULES="*.warning=false",
            )  # fmt: skip
            command = [sys.executable, "-m", "tools.make_screenshots", "--scale", str(scale), home, str(target), part]
            subprocess.run(command, check=True, env=environment)
    (target / "index.html").write_text(_index(target), "utf-8")
    print(f"{len(list(target.glob('*.png')))} screenshots; {target / 'index.html'}")


def _photograph(scale: float, home: Path, target: Path, part: str) -> None:
    from inspector.app import application  # after the platform is set
    from inspector.base.settings import Settings
    from tests.matrix import run, states, worlds

    app = application(sys.argv[:1])
    made = worlds.make(home)
    states.STATES[:] = [one for one in states.STATES if part in one.name]
    for language in LANGUAGES:
        for theme in THEMES:
            look = Settings(language=language, theme=theme)
            for state, stage in run.each(app, made, look):
                for name, width, height, wanted in SIZES:
                    if wanted == scale:
                        stage.resize(width, height)
                        stage.window.grab().save(str(target / f"{state.name}.{language}.{theme}.{name}.png"))


def _index(target: Path) -> str:
    """Return a page that shows each state's pictures in one row, smaller; a click opens one in full."""
    names = sorted({path.name.split(".")[0] for path in target.glob("*.png")})
    rows: list[str] = []
    for name in names:
        shots = sorted(target.glob(f"{name}.*.png"))
        cells = "".join(
            f'<a href="{html.escape(shot.name)}"><img loading="lazy" src="{html.escape(shot.name)}">'
            f"<br>{html.escape(shot.stem.partition('.')[2])}</a>"
            for shot in shots
        )
        rows.append(f'<h2 id="{name}">{name}</h2><div>{cells}</div>')
    contents = " · ".join(f'<a href="#{name}">{name}</a>' for name in names)
    style = (
        "body{font:14px sans-serif;margin:16px}div{display:flex;flex-wrap:wrap;gap:8px}img{width:455px}a{color:#1d5bb8}"
    )
    return (
        f"<!doctype html><meta charset=utf-8><title>Screenshots</title><style>{style}</style>{contents}{''.join(rows)}"
    )


if __name__ == "__main__":
    main()
