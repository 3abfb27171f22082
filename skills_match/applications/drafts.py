"""What the owner of a draft hears of its assignment: more time, a week before its end, the end."""

import datetime

from django.db.models import F
from django.urls import reverse

from casework.due import do_together
from diaspora.notices.notify import notify_many

from ..enums import ApplicationState
from ..models import Application, Assignment
from ..models.querysets import today_in_closing_zone
from .news import values_of

#: This long before its end owners of drafts are told.
NEAR = datetime.timedelta(days=7)
#: How many people are told in one transaction.
TOLD_TOGETHER = 200


def near_closing_day(assignment: Assignment) -> datetime.date | None:
    """The closing day, where it is so near that whoever reads of it now needs no other reminder."""
    day = assignment.closing_on
    return day if day and day - today_in_closing_zone() <= NEAR else None


def tell_more_time(*, assignment: Assignment, kind: str) -> None:
    """There is a later closing day (`kind` says how that came), and the drafts can be sent until then."""
    if assignment.is_open:
        begun = _drafts().filter(assignment=assignment)
        _tell(list(begun), kind)
        begun.update(told_of_closing_on=near_closing_day(assignment))


def tell_closed(*, assignment: Assignment) -> None:
    """Applications have closed, on the day that was said or before: the drafts stay and cannot be sent."""
    _tell(list(_drafts().filter(assignment=assignment)), "application_draft_closed")


def remind_of_closing_days() -> int:
    """Remind the owners of drafts once of a closing day that is a week or less away. Returns how many."""
    near = _drafts().filter(
        assignment__in=Assignment.objects.open().filter(closing_on__lte=today_in_closing_zone() + NEAR)
    )
    return do_together(near.exclude(told_of_closing_on=F("assignment__closing_on")), _remind, at_most=TOLD_TOGETHER)


def _remind(drafts: list[Application]) -> None:
    _tell(drafts, "application_draft_closing")
    for draft in drafts:
        draft.told_of_closing_on = draft.assignment.closing_on
    Application.objects.bulk_update(drafts, ["told_of_closing_on"])


def _drafts():
    begun = Application.objects.filter(state=ApplicationState.DRAFT, profile__user__is_active=True)
    return begun.select_related("assignment__institution", "profile__user")


def _tell(drafts: list[Application], kind: str) -> None:
    """One notice each; those of one assignment read the same."""
    for assignment in {draft.assignment for draft in drafts}:
        owners = [draft.profile.user for draft in drafts if draft.assignment == assignment]
        path = reverse("assignments:apply", args=[assignment.reference])
        notify_many(users=owners, kind=kind, values=values_of(assignment), path=path)
