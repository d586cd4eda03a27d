"""A random sample that a stranger can draw again: the k rows whose SHA-256 of seed and row key is smallest.

A row's key is ``SHA-256 of its file : number of its sheet : number of its row``, all that is needed is the file.
The algorithm is written out in docs/survey-check.md and on the record.
"""

from __future__ import annotations

import hashlib
import heapq
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ALGORITHM = "sha256-rank/1"


def row_key(file_sha256: str, sheet: int, row: int) -> str:
    """Return the key of a row: sheet and row are counted from 1, as the spreadsheet shows them."""
    return f"{file_sha256}:{sheet}:{row}"


def rank(seed: str, key: str) -> str:
    """Return what rows are ordered by."""
    return hashlib.sha256(f"{seed}\n{key}".encode()).hexdigest()


def draw(seed: str, keys: Iterable[str], size: int) -> list[str]:
    """Return the keys that are drawn, in the order of drawing. The order of ``keys`` does not matter."""
    return [key for _, key in heapq.nsmallest(size, ((rank(seed, key), key) for key in set(keys)))]


def population_sha256(keys: Iterable[str]) -> str:
    """Return the hash of the population: of its sorted keys, a line each. It shows what was drawn from."""
    return hashlib.sha256("".join(f"{key}\n" for key in sorted(set(keys))).encode()).hexdigest()
