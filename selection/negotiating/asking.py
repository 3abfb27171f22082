"""The person asks for other days, for more time to answer, or for both; and takes it back."""

import datetime

from django.db import transaction
from django.utils import timezone

from diaspora.models import User
from skills_match.applications.moves import MOVES as APPLICATIONS
from skills_match.applications.moves import actors_of
from skills_match.enums import Actor
from skills_match.models import Application
from skills_match.models.querysets import today_in_closing_zone

from ..enums import CounterOfferState
from ..models import CounterOffer
from ..offers.errors import OfferExpired
from ..offers.standing import standing_offer
from ..staff_news import tell_officer, tell_reviewers
from .errors import CounterOfferOpen, DaysOutOfOrder, NeitherDaysNorTime
from .moves import MOVES


@transaction.atomic
def ask_for_change(
    *,
    application: Application,
    by: User,
    reason: str,
    starts_on: datetime.date | None = None,
    ends_on: datetime.date | None = None,
    until: datetime.date | None = None,
    seen: str | None = None,
    version: str | None = None,
) -> CounterOffer:
    """Both days or neither. As long as the office has not answered, the offer does not run out.

    Raises Stale, OfferExpired, OfferReplaced, CounterOfferOpen, NeitherDaysNorTime, DaysOutOfOrder.
    """
    locked = APPLICATIONS.lock(application)
    APPLICATIONS.ask_seen(locked, seen, actor=Actor.APPLICANT)
    if Actor.APPLICANT not in actors_of(by, locked):
        raise OfferExpired
    offer = standing_offer(locked, version=version)
    if offer.counter_offers.filter(state=CounterOfferState.ASKED).exists():
        raise CounterOfferOpen
    if not (starts_on and ends_on) and not until:
        raise NeitherDaysNorTime
    today, first = today_in_closing_zone(), starts_on or offer.starts_on
    if (starts_on is None) != (ends_on is None) or (starts_on and ends_on and not today < starts_on <= ends_on):
        raise DaysOutOfOrder
    if until and (until <= today or (first and until >= first)):
        raise DaysOutOfOrder
    asked = CounterOffer.objects.create(
        offer=offer, starts_on=starts_on, ends_on=ends_on, until=until, reason=reason.strip(), asked_at=timezone.now()
    )
    tell_officer(application=locked, kind="application_staff_offer_asked", name="office:offer")
    if starts_on:
        tell_reviewers(application=locked, kind="application_staff_offer_days")
    return asked


def take_back(*, counter_offer: CounterOffer, by: User) -> CounterOffer:
    """The offer stands as it was; where its day is over, it ends by itself. Raises what the move raises."""
    with transaction.atomic():
        APPLICATIONS.lock(counter_offer.offer.application)
        return MOVES.make(counter_offer, to=CounterOfferState.TAKEN_BACK, by=by, actor=Actor.APPLICANT).row
