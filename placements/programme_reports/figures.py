"""What a programme did between two days, in tables, as far as is known when they are asked for: what is written down,
approved or answered later changes the figures of the same days, so each report says from when it is. Of people it says
numbers rounded to five, and nothing below five.

A table is a title, a header and rows of texts and numbers, in the language of its reader.
"""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from casework.money import written
from casework.persons import published
from skills_match.enums import Mode
from skills_match.models import Programme

from ..enums import CLAIM_APPROVED, PlacementState, Respondent, TeachingKind, Wave
from ..models import Deliverable, Evaluation, LineShare, Placement, TeachingSession


@dataclass(frozen=True)
class Period:
    """Both days are counted."""

    first_on: datetime.date
    last_on: datetime.date

    @property
    def days(self) -> tuple[datetime.date, datetime.date]:
        return self.first_on, self.last_on


@dataclass(frozen=True)
class ReportTable:
    title: str
    header: list[str]
    rows: list[list[Any]] = field(default_factory=list)


def tables_of(*, programme: Programme, period: Period, placements: QuerySet[Placement]) -> list[ReportTable]:
    """Every table that has a row, of those of `placements` that were at work in the period."""
    at_work = placements.filter(
        Q(ended_on=None) | Q(ended_on__gte=period.first_on),
        application__assignment__programme=programme,
        began_on__lte=period.last_on,
    )
    rows = list(
        at_work.select_related("application__assignment__sector", "application__assignment__region").order_by("pk")
    )
    keys = [row.pk for row in rows]
    tables = [
        _counted(_("Assignments by sector"), _("Sector"), (str(row.assignment.sector or "–") for row in rows)),
        _counted(_("Assignments by region"), _("Region"), (str(row.assignment.region or "–") for row in rows)),
        _counted(_("Assignments by mode"), _("Mode"), (str(Mode(row.mode).label) for row in rows)),
        _counted(_("How they ended"), _("State"), (str(PlacementState(row.state).label) for row in rows)),
        _work(rows, keys, period),
        _deliverables(keys, period),
        _money(programme, period),
        _answers(keys, period),
    ]
    return [table for table in tables if table.rows]


def _counted(title: str, what: str, names: Iterable[str]) -> ReportTable:
    """Assignments are public things: they are counted exactly."""
    numbers = Counter(names)
    return ReportTable(title, [what, _("Assignments")], [[name, numbers[name]] for name in sorted(numbers)])


def _days_in(placement: Placement, period: Period) -> int:
    """Days at work within the period, both ends included."""
    first, last = max(placement.first_day, period.first_on), min(placement.last_day, period.last_on)
    return max((last - first).days + 1, 0)


def _work(placements: list[Placement], keys: list[int], period: Period) -> ReportTable:
    """The largest group of each assignment counts once: the same people come again."""
    sessions = TeachingSession.objects.filter(placement__in=keys, held_on__range=period.days)
    largest: dict[int, int] = {}
    minutes: Counter[str] = Counter()
    number = 0
    for key, kind, length, learners in sessions.values_list("placement", "kind", "minutes", "learners"):
        number += 1
        minutes[kind] += length
        largest[key] = max(largest.get(key, 0), learners)
    people = published(sum(largest.values()))
    rows: list[list[Any]] = [
        [_("Days at work"), sum(_days_in(row, period) for row in placements)],
        [_("Sessions"), number],
        [_("Hours taught"), round(minutes[TeachingKind.TAUGHT] / 60)],
        [_("Hours supervised"), round(minutes[TeachingKind.SUPERVISED] / 60)],
        [_("People who learnt"), _("fewer than five") if people is None else people],
    ]
    return ReportTable(_("What was done"), ["", pgettext("in a report", "Number")], rows if placements else [])


def _deliverables(keys: list[int], period: Period) -> ReportTable:
    planned = Deliverable.objects.filter(placement__in=keys)
    done = planned.filter(done_on__range=period.days)
    shown = [
        [_("In the work plans"), planned.count()],
        [_("Done in this time"), done.count()],
        [_("With evidence"), done.exclude(evidence=None).count()],
    ]
    return ReportTable(_("Deliverables"), ["", pgettext("in a report", "Number")], shown if shown[0][1] else [])


def _money(programme: Programme, period: Period) -> ReportTable:
    """What was approved, by the day of the expense or of the first night; each currency by itself."""
    shares = LineShare.objects.filter(
        line__claim__state__in=sorted(CLAIM_APPROVED),
        line__claim__placement__application__assignment__programme=programme,
        line__first_on__range=period.days,
    )
    names = ("budget_line", "grant", "currency")
    grouped = shares.order_by().values("budget_line", "grant", currency=F("line__claim__currency"))
    sums = grouped.annotate(total=Sum("pay_minor")).order_by(*names)
    budget_lines, grants = programme.budget_lines.in_bulk(), programme.grants.in_bulk()
    header = [_("Budget line"), _("Grant"), _("Approved")]
    rows = [
        [
            str(budget_lines[each["budget_line"]]),
            str(grants[each["grant"]]),
            written(each["total"], each["currency"]),
        ]
        for each in sums
    ]
    return ReportTable(_("Money"), header, rows)


def _answers(keys: list[int], period: Period) -> ReportTable:
    """How many of those who were asked in this time have answered, whenever they did."""
    asked = Evaluation.objects.filter(placement__in=keys, due_on__range=period.days)
    counted = (
        asked.order_by()
        .values("wave", "asked")
        .annotate(number=Count("pk"), answers=Count("pk", filter=Q(answered_at__isnull=False)))
    )
    told = {(each["wave"], each["asked"]): each for each in counted}
    rows = [
        [
            f"{wave.label}: {respondent.label}",
            each["number"],
            each["answers"],
            _percent(each["answers"], each["number"]),
        ]
        for wave in Wave
        for respondent in Respondent
        if (each := told.get((wave.value, respondent.value)))
    ]
    return ReportTable(_("Answers about what has stayed"), ["", _("Asked"), _("Answered"), _("Rate")], rows)


def _percent(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)} %"
