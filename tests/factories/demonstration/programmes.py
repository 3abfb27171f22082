"""Programmes with rules, rates and budget lines, and the rights that two people gave in them. All invented."""

import datetime

from django.utils import timezone

from placements.models import Grant
from selection.models import ProgrammeJudging
from skills_match.enums import DECLARED, AllowanceKind, AllowanceUnit, Right
from skills_match.models import AllowanceBudget, Application, Declaration, Programme, ProgrammeRule
from skills_match.programmes.rights import confirm_right, propose_right

from ..programmes import AllowanceRateFactory, ProgrammeBudgetLineFactory, ProgrammeFactory
from .clock import days_ago
from .texts import read_one

RATES = [
    (AllowanceKind.SUBSISTENCE, AllowanceUnit.DAY, 4_500),
    (AllowanceKind.TRAVEL, AllowanceUnit.TRIP, 120_000),
    (AllowanceKind.INSURANCE, AllowanceUnit.ONCE, 9_000),
]
#: From the 31st day of a stay on a day costs less.
LONG_STAYS = {"full_days": 30, "later_percent": 75}
#: One in so many applicants has not said something about a statement.
SILENT = 4


def build_programmes(accounts) -> dict[str, Programme]:
    """Sector → programme of the assignments of that sector."""
    return {told["sector"]: build_programme(code, told, accounts) for code, told in read_one("programmes").items()}


def build_programme(code: str, told: dict, accounts) -> Programme:
    today = timezone.localdate()
    days = {"opens_on": today - datetime.timedelta(days=200)}
    days["closes_on"] = today + datetime.timedelta(days=told["open_days"])
    programme = ProgrammeFactory(code=code, **told["texts"], **days)
    if blindness := told.get("blindness"):
        ProgrammeJudging.objects.create(programme=programme, blindness=blindness)
    for rule in told["rules"]:
        ProgrammeRule.objects.create(programme=programme, **rule)
    for kind, unit, amount in RATES:
        AllowanceRateFactory(
            programme=programme,
            kind=kind,
            unit=unit,
            amount_minor=amount,
            valid_from=days["opens_on"],
            source="Demonstration rate, 2026",
            **(LONG_STAYS if unit == AllowanceUnit.DAY else {}),
        )
    line = ProgrammeBudgetLineFactory(programme=programme, currency="USD", **told["budget"])
    for kind in (*(kind for kind, _unit, _amount in RATES), AllowanceKind.LUMP_SUM):
        AllowanceBudget.objects.create(programme=programme, kind=kind, currency="USD", budget_line=line)
    Grant.objects.create(programme=programme, first_on=days["opens_on"], last_on=days["closes_on"], **told["grant"])
    give_rights(programme, accounts, days["opens_on"])
    return programme


def give_rights(programme: Programme, accounts, first_day: datetime.date) -> None:
    with days_ago(150):
        for name, right in (
            ("finance", Right.FINANCE_PREPARER),
            ("approver", Right.FINANCE_APPROVER),
            ("approver", Right.BANK_DETAILS),
        ):
            proposed = propose_right(
                programme=programme,
                user=accounts[name],
                right=right,
                starts_on=first_day,
                ends_on=None,
                by=accounts["office"],
            )
            confirm_right(right=proposed, by=accounts["administrator"])


def build_declarations() -> None:
    """What applicants said about the statements of their programmes."""
    sent = Application.objects.filter(assignment__programme__rules__kind__in=DECLARED).distinct().order_by("pk")
    for number, application in enumerate(sent.select_related("assignment")):
        rules = ProgrammeRule.objects.filter(programme=application.assignment.programme_id, kind__in=DECLARED)
        said = rules if number % SILENT else rules[1:]
        Declaration.objects.bulk_create(Declaration(application=application, rule=rule, is_met=True) for rule in said)
