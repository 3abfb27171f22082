"""Doors to money on a page: where they must not stand, and how they are found."""

import re

#: Leads to giving or paying.
# Payments of claims go the other way: what the programme pays back to a person.
_MONEY = re.compile(r'(?:href|action|formaction)="([^"]*/(?:contribute|(?<!/claims/)payments|finance)/[^"]*)"')
#: Where people have assignments, applications and placements, and where others decide about them.
_CASES = re.compile(r"/../(assignments|alerts|my|institution|office(?!/finance/))/")


def doors_in(page: str) -> list[str]:
    return _MONEY.findall(page)


def is_of_a_case(address: str) -> bool:
    return bool(_CASES.match(address))
