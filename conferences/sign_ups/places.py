"""Places in sessions: who decides is the database, by an update that changes nothing where none is left; the line is
kept under the lock of the session's places."""

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.due import do_each
from casework.refusals import Refused

from ..enums import EventState, RegistrationState
from ..models import Delegate, SessionPlaces, SignUp
from ..programme.reading import ReleasedProgramme, Slot, released
from .clashes import clash_with
from .letters import tell_about_place


class NoPlaceAtEvent(Refused):
    text = gettext_lazy("Only people with a place at the event sign up for its sessions.")


class NotOffered(Refused):
    text = gettext_lazy("Nobody signs up for this session any more.")


class AnotherOne(Refused):
    """At the same time the delegate is somewhere else."""


@transaction.atomic
def sign_up(*, delegate: Delegate, session: int) -> SignUp:
    """A place, or a place in the line where none is left. Twice is once.

    Raises NoPlaceAtEvent, NotOffered, AnotherOne.
    """
    held = hold(delegate)
    places = _locked(SessionPlaces.objects.filter(session=session, event=held.event_id))
    programme = released(held.event)
    slot = slot_in(programme, session)
    if places is None or slot is None or not is_open(slot, held.event.state):
        raise NotOffered
    before = places.sign_ups.filter(delegate=held).first()
    if before and before.code == held.code:
        return before
    if before:  # whoever had this place before
        before.delete()
        settle(places, programme)
    if title := clash_with(held, slot.starts, slot.ends, programme):
        raise AnotherOne(_("At this time you are in “%(title)s”. Leave that first.") % {"title": title})
    has_place = not places.sign_ups.filter(has_place=False).exists() and _take(places)
    return SignUp.objects.create(places=places, delegate=held, code=held.code, has_place=has_place)


@transaction.atomic
def leave(*, delegate: Delegate, session: int) -> None:
    """Out of the session or out of its line; whoever is next gets the place. Twice does no harm."""
    places = _locked(SessionPlaces.objects.filter(session=session))
    if places is None or not places.sign_ups.filter(delegate=delegate).delete()[0]:
        return
    settle(places, released(places.event))


def hold(delegate: Delegate) -> Delegate:
    """Under its lock, so that one person is never in two places. Raises NoPlaceAtEvent."""
    rows = Delegate.objects.select_for_update(of=("self",), no_key=True).select_related("event", "registration")
    held = rows.get(pk=delegate.pk)
    if held.cancelled_at or held.registration.state != RegistrationState.CONFIRMED:
        raise NoPlaceAtEvent
    return held


def is_open(slot: Slot, state: str) -> bool:
    """Until it begins."""
    return slot.starts > timezone.now() and state not in (EventState.CANCELLED, EventState.OVER)


def slot_in(programme: ReleasedProgramme | None, session: int) -> Slot | None:
    slots = programme.slots if programme else []
    return next((slot for slot in slots if slot.pk == session), None)


def _locked(rows: QuerySet[SessionPlaces]) -> SessionPlaces | None:
    return rows.select_for_update(of=("self",), no_key=True).select_related("event").first()


def _take(places: SessionPlaces) -> bool:
    free = SessionPlaces.objects.filter(pk=places.pk, taken__lt=F("size"))
    return bool(free.update(taken=F("taken") + 1))


def settle(places: SessionPlaces, programme: ReleasedProgramme | None) -> None:
    """Call it under the lock of `places`. Who has no place at the event any more is out; what is free goes to whoever
    waits longest, and each is written to."""
    standing = places.sign_ups.standing().values("pk")
    places.sign_ups.exclude(pk__in=standing).delete()
    SessionPlaces.objects.filter(pk=places.pk).update(taken=places.sign_ups.filter(has_place=True).count())
    slot = slot_in(programme, places.session_id)
    if slot is None or not is_open(slot, places.event.state):
        return
    waiting = (
        places.sign_ups.filter(has_place=False).select_related("delegate__registration").order_by("asked_at", "pk")
    )
    for sign_up in waiting:
        if not _take(places):
            return
        SignUp.objects.filter(pk=sign_up.pk).update(has_place=True)
        tell_about_place(sign_up.delegate, slot, places.event)


def settle_what_changed() -> int:
    """Places of people who gave back theirs at the event, or whose places somebody else took over. Returns how many
    sessions that concerned."""
    left = SignUp.objects.exclude(pk__in=SignUp.objects.standing().values("pk")).values("places")
    given = Count("sign_ups", filter=Q(sign_ups__has_place=True))
    changed = SessionPlaces.objects.annotate(given=given).filter(Q(pk__in=left) | ~Q(taken=F("given")))
    due = SessionPlaces.objects.filter(pk__in=changed.values("pk")).exclude(event__state=EventState.OVER)
    return do_each(due.select_related("event"), lambda places: settle(places, released(places.event)))
