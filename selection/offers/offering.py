"""Offering a place."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from diaspora.models import User
from diaspora.notices.notify import OfficeWords
from skills_match.applications.moves import MOVES, move_application
from skills_match.enums import Actor, ApplicationState
from skills_match.models import Application
from skills_match.models.querysets import today_in_closing_zone

from ..models import Offer, OfferLine
from .budget import ask_offer, hold_budget
from .ending import reminded_with
from .errors import AnswerDayTooEarly, PostsTaken
from .places import places_left


@transaction.atomic
def offer_place(
    *,
    application: Application,
    by: User,
    answer_by: datetime.date,
    starts_on: datetime.date | None = None,
    ends_on: datetime.date | None = None,
    terms: str = "",
    seen: str | None = None,
) -> Application:
    """Offer a place until the end of `answer_by` in Dar es Salaam. An offer holds a place until it is answered.

    The allowances of the assignment are copied as they stand now: what was offered does not change with a rate.

    Raises AnswerDayTooEarly, PostsTaken, OverBudget, and what the move raises; then nothing is offered.
    """
    if answer_by <= today_in_closing_zone():
        raise AnswerDayTooEarly
    locked = MOVES.lock(application)
    told = {"answer_by": answer_by, "starts_on": starts_on, "ends_on": ends_on, "terms": terms.strip()}
    offer, _is_new = Offer.objects.update_or_create(
        application=locked, defaults={**told, "released_at": timezone.now(), "reminded_at": reminded_with(answer_by)}
    )
    _copy_allowances(offer)
    hold_budget(locked.assignment)
    ask_offer(locked, told)
    return move_application(
        application=locked,
        to=ApplicationState.OFFERED,
        by=by,
        seen=seen,
        actor=Actor.OFFICE,
        check=_check_a_place_is_free,
        told=told_of_offer(before=locked.state, answer_by=answer_by, starts_on=starts_on, ends_on=ends_on, terms=terms),
    )


def told_of_offer(
    *,
    answer_by: datetime.date | None,
    starts_on: datetime.date | None = None,
    ends_on: datetime.date | None = None,
    terms: str = "",
    before: str = "",
) -> dict[str, Any]:
    """What the letter of an offer says besides what every letter about an application does. `before` is the state out
    of which somebody is chosen."""
    return {
        "answer_by": answer_by,
        "starts_on": starts_on,
        "ends_on": ends_on,
        "terms": OfficeWords(terms.strip()),
        "was_on_reserve": int(before == ApplicationState.RESERVE),
    }


def _copy_allowances(offer: Offer) -> None:
    offer.lines.all().delete()
    OfferLine.objects.bulk_create(
        OfferLine(
            offer=offer,
            kind=line.kind,
            unit=line.unit,
            amount_minor=line.amount_minor,
            currency=line.currency,
            source=line.source,
        )
        for line in offer.application.assignment.allowances.all()
    )


def _check_a_place_is_free(application: Application) -> None:
    if places_left(assignment=application.assignment) < 1:
        raise PostsTaken
