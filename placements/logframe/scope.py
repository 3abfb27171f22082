"""What a report is about: a programme, the days, a grant, and what is known of the assignments at work on them.

Everything is read at most once, in a fixed number of queries, however many assignments there are.
"""

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from casework.persons import FEWEST
from skills_match.models import Programme
from skills_match.models.querysets import today_in_closing_zone

from ..enums import CLAIM_APPROVED
from ..models import (
    Deliverable,
    DeliverableUse,
    EarlierAssignment,
    Evaluation,
    Grant,
    LearnersBySex,
    LineShare,
    Placement,
    TeachingSession,
)


@dataclass(frozen=True)
class Period:
    """Both days are counted."""

    first_on: datetime.date
    last_on: datetime.date

    @property
    def days(self) -> tuple[datetime.date, datetime.date]:
        return self.first_on, self.last_on

    def holds(self, day: datetime.date | None) -> bool:
        return day is not None and self.first_on <= day <= self.last_on


class Scope:
    """Assignments of `placements` in `programme` that were at work in `period`. With a `grant` only those of which it
    carries an approved part. What was done before the portal counts too, but for a grant: no list says who paid."""

    def __init__(
        self, programme: Programme, period: Period, grant: Grant | None, *, placements: QuerySet[Placement]
    ) -> None:
        self.programme, self.period, self.grant, self._placements = programme, period, grant, placements

    @cached_property
    def rows(self) -> list[Placement]:
        at_work = self._placements.filter(
            Q(ended_on=None) | Q(ended_on__gte=self.period.first_on),
            application__assignment__programme=self.programme,
            began_on__lte=self.period.last_on,
        )
        if self.grant:
            at_work = at_work.filter(pk__in=self.shares.order_by().values("line__claim__placement"))
        # Thousands of assignments have few requests, sectors and regions: each of those is made once.
        shared = ("application__assignment__sector", "application__assignment__region")
        return list(at_work.select_related("application").prefetch_related(*shared).order_by("pk"))

    @cached_property
    def keys(self) -> list[int]:
        return [row.pk for row in self.rows]

    @cached_property
    def earlier(self) -> list[EarlierAssignment]:
        """At work in these days, from lists."""
        if self.grant:
            return []
        at_work = EarlierAssignment.objects.filter(
            programme=self.programme, began_on__lte=self.period.last_on, ended_on__gte=self.period.first_on
        )
        return list(at_work.select_related("sector", "region", "taken_from").order_by("pk"))

    @property
    def shares(self) -> QuerySet[LineShare]:
        """What was approved of claims, by the day of the expense or of the first night."""
        shares = LineShare.objects.filter(
            line__claim__state__in=sorted(CLAIM_APPROVED),
            line__claim__placement__application__assignment__programme=self.programme,
            line__first_on__range=self.period.days,
        )
        return shares.filter(grant=self.grant) if self.grant else shares

    @cached_property
    def sessions(self) -> list[dict[str, Any]]:
        held = TeachingSession.objects.filter(placement__in=self.keys, held_on__range=self.period.days)
        return [dict(row) for row in held.order_by().values("placement", "kind", "minutes", "learners")]

    @cached_property
    def sexes(self) -> dict[str, int | None]:
        """How many of those who learnt are women and men, where institutions said it. They said it to be added to what
        others say: None for both as long as fewer than five assignments have."""
        said = LearnersBySex.objects.filter(placement__in=self.keys).exclude(women=None)
        sums = said.aggregate(number=Count("pk"), women=Sum("women"), men=Sum("men"))
        is_told = sums.pop("number") >= FEWEST
        return sums if is_told else dict.fromkeys(sums)

    @cached_property
    def deliverables(self) -> list[dict[str, Any]]:
        planned = Deliverable.objects.filter(placement__in=self.keys)
        return [dict(row) for row in planned.order_by().values("placement", "done_on", "evidence")]

    @cached_property
    def uses(self) -> list[dict[str, Any]]:
        """What was said in this time of things that were left a year before, whoever is at work in it."""
        said = DeliverableUse.objects.filter(
            said_on__range=self.period.days,
            deliverable__placement__application__assignment__programme=self.programme,
            deliverable__placement__in=self._placements,
        )
        if self.grant:
            paid = LineShare.objects.filter(grant=self.grant, line__claim__state__in=sorted(CLAIM_APPROVED))
            said = said.filter(deliverable__placement__in=paid.order_by().values("line__claim__placement"))
        return [dict(row) for row in said.order_by().values("deliverable__placement", "is_used")]

    @cached_property
    def answers(self) -> list[dict[str, Any]]:
        """What was asked in this time, of whom (`who`), and what they answered, whenever they did."""
        asked = Evaluation.objects.filter(placement__in=self.keys, due_on__range=self.period.days)
        told = ("pk", "placement", "wave", "asked", "answered_at", "information", "knowledge", "organisation")
        who = asked.persons()
        return [dict(row) | {"who": who.get(row["pk"])} for row in asked.order_by().values(*told)]

    def days_of(self, placement: Placement | EarlierAssignment) -> int:
        """Days at work within the period, both ends included; none that is still to come."""
        first = max(placement.first_day, self.period.first_on)
        last = min(placement.last_day, self.period.last_on, today_in_closing_zone())
        return max((last - first).days + 1, 0)
