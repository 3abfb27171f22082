"""How many people the public may know of: rounded to five, and nothing below five, so that no number tells of anybody.

Counts of public things (sessions, assignments, institutions) are exact.
"""

#: No smaller number of people is published.
FEWEST = 5


def published(number: int) -> int | None:
    """`number` of people as it may be published; None for fewer than five, also for none."""
    return None if number < FEWEST else (number + 2) // 5 * 5
