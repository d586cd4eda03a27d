"""Run all benchmarks, or those named, and print their table: python -m benchmarks [answer|start|…]."""

from __future__ import annotations

import sys

from benchmarks import (
    answer,
    backup,
    batch,
    home,
    issue,
    logic,
    paint,
    photos,
    reconcile,
    record,
    rivals,
    start,
    verify_page,
)

_ALL = {
    "answer": answer,
    "start": start,
    "home": home,
    "record": record,
    "rivals": rivals,
    "batch": batch,
    "paint": paint,
    "photos": photos,
    "issue": issue,
    "logic": logic,
    "reconcile": reconcile,
    "verify_page": verify_page,
    "backup": backup,
}


def main() -> None:
    """Print the table."""
    for name in sys.argv[1:] or _ALL:
        for line in _ALL[name].measure():
            print(line, flush=True)


if __name__ == "__main__":
    main()
