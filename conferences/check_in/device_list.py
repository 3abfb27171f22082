"""What a telephone at a gate holds while it has no network: enough to know a ticket again, and nobody by name."""

import hashlib
from collections.abc import Iterator

from django.utils import timezone
from django.utils.crypto import salted_hmac

from ..models import Delegate, GateLink
from ..models.sessions import initials_of
from .checking import chosen_categories, refusal_of, when

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
    salt, categories = salt_of(link), chosen_categories(link.list)
    inside = {row.delegate_id: row for row in link.list.check_ins.all()}
    delegates = Delegate.objects.filter(event=link.list.event_id).select_related("registration")
    for delegate in delegates.only("code", "name", "category", "event", "cancelled_at", "registration__state"):
        refusal = refusal_of(link.list, delegate, categories)
        row = inside.get(delegate.pk)
        if row:
            row.list = link.list
        yield (
            hashed(salt, delegate.code),
            [initials_of(delegate.name), delegate.category_id, str(refusal or ""), when(row) if row else ""],
        )
