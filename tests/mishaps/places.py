"""Places where nothing can be written, made for real: full, read-only, closed, a stick formatted as FAT."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager

import pytest


def _run(*command):
    try:
        return subprocess.run(command, check=False, capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


@contextmanager
def mounted(folder, *how):
    """Mount something; skips where that is not allowed (an ordinary user, a closed container)."""
    folder.mkdir()
    if not _run("mount", *how, str(folder)):
        pytest.skip("mounting is not allowed here")
    try:
        yield folder
    finally:
        _run("umount", str(folder))


@contextmanager
def small(folder, kilobytes):
    with mounted(folder, "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs") as made:
        yield made


@contextmanager
def read_only(folder):
    with mounted(folder, "-t", "tmpfs", "-o", "ro", "tmpfs") as made:
        yield made


@contextmanager
def closed(folder):
    """A folder without permission: by its mode; where the user is root, by the immutable mark, or another folder."""
    folder.mkdir()
    if os.geteuid() != 0:
        folder.chmod(0o500)
        yield folder
        folder.chmod(0o700)
    elif _run("chattr", "+i", str(folder)):
        yield folder
        _run("chattr", "-i", str(folder))
    else:
        pytest.skip("root may write everywhere here")


@contextmanager
def fat_stick(folder, image):
    if shutil.which("mkfs.vfat") is None:
        pytest.skip("mkfs.vfat is not installed")
    image.write_bytes(b"\0" * 4_000_000)
    assert _run("mkfs.vfat", str(image))
    with mounted(folder, "-o", "loop,iocharset=utf8", str(image)) as made:
        yield made
