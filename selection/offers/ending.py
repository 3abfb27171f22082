"""What happens to offers by itself: a reminder, then the end."""

import datetime

from django.utils import timezone

from casework.due import do_each, try_each
from casework.moves import MoveNotAllowed
from skills_match.applications.moves import move_application
from skills_match.applications.news import tell_applicant
from skills_match.enums import Actor, ApplicationState
from skills_match.models import Application
from skills_match.models.querysets import today_in_closing_zone

from ..models import Offer
from .standing import ended, open_counter_offers

#: The applicant is reminded of an unanswered offer this long before its last day.
REMIND_BEFORE = datetime.timedelta(days=2)


def expire_due_offers() -> int:
    """End the offers whose day to answer is over in Dar es Salaam. Returns how many. Safe to repeat."""
    return try_each(_offered().filter(offer__in=Offer.objects.filter(ended())), _expire)


def _expire(application: Application) -> None:
    offer = Offer.objects.get(application=application)

    def check(locked: Application) -> None:
        # Another day may have been asked for, or agreed, since the list was read.
        if not Offer.objects.filter(ended(), application=locked).exists():
            raise MoveNotAllowed

    move_application(
        application=application,
        to=ApplicationState.OFFER_EXPIRED,
        by=None,
        actor=Actor.CLOCK,
        check=check,
        told={"answer_by": offer.answer_by},
    )


def reminded_with(answer_by: datetime.date) -> datetime.datetime | None:
    """When somebody was reminded who reads now that an offer ends on `answer_by`: at once, where that is soon."""
    return timezone.now() if answer_by <= today_in_closing_zone() + REMIND_BEFORE else None


def remind_of_offers() -> int:
    """Remind once of each offer that ends in two days or less, unless it is the turn of the office. Returns how many.
    Safe to repeat."""
    today = today_in_closing_zone()
    due = _offered().filter(offer__answer_by__range=(today, today + REMIND_BEFORE), offer__reminded_at=None)
    due = due.exclude(offer__in=Offer.objects.filter(open_counter_offers()))
    return do_each(due.select_related("assignment__institution", "profile__user", "offer"), _remind)


def _remind(application: Application) -> None:
    """The lock is on the application: who answers in this moment is not reminded any more."""
    Offer.objects.filter(application=application).update(reminded_at=timezone.now())
    values = {"answer_by": application.offer.answer_by}
    tell_applicant(application=application, kind="application_offer_reminder", values=values)


def _offered():
    return Application.objects.filter(state=ApplicationState.OFFERED)
