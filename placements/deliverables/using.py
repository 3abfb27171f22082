"""A year later: is what was left still used?"""

import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.moves import AlreadyDone
from casework.refusals import Refused
from diaspora.models import User
from skills_match.models.querysets import today_in_closing_zone

from ..enums import Side
from ..life.acting import hold
from ..models import Deliverable, DeliverableUse, Placement, PlacementQuerySet

YEAR = datetime.timedelta(days=365)


class AskedInAYear(Refused):
    text = _("This is asked a year after the assignment, of what was done.")


def due(placements: PlacementQuerySet) -> QuerySet[Deliverable]:
    """What was done in `placements` that ended a year ago, and of which nobody has said yet whether it is used."""
    before = today_in_closing_zone() - YEAR
    done = Deliverable.objects.filter(placement__in=placements, done_on__isnull=False, use=None)
    return done.filter(placement__ended_on__lte=before)


def is_due(placement: Placement) -> bool:
    return placement.ended_on is not None and placement.ended_on <= today_in_closing_zone() - YEAR


@transaction.atomic
def say_use(*, deliverable: Deliverable, by: User, is_used: bool) -> DeliverableUse:
    """Once. Raises what `hold` raises, AskedInAYear, AlreadyDone."""
    locked = hold(placement=deliverable.placement, by=by, sides={Side.HOST, Side.OFFICE}, also_over=True)
    row = locked.deliverables.get(pk=deliverable.pk)
    if row.done_on is None or not is_due(locked):
        raise AskedInAYear
    said = DeliverableUse.objects.filter(deliverable=row).first()
    if said is not None:
        raise AlreadyDone(row=said)
    log(instance=locked, action="placement.use", user=by, title=locked.reference)
    return DeliverableUse.objects.create(deliverable=row, is_used=is_used, said_on=today_in_closing_zone(), by=by)
