"""What the program is made of, and under which licences: read from the installed packages themselves, offline.

Not every package brings the text of its licence; for those it lies in ``resources/licences``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

import inspector
from inspector.base import places

_LICENCE_FILE = re.compile(r"(?i)(^|/)(licen[cs]e|copying|notice)[^/]*$|/(build_)?licenses/.+")
_FONTS = (
    ("Noto Sans SC", ("NotoSansSC-LICENSE", "NotoSansSC-LICENSE_FONT")),
    ("Noto Serif SC", ("NotoSerifSC-LICENSE", "NotoSerifSC-LICENSE_FONT")),
    ("LXGW WenKai (霞鹜文楷)", ("LXGWWenKai-LICENSE",)),
)
_NAMED_IN_TEXT = {"apache license": "Apache-2.0", "mit license": "MIT", "bsd": "BSD-3-Clause", "'as-is'": "Zlib"}


@dataclass(frozen=True, slots=True)
class Component:
    """One part that is shipped."""

    name: str
    version: str
    licence: str


def components() -> tuple[Component, ...]:
    """Return the program, its fonts, and every package that it needs, directly or not."""
    ours = Component("Inspector", inspector.__version__, "Apache-2.0")
    fonts = [Component(name, "", "SIL OFL 1.1") for name, _files in _FONTS]
    return (ours, *fonts, *(_component(dist) for dist in _needed()))


def licence_text(component: Component) -> str:
    """Return the whole text of a part's licence, and of those of what is built into it."""
    fonts = dict(_FONTS)
    if component.name in fonts:
        folder = places.resources() / "fonts"
        return _joined([(folder / file).read_text("utf-8") for file in fonts[component.name]])
    name = "inspector" if component.name == "Inspector" else component.name
    return _joined([*_own_texts(distribution(name)), *_kept_texts(name)])


def _needed() -> list[Distribution]:
    """Return the packages that the program needs, sorted; its own extras are no part of it, those of others are."""
    found: dict[str, Distribution] = {}
    waiting: list[tuple[str, str]] = [("inspector", "")]
    asked = set(waiting)
    while waiting:
        package, extra = waiting.pop()
        for line in distribution(package).requires or ():
            need = Requirement(line)
            if need.marker is not None and not need.marker.evaluate({"extra": extra}):
                continue
            try:
                found[_normal(need.name)] = distribution(need.name)
            except PackageNotFoundError:  # wanted on other systems only
                continue
            fresh = {(need.name, one) for one in ("", *need.extras)} - asked
            asked |= fresh
            waiting += fresh
    return [found[name] for name in sorted(found)]


def _component(dist: Distribution) -> Component:
    return Component(dist.metadata["Name"], dist.version, _licence(dist))


def _licence(dist: Distribution) -> str:
    facts = dist.metadata
    if "License-Expression" in facts:
        return facts["License-Expression"]
    classifiers = [entry for entry in facts.get_all("Classifier") or [] if entry.startswith("License ::")]
    named = ", ".join(entry.split("::")[-1].strip() for entry in classifiers if entry.count("::") > 1)
    if named:
        return named
    if "License" in facts:
        return facts["License"].splitlines()[0]
    text = _joined([*_own_texts(dist), *_kept_texts(dist.metadata["Name"])]).lower()
    return next((licence for words, licence in _NAMED_IN_TEXT.items() if words in text[:2000]), "")


def _own_texts(dist: Distribution) -> list[str]:
    """Return the texts that a package has in its metadata."""
    texts: list[str] = []
    for file in dist.files or ():
        if ".dist-info" in file.parts[0] and _LICENCE_FILE.search(file.as_posix()):
            texts.append(Path(str(file.locate())).read_text("utf-8", errors="replace"))
    return texts


def _kept_texts(name: str) -> list[str]:
    """Return the texts that we keep for a package: ``resources/licences/<package>*.txt``."""
    return [file.read_text("utf-8") for file in sorted((places.resources() / "licences").glob(f"{_normal(name)}*.txt"))]


def _joined(texts: list[str]) -> str:
    return "\n\n———\n\n".join(text.strip("\n") for text in dict.fromkeys(texts))


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
