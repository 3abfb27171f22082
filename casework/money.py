"""Money as people type and read it, and as it is kept: whole numbers of the smallest unit, next to the currency."""

from decimal import Decimal

from django.utils.formats import number_format

#: By ISO 4217. Shillings are written without cents, which went out of use.
MINOR_DIGITS = {
    **dict.fromkeys(["TZS", "USD", "EUR", "GBP", "CAD", "AUD", "CHF", "SEK", "NOK", "DKK", "AED", "SAR", "QAR"], 2),
    **dict.fromkeys(["ZAR", "KES", "INR", "CNY"], 2),
    "OMR": 3,
    "JPY": 0,
}
_WRITTEN_DIGITS = {"TZS": 0}


def to_minor(amount: Decimal, currency: str, *, digits: int | None = None) -> int:
    """`amount` in the smallest unit. Raises ValueError when it has more decimals than are written, or than `digits`."""
    allowed = written_digits(currency) if digits is None else digits
    if amount != round(amount, allowed):
        raise ValueError(f"{currency} is written with {allowed} decimals")
    return int(amount.scaleb(MINOR_DIGITS[currency]))


def from_minor(amount_minor: int, currency: str) -> Decimal:
    """The amount in whole units, with as many decimals as are written: with all of them where it has more, such as the
    fees of a bank in shillings. Nothing is ever rounded away."""
    amount = Decimal(amount_minor).scaleb(-MINOR_DIGITS[currency])
    short = round(amount, written_digits(currency))
    return short if short == amount else amount


def written_digits(currency: str) -> int:
    return _WRITTEN_DIGITS.get(currency, MINOR_DIGITS[currency])


def written_step(currency: str) -> int:
    """The smallest amount that is written and paid, in the smallest unit: a shilling has a hundred of those."""
    return 10 ** (MINOR_DIGITS[currency] - written_digits(currency))


def written(amount_minor: int, currency: str) -> str:
    """`TZS 150,000`, `USD 45.50`: with the separators of the reader's language, never broken at the end of a line."""
    amount = from_minor(amount_minor, currency)
    digits = max(0, -int(amount.as_tuple().exponent))
    figures = number_format(amount, decimal_pos=digits, use_l10n=True, force_grouping=True)
    return f"{currency}\N{NO-BREAK SPACE}{figures}"
