"""Who gets which file: pure, so that it can be proven fair."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field


@dataclass
class Candidate:
    """A reviewer, their side, how many files they hold, and which they must not get (again)."""

    key: int
    side: str
    load: int = 0
    barred: set[int] = field(default_factory=set)


def balanced(
    files: Mapping[int, Collection[str]], candidates: Collection[Candidate], *, each: int
) -> tuple[list[tuple[int, int]], dict[int, int]]:
    """Pairs of file and reviewer, and how many reviewers each file still lacks.

    `files` are the sides that judge a file already, one entry for each reviewer. A file first gets the side that it has
    least of, then whoever holds least; files with the fewest possible reviewers choose first. Within a side loads
    differ by one at most where nobody is barred.
    """
    pairs: list[tuple[int, int]] = []
    lacks: dict[int, int] = {}
    for file in sorted(files, key=lambda file: (_possible(file, candidates), file)):
        sides = list(files[file])
        taken: set[int] = set()
        while len(sides) < each:
            free = [one for one in candidates if one.key not in taken and file not in one.barred]
            if not free:
                lacks[file] = each - len(sides)
                break
            chosen = min(free, key=lambda one: (sides.count(one.side), one.load, one.key))
            chosen.load += 1
            taken.add(chosen.key)
            sides.append(chosen.side)
            pairs.append((file, chosen.key))
    return pairs, lacks


def _possible(file: int, candidates: Collection[Candidate]) -> int:
    return sum(file not in one.barred for one in candidates)
