"""Which conditions an acceptance brings."""

import datetime

from skills_match.models import Application
from skills_match.models.querysets import today_in_closing_zone

from ..enums import CONDITION_OWNERS, ConditionKind
from ..models import Condition

#: A condition is to be met so long before the first day, and no sooner than in two weeks.
BEFORE_START, AT_LEAST = datetime.timedelta(days=21), datetime.timedelta(days=14)


def ask_conditions(*, application: Application) -> list[Condition]:
    """Every condition of the list, each once; the office takes away what this person does not need by waiving it.

    A licence is only asked for where the assignment names one.
    """
    assignment = application.assignment
    named = any(getattr(assignment, f"licence_needed_{code}", "") for code in ("en", "sw"))
    kinds = [kind for kind in ConditionKind if kind != ConditionKind.LICENCE or named]
    day = _day(application)
    return Condition.objects.bulk_create(
        [Condition(application=application, kind=kind, owner=CONDITION_OWNERS[kind], due_on=day) for kind in kinds],
        ignore_conflicts=True,
    )


def _day(application: Application) -> datetime.date:
    earliest = today_in_closing_zone() + AT_LEAST
    offer = getattr(application, "offer", None)
    return max(earliest, offer.starts_on - BEFORE_START) if offer and offer.starts_on else earliest
