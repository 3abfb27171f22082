"""The briefing: parts that the office writes, put together for each placement from those that fit it."""

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from casework.moves import MoveNotAllowed, as_now
from diaspora.models import User
from diaspora.rules import is_office

from ..enums import ISCO_OF, OccupationGroup
from ..models import BriefingPart, Placement


def group_of(placement: Placement) -> OccupationGroup | None:
    """The professions to which the work belongs, by the occupation that the institution asked for."""
    occupation = placement.assignment.occupation
    isco = occupation.isco if occupation else ""
    return next((group for group, digits in ISCO_OF.items() if isco.startswith(digits)), None)


def parts_for(placement: Placement) -> QuerySet[BriefingPart]:
    """In their order. Who works online reads nothing of a region and of travel."""
    region = None if placement.is_online else placement.assignment.region
    rows = BriefingPart.objects.filter(Q(region=None) | Q(region=region) if region else Q(region=None))
    rows = rows.filter(Q(group="") | Q(group=group_of(placement) or ""))
    return rows.filter(is_for_stays=False) if placement.is_online else rows


def readers_of(part: BriefingPart) -> str:
    """For whom a part is, in words."""
    told = [str(part.region) if part.region else "", part.get_group_display() if part.group else ""]
    told += [_("who travels")] if part.is_for_stays else []
    return " · ".join(filter(None, told)) or _("everybody")


@transaction.atomic
def keep_part(*, part: BriefingPart, by: User) -> BriefingPart:
    """Every expert whom it fits reads it from now on. Raises MoveNotAllowed."""
    _ask(by)
    part.save()
    log(instance=part, action="briefing.kept", user=by, title=part.title)
    return part


@transaction.atomic
def remove_part(*, part: BriefingPart, by: User) -> None:
    """Raises MoveNotAllowed."""
    _ask(by)
    log(instance=part, action="briefing.removed", user=by, title=part.title)
    BriefingPart.objects.filter(pk=part.pk).delete()


def _ask(by: User) -> None:
    if not is_office(as_now(by)):
        raise MoveNotAllowed
