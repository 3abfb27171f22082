"""What placements add to the one line that a person reads about an application."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from skills_match.applications.lines import StatusLine, tells_line
from skills_match.enums import ApplicationState
from skills_match.models import Application

from ..enums import PlacementState
from ..models import Placement

_P = PlacementState


@tells_line(ApplicationState.CONFIRMED)
def of_placements(applications: list[Application]) -> dict[int, StatusLine]:
    found = Placement.objects.filter(application__in=[row.pk for row in applications])
    return {placement.application_id: line_of(placement) for placement in found}


def line_of(placement: Placement) -> StatusLine:
    """The same words on the page of the placement."""
    return StatusLine(
        label=label_for_expert(placement),
        tone=placement.tone,
        next_step=next_step(placement),
        url=reverse("my:placement", args=[placement.pk]),
        action=_("Open your assignment"),
    )


def label_for_expert(placement: Placement) -> str:
    if placement.state == _P.PLANNED:
        return pgettext("applicant", "Confirmed")
    if placement.state == _P.EVALUATED:
        return _("Closed – thank you")
    return str(placement.get_state_display())


def next_step(placement: Placement) -> str:
    """What comes next, in words that fit the mode: online nobody travels."""
    day = date_format(placement.starts_on if placement.state == _P.PLANNED else placement.ends_on)
    match PlacementState(placement.state), placement.is_online:
        case _P.PLANNED, True:
            text = _("Your first session is on %(day)s. Agree on the hour with your supervisor.")
        case _P.PLANNED, False:
            text = _("You are expected on %(day)s. You may make your arrangements now.")
        case _P.DEPLOYED, True:
            text = _("You work online until %(day)s. A note of two sentences each week is enough.")
        case _P.DEPLOYED, False:
            text = _("You are on assignment until %(day)s. A note of two sentences each week is enough.")
        case _P.COMPLETED, _other:
            text = _("The work is done. Please finish your list and answer our questions.")
        case _P.EVALUATED, _other:
            text = _("Asante sana. Your certificate stays on this page.")
        case _P.ENDED_EARLY, _other:
            text = _("The assignment ended before its time.")
        case _P.HAS_NOT_WORKED, _other:
            text = _("The assignment has not worked. The programme office writes to you.")
        case _:
            text = _("The assignment was cancelled before it began.")
    return text % {"day": day}
