"""Update and compile the windows' translations: one pair of files a folder of inspector/ui.

Run: python tools/translations.py [FOLDER …]   (all folders without one; --check only says what is unfinished)

For each folder with source strings: updates ``resources/i18n/<folder>_zh.ts`` with Qt's lupdate, fails with the list
of unfinished strings, and compiles the ``.qm`` beside it. English needs a file only where a plural is counted (%n).
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UI = ROOT / "inspector" / "ui"
TARGET = ROOT / "resources" / "i18n"
_CALL = re.compile(r"\b(tr|translate|QT_TRANSLATE_NOOP)\(")
QT = "qt"
"""Name of the file with words of Qt's own dialogs that Qt's catalogue lacks: written by hand."""
ALONE = "ui"
"""Name of the pair for the modules that lie in inspector/ui itself."""


def main() -> int:
    """Do what was asked; return 1 when a string is unfinished."""
    arguments = [name for name in sys.argv[1:] if not name.startswith("--")]
    names = [Path(name).name for name in arguments] or folders()
    unfinished: list[str] = []
    for name in names:
        if "--check" not in sys.argv and name != QT:
            update(name)
        unfinished += [f"{file.name}: {text}" for file in files(name) for text in missing(file)]
        if "--check" not in sys.argv:
            for file in files(name):
                release(file)
    for line in unfinished:
        print(line)
    return 1 if unfinished else 0


def folders() -> list[str]:
    """Return the folders with source strings, and ``ui`` for the modules beside them."""
    found = sorted(path.name for path in UI.iterdir() if path.is_dir() and sources(path.name))
    return [*found, *([ALONE] if sources(ALONE) else []), QT]


def sources(name: str) -> list[Path]:
    """Return the modules of a folder that hold strings to translate."""
    modules = UI.glob("*.py") if name == ALONE else (UI / name).rglob("*.py")
    return sorted(path for path in modules if _CALL.search(path.read_text("utf-8")))


def files(name: str) -> list[Path]:
    """Return the .ts files of a folder that are there."""
    return [file for file in (TARGET / f"{name}_zh.ts", TARGET / f"{name}_en.ts") if file.exists()]


def update(name: str) -> None:
    """Bring the .ts files of a folder up to date with its modules; what is gone is dropped."""
    modules = [str(path.relative_to(ROOT)) for path in sources(name)]
    if not modules:
        sys.exit(f"no source strings in inspector/ui/{name}")
    for language in ("zh_CN", "en"):
        file = TARGET / f"{name}_{language[:2]}.ts"
        plural = ["-pluralonly"] if language == "en" else []
        options = ["-locations", "none", "-no-obsolete", "-source-language", "en", "-target-language", language]
        run("lupdate", *modules, *options, *plural, "-ts", str(file))
        if plural and not any(True for _ in ET.parse(file).iter("message")):  # noqa: S314  # our own file
            file.unlink()


def missing(file: Path) -> list[str]:
    """Return the sources without a finished translation."""
    tree = ET.parse(file)  # noqa: S314  # our own file
    lacking: list[str] = []
    for entry in tree.iter("message"):
        translation = entry.find("translation")
        done = translation is not None and translation.get("type") != "unfinished"
        texts = [translation.text, *(form.text for form in translation)] if translation is not None else []
        if not done or not any(texts):
            lacking.append(entry.findtext("source", ""))
    return lacking


def release(file: Path) -> None:
    """Compile a .ts file."""
    run("lrelease", str(file), "-qm", str(file.with_suffix(".qm")), "-silent")


def run(tool: str, *arguments: str) -> None:
    """Run one of Qt's tools, from the environment of this Python."""
    command = shutil.which(f"pyside6-{tool}", path=str(Path(sys.executable).parent)) or f"pyside6-{tool}"
    subprocess.run([command, *arguments], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
