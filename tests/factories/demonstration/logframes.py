"""A logframe of each programme that tells one, its frozen report, and who evaluates it. All invented."""

import datetime
from decimal import Decimal

from django.utils import timezone

from placements.logframe.scope import Period
from placements.models import Aim, Indicator, IndicatorValue, Target
from placements.programme_reports.freezing import NothingToReport, freeze_report
from placements.programme_reports.printing import print_reports
from skills_match.enums import Right
from skills_match.models import Programme
from skills_match.programmes.rights import confirm_right, propose_right

from .texts import read_one

#: Months of a frozen report, up to the last that is over.
MONTHS = 6


def build_logframes(accounts) -> int:
    """Returns how many reports were frozen."""
    frozen = 0
    for code, told in read_one("logframes").items():
        programme = Programme.objects.get(code=code)
        build_logframe(programme, told)
        give_evaluator(programme, accounts)
        frozen += freeze_last_months(programme, accounts)
    print_reports()
    return frozen


def build_logframe(programme: Programme, told: dict) -> None:
    first = timezone.localdate().replace(month=1, day=1)
    aims: dict[str, Aim] = {}
    for each in told["aims"]:
        outcome = aims.get(each.get("outcome", ""))
        texts = {name: each[name] for name in ("code", "kind", "text_en", "text_sw")}
        aims[each["code"]] = Aim.objects.create(programme=programme, outcome=outcome, **texts)
    for each in told["indicators"]:
        indicator = Indicator.objects.create(
            programme=programme,
            aim=aims[each["aim"]],
            baseline=Decimal(each["baseline"]),
            baseline_on=first,
            **{name: each[name] for name in ("code", "text_en", "text_sw", "measure", "source")},
        )
        last = first.replace(month=12, day=31)
        Target.objects.create(
            programme=programme, indicator=indicator, first_on=first, last_on=last, value=each["target"]
        )
        for weeks, value, source in each.get("values", []):
            read_on = timezone.localdate() - datetime.timedelta(weeks=weeks)
            IndicatorValue.objects.create(
                programme=programme, indicator=indicator, read_on=read_on, value=value, source=source
            )


def give_evaluator(programme: Programme, accounts) -> None:
    """For a year, by two people."""
    today = timezone.localdate()
    proposed = propose_right(
        programme=programme,
        user=accounts["moderator"],
        right=Right.EVALUATOR,
        starts_on=today,
        ends_on=today + datetime.timedelta(days=365),
        by=accounts["office"],
    )
    confirm_right(right=proposed, by=accounts["administrator"])


def freeze_last_months(programme: Programme, accounts) -> int:
    last = timezone.localdate().replace(day=1) - datetime.timedelta(days=1)
    month = last.year * 12 + last.month - MONTHS
    first = datetime.date(month // 12, month % 12 + 1, 1)
    try:
        freeze_report(programme=programme, period=Period(first, last), grant=None, by=accounts["office"])
    except NothingToReport:
        return 0
    return 1
