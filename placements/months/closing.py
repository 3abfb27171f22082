"""Finance closes a month of a programme; two people open it again."""

import datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from casework.confirming.second_person import confirmed_by
from casework.moves import MoveNotAllowed, as_now
from diaspora.models import User
from skills_match.models import Programme
from skills_match.models.querysets import today_in_closing_zone

from ..claims.rights import CAPACITIES, programmes_worked_on, those_who
from ..models import ClosedMonth
from .errors import AnotherOpens, ClosedAlready, MonthRuns, OpenedAlready


def months_for(user: User) -> QuerySet[ClosedMonth]:
    """Those of programmes in which `user` works on claims today."""
    found = ClosedMonth.objects.filter(programme__in=programmes_worked_on(user))
    return found.select_related("programme", "closed_by", "asked_by", "opened_by")


@confirmed_by("month")
def openers(closed: ClosedMonth) -> list[User]:
    return those_who(closed.programme, *CAPACITIES)


def to_open_by(user: User) -> QuerySet[ClosedMonth]:
    """Months that a colleague asks to open."""
    return months_for(user).filter(opened_at=None, asked_at__isnull=False).exclude(asked_by=user)


@transaction.atomic
def close_month(*, programme: Programme, month: datetime.date, by: User) -> ClosedMonth:
    """From now on nothing is entered on a day of `month`. Raises MoveNotAllowed, MonthRuns, ClosedAlready."""
    _ask_right(programme.pk, by)
    first = month.replace(day=1)
    if first >= today_in_closing_zone().replace(day=1):
        raise MonthRuns
    # Whoever enters something on one of its days now is waited for.
    if ClosedMonth.objects.covers(programme.pk, first):
        raise ClosedAlready
    try:
        with transaction.atomic():
            closed = ClosedMonth.objects.create(programme=programme, month=first, closed_by=by)
    except IntegrityError as error:
        raise ClosedAlready from error
    _tell(closed, "closed", by)
    return closed


@transaction.atomic
def ask_to_open(*, closed: ClosedMonth, reason: str, by: User) -> ClosedMonth:
    """Raises MoveNotAllowed, OpenedAlready."""
    _ask_right(closed.programme_id, by)
    asked = ClosedMonth.objects.closed().filter(pk=closed.pk, asked_at=None)
    if not asked.update(asked_by=by, asked_at=timezone.now(), reason=reason.strip()):
        raise OpenedAlready
    _tell(closed, "asked", by, reason=reason.strip())
    return closed


@transaction.atomic
def open_month(*, closed: ClosedMonth, by: User) -> ClosedMonth:
    """The second of two. Raises MoveNotAllowed, AnotherOpens, OpenedAlready."""
    _ask_right(closed.programme_id, by)
    asked = ClosedMonth.objects.closed().filter(pk=closed.pk, asked_at__isnull=False)
    if asked.filter(asked_by=by).exists():
        raise AnotherOpens
    if not asked.exclude(asked_by=by).update(opened_by=by, opened_at=timezone.now()):
        raise OpenedAlready
    _tell(closed, "opened", by)
    return closed


@transaction.atomic
def keep_closed(*, closed: ClosedMonth, by: User) -> ClosedMonth:
    """Whoever asked thinks better of it, or a colleague says no. Raises MoveNotAllowed, OpenedAlready."""
    _ask_right(closed.programme_id, by)
    asked = ClosedMonth.objects.closed().filter(pk=closed.pk, asked_at__isnull=False)
    if not asked.update(asked_by=None, asked_at=None, reason=""):
        raise OpenedAlready
    _tell(closed, "kept", by)
    return closed


def _ask_right(programme: int, by: User) -> None:
    if programme not in programmes_worked_on(as_now(by)):
        raise MoveNotAllowed


def _tell(closed: ClosedMonth, action: str, by: User, **data: str) -> None:
    title = f"{closed.programme.code} {closed.month:%Y-%m}"
    log(instance=closed, action=f"month.{action}", user=by, title=title, data=data or None)
