"""A light for each placement with the reason for it, so that an officer sees in the morning where to call first.

The database finds the reasons: however many are at work, only those that a page shows are read.
"""

import datetime
from collections import Counter
from dataclasses import dataclass
from enum import IntEnum

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from skills_match.models.querysets import today_in_closing_zone

from ..enums import HowItGoes, PlacementState
from ..models import Placement, Report, Visit, WeekNote
from ..visits.waiting import unconfirmed

#: What waits for more than so many days is red, before that yellow.
RED_AFTER = datetime.timedelta(days=7)
#: An expert on assignment who wrote no note for so long.
SILENT = datetime.timedelta(days=14)


class Sign(IntEnum):
    """What is to be asked about, the worst first."""

    BADLY = 0
    LONG_UNCONFIRMED = 1
    LONG_OVER = 2
    LONG_LATE = 3
    UNCONFIRMED = 4
    OVER = 5
    LATE = 6
    MIXED = 7
    SILENT = 8
    WELL = 9


_UNCONFIRMED = gettext_lazy("Nobody has confirmed the arrival or the departure")
_OVER = gettext_lazy("The last day is over")
_LATE = gettext_lazy("A report is late")


@dataclass(frozen=True)
class Light:
    """`tone` is stop, wait or good; `reason` the first thing to ask about."""

    tone: str
    reason: str | Promise

    @property
    def label(self) -> str:
        return {"stop": _("Call today"), "wait": _("Ask"), "good": _("All is well")}[self.tone]


LIGHTS = {
    Sign.BADLY: Light("stop", gettext_lazy("A side reports that it does not work as it is")),
    Sign.LONG_UNCONFIRMED: Light("stop", _UNCONFIRMED),
    Sign.LONG_OVER: Light("stop", _OVER),
    Sign.LONG_LATE: Light("stop", _LATE),
    Sign.UNCONFIRMED: Light("wait", _UNCONFIRMED),
    Sign.OVER: Light("wait", _OVER),
    Sign.LATE: Light("wait", _LATE),
    Sign.MIXED: Light("wait", gettext_lazy("A side reports difficulties")),
    Sign.SILENT: Light("wait", gettext_lazy("No note for two weeks")),
    Sign.WELL: Light("good", gettext_lazy("Everything is as planned")),
}


def lights_of(placements: QuerySet[Placement]) -> dict[int, Light]:
    """The light of each running placement; what is over has none. One query."""
    return {pk: LIGHTS[Sign(sign)] for pk, sign in _signed(placements).order_by().values_list("pk", "sign")}


def worst_of(placements: QuerySet[Placement], *, at_most: int) -> dict[int, Light]:
    """Those to call first, in their order. One query."""
    rows = _signed(placements).exclude(sign=Sign.WELL).order_by("sign", "starts_on", "pk")
    return {pk: LIGHTS[Sign(sign)] for pk, sign in rows.values_list("pk", "sign")[:at_most]}


def numbers_of(placements: QuerySet[Placement]) -> Counter[str]:
    """How many there are of each tone. One query."""
    numbers: Counter[str] = Counter()
    for sign, number in _signed(placements).order_by().values_list("sign").annotate(Count("pk")):
        numbers[LIGHTS[Sign(sign)].tone] += number
    return numbers


def _signed(placements: QuerySet[Placement]) -> QuerySet:
    """Running ones with their `sign`: the first reason that is true, of those that weigh most."""
    today = today_in_closing_zone()
    old, here = today - RED_AFTER, OuterRef("pk")
    late = Report.objects.late().filter(placement=here)
    visits = Visit.objects.filter(unconfirmed(), placement=here)
    said = Report.objects.filter(placement=here).exclude(sent_at=None).order_by("-sent_at", "-pk").values("how")[:1]
    notes = WeekNote.objects.filter(placement=here)
    deployed = Q(state=PlacementState.DEPLOYED)
    silent = ~Exists(notes.filter(week_on__gte=today - SILENT)) & (Exists(notes) | Q(began_on__lt=today - SILENT))
    reasons = [
        (Q(said=HowItGoes.BADLY), Sign.BADLY),
        (Exists(visits.filter(starts_on__lt=old)), Sign.LONG_UNCONFIRMED),
        (Exists(visits), Sign.UNCONFIRMED),
        (deployed & Q(ends_on__lt=old), Sign.LONG_OVER),
        (deployed & Q(ends_on__lt=today), Sign.OVER),
        (Exists(late.filter(due_on__lt=old)), Sign.LONG_LATE),
        (Exists(late), Sign.LATE),
        (Q(said=HowItGoes.MIXED), Sign.MIXED),
        (deployed & silent, Sign.SILENT),
    ]
    cases = [When(condition, then=Value(sign.value)) for condition, sign in reasons]
    sign = Case(*cases, default=Value(Sign.WELL.value), output_field=IntegerField())
    running = placements.running()  # type: ignore[attr-defined]
    return running.annotate(said=Subquery(said)).annotate(sign=sign)
