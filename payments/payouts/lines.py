"""A line of the account at Stripe, whatever it is about."""

from ..differences import end_difference, name_difference, told
from ..enums import BalanceKind, DifferenceKind
from ..facts import BalanceFacts
from ..ledger.charges import keep_line, kind_of
from ..models import BalanceLine, Difference, Dispute, Payment, Refund

#: Lines that are about no payment.
_OF_THE_ACCOUNT = {BalanceKind.PAYOUT, BalanceKind.PAYOUT_FAILURE, BalanceKind.FEE, BalanceKind.OTHER}


def keep_any_line(facts: BalanceFacts) -> bool:
    """Keep and book a line. Returns False, and names a difference, for one about a payment that we do not know."""
    if BalanceLine.objects.filter(number=facts.number).exists():
        return True
    kind = kind_of(facts)
    if kind in _OF_THE_ACCOUNT:
        keep_line(facts, payment=None)
        return True
    payment, paid_minor = _about(kind, facts.source)
    if payment is None:
        theirs = told(facts.amount_minor, facts.currency)
        name_difference(DifferenceKind.UNKNOWN_LINE, about=facts.number, theirs=theirs)
        return False
    keep_line(facts, payment=payment, paid_minor=paid_minor if facts.amount_minor > 0 else -paid_minor)
    end_difference(DifferenceKind.UNKNOWN_LINE, about=facts.number)
    return True


def _about(kind: BalanceKind, source: str) -> tuple[Payment | None, int]:
    """The payment, and the amount in its currency."""
    if kind == BalanceKind.CHARGE:
        payment = Payment.objects.filter(charge_id=source).first()
        return payment, payment.amount_minor if payment else 0
    of: Refund | Dispute | None
    if kind == BalanceKind.DISPUTE:
        of = Dispute.objects.select_related("payment").filter(number=source).first()
    else:
        of = Refund.objects.select_related("payment").filter(number=source).first()
    return (of.payment, of.amount_minor) if of else (None, 0)


def end_known_lines() -> None:
    """A line was named before its payment was heard of, and is in the books by now, whoever brought it there."""
    unknown = Difference.objects.filter(kind=DifferenceKind.UNKNOWN_LINE, ended_at=None)
    known = BalanceLine.objects.filter(number__in=unknown.values("about"))
    for number in known.values_list("number", flat=True):
        end_difference(DifferenceKind.UNKNOWN_LINE, about=number)
