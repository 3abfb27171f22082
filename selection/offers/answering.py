"""Answering an offer."""

from django.db import transaction

from diaspora.models import User
from skills_match.applications.moves import move_application
from skills_match.enums import Actor, ApplicationState
from skills_match.models import Application

from ..enums import ElementAnswerKind
from ..models import Offer
from .errors import ElementStandsAgainst, PostsTaken
from .places import is_full
from .standing import ask_standing, standing_offer


def accept_offer(
    *, application: Application, by: User, seen: str | None = None, version: str | None = None
) -> Application:
    """Say yes. Decided under the lock on the assignment, so that never more accept than there are posts. A question
    that is still open keeps nobody from it.

    `version` is that of the offer that was read. Raises OfferExpired, OfferReplaced, ElementStandsAgainst, PostsTaken.
    """

    def check(locked: Application) -> None:
        if standing_offer(locked, version=version).element_answers.filter(says=ElementAnswerKind.CANNOT).exists():
            raise ElementStandsAgainst
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
    *,
    application: Application,
    by: User,
    reason: str = "",
    text: str = "",
    seen: str | None = None,
    version: str | None = None,
) -> Application:
    """Say no to the `version` that was read. `reason` (DeclineReason) and `text` are for the office alone, and nobody
    has to give them.

    Raises OfferExpired, OfferReplaced.
    """
    moved = move_application(
        application=application,
        to=ApplicationState.DECLINED,
        by=by,
        seen=seen,
        actor=Actor.APPLICANT,
        check=lambda locked: ask_standing(locked, version=version),
    )
    Offer.objects.filter(application=moved).update(decline_reason=reason, decline_text=text.strip())
    return moved
