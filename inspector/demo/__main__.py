"""Run the demo: one PDF, its findings as JSON, and a picture of each page; prints where they lie.

python -m inspector.demo [FOLDER] [--language zh|en] [--home FOLDER]
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.ui.requirements import refuse_unless, require_sound_qt

if TYPE_CHECKING:
    from inspector.base.messages import Language


def main() -> None:
    """Run the demo in a store of its own, without a display."""
    parser = argparse.ArgumentParser(prog="python -m inspector.demo", description="The main job with sample data.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("build/demo"))
    parser.add_argument("--language", choices=("zh", "en"), default="zh", help="of the windows; documents are Chinese")
    parser.add_argument("--home", type=Path, help="where its store is left, to be looked at; else it goes at the end")
    arguments = parser.parse_args()
    refuse_unless(require_sound_qt)
    target: Path = arguments.folder
    if target.exists():
        shutil.rmtree(target)
    pictures = target / "screenshots"
    pictures.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["INSPECTOR_HOME"] = str(arguments.home or home)
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.environ.setdefault("QT_LOGGING_RULES", "*.warning=false")
        sys.exit(_play(target, pictures, arguments.language))


def _play(target: Path, pictures: Path, language: Language) -> int:
    from inspector.app import MainWindow, application  # after the platform is set
    from inspector.base import places, settings
    from inspector.demo import story
    from inspector.demo.clock import StoryClock
    from inspector.demo.play import Demo
    from inspector.services import verify

    app = application(sys.argv[:1])
    settings.save(settings.Settings(language=language))
    clock = StoryClock(story.FIRST_START)
    window = MainWindow(app, places.store_folder(), clock=clock)
    window.resize(1366, 768)
    window.show()
    demo = Demo(window, clock, target, pictures)
    pdf = demo.play()
    window.close()
    verdict = verify.verify_file(pdf, language)
    words = f"{demo.hand.n_pictures} screenshots in {pictures}, {demo.keys_of_visit} key presses for the visit"
    sys.stdout.write(f"{pdf}\n{target / 'findings.json'}\n{words}\n{verdict.message.lines()}\n")
    return verdict.exit_code


if __name__ == "__main__":
    main()
