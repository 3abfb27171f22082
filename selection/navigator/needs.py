"""What somebody needs before they may work, and when they could realistically begin."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from skills_match.models.querysets import today_in_closing_zone

from ..enums import ConditionKind, WhereNeeded, WhoNeedsIt
from ..models import Formality

#: What the programme asks of everybody who accepts, besides what the authorities ask.
ASKED_BY_THE_PROGRAMME = [
    ConditionKind.MEDICAL,
    ConditionKind.PASSPORT,
    ConditionKind.REFERENCES,
    ConditionKind.EMPLOYER,
    ConditionKind.CONDUCT,
    ConditionKind.SAFEGUARD,
    ConditionKind.DECLARATION,
    ConditionKind.POLICE,
]


@dataclass(frozen=True)
class Beginning:
    """The first day by which everything could be there, by the times that were checked; `unknown` is how many of the
    documents have none."""

    day: datetime.date | None
    unknown: int


def needed(*, where: str, is_citizen: bool, profession: str) -> QuerySet[Formality]:
    """What the authorities ask of this person, for work in one part of the country."""
    rows = Formality.objects.filter(where__in=[WhereNeeded.BOTH, where], profession__in=["", profession])
    return rows.exclude(who=WhoNeedsIt.FOREIGNERS) if is_citizen else rows


def beginning(formalities: Iterable[Formality]) -> Beginning:
    """They are asked for at the same time, so the slowest one decides."""
    rows = list(formalities)
    times = [row.lead_days for row in rows if row.is_checked and row.lead_days is not None]
    day = today_in_closing_zone() + datetime.timedelta(days=max(times)) if times else None
    return Beginning(day, len(rows) - len(times))
