"""What people call the accounts of the ledger: their codes are for the books."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from ..enums import LedgerKind
from ..models import LedgerAccount
from ..purposes import called


def names_of(codes: Iterable[str]) -> dict[str, str]:
    """By code, in the language of the reader."""
    return {account.code: _name(account) for account in LedgerAccount.objects.filter(code__in=set(codes))}


def _name(account: LedgerAccount) -> str:
    if account.kind == LedgerKind.INCOME:
        values = {"thing": called(account.purpose, account.purpose_reference), "currency": account.currency}
        return _("Received for “%(thing)s”, %(currency)s") % values
    return _("%(account)s, %(currency)s") % {"account": account.get_kind_display(), "currency": account.currency}
