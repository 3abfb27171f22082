"""Whoever is silent is reminded of everything at once, at most once a day, and then left alone for a few days."""

import datetime
from collections import Counter
from collections.abc import Iterator

from django.db import transaction
from django.urls import reverse

from diaspora.models import User
from diaspora.notices.notify import notify
from selection.staff_news import reviewers_of
from skills_match.models.querysets import today_in_closing_zone

from ..enums import PlacementState, Side
from ..models import Placement, Reminder, Report, Visit
from ..visits.waiting import unconfirmed

#: Nobody is reminded again before so many days have passed.
LEFT_ALONE = datetime.timedelta(days=3)
#: An expert on assignment who wrote no note for so long is asked for one.
SILENT = datetime.timedelta(days=10)


def remind_the_silent() -> int:
    """Remind everybody for whom something waits. Returns how many. Safe to repeat, and for two at once."""
    today = today_in_closing_zone()
    waiting = Counter(user for user in _for_whom_something_waits(today))
    known = Reminder.objects.filter(user__in=waiting, day__gt=today - LEFT_ALONE).values_list("user", flat=True)
    left_alone = set(known)
    people = User.objects.filter(pk__in=[pk for pk in waiting if pk not in left_alone], is_active=True)
    return sum(_remind(user, today, waiting[user.pk]) for user in people)


@transaction.atomic
def _remind(user: User, today: datetime.date, number: int) -> bool:
    """The row decides between two workers: whoever writes it sends the letter."""
    _reminder, is_new = Reminder.objects.get_or_create(user=user, day=today)
    if is_new:
        path = reverse("my:home")
        notify(user=user, kind="placement_reminder", values={"number": number}, path=path)
    return is_new


def _for_whom_something_waits(today: datetime.date) -> Iterator[int]:
    """The number of an account for each thing that waits for it."""
    reports = list(Report.objects.due().select_related(*_SIDES))
    yield from (report.placement.expert.pk for report in reports if report.side == Side.EXPERT)
    visits = Visit.objects.filter(unconfirmed()).select_related(*_SIDES)
    of_hosts = Counter(report.placement for report in reports if report.side == Side.HOST)
    of_hosts.update(visit.placement for visit in visits)
    for placement, number in of_hosts.items():
        yield from [*reviewers_of(placement.application).values_list("pk", flat=True)] * number
    running = Placement.objects.filter(state=PlacementState.DEPLOYED, began_on__lte=today - SILENT)
    silent = running.exclude(week_notes__week_on__gt=today - SILENT)
    yield from silent.values_list("application__profile__user", flat=True)


_SIDES = ("placement__application__profile__user", "placement__application__assignment__institution")
