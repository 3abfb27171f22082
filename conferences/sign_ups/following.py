"""A release moves sessions and takes some out: whoever signed up reads it once, with what becomes of the place."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from ..enums import EventState, SlotChange
from ..models import CheckInList, Delegate, MeetingHost, MeetingSlot, ProgrammeVersion, SessionPlaces, SignUp
from ..programme.reading import ReleasedProgramme, Slot, released
from .letters import ChangedSession, tell_about_changes

_OF_SLOTS = {SlotChange.MOVED, SlotChange.CANCELLED}


@transaction.atomic
def follow_release(version: ProgrammeVersion) -> int:
    """Places in a session that is out of the programme are gone, and its check-in list admits nobody; those in one that
    moved are kept. Returns how many delegates are written to."""
    event = version.event
    programme = released(event, with_cancelled=True)
    if programme is None or event.state == EventState.OVER:
        return 0
    slots = {slot.pk: slot for slot in programme.slots}
    keys = {change["key"] for change in version.changes if change["kind"] in _OF_SLOTS}
    changed = [slot.pk for slot in programme.slots if slot.key in keys]
    places = SessionPlaces.objects.select_for_update(no_key=True).filter(session__in=changed).order_by("pk")
    held = {row.pk: row for row in places}
    told = _told(slots, held)
    gone = [row.pk for row in held.values() if slots[row.session_id].is_cancelled]
    SignUp.objects.filter(places__in=gone).delete()
    SessionPlaces.objects.filter(pk__in=gone).update(taken=0)
    _open_and_close_lists(programme)
    tell_about_changes(event, told)
    return len(told)


def _told(slots: dict[int, Slot], places: dict[int, SessionPlaces]) -> dict[Delegate, list[ChangedSession]]:
    """Each delegate with what changed for them, in the order of the programme. What is over concerns nobody any more,
    when its room is put right or it is taken out afterwards."""
    rows = SignUp.objects.standing().filter(places__in=places).select_related("delegate__registration", "places")
    sign_ups = list(rows.order_by("places__session__starts_at", "pk"))
    busy = _busy(slots, {row.delegate_id for row in sign_ups})
    told: dict[Delegate, list[ChangedSession]] = {}
    for row in sign_ups:
        slot = slots[row.places.session_id]
        if slot.ends < timezone.now():
            continue
        clash = None if slot.is_cancelled else _clash(slot, busy.get(row.delegate_id, []))
        told.setdefault(row.delegate, []).append(ChangedSession(slot, row.has_place, clash))
    return told


def _busy(slots: dict[int, Slot], delegates: Iterable[int]) -> dict[int, list[Slot | MeetingSlot]]:
    """What else they signed up for and whom they meet."""
    busy: dict[int, list[Slot | MeetingSlot]] = {}
    theirs = SignUp.objects.standing().filter(delegate__in=delegates)
    for delegate, session in theirs.values_list("delegate", "places__session"):
        if session in slots and not slots[session].is_cancelled:
            busy.setdefault(delegate, []).append(slots[session])
    for meeting in MeetingSlot.objects.taken().filter(delegate__in=delegates).select_related("host"):
        busy.setdefault(meeting.delegate_id or 0, []).append(meeting)
    return busy


def _clash(slot: Slot, busy: list[Slot | MeetingSlot]) -> Slot | MeetingHost | None:
    for other in busy:
        if isinstance(other, MeetingSlot):
            if other.starts_at < slot.ends and slot.starts < other.ends_at:
                return other.host
        elif other.pk != slot.pk and other.starts < slot.ends and slot.starts < other.ends:
            return other
    return None


def _open_and_close_lists(programme: ReleasedProgramme) -> None:
    """A session that comes back has its list again."""
    lists = CheckInList.objects.filter(event=programme.event)
    for is_gone in (False, True):
        sessions = [slot.pk for slot in programme.slots if slot.is_cancelled == is_gone]
        lists.filter(session_places__session__in=sessions).update(without_session=is_gone)
