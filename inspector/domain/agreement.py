"""How far two people who rated the same items without seeing each other's agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST_FOR_KAPPA: Final = 10
"""Items from which kappa is worth a word; of fewer, one item turns it over. The figure is this program's."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of how many items two gave the same value, and what remains of that beyond chance."""

    n: int
    agreed: int
    kappa: Fraction | None
    """Cohen's kappa, at most 1; None under ``LEAST_FOR_KAPPA`` items, or where both gave one value throughout."""


def agreement(pairs: Sequence[tuple[str, str]]) -> Agreement:
    """Count a pair of raters: of each item the value that each of them gave, in the same order."""
    kappa = cohens_kappa(pairs) if len(pairs) >= LEAST_FOR_KAPPA else None
    return Agreement(len(pairs), sum(first == second for first, second in pairs), kappa)


def cohens_kappa(pairs: Sequence[tuple[str, str]]) -> Fraction | None:
    """Return (observed - expected) / (1 - expected) agreement, exactly; None where agreement by chance is certain.

    Expected is what two would agree by chance who gave each value as often as these did (Cohen 1960).
    """
    n = len(pairs)
    if n == 0:
        return None
    observed = Fraction(sum(first == second for first, second in pairs), n)
    firsts, seconds = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    expected = sum((Fraction(firsts[value] * seconds[value], n * n) for value in firsts), Fraction(0))
    return None if expected == 1 else (observed - expected) / (1 - expected)
