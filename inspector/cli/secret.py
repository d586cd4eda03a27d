"""Passwords, passphrases and PINs: by prompt or by a descriptor, never as an argument."""

from __future__ import annotations

import os

import typer


def secret(descriptor: int | None, prompt: str = "口令 / passphrase") -> str:
    """Return the first line of a descriptor; without one, ask."""
    if descriptor is not None:
        with os.fdopen(descriptor, encoding="utf-8") as file:
            return file.readline().rstrip("\n")
    return str(typer.prompt(prompt, hide_input=True))
