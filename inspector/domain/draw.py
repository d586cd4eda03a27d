"""A draw of schools (双随机抽签) that anybody can draw again: the smallest SHA-256 of seed, line feed and name.

The same rule as for samples of people (:mod:`inspector.domain.sampling`), over names that are public.
"""

from __future__ import annotations

from inspector.domain.sampling import draw, population_sha256, rank

N_TOLD = 16
"""Digits of each school's rank that are printed."""


def names_in(text: str) -> tuple[str, ...]:
    """Return the names of a list, one a line, in its order; one that stands twice counts once."""
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def draw_schools(seed: str, names: tuple[str, ...], size: int) -> tuple[tuple[str, str, str], ...]:
    """Return all names with place and rank: those drawn first, with their place; the others without one.

    Raises:
        ValueError: No seed, or not between one and all of them are to be drawn.
    """
    if not seed or not 0 < size <= len(names):
        raise ValueError(f"{size} of {len(names)}")
    ranks = {name: rank(seed, name) for name in names}
    drawn = draw(seed, names, size)
    others = sorted(set(names) - set(drawn), key=lambda name: ranks[name])
    placed = [(str(n), name) for n, name in enumerate(drawn, 1)] + [("", name) for name in others]
    return tuple((place, name, ranks[name][:N_TOLD]) for place, name in placed)


def hash_of(names: tuple[str, ...]) -> str:
    """Return the hash of what was drawn from: of its sorted names, a line each."""
    return population_sha256(names)
