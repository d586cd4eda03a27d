"""Change a signed document byte by byte and count what verification does not tell. All bytes of the signature's place.

python tools/flip_bytes.py FILE.pdf [HOW_MANY_ELSEWHERE]
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from pathlib import Path

from inspector.signing.verify import examine


def main() -> int:
    """Print how many changes were tried and what became of them; 1 where one was not told."""
    data = Path(sys.argv[1]).read_bytes()
    n_elsewhere = int(sys.argv[2]) if len(sys.argv) > 2 else 3000
    hole = re.search(rb"/Contents <[0-9A-F]+>", data)
    if hole is None or examine(data, ()).state != "intact":
        print("not an intact document of ours")
        return 2
    rng = random.Random(1)  # noqa: S311  # not for secrets
    outside = [at for at in range(len(data)) if not hole.start() <= at < hole.end()]
    tries = {
        "signature, every byte": (_flip(data, at, rng) for at in range(*hole.span())),
        "elsewhere": (_flip(data, at, rng) for at in rng.sample(outside, min(n_elsewhere, len(outside)))),
        "cut": (data[:at] for at in rng.sample(range(len(data)), 300)),
        "appended": (data + bytes([byte]) for byte in range(256)),
    }
    missed = 0
    for name, files in tries.items():
        states = Counter(examine(file, ()).state for file in files)
        missed += states["intact"]
        print(f"{name}: {states.total()} tried, {dict(states)}")
    print(f"not told: {missed}")
    return 1 if missed else 0


def _flip(data: bytes, at: int, rng: random.Random) -> bytes:
    flipped = bytearray(data)
    flipped[at] ^= 1 << rng.randrange(8)
    return bytes(flipped)


if __name__ == "__main__":
    raise SystemExit(main())
