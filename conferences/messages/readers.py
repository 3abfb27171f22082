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
    return found.order_by("pk")


def readers_of(message: EventMessage) -> list[Addressee]:
    """Each address once: that of the delegate, where there is one, else that of whoever registered. One query, read as
    columns: there may be thousands."""
    found: dict[str, Addressee] = {}
    columns = ("email", "name", "language", "registration__email", "registration__name", "registration__language")
    for own, name, reads_in, email, payer, language in delegates_for(message).values_list(*columns):
        address = (own or email).lower()
        reader = (name, reads_in or language) if own else (payer, language)
        found.setdefault(address, Addressee(address, *reader))
    return list(found.values())
