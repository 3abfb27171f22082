"""Asking, once a week, whether the addresses that pages name still lead somewhere."""

import datetime
import logging
import time
from collections.abc import Callable

from django.db.models import Q
from django.utils import timezone

from ..enums import LinkFault
from ..models import LinkHost, LinkTarget
from .gateway import Gateway
from .inside import fault_inside

logger = logging.getLogger(__name__)

#: Nobody is asked about the same address more often; what failed is asked again on another day.
WEEK, NEXT_DAY = datetime.timedelta(days=7), datetime.timedelta(hours=25)
#: For how long a worker has a website to itself: longer than any visit. A worker that dies frees it by this.
TURN = datetime.timedelta(minutes=30)
#: Addresses of one website in a visit, and seconds between two of its requests.
AT_MOST, PAUSE = 5, 2.0
#: Seconds after which no further website is visited: the clock of the worker has other work.
LONGEST = 60.0


def check_due(*, gateway: Callable[[], Gateway] = Gateway, pause: Callable[[float], object] = time.sleep) -> int:
    """Visit the websites whose addresses are due, one after the other. Returns how many addresses were asked about.

    No transaction is open while a website is waited for. Cut off at any line, the rest is due again.
    """
    began, checked = time.monotonic(), 0
    for host in _due_hosts():
        if time.monotonic() - began > LONGEST:
            break
        if _take(host):
            try:
                checked += _visit(host, gateway(), pause)
            finally:
                LinkHost.objects.filter(pk=host.pk).update(taken_until=None)
    return checked


def _due_hosts() -> list[LinkHost]:
    due = LinkTarget.objects.filter(next_check_at__lte=timezone.now())
    return list(LinkHost.objects.filter(pk__in=due.values("host")).order_by("?"))


def _take(host: LinkHost) -> bool:
    """One statement, so that of two workers one is told yes."""
    now = timezone.now()
    free = LinkHost.objects.filter(Q(taken_until=None) | Q(taken_until__lt=now), pk=host.pk)
    return bool(free.update(taken_until=now + TURN))


def _visit(host: LinkHost, gateway: Gateway, pause: Callable[[float], object]) -> int:
    ask = gateway.fault_of if host.name else fault_inside
    due = list(host.targets.filter(next_check_at__lte=timezone.now()).order_by("next_check_at", "pk")[:AT_MOST])
    for number, target in enumerate(due):
        if number and host.name:
            pause(PAUSE)
        note(target, ask(target.address))
    return len(due)


def note(target: LinkTarget, fault: LinkFault | None) -> None:
    """What was found today. Two failures on one day count as one; an address that works forgets its failures."""
    today = timezone.localdate()
    if fault is None:
        target.fault, target.failed_since, target.failed_on, target.days_failed = "", None, None, 0
        target.next_check_at = timezone.now() + WEEK
    else:
        target.days_failed += target.failed_on != today
        target.fault, target.failed_on = fault, today
        target.failed_since = target.failed_since or today
        target.next_check_at = timezone.now() + (NEXT_DAY if target.days_failed < 2 else WEEK)
    target.save()
