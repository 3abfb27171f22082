"""My programme: sessions that a reader chose. With an account they are rows; without one they stand in the address,
which can be kept as a bookmark or given to a calendar program, and nothing about the reader is stored."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import QueryDict

from casework.seen import keys_in

from ..attendance.links import token_of
from ..models import Delegate, Event, Pick, SignUp

#: More than any programme has.
MOST = 500


def picked_in(address: QueryDict) -> set[int]:
    """The numbers of sessions in `?s=1&s=2`."""
    return set(keys_in(address.getlist("s")[:MOST]))


def picked_by(user, event: Event) -> set[int]:
    return set(Pick.objects.filter(user=user, session__event=event).values_list("session_id", flat=True))


def signed_up_by(user, event: Event) -> set[int]:
    """Sessions in which somebody with an account has a place."""
    theirs = SignUp.objects.standing().filter(delegate__in=_places_of(user, event), has_place=True)
    return set(theirs.values_list("places__session", flat=True))


def pages_of(user, event: Event) -> list[tuple[Delegate, str]]:
    """The places at `event` of somebody with an account, each with the key to its sessions and meetings."""
    return [(delegate, token_of(delegate)) for delegate in _places_of(user, event)]


def _places_of(user, event: Event) -> QuerySet[Delegate]:
    """Their own ones, and those of people without an address of their own for whom they registered."""
    own = Q(email__iexact=user.email) | Q(email="", registration__user=user)
    return event.delegates.with_place().filter(own).order_by("pk")


@transaction.atomic
def pick(*, user, event: Event, sessions: Iterable[int]) -> None:
    """From now on exactly these sessions of `event` are in the programme of `user`."""
    wanted = set(event.sessions.filter(pk__in=list(sessions)).values_list("pk", flat=True))
    Pick.objects.filter(user=user, session__event=event).exclude(session__in=wanted).delete()
    Pick.objects.bulk_create([Pick(user=user, session_id=pk) for pk in sorted(wanted)], ignore_conflicts=True)
