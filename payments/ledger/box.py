"""The cash box in the books: what is in it, and that nobody takes out more than that."""

from django.utils.translation import gettext_lazy as _

from casework.money import written
from casework.refusals import Refused

from ..enums import LedgerKind
from ..models import LedgerAccount
from .balances import balances
from .booking import account


class NotSoMuchCash(Refused):
    """More would leave the box than the books say is in it."""


def in_the_box() -> dict[str, int]:
    """By currency, what the books say is in the cash box, in the smallest unit."""
    found = balances(LedgerAccount.objects.filter(kind=LedgerKind.CASH))
    return {code.split()[-1]: amount for code, amount in found.items()}


def ask_box(currency: str, amount_minor: int) -> None:
    """Before `amount_minor` leaves the box. Whoever asks holds it until the end of the transaction, so that two at once
    never take the same money. Raises NotSoMuchCash."""
    code = account(LedgerKind.CASH, currency).code
    list(LedgerAccount.objects.select_for_update(no_key=True).filter(code=code))
    there = in_the_box().get(currency, 0)
    if amount_minor > there:
        text = _("There is only %(amount)s in the cash box by the books: count it first.")
        raise NotSoMuchCash(text % {"amount": written(there, currency)})
