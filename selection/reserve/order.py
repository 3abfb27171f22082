"""The reserve list of an assignment: who comes next when a place becomes free."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import F, Max, QuerySet
from wagtail.log_actions import log

from diaspora.models import User
from skills_match.applications.errors import OwnApplication
from skills_match.applications.moves import MOVES as APPLICATIONS
from skills_match.enums import ApplicationState
from skills_match.models import Application, Assignment

from ..models import ReserveSlot


def on_reserve(assignment: Assignment) -> QuerySet[Application]:
    """Everybody on the list, the next one first."""
    waiting = Application.objects.filter(assignment=assignment, state=ApplicationState.RESERVE)
    return waiting.order_by(F("reserve_slot__slot").asc(nulls_last=True), "pk")


def join(*, application: Application) -> ReserveSlot:
    """At the end of the list. The caller holds the assignment."""
    last = ReserveSlot.objects.filter(assignment=application.assignment).aggregate(last=Max("slot"))["last"] or 0
    slot, _is_new = ReserveSlot.objects.get_or_create(
        application=application, defaults={"assignment": application.assignment, "slot": last + 1}
    )
    return slot


def leave(*, applications: Collection[Application]) -> None:
    ReserveSlot.objects.filter(application__in=applications).delete()


@transaction.atomic
def move_up(*, application: Application, by: User, seen: int) -> None:
    """Before whoever stands above. `seen` is the slot that the page showed: a second click moves nobody twice.
    Raises OwnApplication."""
    locked = APPLICATIONS.lock(application)
    if locked.profile.user_id == by.pk:
        raise OwnApplication
    mine = ReserveSlot.objects.filter(application=locked, slot=seen).first()
    above = ReserveSlot.objects.filter(assignment=locked.assignment, slot__lt=seen).last()
    if mine is None or above is None:
        return
    pair = [mine, above]
    ReserveSlot.objects.filter(pk__in=[each.pk for each in pair]).delete()
    mine.slot, above.slot = above.slot, mine.slot
    ReserveSlot.objects.bulk_create(pair)
    log(instance=locked, action="application.reserve", user=by, data={"slot": mine.slot})
