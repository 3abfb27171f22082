"""What somebody asked about an offer waits for the office."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.models import User
from skills_match.enums import ApplicationState
from skills_match.models import Application

from ..models import Offer
from ..offers.standing import open_counter_offers


def offers_asked_about() -> Q:
    """Among applications."""
    return Q(state=ApplicationState.OFFERED, offer__in=Offer.objects.filter(open_counter_offers()))


@waits_for(Recipient.OFFICE, order=21)
def counter_offers_to_answer(officer: User) -> list[WaitingLine]:
    return [
        WaitingLine(
            title=_("Requests for other days or more time"),
            url=f"{reverse('office:applications')}?state=asked",
            waiting=Application.objects.for_office(officer).filter(offers_asked_about()).count(),
            rule=_("An offer does not run out while the office has a request to answer."),
        )
    ]
