"""What stands on the accounts of the ledger."""

from collections.abc import Iterable

from django.db.models import QuerySet, Sum

from ..models import LedgerAccount, LedgerEntry


def balances(accounts: QuerySet[LedgerAccount] | None = None) -> dict[str, int]:
    """Code of each account and what stands on it: what came in less what went out, in two queries."""
    entries = LedgerEntry.objects.all()
    wanted = LedgerAccount.objects.all() if accounts is None else accounts
    came_in = _sums(entries.filter(debit__in=wanted).values_list("debit"))
    went_out = _sums(entries.filter(credit__in=wanted).values_list("credit"))
    return {code: came_in.get(code, 0) - went_out.get(code, 0) for code in sorted(came_in.keys() | went_out.keys())}


def _sums(rows: Iterable) -> dict[str, int]:
    return dict(rows.order_by().annotate(sum=Sum("amount_minor")))  # type: ignore[attr-defined]
