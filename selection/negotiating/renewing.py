"""A new version of an offer that has not been answered; the one before is kept."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from diaspora.models import User
from diaspora.notices.notify import OfficeWords
from skills_match.applications.errors import OwnApplication
from skills_match.applications.moves import MOVES as APPLICATIONS
from skills_match.applications.moves import actors_of
from skills_match.applications.news import tell_applicant
from skills_match.enums import Actor
from skills_match.models import Application
from skills_match.models.querysets import today_in_closing_zone

from ..enums import OfferElement
from ..models import FormerOffer, Offer, OfferLine
from ..offers.budget import ask_budget, hold_budget, taken_so_far
from ..offers.ending import reminded_with
from ..offers.errors import AnswerDayTooEarly, OfferExpired
from ..offers.offering import told_of_offer
from ..offers.standing import standing_offer, version_of
from ..staff_news import tell_reviewers
from .errors import NothingChanged

_FACTS = ("kind", "unit", "amount_minor", "currency", "source")


@transaction.atomic
def change_offer(
    *,
    application: Application,
    by: User,
    answer_by: datetime.date,
    starts_on: datetime.date | None,
    ends_on: datetime.date | None,
    terms: str,
    seen: str | None = None,
    version: str | None = None,
) -> Offer:
    """The office offers something else: other days, terms, or the allowances of the assignment as they stand now. What
    the person has asked for and nobody answered stays open.

    Raises Stale, OwnApplication, OfferExpired, OfferReplaced, AnswerDayTooEarly, NothingChanged, OverBudget.
    """
    locked = hold_offered(application, by, seen)
    offer = standing_offer(locked, version=version)
    new = {"answer_by": answer_by, "starts_on": starts_on, "ends_on": ends_on, "terms": terms.strip()}
    changed = renew(offer, by=by, takes_rates=True, **new)
    tell_of_change(locked, changed)
    return changed


def hold_offered(application: Application, by: User, seen: str | None) -> Application:
    """The application, held, where `by` decides about its offer for the office. Raises OwnApplication, Stale,
    OfferExpired."""
    locked = APPLICATIONS.lock(application)
    if locked.profile.user_id == by.pk:
        raise OwnApplication
    APPLICATIONS.ask_seen(locked, seen, actor=Actor.OFFICE)
    if Actor.OFFICE not in actors_of(by, locked):
        raise OfferExpired
    return locked


def renew(offer: Offer, *, by: User, takes_rates: bool, **new: Any) -> Offer:
    """The next version. What was said to elements that stay the same stays too. The caller holds the application.

    Raises AnswerDayTooEarly, NothingChanged, OverBudget.
    """
    if new["answer_by"] <= today_in_closing_zone():
        raise AnswerDayTooEarly
    before = list(offer.lines.all())
    lines = _rates(offer) if takes_rates else [_facts(line) for line in before]
    former = {name: getattr(offer, name) for name in new}
    if former == new and lines == [_facts(line) for line in before]:
        raise NothingChanged
    hold_budget(offer.application.assignment)
    taken_before = taken_so_far(offer)
    FormerOffer.objects.create(
        offer=offer,
        number=version_of(offer),
        lines=[_facts(line) for line in before],
        replaced_at=timezone.now(),
        replaced_by=by,
        **former,
    )
    for name, value in new.items():
        setattr(offer, name, value)
    offer.released_at, offer.reminded_at = timezone.now(), reminded_with(new["answer_by"])
    offer.save(update_fields=[*new, "released_at", "reminded_at"])
    _replace(offer, before, lines)
    ask_budget(offer.application, taken_so_far(offer), before=taken_before)
    other = {OfferElement.DAYS: former["starts_on"] != new["starts_on"] or former["ends_on"] != new["ends_on"]}
    other[OfferElement.TERMS] = former["terms"] != new["terms"]
    offer.element_answers.filter(element__in=[element for element, is_other in other.items() if is_other]).delete()
    log(instance=offer.application, action="application.offer_changed", user=by, data={"version": version_of(offer)})
    return offer


def told_of_change(*, words: str = "", **offer: Any) -> dict[str, Any]:
    """What the letter of a new version says."""
    return {**told_of_offer(**offer), "words": OfficeWords(words.strip())}


def tell_of_change(application: Application, offer: Offer, *, words: str = "") -> None:
    """`words` are those of the office about what was asked for. The host hears it where the days are others."""
    told = {name: getattr(offer, name) for name in ("answer_by", "starts_on", "ends_on", "terms")}
    tell_applicant(
        application=application, kind="application_offer_changed", values=told_of_change(words=words, **told)
    )
    before = offer.former.first()
    if before and (before.starts_on, before.ends_on) != (offer.starts_on, offer.ends_on):
        tell_reviewers(application=application, kind="application_staff_offer_changed")


def _facts(line: Any) -> dict[str, Any]:
    return {name: getattr(line, name) for name in _FACTS}


def _rates(offer: Offer) -> list[dict[str, Any]]:
    return [_facts(line) for line in offer.application.assignment.allowances.all()]


def _replace(offer: Offer, before: list[OfferLine], lines: list[dict[str, Any]]) -> None:
    """A line that stays as it was keeps its row, and what was said to it."""
    missing = list(lines)
    for line in before:
        if (facts := _facts(line)) in missing:
            missing.remove(facts)
        else:
            line.delete()
    OfferLine.objects.bulk_create(OfferLine(offer=offer, **facts) for facts in missing)
