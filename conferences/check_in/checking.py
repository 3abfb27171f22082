"""Letting somebody in, or saying why not."""

import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.refusals import Refused

from ..enums import EventState, RegistrationState, ScanConflict
from ..models import CheckIn, CheckInList, Delegate, SessionPlaces
from ..registrations.codes import is_well_formed, typed


class NotAdmitted(Refused):
    """Each kind has its sentence, for whoever stands at the gate, and its name for organisers who look at it later."""

    conflict = ScanConflict.NO_PLACE


class CodeUnknown(NotAdmitted):
    text = gettext_lazy("No ticket of this event has this code. Look for the name.")
    conflict = ScanConflict.UNKNOWN


class CodeMistyped(CodeUnknown):
    text = gettext_lazy("This code has a slip in it: read it once more.")


class PlaceCancelled(NotAdmitted):
    text = gettext_lazy("This place was given back.")


class OtherList(NotAdmitted):
    text = gettext_lazy("This ticket is not for this list.")
    conflict = ScanConflict.OTHER_LIST


class NotSignedUp(OtherList):
    text = gettext_lazy("Has no place in this session.")


class SessionGone(OtherList):
    text = gettext_lazy("Nobody comes in by this list: its session is not in the programme any more.")


class EventOff(NotAdmitted):
    text = gettext_lazy("The event is cancelled.")


class CameInAlready(NotAdmitted):
    conflict = ScanConflict.CAME_BEFORE


_REASONS = {
    RegistrationState.HELD: gettext_lazy("Not paid yet."),
    RegistrationState.REQUESTED: gettext_lazy("Not approved yet."),
    RegistrationState.REFUSED: gettext_lazy("The organisers did not approve this registration."),
    RegistrationState.WAITING: gettext_lazy("On the waiting list, without a place."),
    RegistrationState.OFFERED: gettext_lazy("Was offered a place and has not taken it yet."),
    RegistrationState.EXPIRED: gettext_lazy("Not paid in time: the place is gone."),
    RegistrationState.CANCELLED: PlaceCancelled.text,
}


def delegate_with(list_: CheckInList, text: str) -> Delegate:
    """Whose ticket it is, of the event of this list only. Raises CodeMistyped or CodeUnknown."""
    return ticket_of(list_.event_id, text)


def ticket_of(event_id: int, text: str) -> Delegate:
    """Raises CodeMistyped or CodeUnknown."""
    code = typed(text)
    if not is_well_formed(code):
        raise CodeMistyped
    found = Delegate.objects.filter(event=event_id, code=code).select_related("registration", "category").first()
    if found is None:
        raise CodeUnknown
    return found


def ask_whether_admitted(list_: CheckInList, delegate: Delegate) -> None:
    """Raises NotAdmitted with the reason."""
    if refusal := refusal_of(list_, delegate, chosen_categories(list_), signed_up_for(list_)):
        raise refusal


def chosen_categories(list_: CheckInList) -> set[int]:
    """Keys of the categories that may come in by this list; none: every one."""
    return set(list_.categories.values_list("pk", flat=True))


def signed_up_for(list_: CheckInList) -> set[int] | None:
    """Keys of the delegates who have a place in the session of this list; None: it is that of no session."""
    places = SessionPlaces.objects.filter(check_in_list=list_)
    rows = set(places.values_list("sign_ups__delegate", "sign_ups__has_place"))
    return {delegate for delegate, has_place in rows if has_place} if rows else None


def refusal_of(
    list_: CheckInList, delegate: Delegate, categories: set[int], signed_up: set[int] | None
) -> NotAdmitted | None:
    """Why somebody does not come in, without a query; `categories` are those of chosen_categories, `signed_up` those
    of signed_up_for."""
    if list_.event.state == EventState.CANCELLED:
        return EventOff()
    state = RegistrationState(delegate.registration.state)
    if state != RegistrationState.CONFIRMED:
        return NotAdmitted(_REASONS.get(state, OtherList.text))
    if delegate.cancelled_at:
        return PlaceCancelled()
    if delegate.event_id != list_.event_id or (categories and delegate.category_id not in categories):
        return OtherList()
    if list_.without_session:
        return SessionGone()
    return NotSignedUp() if signed_up is not None and delegate.pk not in signed_up else None


@transaction.atomic
def check_in(
    *, list_: CheckInList, delegate: Delegate, by: Any, gate: str = "", at: datetime.datetime | None = None
) -> CheckIn:
    """One row, whoever is quicker. `at` is the moment that a telephone without network tells of; None is now.

    Raises NotAdmitted, also for who came in before: with the hour and the gate."""
    ask_whether_admitted(list_, delegate)
    try:
        with transaction.atomic():
            return CheckIn.objects.create(list=list_, delegate=delegate, by=by, gate=gate, at=at or timezone.now())
    except IntegrityError:
        raise CameInAlready(when(CheckIn.objects.get(list=list_, delegate=delegate))) from None


def when(before: CheckIn) -> str:
    """Since when somebody is in, and by which gate."""
    return came_in(before.at.astimezone(before.list.event.zone), before.gate)


def came_in(at: datetime.datetime, gate: str) -> str:
    """The same of an hour at the venue."""
    hour = f"{at:%H:%M}"
    if gate:
        return _("Came in already at %(hour)s, gate %(gate)s.") % {"hour": hour, "gate": gate}
    return _("Came in already at %(hour)s.") % {"hour": hour}


def take_back(*, list_: CheckInList, delegate: Delegate) -> None:
    """Somebody was checked in by mistake."""
    CheckIn.objects.filter(list=list_, delegate=delegate).delete()
