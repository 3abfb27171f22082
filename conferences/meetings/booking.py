"""Hours for meetings: offered by the team, booked by delegates, given back. One hour, one delegate: the database
decides who was quicker."""

import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.languages import written_in_every_language
from casework.refusals import Refused
from diaspora.notices.notify import render_text
from diaspora.notices.written_emails import write_message

from ..enums import EventState
from ..models import Delegate, MeetingHost, MeetingSlot
from ..programme.reading import released
from ..sign_ups.clashes import clash_with
from ..sign_ups.places import AnotherOne, hold
from .links import delegates_path

#: More than a host can meet in a day.
MOST = 100


class HourGone(Refused):
    text = gettext_lazy("Somebody else has just booked this hour. Choose another one.")


class MeetsAlready(Refused):
    text = gettext_lazy("You have an hour with this host already. Give it back first.")


class TooManyHours(Refused):
    text = gettext_lazy("These are more than 100 meetings. Make them longer, or offer fewer hours.")


@transaction.atomic
def offer_hours(*, host: MeetingHost, first: datetime.datetime, last: datetime.datetime, minutes: int) -> int:
    """Meetings one after the other from `first`, as long as one ends before `last`. What lies across a meeting that is
    offered already is left out. Returns how many are new. Raises TooManyHours."""
    MeetingHost.objects.select_for_update(no_key=True).get(pk=host.pk)
    length = datetime.timedelta(minutes=minutes)
    if (last - first) // length > MOST:
        raise TooManyHours
    known = list(host.slots.filter(starts_at__lt=last, starts_at__gt=first - datetime.timedelta(hours=4)))
    starts = [first + number * length for number in range(int((last - first) // length))]
    free = [at for at in starts if not any(at < slot.ends_at and slot.starts_at < at + length for slot in known)]
    return len(MeetingSlot.objects.bulk_create(MeetingSlot(host=host, starts_at=at, minutes=minutes) for at in free))


@transaction.atomic
def book(*, delegate: Delegate, slot: MeetingSlot, topic: str) -> None:
    """Raises NoPlaceAtEvent, AnotherOne, MeetsAlready, HourGone."""
    held = hold(delegate)
    MeetingHost.objects.select_for_update(no_key=True).filter(pk=slot.host_id).first()
    clear(slot.host)
    theirs = MeetingSlot.objects.filter(host=slot.host_id, delegate=held)
    if theirs.exists():
        raise MeetsAlready
    if title := clash_with(held, slot.starts_at, slot.ends_at, released(held.event)):
        raise AnotherOne(_("At this time you are in “%(title)s”. Leave that first.") % {"title": title})
    free = MeetingSlot.objects.filter(pk=slot.pk, delegate=None, starts_at__gt=timezone.now())
    booked = {"delegate": held, "code": held.code, "topic": topic, "booked_at": timezone.now()}
    try:
        with transaction.atomic():
            is_mine = held.event.state not in (EventState.CANCELLED, EventState.OVER) and free.update(**booked)
    except IntegrityError:
        raise MeetsAlready from None
    if not is_mine:
        raise HourGone


def tell_about_room(host: MeetingHost) -> int:
    """Whoever has an hour to come with `host` reads where it is now. Returns how many."""
    coming = host.slots.taken().filter(starts_at__gt=timezone.now()).select_related("delegate__registration")
    for slot in coming:
        if slot.delegate:
            slot.host = host
            _tell(slot, slot.delegate, "event_meeting_room", place=_place_of(host))
    return len(coming)


def _place_of(host: MeetingHost) -> dict[str, str] | str:
    return written_in_every_language(host.room, "name") if host.room else ""


#: An hour that nobody has.
FREE = {"delegate": None, "code": "", "topic": "", "booked_at": None}


def give_back(*, delegate: Delegate, slot: MeetingSlot) -> None:
    """The hour is free for others; twice does no harm."""
    MeetingSlot.objects.filter(pk=slot.pk, delegate=delegate, code=delegate.code).update(**FREE)


def clear(host: MeetingHost) -> None:
    """Hours of people who have no place at the event any more are free."""
    booked = host.slots.exclude(delegate=None)
    booked.exclude(pk__in=host.slots.taken().values("pk")).update(**FREE)


def free_what_changed() -> int:
    """Everywhere: hours of people who gave back their place at the event, or whose place somebody else took over.
    Returns how many."""
    booked = MeetingSlot.objects.exclude(booked_at=None)
    return booked.exclude(pk__in=MeetingSlot.objects.taken().values("pk")).update(**FREE)


@transaction.atomic
def withdraw(*, slot: MeetingSlot) -> None:
    """The team takes an hour back; whoever had it is written to. Twice does no harm."""
    rows = MeetingSlot.objects.select_for_update(of=("self",), no_key=True).select_related("host__event")
    held = rows.filter(pk=slot.pk).first()
    if held is None:
        return
    taken = MeetingSlot.objects.taken().filter(pk=held.pk).select_related("delegate__registration").first()
    if taken and taken.delegate and taken.starts_at > timezone.now():
        _tell(held, taken.delegate, "event_meeting_off")
    held.delete()


def _tell(slot: MeetingSlot, delegate: Delegate, kind: str, **more: object) -> None:
    event, (to, language) = slot.host.event, delegate.written_to
    begins = slot.starts_at.astimezone(event.zone)
    with translation.override(language):
        when = f"{date_format(begins, 'DATE_FORMAT')}, {begins:%H:%M}"
    values: dict[str, object] = {"event": written_in_every_language(event, "title"), "zone": event.time_zone}
    values |= {"when": when, "host": written_in_every_language(slot.host, "name"), **more}
    path = delegates_path(delegate, event)
    message = render_text(kind=kind, values=values, path=path, language=language)
    write_message(message, to=to, name=delegate.name, language=language)
