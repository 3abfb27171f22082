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


def to_minor(amount: Decimal, currency: str) -> int:
    """`amount` in the smallest unit. Raises ValueError when it has more digits than are written."""
    if amount != round(amount, written_digits(currency)):
        raise ValueError(f"{currency} is written with {written_digits(currency)} decimals")
    return int(amount.scaleb(MINOR_DIGITS[currency]))


def from_minor(amount_minor: int, currency: str) -> Decimal:
    """The amount in whole units, with as many decimals as are written."""
    return round(Decimal(amount_minor).scaleb(-MINOR_DIGITS[currency]), written_digits(currency))


def written_digits(currency: str) -> int:
    return _WRITTEN_DIGITS.get(currency, MINOR_DIGITS[currency])


def written(amount_minor: int, currency: str) -> str:
    """`TZS 150,000`, `USD 45.50`: with the separators of the reader's language, never broken at the end of a line."""
    amount = number_format(
        from_minor(amount_minor, currency), decimal_pos=written_digits(currency), use_l10n=True, force_grouping=True
    )
    return f"{currency}\N{NO-BREAK SPACE}{amount}"
