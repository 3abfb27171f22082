"""Who gives under which conditions."""

from payments.currencies import CURRENCIES

#: An anonymous gift above so many times what one person may give back alone is accepted by finance first: USD 500,
#: TZS 1,000,000.
ANONYMOUS_TIMES = 10


def anonymous_at_most(currency: str) -> int:
    """The most, in the smallest unit, that one address gives anonymously without anybody who accepts it first."""
    return CURRENCIES[currency].alone * ANONYMOUS_TIMES
