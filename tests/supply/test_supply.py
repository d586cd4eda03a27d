"""What is installed is what is locked, with hashes; all of it stands in the bill of materials and the About window."""

import importlib
import json
import re
import tomllib
from pathlib import Path

import jsonschema_rs
import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement

from inspector.ui.settings.about import components, licence_text
from tools.make_sbom import LOCK, bill, locked

ROOT = LOCK.parent.parent
LOCKS = sorted(LOCK.parent.glob("*.lock"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def name_of(text):
    return re.sub(r"[-_.]+", "-", text).lower()


def here(package):
    return not package["marker"] or Marker(package["marker"]).evaluate()


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_every_locked_package_has_its_hashes_and_nothing_else_is_in_the_lock(path):
    text = path.read_text("utf-8")
    packages = locked(text)
    assert packages
    assert all(package["hashes"] for package in packages)
    lines = [line for line in text.splitlines() if line and not line.startswith("    --hash=sha256:")]
    assert len(lines) == len(packages)  # no address, no option, nothing without a version


@pytest.mark.parametrize(
    ("file", "wanted"),
    [
        ("run.lock", PROJECT["dependencies"]),
        ("dev.lock", [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]),
        (
            "build.lock",
            [line for line in (LOCK.parent / "build.in").read_text("utf-8").splitlines() if line[:1] != "#"],
        ),
    ],
)
def test_the_lock_holds_all_that_is_declared(file, wanted):
    packages = locked((LOCK.parent / file).read_text("utf-8"))
    for line in wanted:
        need = Requirement(line)
        if need.marker is None or need.marker.evaluate():
            versions = [one["version"] for one in packages if one["name"] == name_of(need.name) and here(one)]
            assert [need.specifier.contains(version) for version in versions] == [True], line


def test_tests_run_with_the_versions_that_users_get():
    run, dev = (locked((LOCK.parent / name).read_text("utf-8")) for name in ("run.lock", "dev.lock"))
    pinned = {(one["name"], one["version"]) for one in dev}
    assert {(one["name"], one["version"]) for one in run} <= pinned


def test_the_about_window_names_all_that_is_locked_with_its_licence():
    shown = {name_of(one.name): one for one in components()}
    packages = [one for one in locked(LOCK.read_text("utf-8")) if here(one)]
    assert [one["name"] for one in packages if one["name"] not in shown] == []
    assert [one["name"] for one in packages if not shown[one["name"]].licence] == []
    assert [one["name"] for one in packages if not licence_text(shown[one["name"]])] == []


def test_the_bill_of_materials_keeps_to_its_schema_and_names_all_that_is_locked():
    folder = Path(str(importlib.import_module("cyclonedx.schema").__file__)).parent / "_res"

    def retrieve(uri):
        return json.loads((folder / uri.rsplit("/", 1)[1]).read_text("utf-8"))

    made = bill()
    schema = json.loads((folder / "bom-1.6.SNAPSHOT.schema.json").read_text("utf-8"))
    errors = [error.message for error in jsonschema_rs.validator_for(schema, retriever=retrieve).iter_errors(made)]
    assert errors == []
    parts = {(part["name"], part.get("version", "")) for part in made["components"]}
    packages = locked(LOCK.read_text("utf-8"))
    assert {(one["name"], one["version"]) for one in packages} <= parts
    assert all(part["licenses"] for part in made["components"] if part["type"] == "file")
    unlicensed = {part["name"] for part in made["components"] if not part.get("licenses")}
    assert unlicensed <= {one["name"] for one in packages if not here(one)}  # not installed here: their word is unknown
    assert made == bill()


def test_a_fresh_machine_installs_by_hashes_alone():
    text = (ROOT / "tools" / "setup.sh").read_text("utf-8")
    installs = [line for line in text.splitlines() if "pip install" in line]
    assert len(installs) == 2
    assert "--require-hashes" in installs[0]
    assert "--no-deps --no-build-isolation" in installs[1]


def test_what_is_installed_is_no_gpl_alone():
    for shown in components():
        ways = re.split(r"\bOR\b|,", shown.licence)
        assert any("GPL" not in way or "LGPL" in way or "Lesser" in way for way in ways), shown
