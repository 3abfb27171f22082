"""Offering a place."""

import datetime

from django.db import transaction
from django.utils import timezone

from diaspora.models import User
from skills_match.applications.moves import MOVES, move_application
from skills_match.enums import Actor, ApplicationState
from skills_match.models import Application
from skills_match.models.querysets import today_in_closing_zone

from ..models import Offer
from .errors import AnswerDayTooEarly, PostsTaken
from .places import places_left


@transaction.atomic
def offer_place(
    *, application: Application, by: User, answer_by: datetime.date, seen: str | None = None
) -> Application:
    """Offer a place until the end of `answer_by` in Dar es Salaam. An offer holds a place until it is answered.

    Raises AnswerDayTooEarly, PostsTaken, and what the move raises; then nothing is offered.
    """
    if answer_by <= today_in_closing_zone():
        raise AnswerDayTooEarly
    locked = MOVES.lock(application)
    Offer.objects.update_or_create(
        application=locked, defaults={"answer_by": answer_by, "released_at": timezone.now(), "reminded_at": None}
    )
    return move_application(
        application=locked,
        to=ApplicationState.OFFERED,
        by=by,
        seen=seen,
        actor=Actor.OFFICE,
        check=_check_a_place_is_free,
        told={"answer_by": answer_by},
    )


def _check_a_place_is_free(application: Application) -> None:
    if places_left(assignment=application.assignment) < 1:
        raise PostsTaken
