"""Placements for tests."""

import datetime

import factory

from placements.enums import PLACEMENT_BEGUN, PLACEMENT_BROKEN_OFF, EndingReason, PlacementState, Side, VisitKind
from placements.models import Counterpart, Deliverable, Placement, Supervisor, Visit
from skills_match.enums import ApplicationState, Mode
from skills_match.models.querysets import today_in_closing_zone

from .matching import ApplicationFactory

DAY = datetime.timedelta(days=1)


class PlacementFactory(factory.django.DjangoModelFactory):
    """On assignment since ten days, for thirty in all."""

    class Meta:
        model = Placement

    application = factory.SubFactory(ApplicationFactory, state=ApplicationState.CONFIRMED)
    state = PlacementState.DEPLOYED
    mode = Mode.ON_SITE
    starts_on = factory.LazyFunction(lambda: today_in_closing_zone() - 10 * DAY)
    ends_on = factory.LazyAttribute(lambda made: made.starts_on + 29 * DAY)
    began_on = factory.LazyAttribute(lambda made: made.starts_on if made.state in PLACEMENT_BEGUN else None)
    ended_on = factory.LazyAttribute(
        lambda made: made.ends_on if made.state in PLACEMENT_BEGUN - {PlacementState.DEPLOYED} else None
    )
    ending_side = factory.LazyAttribute(lambda made: Side.HOST if made.state in PLACEMENT_BROKEN_OFF else "")
    ending_reason = factory.LazyAttribute(
        lambda made: EndingReason.NO_WORK if made.state in PLACEMENT_BROKEN_OFF else ""
    )


class VisitFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Visit

    placement = factory.SubFactory(PlacementFactory)
    kind = VisitKind.ON_SITE
    starts_on = factory.LazyAttribute(lambda made: made.placement.starts_on)
    ends_on = factory.LazyAttribute(lambda made: made.placement.ends_on)


class DeliverableFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Deliverable

    placement = factory.SubFactory(PlacementFactory)
    text = "A manual for the ward"


class SupervisorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Supervisor

    placement = factory.SubFactory(PlacementFactory)
    name = "A. Komba"
    position = "Matron"
    since = factory.LazyAttribute(lambda made: made.placement.starts_on)


class CounterpartFactory(SupervisorFactory):
    class Meta:
        model = Counterpart

    name = factory.Sequence(lambda n: f"J. Massawe {n}")
    position = "Nurse in charge"
