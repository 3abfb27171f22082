"""What claims keep about people: amounts and receipts for the accounts, for ten years after the payment."""

import datetime
from collections.abc import Callable

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from diaspora.models import User
from diaspora.privacy.log_traces import forget_in_logs
from diaspora.privacy.registry import ACCOUNT, Holding, Kept, LegalGround, Limit

from ..enums import CLAIM_APPROVED, ClaimState
from ..models import (
    AdvanceSettlement,
    Claim,
    ClaimedDays,
    ClaimLine,
    ClaimPayment,
    ClaimReceipt,
    ExchangeRate,
    Grant,
    LineShare,
)

TO_PAY = _("So that you are paid what you claimed, and the accounts can be audited")
#: As long as accounts are kept.
TEN_YEARS = _("Ten years after the claim was paid, for the accounts; what was never approved goes with your account")
TIME = datetime.timedelta(days=3653)


def of_paid(state: str) -> Callable[[QuerySet], QuerySet]:
    """`state` leads from a row to that of its claim."""
    return lambda rows: rows.filter(**{state: ClaimState.PAID})


HOLDINGS = [
    Holding(
        Claim,
        _("Allowances that you claimed"),
        "expert",
        (
            Kept(
                (
                    "placement",
                    "kind",
                    "currency",
                    "state",
                    "made_at",
                    "in_state_since",
                    "sent_at",
                    "checked_at",
                    "approved_at",
                    "owed_minor",
                    "paid_minor",
                    "settled_minor",
                ),
                TO_PAY,
                LegalGround.PUBLIC_TASK,
                TEN_YEARS,
            ),
            Kept(
                ("checked_by", "approved_by"),
                _("To know which two people decided on it"),
                LegalGround.PUBLIC_TASK,
                TEN_YEARS,
                is_exported=False,
            ),
        ),
        limit=Limit(TIME, "in_state_since", among=of_paid("state")),
    ),
    Holding(
        ClaimLine,
        _("What you claimed, line by line"),
        "claim__expert",
        (
            Kept(
                (
                    "kind",
                    "unit",
                    "quantity",
                    "percent",
                    "what",
                    "first_on",
                    "last_on",
                    "amount_minor",
                    "currency",
                    "accepted_minor",
                    "reason",
                    "pay_minor",
                ),
                TO_PAY,
                LegalGround.PUBLIC_TASK,
                TEN_YEARS,
            ),
        ),
        impersonal=("rate_source", "rate", "exchange_source", "exchange_day"),
        limit=Limit(TIME, "claim__in_state_since", among=of_paid("claim__state")),
    ),
    Holding(
        LineShare,
        _("From which money your claims are paid"),
        "line__claim__expert",
        (Kept(("amount_minor", "pay_minor"), TO_PAY, LegalGround.PUBLIC_TASK, TEN_YEARS),),
        impersonal=("budget_line", "grant"),
        limit=Limit(TIME, "line__claim__in_state_since", among=of_paid("line__claim__state")),
    ),
    Holding(
        ClaimPayment,
        _("Payments to you"),
        "claim__expert",
        (
            Kept(
                ("amount_minor", "paid_on", "reference", "came_back_on", "came_back_reason"),
                TO_PAY,
                LegalGround.PUBLIC_TASK,
                TEN_YEARS,
            ),
            Kept(("by", "at"), _("To know who reported it"), LegalGround.PUBLIC_TASK, TEN_YEARS, is_exported=False),
        ),
        limit=Limit(TIME, "claim__in_state_since", among=of_paid("claim__state")),
    ),
    Holding(
        AdvanceSettlement,
        _("How your advances were settled"),
        "advance__expert",
        (
            Kept(("claim", "amount_minor", "day", "reference"), TO_PAY, LegalGround.PUBLIC_TASK, TEN_YEARS),
            Kept(("by", "at"), _("To know who reported it"), LegalGround.PUBLIC_TASK, TEN_YEARS, is_exported=False),
        ),
        limit=Limit(TIME, "advance__in_state_since", among=of_paid("advance__state")),
    ),
    Holding(
        Grant,
        _("Grants of programmes"),
        "",
        (),
        impersonal=("programme", "code", "donor", "project", "first_on", "last_on"),
    ),
    Holding(
        ClaimedDays,
        _("Days for which you claimed an allowance"),
        "line__claim__expert",
        (Kept(("placement", "first_on", "last_on"), TO_PAY, LegalGround.PUBLIC_TASK, TEN_YEARS),),
        impersonal=("allowance",),
        limit=Limit(TIME, "line__claim__in_state_since", among=of_paid("line__claim__state")),
    ),
    Holding(
        ClaimReceipt,
        _("Receipts of what you claimed"),
        "line__claim__expert",
        (Kept(("original_name", "uploaded_at"), TO_PAY, LegalGround.PUBLIC_TASK, TEN_YEARS),),
        impersonal=("content_type", "path", "size", "sha256"),
        limit=Limit(TIME, "line__claim__in_state_since", among=of_paid("line__claim__state")),
    ),
    Holding(
        ExchangeRate,
        _("Official exchange rates"),
        "",
        (
            Kept(
                ("entered_by",),
                _("To account for who entered a rate"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
                is_exported=False,
            ),
        ),
        impersonal=("currency", "month", "per_dollar", "source", "published_on"),
    ),
]


def erase_claims(user: User) -> None:
    """What was not approved goes. The rest is owed or was paid: amounts and receipts stay for the accounts, the words
    of the person do not."""
    claims = Claim.objects.of_expert(user)
    forget_in_logs(list(claims))
    claims.exclude(state__in=sorted(CLAIM_APPROVED)).delete()
    lines = ClaimLine.objects.filter(claim__expert=user)
    lines.update(what="")
    lines.exclude(reason="").update(reason="–")
    ClaimPayment.objects.filter(claim__expert=user).exclude(came_back_on=None).update(came_back_reason="–")
    ClaimReceipt.objects.filter(line__claim__expert=user).update(original_name="–")
