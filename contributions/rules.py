"""Who gives under which conditions."""

from payments.currencies import CURRENCIES

#: An anonymous gift above so many times what one person may give back alone is accepted by finance first: USD 500,
#: TZS 1,000,000.
ANONYMOUS_TIMES = 10


def anonymous_at_most(currency: str) -> int:
    """The largest anonymous gift, in the smallest unit, that nobody has to accept first."""
    return CURRENCIES[currency].alone * ANONYMOUS_TIMES


def waits_for_finance(*, is_anonymous: bool, amount_minor: int, currency: str) -> bool:
    return is_anonymous and amount_minor > anonymous_at_most(currency)
