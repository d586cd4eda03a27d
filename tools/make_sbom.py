"""Write the bill of materials (CycloneDX 1.6, JSON): python -m tools.make_sbom FILE.

From requirements/run.lock, so of all systems and Pythons: what is locked is what is installed. Licences are those that
the installed packages tell, as in the About window. The same lock gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import uuid
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import inspector
from inspector.base import places
from inspector.ui.settings.about import components

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "run.lock"
_PACKAGE = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)(?: ; (?P<marker>[^\\]+?))? ?\\?$")
_EXPRESSION = re.compile(r"[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*")


def locked(text: str) -> list[dict[str, Any]]:
    """Return what a lock holds: name, version, marker ("" everywhere) and SHA-256 of each of its files."""
    found: list[dict[str, Any]] = []
    for line in text.splitlines():
        if match := _PACKAGE.match(line):
            found.append({**match.groupdict(default=""), "hashes": []})
        elif match := re.search(r"--hash=sha256:([0-9a-f]{64})", line):
            found[-1]["hashes"].append(match[1])
    return found


def bill() -> dict[str, Any]:
    """Return the bill of materials."""
    text = LOCK.read_text("utf-8")
    packages = locked(text)
    licences = {one.name: one.licence for one in components()}
    by_name = {re.sub(r"[-_.]+", "-", name).lower(): licence for name, licence in licences.items()}
    parts = [_part(one, by_name.get(one["name"], "")) for one in packages]
    fonts = [_font(path) for path in sorted((places.resources() / "fonts").glob("*.ttf"))]
    own = f"pkg:generic/inspector@{inspector.__version__}"
    needs = [
        {"ref": own, "dependsOn": sorted({part["bom-ref"] for part in parts} | {font["bom-ref"] for font in fonts})}
    ]
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, inspector.__version__ + text)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": "inspector",
                "version": inspector.__version__,
                "purl": own,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            }
        },
        "components": [*parts, *fonts],
        "dependencies": needs,
    }


def _part(package: dict[str, Any], licence: str) -> dict[str, Any]:
    name, version = package["name"], package["version"]
    purl = f"pkg:pypi/{name}@{version}"
    files = [
        {"type": "distribution", "url": f"https://pypi.org/project/{name}/{version}/",
         "hashes": [{"alg": "SHA-256", "content": one}]}
        for one in package["hashes"]
    ]  # fmt: skip
    part: dict[str, Any] = {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}
    if licence:
        is_expression = _EXPRESSION.fullmatch(licence) and _tells_expression(name)
        part["licenses"] = [{"expression": licence} if is_expression else {"license": {"name": licence}}]
    if package["marker"]:
        part["properties"] = [{"name": "inspector:marker", "value": package["marker"]}]
    return {**part, "externalReferences": files}


def _tells_expression(name: str) -> bool:
    try:
        return "License-Expression" in distribution(name).metadata
    except PackageNotFoundError:
        return False


def _font(path: Path) -> dict[str, Any]:
    return {
        "type": "file", "bom-ref": f"font/{path.name}", "name": path.name,
        "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(path.read_bytes()).hexdigest()}],
        "licenses": [{"license": {"id": "OFL-1.1"}}],
    }  # fmt: skip


def main() -> None:
    """Write it."""
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    made = bill()
    target.write_text(json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    print(f"{target}: {len(made['components'])} parts")


if __name__ == "__main__":
    main()
