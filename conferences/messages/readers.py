"""Whom a message is for: by how their registration stands, whether they came, and their category."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from ..enums import MessageReaders, RegistrationState
from ..models import CheckIn, Delegate, EventMessage

_STATES = {
    MessageReaders.WAITING: [RegistrationState.WAITING],
    MessageReaders.UNPAID: [RegistrationState.HELD],
    MessageReaders.REQUESTED: [RegistrationState.REQUESTED],
}


@dataclass(frozen=True)
class Addressee:
    address: str
    name: str
    language: str


def delegates_for(message: EventMessage) -> QuerySet[Delegate]:
    states = _STATES.get(MessageReaders(message.readers), [RegistrationState.CONFIRMED])
    found = Delegate.objects.filter(event=message.event_id, registration__state__in=states, cancelled_at=None)
    came = Exists(CheckIn.objects.filter(delegate=OuterRef("pk")))
    if message.readers == MessageReaders.CAME:
        found = found.filter(came)
    elif message.readers == MessageReaders.ABSENT:
        found = found.exclude(came)
    if message.category_id:
        found = found.filter(category=message.category_id)
    return found.select_related("registration").order_by("pk")


def readers_of(message: EventMessage) -> list[Addressee]:
    """Each address once: that of the delegate, where there is one, else that of whoever registered. One query."""
    found: dict[str, Addressee] = {}
    for delegate in delegates_for(message):
        registration = delegate.registration
        address = (delegate.email or registration.email).lower()
        name = delegate.name if delegate.email else registration.name
        found.setdefault(address, Addressee(address, name, registration.language))
    return list(found.values())
