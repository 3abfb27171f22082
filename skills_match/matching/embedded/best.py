"""The exact best of all people, without giving everybody a total."""

import numpy as np
from numpy.typing import NDArray

from .. import score
from ..facts import AssignmentFacts
from .postings import Points, Postings
from .tables import Numbers


def best_of(
    postings: Postings, eligible: NDArray[np.bool_], assignment: AssignmentFacts, limit: int
) -> list[tuple[int, int]]:
    """(profile id, standing) of the `limit` best matches among the `eligible` slots, in the order of `score.order`.

    Availability is worth 1,000 at most and is looked up only for whom it can matter. Whoever is among the best by
    the rest sets a standing that must be reached; who is more than 1,000 below it cannot be among the best.
    """
    points = postings.points(assignment)
    points *= eligible
    front = np.flatnonzero(points >= _reached_by(points, limit))
    needed = _reached_by(points[front] + postings.availability_points(front, assignment), limit)
    slots = np.flatnonzero(points >= max(1, needed - score.AVAILABILITY))
    standings = points[slots] + postings.availability_points(slots, assignment)
    among_best = standings >= _reached_by(standings, limit)
    slots, standings = slots[among_best], standings[among_best]
    ids = postings.ids[slots]
    place = np.lexsort((ids, tie_breaks(ids, assignment.id), -standings))[:limit]
    return list(zip(ids[place].tolist(), standings[place].tolist(), strict=True))


def _reached_by(points: Points, limit: int) -> int:
    """The highest number of points that at least `limit` reach; 1 when fewer have any.

    Found by halving and counting: a partial sort is far slower when thousands have the same points.
    """
    low, above = 1, int(points.max(initial=0)) + 1
    while above - low > 1:
        middle = (low + above) // 2
        if np.count_nonzero(points >= middle) >= limit:
            low = middle
        else:
            above = middle
    return low


def tie_breaks(people: Numbers, assignment: int) -> NDArray[np.uint64]:
    """`score.tie_break` for many people at once; unsigned 64-bit arithmetic wraps exactly as its mask does."""
    mixed = people.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    mixed += np.uint64(assignment * 0xBF58476D1CE4E5B9 & 0xFFFFFFFFFFFFFFFF)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))
