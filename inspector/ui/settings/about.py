"""The licences of what is shipped, read from the installed packages themselves."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata, requires

_FONTS = "Noto Sans SC, Noto Serif SC, LXGW WenKai: SIL Open Font License 1.1"
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def licences() -> str:
    """Return one line a package: name, version, licence."""
    lines = [_FONTS]
    for need in requires("inspector") or ():
        found = _NAME.match(need)
        if found is None or "extra ==" in need:
            continue
        try:
            line = _line(found.group())
        except PackageNotFoundError:
            continue
        if line not in lines:
            lines.append(line)
    return "\n".join(lines)


def _line(name: str) -> str:
    facts = metadata(name)
    fields = set(facts)
    classifiers = [entry for entry in facts.get_all("Classifier") or [] if entry.startswith("License ::")]
    licence = "see its package"
    if "License-Expression" in fields:
        licence = facts["License-Expression"]
    elif classifiers:
        licence = ", ".join(entry.split("::")[-1].strip() for entry in classifiers)
    elif "License" in fields:
        licence = facts["License"].splitlines()[0]
    return f"{name} {facts['Version']}: {licence}"
