"""Make README's pictures: run the demo, take three of its screenshots and a page of its PDF.

Run: python tools/make_pictures.py
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "pictures"
WINDOWS = {"checklist-failed-item": "checklist", "finish": "finish", "signatures": "signatures"}
PAGES = (1,)
"""The page with the problems and their photos."""
_SCALE = 1.3


def main() -> None:
    """Write the pictures."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        demo = Path(folder) / "demo"
        subprocess.run([sys.executable, "-m", "inspector.demo", str(demo)], check=True, cwd=ROOT)
        for shot, name in WINDOWS.items():
            (found,) = (demo / "screenshots").glob(f"*-{shot}.png")
            save(Image.open(found), name)
        (pdf,) = demo.glob("*.pdf")
        document = pypdfium2.PdfDocument(pdf)
        for page in PAGES:
            save(document[page].render(scale=_SCALE).to_pil(), f"record-{page + 1}")


def save(picture: Image.Image, name: str) -> None:
    """Save a picture in its own colours: a small palette drops those of small marks, which mean something."""
    picture.convert("RGB").save(TARGET / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
