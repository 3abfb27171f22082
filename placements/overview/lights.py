"""A light for each placement with the reason for it, so that an officer sees in the morning where to call first."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max, Min
from django.utils.translation import gettext as _

from skills_match.models.querysets import today_in_closing_zone

from ..enums import HowItGoes, PlacementState
from ..models import Placement, Report, Visit, WeekNote
from ..visits.waiting import unconfirmed

#: What waits for more than so many days is red, before that yellow.
RED_AFTER = datetime.timedelta(days=7)
#: An expert on assignment who wrote no note for so long.
SILENT = datetime.timedelta(days=14)


@dataclass(frozen=True)
class Light:
    """`tone` is stop, wait or good; `reason` the first thing to ask about."""

    tone: str
    reason: str

    @property
    def label(self) -> str:
        return {"stop": _("Call today"), "wait": _("Ask"), "good": _("All is well")}[self.tone]


@dataclass(frozen=True)
class LightFacts:
    """What is known of some placements, by their number; read in a fixed number of queries."""

    late_since: dict[int, datetime.date]
    last_said: dict[int, str]
    unconfirmed_since: dict[int, datetime.date]
    last_note: dict[int, datetime.date]


def lights_of(placements: Iterable[Placement]) -> dict[int, Light]:
    """The light of each running placement; what is over has none."""
    running = [row for row in placements if row.state in (PlacementState.PLANNED, PlacementState.DEPLOYED)]
    facts = _facts([row.pk for row in running])
    today = today_in_closing_zone()
    return {row.pk: light_of(row, facts, today) for row in running}


def light_of(placement: Placement, facts: LightFacts, today: datetime.date) -> Light:
    pk, old = placement.pk, today - RED_AFTER
    if facts.last_said.get(pk) == HowItGoes.BADLY:
        return Light("stop", _("A side reports that it does not work as it is"))
    if day := facts.unconfirmed_since.get(pk):
        return Light("stop" if day < old else "wait", _("Nobody has confirmed the arrival or the departure"))
    if placement.state == PlacementState.DEPLOYED and placement.ends_on < today:
        return Light("stop" if placement.ends_on < old else "wait", _("The last day is over"))
    if day := facts.late_since.get(pk):
        return Light("stop" if day < old else "wait", _("A report is late"))
    if facts.last_said.get(pk) == HowItGoes.MIXED:
        return Light("wait", _("A side reports difficulties"))
    if _is_silent(placement, facts, today):
        return Light("wait", _("No note for two weeks"))
    return Light("good", _("Everything is as planned"))


def _is_silent(placement: Placement, facts: LightFacts, today: datetime.date) -> bool:
    last = facts.last_note.get(placement.pk, placement.began_on)
    return placement.state == PlacementState.DEPLOYED and last is not None and last < today - SILENT


def _facts(keys: list[int]) -> LightFacts:
    late = Report.objects.late().filter(placement__in=keys).order_by()
    sent = Report.objects.filter(placement__in=keys).exclude(sent_at=None).order_by("sent_at")
    silent = Visit.objects.filter(unconfirmed(), placement__in=keys).order_by()
    notes = WeekNote.objects.filter(placement__in=keys).order_by()
    return LightFacts(
        late_since=dict(late.values_list("placement").annotate(Min("due_on"))),
        last_said=dict(sent.values_list("placement", "how")),
        unconfirmed_since=dict(silent.values_list("placement").annotate(Min("starts_on"))),
        last_note=dict(notes.values_list("placement").annotate(Max("week_on"))),
    )
