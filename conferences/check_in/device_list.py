"""What a telephone at a gate holds while it has no network: enough to know a ticket again, and nobody by name."""

import hashlib
from collections.abc import Callable, Iterator
from functools import cache

from django.utils import timezone
from django.utils.crypto import salted_hmac

from ..models import Delegate, GateLink, Registration
from ..models.sessions import initials_of
from .checking import came_in, chosen_categories, refusal_of, signed_up_for

#: Signs of a hash that are held: far more than tell the tickets of an event apart.
_SIGNS = 12


def salt_of(link: GateLink) -> str:
    """Differs from gate to gate, so that two lists cannot be laid side by side."""
    return salted_hmac("conferences.gate", str(link.key)).hexdigest()[:16]


def hashed(salt: str, code: str) -> str:
    return hashlib.sha256(f"{salt}{code}".encode()).hexdigest()[:_SIGNS]


def device_list(link: GateLink) -> dict:
    """For the screen of a gate, in the language of the request. `tickets`: hash → initials, number of the category,
    reason against coming in or nothing, since when they are in or nothing. The number of queries is fixed."""
    now = timezone.now()
    return {
        "made": f"{now.astimezone(link.list.event.zone):%H:%M}",
        "salt": salt_of(link),
        "forget": int(link.works_until.timestamp() * 1000),
        "categories": {category.pk: str(category) for category in link.list.event.categories.all()},
        "tickets": dict(_tickets(link)),
    }


def _tickets(link: GateLink) -> Iterator[tuple[str, list]]:
    """Read as columns: a telephone waits for five thousand of them. A reason depends on a few
    things alone, and is found once for each."""
    salt, refusal, signed_up = salt_of(link), _refusals(link), signed_up_for(link.list)
    zone, entries = link.list.event.zone, link.list.check_ins.values_list("delegate", "at", "gate")
    inside = {pk: came_in(at.astimezone(zone), gate) for pk, at, gate in entries}
    rows = Delegate.objects.filter(event=link.list.event_id)
    columns = ("pk", "code", "name", "category", "registration__state", "cancelled_at")
    for pk, code, name, category, state, cancelled_at in rows.values_list(*columns):
        reason = refusal(category, state, cancelled_at is not None, signed_up is None or pk in signed_up)
        yield hashed(salt, code), [initials_of(name), category, reason, inside.get(pk, "")]


def _refusals(link: GateLink) -> Callable[[int, str, bool, bool], str]:
    """Category, state of the registration, whether the place was given back, and whether there is one in the session
    of the list → the reason against coming in."""
    categories = chosen_categories(link.list)

    @cache
    def refusal(category: int, state: str, is_given_back: bool, has_place: bool) -> str:
        registration = Registration(state=state, event_id=link.list.event_id)
        delegate = Delegate(category_id=category, event_id=link.list.event_id, registration=registration)
        delegate.cancelled_at = timezone.now() if is_given_back else None
        return str(refusal_of(link.list, delegate, categories, None if has_place else set()) or "")

    return refusal
