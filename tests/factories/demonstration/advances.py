"""Advances paid before the journey, what came back of one, and a month that finance has closed."""

import datetime

from django.utils import timezone

from placements.claims import advances, deciding, paying, settling
from placements.models import Claim, Placement
from placements.months.closing import ask_to_open, close_month
from skills_match.enums import AllowanceKind
from skills_match.models.querysets import today_in_closing_zone

from .clock import days_ago

#: Days before the journey on which it is asked for, and on which it is paid.
ASKED, PAID = 14, 9


def build_advance(told: list, begun: int, placement: Placement, accounts) -> Claim:
    """`told` is what it is for, and how many whole units of its currency."""
    what, amount = told
    with days_ago(begun + ASKED):
        values = {"kind": AllowanceKind.TRAVEL, "what": what, "amount_minor": amount * 100}
        claim = advances.ask_for_advance(placement=placement, by=placement.expert, **values)
    with days_ago(begun + ASKED - 1):
        accepted = {line.pk: deciding.Accepted(line.amount_minor, ()) for line in claim.lines.all()}
        deciding.check_claim(claim=claim, by=accounts["finance"], accepted=accepted)
    with days_ago(begun + ASKED - 2):
        reason = "The ticket is paid before the journey."
        deciding.approve_claim(claim=claim, by=accounts["approver"], reason=reason)
        deciding.pass_to_payment(claim=claim, by=accounts["approver"])
    with days_ago(begun + PAID):
        day, reference = timezone.localdate(), f"DEMO-A-{claim.pk:04d}"
        return paying.record_payment(claim=claim, by=accounts["finance"], reference=reference, paid_on=day)


def pay_back(placement: Placement, told: list, accounts) -> None:
    """`told` is how many whole units came back, and how many days ago."""
    amount, days = told
    advance = placement.claims.advances().get()
    with days_ago(days):
        day, reference = timezone.localdate(), f"DEMO-B-{advance.pk:04d}"
        values = {"amount_minor": amount * 100, "reference": reference, "day": day}
        settling.record_paid_back(advance=advance, by=accounts["finance"], **values)


def close_a_month(placements: list[Placement], accounts) -> None:
    """The month before the last one; finance asks a colleague to open it again."""
    last = today_in_closing_zone().replace(day=1) - datetime.timedelta(days=1)
    month = last.replace(day=1) - datetime.timedelta(days=1)
    closed = close_month(programme=placements[0].assignment.programme, month=month, by=accounts["finance"])
    ask_to_open(closed=closed, reason="The bank sent one statement late.", by=accounts["finance"])
