"""Placements that wait for the programme office."""

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.models import User

from ..models import Placement, Visit
from ..visits.waiting import unconfirmed


@waits_for(Recipient.OFFICE, order=25)
def of_the_office(officer: User) -> list[WaitingLine]:
    mine = Placement.objects.for_office(officer)
    address = reverse("office:placements")
    silent = Visit.objects.filter(unconfirmed(), placement__in=mine).values("placement").distinct()
    return [
        WaitingLine(
            title=_("Arrivals and departures that nobody confirmed"),
            url=f"{address}?unconfirmed=on",
            waiting=silent.count(),
        ),
        WaitingLine(
            title=_("Assignments whose last day is over"),
            url=f"{address}?state=over",
            waiting=mine.past_its_end().count(),
            rule=_("An assignment is over the day after its last day: say that it is done, or give it other days."),
        ),
    ]
