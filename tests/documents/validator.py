"""veraPDF, which knows nothing of our program: what of PDF/A-3u and PDF/UA-1 files break."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_FOLDER = Path(sys.prefix) / "validator"
"""Where ``make test`` puts it."""


def broken_rules(folder):
    """Return the rules that each PDF of a folder breaks, by flavour and name; only files that break one stand there.

    Skipped where the validator cannot be had; never in CI.
    """
    if not (_FOLDER / "Validate.class").exists() or shutil.which("java") is None:
        assert os.environ.get("CI") != "true", "the PDF/A validator was not set up: make test does it"
        pytest.skip("the PDF/A validator is not set up: make test does it where a Java compiler is found")
    files = sorted(map(str, Path(folder).glob("*.pdf")))
    jars = ":".join(map(str, sorted((_FOLDER / "jars").iterdir())))
    command = ["java", "-cp", f"{jars}:{_FOLDER}", "Validate", "3u,ua1", *files]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    heads = [line for line in lines if line[0] != "\t"]
    assert len(heads) == 2 * len(files), "the validator did not look at every file"
    found, at = {}, None
    for line in lines:
        if line[0] == "\t":
            found.setdefault(at, []).append(line.strip())
        else:
            flavour, path = line.split("\t")
            at = flavour, Path(path).name
    return found
