"""Offers that wait: for the person who is asked, and for the office when they are about to run out."""

import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from casework.translated.spoken import with_language
from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.models import User
from skills_match.enums import ApplicationState
from skills_match.models import Application
from skills_match.models.querysets import today_in_closing_zone

from ..models import Offer
from .standing import open_counter_offers

#: An offer that is unanswered runs out within this many days: time to call.
OFFER_DAYS = 3


def offers_running_out() -> Q:
    """Among applications. While the office has a request about an offer to answer, it does not run out."""
    last_day = today_in_closing_zone() + datetime.timedelta(days=OFFER_DAYS)
    running_out = Offer.objects.filter(~open_counter_offers(), answer_by__lte=last_day)
    return Q(state=ApplicationState.OFFERED, offer__in=running_out)


@waits_for(Recipient.OFFICE, order=21)
def offers_to_call_about(officer: User) -> list[WaitingLine]:
    return [
        WaitingLine(
            title=_("Offers that run out soon"),
            url=f"{reverse('office:applications')}?state=ending",
            waiting=Application.objects.for_office(officer).filter(offers_running_out()).count(),
            rule=_("Offers run out soon when 3 days or fewer are left."),
        )
    ]


@waits_for(Recipient.PERSON, order=5)
def offers_to_answer(person: User) -> list[WaitingLine]:
    """Not those about which the person waits for the office."""
    own = {"application__profile__user": person, "application__state": ApplicationState.OFFERED}
    offers = Offer.objects.filter(~open_counter_offers(), **own)
    return [
        WaitingLine(
            title=with_language(offer.application.assignment, "title"),
            url=reverse("my:offer", args=[offer.application_id]),
            text=_("You have an offer. Please answer it."),
            answer_by=offer.answer_by,
        )
        for offer in offers.select_related("application__assignment").order_by("answer_by", "pk")
    ]
