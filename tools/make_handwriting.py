"""Make resources/samples/handwriting.json: how the characters of the invented names are written, stroke by stroke.

Middle lines of the strokes from the npm package hanzi-writer-data (Arphic Public License, kept beside); no outlines.
Run: python tools/make_handwriting.py (needs npm).
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "resources" / "samples"
PACKAGE = "hanzi-writer-data@2.0.1"
CHARACTERS = "吴承泽高远欧阳周维民孙国栋何敏沈志林青陈桂兰李卫东郑婴顾海峰王张刘杨赵黄"
ALIKE = {"𠮷": ("吉", {0: 0.62, 2: 1.45})}
"""Characters the package lacks: made of another whose strokes are made longer or shorter."""
NOTICE = (
    "Derived from hanzi-writer-data 2.0.1 (Make Me a Hanzi, AR PL KaitiM GB), under the Arphic Public License in "
    "ARPHICPL.TXT. Changed in November 2026: only the middle lines of the strokes of a few characters were taken, "
    "y turned downwards; 𠮷 was made of 吉."
)
_TOP = 900
"""Height of the package's square above its base line."""


def main() -> None:
    """Make the file anew."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        archive = next(Path(folder).glob("*.tgz"))
        subprocess.run(["tar", "xzf", str(archive)], cwd=folder, check=True)
        data = Path(folder) / "package"
        made = {c: strokes(data, c) for c in CHARACTERS}
        for character, (like, lengths) in ALIKE.items():
            made[character] = [stretched(s, lengths.get(n, 1.0)) for n, s in enumerate(strokes(data, like))]
        (TARGET / "ARPHICPL.TXT").write_bytes((data / "APL" / "english" / "ARPHICPL.TXT").read_bytes())
    lines = [f"{json.dumps(c, ensure_ascii=False)}: {json.dumps(s, separators=(',', ':'))}" for c, s in made.items()]
    head = f'{{"notice": {json.dumps(NOTICE, ensure_ascii=False)},\n"square": 1024,\n"strokes": {{\n'
    (TARGET / "handwriting.json").write_text(head + ",\n".join(lines) + "\n}}\n", "utf-8")


def strokes(data: Path, character: str) -> list[list[list[int]]]:
    """Return a character's strokes in the order of writing, y downwards."""
    found = json.loads((data / f"{character}.json").read_text("utf-8"))["medians"]
    return [[[x, _TOP - y] for x, y in stroke] for stroke in found]


def stretched(stroke: list[list[int]], by: float) -> list[list[int]]:
    """Return a stroke made longer or shorter across, about its middle."""
    middle = (stroke[0][0] + stroke[-1][0]) / 2
    return [[round(middle + (x - middle) * by), y] for x, y in stroke]


if __name__ == "__main__":
    main()
