"""Rights in a programme: proposed by one officer, confirmed by another, ended by either. Whether somebody holds one is
answered by `skills_match.rules.may`."""

import datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from casework.confirming.second_person import confirmed_by
from casework.moves import as_now
from diaspora.models import User
from diaspora.rules import is_office

from ..enums import Right
from ..models import Programme, ProgrammeRight
from ..models.querysets import today_in_closing_zone
from .errors import (
    AccountClosed,
    DayNotPossible,
    NotAlone,
    OfficeOnly,
    OwnRight,
    RightConfirmed,
    RightOver,
    RightOverlaps,
)


@confirmed_by("right")
def officers(right: ProgrammeRight | None = None) -> QuerySet[User]:
    """Nobody confirms a right of their own."""
    found = User.objects.officers()
    return found.exclude(pk=right.user_id) if right else found


@transaction.atomic
def propose_right(
    *,
    programme: Programme,
    user: User,
    right: Right,
    starts_on: datetime.date,
    ends_on: datetime.date | None,
    by: User,
) -> ProgrammeRight:
    """Ask a colleague to give `right` to `user`. Until it is confirmed nobody holds anything.

    Raises OfficeOnly, OwnRight, AccountClosed, RightOverlaps.
    """
    _check_giver(by, user)
    if not user.is_active:
        raise AccountClosed
    days = {"starts_on": starts_on, "ends_on": ends_on}
    try:
        with transaction.atomic():
            proposed = ProgrammeRight.objects.create(
                programme=programme, user=user, right=right, proposed_by=by, **days
            )
    except IntegrityError as error:
        raise RightOverlaps from error
    _log("right_proposed", proposed, by)
    return proposed


@transaction.atomic
def confirm_right(*, right: ProgrammeRight, by: User) -> ProgrammeRight:
    """The second person says yes: from now on, within its days, it is held.

    Raises OfficeOnly, OwnRight, NotAlone, RightOver, AccountClosed, RightConfirmed.
    """
    _check_giver(by, right.user)
    if right.proposed_by_id == by.pk:
        raise NotAlone
    if right.ends_on is not None and right.ends_on < today_in_closing_zone():
        raise RightOver
    if not right.user.is_active:
        raise AccountClosed
    waiting = ProgrammeRight.objects.filter(pk=right.pk, confirmed_at=None)
    if not waiting.update(confirmed_by=by, confirmed_at=timezone.now()):
        raise RightConfirmed
    right.refresh_from_db()
    _log("right_confirmed", right, by)
    return right


@transaction.atomic
def end_right(*, right: ProgrammeRight, last_day: datetime.date, by: User) -> None:
    """Its last day is `last_day`; yesterday ends it at once. One person is enough to take a right away.

    What was never confirmed, or would end before it begins, is deleted: nobody ever held it. Raises OfficeOnly,
    DayNotPossible.
    """
    if not is_office(as_now(by)):
        raise OfficeOnly
    yesterday = today_in_closing_zone() - datetime.timedelta(days=1)
    if last_day < yesterday or (right.ends_on is not None and right.ends_on < last_day):
        raise DayNotPossible
    rows = ProgrammeRight.objects.filter(pk=right.pk)
    if not rows.filter(confirmed_at__isnull=False, starts_on__lte=last_day).update(ends_on=last_day):
        rows.delete()
    _log("right_ended", right, by, until=last_day)


def _check_giver(by: User, user: User) -> None:
    if not is_office(as_now(by)):
        raise OfficeOnly
    if by.pk == user.pk:
        raise OwnRight


def _log(action: str, right: ProgrammeRight, by: User, until: datetime.date | None = None) -> None:
    last = until or right.ends_on
    data = {
        "member": right.user_id,
        "right": right.right,
        "from": right.starts_on.isoformat(),
        "until": last.isoformat() if last else "",
    }
    log(instance=right.programme, action=f"programme.{action}", user=by, data=data)
