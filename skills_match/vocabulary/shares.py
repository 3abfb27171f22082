"""How a fixed number of points is shared out by weight, in whole numbers."""

import math
from collections.abc import Sequence

#: What a required and a desired skill weigh against each other.
MUST_WEIGHT, DESIRED_WEIGHT = 3, 2


def rarity(*, occupations: int, naming: int) -> int:
    """Thousandths of ln((N+1)/(df+1)): how much a skill says, from the taxonomy alone, so that it never drifts.

    At least 1: a skill that every occupation names still counts for something.
    """
    return max(1, round(1000 * math.log((occupations + 1) / (naming + 1))))


def shares(weights: Sequence[int], total: int) -> list[int]:
    """Whole numbers in proportion to `weights` that sum to `total` (largest remainder; ties to the earlier one)."""
    if not weights:
        return []
    whole = sum(weights)
    parts = [weight * total // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda place: (-(weights[place] * total % whole), place))
    for place in by_remainder[: total - sum(parts)]:
        parts[place] += 1
    return parts
