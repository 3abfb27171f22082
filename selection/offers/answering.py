"""Answering an offer."""

from django.db import transaction

from diaspora.models import User
from skills_match.applications.moves import move_application
from skills_match.enums import Actor, ApplicationState
from skills_match.models import Application

from ..models import Offer
from .errors import OfferExpired, PostsTaken
from .places import is_full


def accept_offer(*, application: Application, by: User, seen: str | None = None) -> Application:
    """Say yes. Decided under the lock on the assignment, so that never more accept than there are posts.

    Raises OfferExpired, PostsTaken.
    """

    def check(locked: Application) -> None:
        _check_offer_stands(locked)
        if is_full(assignment=locked.assignment):
            raise PostsTaken

    return move_application(
        application=application,
        to=ApplicationState.ACCEPTED,
        by=by,
        seen=seen,
        actor=Actor.APPLICANT,
        check=check,
    )


@transaction.atomic
def decline_offer(
    *, application: Application, by: User, reason: str = "", text: str = "", seen: str | None = None
) -> Application:
    """Say no. `reason` (DeclineReason) and `text` are for the office alone, and nobody has to give them.

    Raises OfferExpired.
    """
    moved = move_application(
        application=application,
        to=ApplicationState.DECLINED,
        by=by,
        seen=seen,
        actor=Actor.APPLICANT,
        check=_check_offer_stands,
    )
    Offer.objects.filter(application=moved).update(decline_reason=reason, decline_text=text.strip())
    return moved


def _check_offer_stands(application: Application) -> None:
    offer = Offer.objects.filter(application=application).first()
    if offer is None or offer.is_over:
        raise OfferExpired
