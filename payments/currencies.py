"""The currencies in which the portal takes money, against ISO 4217; what is not in this table is refused.

Amounts are whole numbers of the smallest unit ("minor"). Stripe counts in the same unit and takes eight digits at most.
Left out on purpose: currencies for which Stripe counts in another unit than ISO 4217 (the shilling of Uganda).
"""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from casework.money import MINOR_DIGITS, from_minor, written
from casework.refusals import Refused

#: Eight digits, in every currency.
STRIPE_TAKES_AT_MOST = 99_999_999

#: So many times what one person gives back alone is the most of one invoice: USD 1,000,000, TZS 2,000,000,000.
BY_HAND_TIMES = 20_000
#: The same for the cash that one person takes: USD 1,000, TZS 2,000,000.
CASH_TIMES = 20


@dataclass(frozen=True)
class Currency:
    """`smallest` and `step` in minor units: every amount is a multiple of `step`, as it is written and as Stripe asks.
    A refund above `alone` needs a second person."""

    code: str
    digits: int
    smallest: int
    alone: int
    step: int = 1

    @property
    def largest(self) -> int:
        """The largest amount of one payment by card."""
        return STRIPE_TAKES_AT_MOST // self.step * self.step

    @property
    def largest_by_hand(self) -> int:
        """The largest amount of one invoice or of cash: above it there is one nought too many."""
        return self.alone * BY_HAND_TIMES

    @property
    def cash_alone(self) -> int:
        """Cash above it is taken by two people."""
        return self.alone * CASH_TIMES


def _currency(code: str, smallest: str, alone: str, *, step: int = 1) -> Currency:
    unit = 10 ** MINOR_DIGITS[code]
    return Currency(code, MINOR_DIGITS[code], int(Decimal(smallest) * unit), int(Decimal(alone) * unit), step)


#: In the order in which they are offered. Below the smallest amount a fee would eat the gift.
CURRENCIES = {
    currency.code: currency
    for currency in (
        _currency("TZS", "2000", "100000", step=100),
        _currency("USD", "1", "50"),
        _currency("EUR", "1", "50"),
        _currency("GBP", "1", "50"),
        _currency("CAD", "1.50", "60"),
        _currency("AUD", "1.50", "60"),
        _currency("CHF", "1", "50"),
        _currency("SEK", "10", "500"),
        _currency("NOK", "10", "500"),
        _currency("DKK", "10", "400"),
        _currency("AED", "4", "200"),
        _currency("SAR", "4", "200"),
        _currency("QAR", "4", "200"),
        _currency("OMR", "0.500", "20", step=10),
        _currency("ZAR", "20", "1000"),
        _currency("KES", "150", "6000"),
        _currency("INR", "100", "4000"),
        _currency("CNY", "10", "400"),
        _currency("JPY", "150", "8000"),
    )
}


class AmountRefused(Refused):
    """Another currency, too little, too much, or a part of the smallest unit."""


class CurrencyUnknown(AmountRefused):
    text = _("The portal takes no money in this currency. Choose one from the list.")


def check_amount(amount_minor: int, currency: str, *, by_card: bool = True) -> None:
    """Refuse what cannot be paid in one go. Raises AmountRefused with a sentence that says what can.

    By bank transfer and in cash the largest amount is far away: it stops a nought too many.
    """
    known = CURRENCIES.get(currency)
    if known is None:
        raise CurrencyUnknown
    if amount_minor < known.smallest:
        raise AmountRefused(_("The smallest amount is %(amount)s.") % {"amount": written(known.smallest, currency)})
    if amount_minor % known.step:
        raise AmountRefused(
            _("Amounts in %(currency)s are whole steps of %(step)s.")
            % {"currency": currency, "step": from_minor(known.step, currency)}
        )
    if by_card and amount_minor > known.largest:
        raise AmountRefused(
            _(
                "By card one payment can be %(amount)s at most. Choose another currency, or ask for an invoice and pay "
                "by bank transfer."
            )
            % {"amount": written(known.largest, currency)}
        )
    if not by_card and amount_minor > known.largest_by_hand:
        raise AmountRefused(
            _("One payment can be %(amount)s at most. Look at the noughts again, or divide it.")
            % {"amount": written(known.largest_by_hand, currency)}
        )
