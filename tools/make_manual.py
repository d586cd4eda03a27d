"""Make the manual's pictures, Chinese and English: run the demo in each language and take its screenshots.

Run: python tools/make_manual.py
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
PICTURES = {
    "today-going-on": "today", "first-start": "start", "new-visit": "new-visit", "checklist": "checklist",
    "checklist-failed-item": "problem", "finish": "finish", "opinion": "opinion", "signatures": "signatures",
    "report": "report", "verify": "verify", "settings-documents": "settings", "unlock": "unlock",
}  # fmt: skip
"""The demo's screenshots and the manual's names for them."""


def main() -> None:
    """Write the pictures of both languages."""
    for language in ("zh", "en"):
        target = ROOT / "docs" / "manual" / language / "pictures"
        target.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as folder:
            demo = Path(folder) / "demo"
            command = [sys.executable, "-m", "inspector.demo", str(demo), "--language", language]
            subprocess.run(command, check=True, cwd=ROOT)
            for shot, name in PICTURES.items():
                (found,) = (demo / "screenshots").glob(f"*-{shot}.png")
                picture = Image.open(found).convert("RGB")  # a small palette drops the colours of small marks
                picture.save(target / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
