"""The accounts to which invoices are paid: `BANK_ACCOUNT`, in which a line may name its currency, as in `… (TZS)`."""

import re

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .currencies import AmountRefused

_CURRENCY = re.compile(r"\(([A-Z]{3})\)")


class NoAccount(AmountRefused):
    """We have no account in this currency."""


def account_lines(currency: str) -> list[str]:
    """What a payer copies: the lines for everybody, and those of this currency."""
    lines = [line for line in settings.BANK_ACCOUNT.split("|") if line]
    return [line for line in lines if _currency_of(line) in ("", currency)]


def ask_account(currency: str) -> None:
    """Raises NoAccount where every account is in another currency: the money would arrive as another sum."""
    named = sorted({_currency_of(line) for line in settings.BANK_ACCOUNT.split("|")} - {""})
    if named and currency not in named:
        text = _("Our bank accounts are in %(currencies)s: choose one of these, or pay by card.")
        raise NoAccount(text % {"currencies": ", ".join(named)})


def _currency_of(line: str) -> str:
    found = _CURRENCY.search(line)
    return found[1] if found else ""
