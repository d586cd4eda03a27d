"""Run the demo: one PDF, its findings as JSON, and a picture of each page; prints where they lie."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path


def main() -> None:
    """Run the demo in a store of its own, without a display."""
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "build/demo")
    if target.exists():
        shutil.rmtree(target)
    pictures = target / "screenshots"
    pictures.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["INSPECTOR_HOME"] = home
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.environ.setdefault("QT_LOGGING_RULES", "*.warning=false")
        sys.exit(_play(target, pictures))


def _play(target: Path, pictures: Path) -> int:
    from inspector.app import MainWindow, application  # after the platform is set
    from inspector.base import places
    from inspector.demo.play import Demo
    from inspector.services import verify

    app = application(sys.argv[:1])
    window = MainWindow(app, places.store_folder())
    window.resize(1366, 768)
    window.show()
    demo = Demo(window, target, pictures)
    pdf = demo.play()
    window.close()
    verdict = verify.verify_file(pdf, "zh")
    words = f"{demo.hand.n_pictures} screenshots in {pictures}, {demo.keys_of_visit} key presses for the visit"
    sys.stdout.write(f"{pdf}\n{target / 'findings.json'}\n{words}\n{verdict.message.lines()}\n")
    return verdict.exit_code


if __name__ == "__main__":
    main()
