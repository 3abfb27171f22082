"""The code of a ticket: seven signs by chance and one that follows from them, so that a slip of the hand is noticed."""

from django.utils.crypto import get_random_string

#: Neither 0 nor O, neither 1 nor I nor L: it is read to each other and typed. As many as a prime number, so that each
#: wrong sign and each two that changed places lead to another last sign.
SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 8


def new_code() -> str:
    signs = get_random_string(LENGTH - 1, SIGNS)
    return signs + _last(signs)


def typed(text: str) -> str:
    """A code as somebody typed it, in our writing."""
    return "".join(sign for sign in text.upper() if sign.isalnum())


def is_well_formed(code: str) -> bool:
    """False for what cannot be the code of any ticket."""
    return len(code) == LENGTH and set(code) <= set(SIGNS) and _last(code[:-1]) == code[-1]


def _last(signs: str) -> str:
    return SIGNS[sum(place * SIGNS.index(sign) for place, sign in enumerate(signs, start=2)) % len(SIGNS)]
