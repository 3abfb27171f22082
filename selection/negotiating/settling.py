"""The office answers what somebody asked about an offer."""

import datetime
from typing import Any

from django.db import transaction

from diaspora.models import User
from diaspora.notices.notify import OfficeWords
from skills_match.applications.news import tell_applicant
from skills_match.enums import Actor
from skills_match.models import Application
from skills_match.models.querysets import today_in_closing_zone

from ..enums import CounterOfferState, ElementAnswerKind, OfferElement
from ..models import CounterOffer, ElementAnswer, Offer
from ..offers.ending import reminded_with
from ..offers.standing import ask_standing
from .moves import MOVES
from .renewing import hold_offered, renew, tell_of_change

#: Whoever waited for an answer of the office has at least so long to answer the offer afterwards.
AFTER_REFUSAL = datetime.timedelta(days=2)


def version_asked_for(counter_offer: CounterOffer, *, answer_by: datetime.date) -> dict[str, Any]:
    """What the offer says once `counter_offer` is granted."""
    has_days = counter_offer.starts_on is not None
    days = counter_offer if has_days else counter_offer.offer
    kept = {"starts_on": days.starts_on, "ends_on": days.ends_on, "terms": counter_offer.offer.terms}
    return {"answer_by": answer_by, **kept}


@transaction.atomic
def grant_counter_offer(
    *,
    counter_offer: CounterOffer,
    by: User,
    answer_by: datetime.date,
    answer: str = "",
    seen: str | None = None,
    version: str | None = None,
) -> Offer:
    """A new version of the offer with what was asked for; other days are agreed to by whoever asked for them.

    Raises what the move raises, OwnApplication, OfferExpired, OfferReplaced, AnswerDayTooEarly.
    """
    application, granted = _settle(counter_offer, CounterOfferState.GRANTED, by, answer, seen=seen, version=version)
    offer = renew(granted.offer, by=by, takes_rates=False, **version_asked_for(granted, answer_by=answer_by))
    if granted.starts_on:
        agreed = {"says": ElementAnswerKind.AGREED, "text": ""}
        ElementAnswer.objects.update_or_create(offer=offer, element=OfferElement.DAYS, line=None, defaults=agreed)
    tell_of_change(application, offer, words=answer.strip())
    return offer


@transaction.atomic
def refuse_counter_offer(
    *, counter_offer: CounterOffer, by: User, answer: str, seen: str | None = None, version: str | None = None
) -> Offer:
    """The offer stays as it is, and can be answered for two more days at least.

    Raises what the move raises, OwnApplication, OfferExpired, OfferReplaced, ReasonMissing.
    """
    application, refused = _settle(
        counter_offer, CounterOfferState.REFUSED, by, answer, reason=answer, seen=seen, version=version
    )
    offer = refused.offer
    offer.answer_by = day_after_refusal(offer)
    offer.reminded_at = reminded_with(offer.answer_by) or offer.reminded_at
    offer.save(update_fields=["answer_by", "reminded_at"])
    values = told_of_refusal(offer, answer=answer)
    tell_applicant(application=application, kind="application_offer_kept", values=values)
    return offer


def _settle(
    counter_offer: CounterOffer,
    to: CounterOfferState,
    by: User,
    answer: str,
    *,
    seen: str | None,
    version: str | None,
    reason: str = "",
) -> tuple[Application, CounterOffer]:
    """Hold the application and make the move. Of a grant the log keeps no reason."""
    application = hold_offered(counter_offer.offer.application, by, None)
    move = MOVES.make(
        counter_offer,
        to=to,
        by=by,
        actor=Actor.OFFICE,
        seen=seen,
        reason=reason,
        check=lambda _row: ask_standing(application, version=version),
        changes={"answer": answer.strip(), "decided_by": by},
    )
    return application, move.row


def day_after_refusal(offer: Offer) -> datetime.date:
    """Until when an offer can be answered that stays as it is."""
    soonest = today_in_closing_zone() + AFTER_REFUSAL
    return max(soonest, offer.answer_by) if offer.answer_by else soonest


def told_of_refusal(offer: Offer, *, answer: str) -> dict[str, Any]:
    return {"answer_by": day_after_refusal(offer), "words": OfficeWords(answer.strip())}
