"""Related skills, learnt from the occupations that name them together."""

import math
from collections import Counter
from collections.abc import Iterable
from itertools import combinations

#: Fewer common occupations are chance.
TOGETHER_AT_LEAST = 3
#: Normalised pointwise mutual information above which two skills count as related.
NPMI_ABOVE = 0.3
LINKS_A_SKILL = 20


def learn_links(occupations: Iterable[Iterable[str]]) -> dict[tuple[str, str], int]:
    """(skill, related skill) → strength in tens of a percent, from the sets of skills that occupations name.

    Strength is NPMI: 0 when two skills meet as often as chance has it, 1 when they only come together. The
    same occupations always give the same links: ties at the twentieth place go by code.
    """
    baskets = [sorted(set(skills)) for skills in occupations]
    alone = Counter(skill for basket in baskets for skill in basket)
    together = Counter(pair for basket in baskets for pair in combinations(basket, 2))
    related: dict[str, list[tuple[float, str]]] = {}
    for (one, other), count in together.items():
        if count < TOGETHER_AT_LEAST:
            continue
        npmi = _npmi(count, alone[one], alone[other], len(baskets))
        if npmi > NPMI_ABOVE:
            related.setdefault(one, []).append((-npmi, other))
            related.setdefault(other, []).append((-npmi, one))
    return {
        (skill, other): strength_in_tens(-negative)
        for skill, others in related.items()
        for negative, other in sorted(others)[:LINKS_A_SKILL]
    }


def strength_in_tens(npmi: float) -> int:
    return min(100, max(10, math.floor(npmi * 10 + 0.5) * 10))


def _npmi(together: int, one: int, other: int, total: int) -> float:
    if together == total:
        return 0.0  # Both are everywhere: that says nothing.
    return math.log(together * total / (one * other)) / -math.log(together / total)
