"""Claims of allowances in four states, moved by the two people of finance on days that have passed."""

import datetime
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from placements.claims import deciding, paying
from placements.claims.exchange import keep_rate
from placements.claims.writing import begin_claim, claim_by_rate, claim_expense, send_claim
from placements.enums import ClaimState
from placements.models import Claim, ExchangeRate, Placement
from skills_match.enums import AllowanceKind, AllowanceUnit
from skills_match.models.querysets import today_in_closing_zone

from ..documents import text_pdf
from .advances import close_a_month, pay_back
from .clock import days_ago

#: How far back the table of exchange rates goes, and its rates: invented.
MONTHS = 8
RATES = [("TZS", "2480.5"), ("EUR", "0.91")]
SOURCE = "Demonstration table"


def build_claims(told: list[dict], placements: list[Placement], accounts) -> list[Claim]:
    build_exchange_rates(accounts)
    pairs = zip(told, placements, strict=True)
    claims = [build_claim(each["claim"], placement, accounts) for each, placement in pairs if "claim" in each]
    for each, placement in zip(told, placements, strict=True):
        if "paid_back" in each:
            pay_back(placement, each["paid_back"], accounts)
    close_a_month(placements, accounts)
    return claims


def build_exchange_rates(accounts) -> None:
    month = today_in_closing_zone().replace(day=1)
    for _back in range(MONTHS):
        for currency, rate in RATES:
            row = ExchangeRate(currency=currency, month=month, per_dollar=Decimal(rate), source=SOURCE)
            row.published_on = month
            keep_rate(rate=row, by=accounts["finance"])
        month = (month - datetime.timedelta(days=1)).replace(day=1)


def build_claim(told: dict, placement: Placement, accounts) -> Claim:
    expert, sent = placement.expert, told["sent"]
    with days_ago(sent):
        claim = begin_claim(placement=placement, by=expert)
        first = {"first_on": placement.first_day, "quantity": told["nights"]}
        claim_by_rate(claim=claim, by=expert, kind=AllowanceKind.SUBSISTENCE, unit=AllowanceUnit.DAY, **first)
        what, amount = told["spent"]
        receipt = SimpleUploadedFile("risiti.pdf", text_pdf(what, [f"TZS {amount}"]))
        spent = {"kind": AllowanceKind.TRAVEL, "first_on": placement.first_day, "upload": receipt}
        claim_expense(claim=claim, by=expert, what=what, amount_minor=amount * 100, currency="TZS", **spent)
        claim = send_claim(claim=claim, by=expert)
    if told["state"] == ClaimState.RETURNED:
        with days_ago(sent - 1):
            return deciding.return_claim(claim=claim, by=accounts["finance"], reason=told["words"])
    if told["state"] in (ClaimState.PAID, ClaimState.FAILED):
        hand_over(claim, sent, accounts)
    if told["state"] == ClaimState.PAID:
        with days_ago(sent - 4):
            day, reference = timezone.localdate(), f"DEMO-{claim.pk:04d}"
            return paying.record_payment(claim=claim, by=accounts["finance"], reference=reference, paid_on=day)
    if told["state"] == ClaimState.FAILED:
        with days_ago(sent - 6):
            return paying.record_failure(claim=claim, by=accounts["finance"], reason=told["words"])
    return claim


def hand_over(claim: Claim, sent: int, accounts) -> None:
    """Checked, approved, and with whoever pays."""
    [budget_line], [grant] = claim.programme.budget_lines.all(), claim.programme.grants.all()
    accepted = {line.pk: deciding.Accepted.whole(line.amount_minor, budget_line, grant) for line in claim.lines.all()}
    with days_ago(sent - 1):
        deciding.check_claim(claim=claim, by=accounts["finance"], accepted=accepted)
    with days_ago(sent - 2):
        deciding.approve_claim(claim=claim, by=accounts["approver"])
        deciding.pass_to_payment(claim=claim, by=accounts["approver"])
