"""Invited guests in the order of protocol, with what became of each invitation."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import F, Prefetch, Q
from django.urls import reverse
from django.utils.http import urlencode

from ..enums import ALIVE
from ..models import CheckIn, Code, Delegate, Event


@dataclass(frozen=True)
class Guest:
    """`code` is the invitation; `places` are those taken with it, with who came in first."""

    code: Code
    places: list[Delegate]
    came: CheckIn | None

    @property
    def address(self) -> str:
        """What is sent to this guest alone."""
        page = reverse("events:register", args=[self.code.event.slug])
        return f"{settings.PORTAL_URL}{page}?{urlencode({'code': self.code.code})}"


def guests_of(event: Event) -> list[Guest]:
    """Whoever has no place in the order comes last, by name. Four queries, however many there are."""
    places = Delegate.objects.filter(cancelled_at=None, registration__state__in=ALIVE).select_related("registration")
    places = places.prefetch_related(Prefetch("check_ins", CheckIn.objects.select_related("list__event")))
    codes = (
        event.codes.exclude(guest="")
        .select_related("event")
        .order_by(F("protocol_order").asc(nulls_last=True), "guest", "pk")
    )
    found: dict[int, list[Delegate]] = {}
    for place in places.filter(Q(registration__code__in=codes)).order_by("pk"):
        if place.registration.code_id:
            found.setdefault(place.registration.code_id, []).append(place)
    return [Guest(code, found.get(code.pk, []), _first(found.get(code.pk, []))) for code in codes]


def _first(places: Iterable[Delegate]) -> CheckIn | None:
    return min((row for place in places for row in place.check_ins.all()), key=lambda row: row.at, default=None)
