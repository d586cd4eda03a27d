"""Fuzz every parser of ours: python -m tools.fuzz [SECONDS each] [NAME …] [--seed N]. Finds go to tests/fuzz/finds.

A mutating driver without coverage: it changes, cuts, joins and repeats what it begins from, and puts in words of the
format. A find is what raises anything but the parser's own errors, or takes longer than five seconds.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
from pathlib import Path

from inspector.base import limits
from tests.fuzz.targets import TARGETS, Target

FINDS = Path(__file__).resolve().parent.parent / "tests" / "fuzz" / "finds"
MAX_BYTES = 400_000
SLOW_S = 5.0
_ODD = (b"0", b"-1", b"99999999999999999999", b"\xff\xff\xff\xff", b"\0\0", b" ")


def main() -> None:
    """Run each target so long, print executions and finds; exit with 1 where something was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("seconds", nargs="?", type=float, default=60)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    asked = parser.parse_intermixed_args()
    limits.allow_memory(4_000_000_000)  # who needs more is found as MemoryError
    total = found = 0
    for name in asked.names or TARGETS:
        executions, finds = fuzz(TARGETS[name], asked.seconds, random.Random(f"{asked.seed}/{name}"))  # noqa: S311  # to be had again
        for data, error in finds.items():
            path = FINDS / name / hashlib.sha256(data).hexdigest()[:12]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            print(f"  {name}: {error} ({len(data)} bytes, {path.name})")
        print(f"{name}: {executions} executions, {len(finds)} finds", flush=True)
        total, found = total + executions, found + len(finds)
    print(f"{len(asked.names or TARGETS)} targets, {total} executions, {found} finds, seed {asked.seed}")
    sys.exit(bool(found))


def fuzz(target: Target, seconds: float, chance: random.Random) -> tuple[int, dict[bytes, str]]:
    """Return the number of executions, and finds, one of each kind, with their errors."""
    corpus, finds, kinds, n = list(target.seeds()), {}, set(), 0
    seeds = len(corpus)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        data = corpus[n] if n < seeds else mutated(chance.choice(corpus), corpus, target.words, chance)
        n += 1
        begun = time.monotonic()
        error = fault(target, data)
        if not error and time.monotonic() - begun > SLOW_S:
            error = "slow"
        if error and error not in kinds:
            kinds.add(error)
            finds[data] = error
        elif not error and len(corpus) < 200 and chance.random() < 0.02:
            corpus.append(data)
    return n, finds


def fault(target: Target, data: bytes) -> str:
    """Return what went wrong with a parser, and where; "" where it gave a value or told its own error."""
    try:
        target.run(data)
    except target.told:
        return ""
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001  # a panic of a Rust library is not even an Exception
        at = error.__traceback__
        while at is not None and at.tb_next is not None:
            at = at.tb_next
        where = f"{Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno}" if at else "?"
        return f"{type(error).__name__} at {'deep' if isinstance(error, RecursionError) else where}"
    return ""


def mutated(data: bytes, corpus: list[bytes], words: tuple[bytes, ...], chance: random.Random) -> bytes:
    """Return a file that was changed in one to eight places."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 4, 8))):
        at = chance.randrange(len(made) + 1)
        until = min(len(made), at + chance.choice((1, 2, 4, 16, 64, 512)))
        match chance.randrange(8):
            case 0:
                made[at:until] = b""
            case 1:
                made[at:at] = bytes(chance.randrange(256) for _ in range(chance.choice((1, 2, 4, 8))))
            case 2 if until > at:
                made[at] ^= 1 << chance.randrange(8)
            case 3:
                made[at:at] = made[at:until] * chance.choice((1, 2, 40, 800))
            case 4 if words:
                made[at:at] = chance.choice(words) * chance.choice((1, 1, 1, 3, 300))
            case 5 if words:
                made[at:until] = chance.choice(words)
            case 6:
                other = chance.choice(corpus)
                made[at:] = other[chance.randrange(len(other) + 1) :]
            case _:
                made[at:until] = chance.choice(
                    (b"0", b"-1", b"99999999999999999999", b"\xff\xff\xff\xff", b"\0\0", b" ")
                )
    return bytes(made[:MAX_BYTES])


if __name__ == "__main__":
    main()
