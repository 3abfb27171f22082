"""Who guides and who learns at the host: named by the host or the office; whoever takes over is a new row."""

import datetime

from django.db import transaction
from wagtail.log_actions import log

from diaspora.models import User
from skills_match.models.querysets import today_in_closing_zone

from ..enums import Side
from ..life.acting import hold
from ..models import Counterpart, Placement, Supervisor

#: Who names the people at the host.
NAMING = {Side.HOST, Side.OFFICE}


@transaction.atomic
def hand_over_supervision(
    *, placement: Placement, by: User, name: str, position: str = "", email: str = ""
) -> Supervisor:
    """Somebody else guides the expert from today. Raises what `hold` raises."""
    locked = hold(placement=placement, by=by, sides=NAMING)
    today = today_in_closing_zone()
    _end(locked.supervisors.filter(until=None), today)
    supervisor = Supervisor.objects.create(placement=locked, name=name, position=position, email=email, since=today)
    _log(locked, "placement.supervisor", by)
    return supervisor


@transaction.atomic
def correct_supervisor(*, placement: Placement, by: User, name: str, position: str = "", email: str = "") -> None:
    """The same person, written better: a name, or the address at which they are asked later."""
    locked = hold(placement=placement, by=by, sides=NAMING, also_over=True)
    locked.supervisors.filter(until=None).update(name=name, position=position, email=email)


@transaction.atomic
def add_counterpart(*, placement: Placement, by: User, name: str, position: str = "", email: str = "") -> Counterpart:
    """One more who learns; who is named already stays one. Raises what `hold` raises."""
    locked = hold(placement=placement, by=by, sides=NAMING)
    values = {"position": position, "email": email}
    known = {"placement": locked, "name": name, "until": None}
    counterpart, _is_new = Counterpart.objects.update_or_create(
        **known, defaults=values, create_defaults={**values, "since": today_in_closing_zone()}
    )
    _log(locked, "placement.counterpart", by)
    return counterpart


@transaction.atomic
def take_leave_of_counterpart(*, counterpart: Counterpart, by: User) -> None:
    """They do not learn any more from today; that they did stays. Raises what `hold` raises."""
    locked = hold(placement=counterpart.placement, by=by, sides=NAMING)
    _end(Counterpart.objects.filter(pk=counterpart.pk, until=None), today_in_closing_zone())
    _log(locked, "placement.counterpart", by)


def _end(rows, today: datetime.date) -> None:
    """Who was to begin later never began: the row goes."""
    rows.filter(since__gt=today).delete()
    rows.update(until=today)


def _log(placement: Placement, action: str, by: User) -> None:
    log(instance=placement, action=action, user=by, title=placement.reference)
