"""Who gives under which conditions."""

from payments.currencies import CURRENCIES

#: An anonymous gift above so many times what one person may give back alone is accepted by finance first: USD 500,
#: TZS 1,000,000.
ANONYMOUS_TIMES = 10
#: The same for an invoice that somebody asks for on the portal: USD 50,000, TZS 100,000,000.
INVOICE_TIMES = 1000


def invoiced_at_most(currency: str) -> int:
    """The most, in the smallest unit, for which an invoice is written without anybody of finance."""
    return CURRENCIES[currency].alone * INVOICE_TIMES


def anonymous_at_most(currency: str) -> int:
    """The most, in the smallest unit, that one address gives anonymously without anybody who accepts it first."""
    return CURRENCIES[currency].alone * ANONYMOUS_TIMES
