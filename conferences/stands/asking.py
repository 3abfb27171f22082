"""A stand asks, the delegate answers: nothing about the delegate passes before the yes."""

from django.db import transaction
from django.utils import timezone

from casework.languages import written_in_every_language
from casework.letters.unlinked import for_strangers
from diaspora.notices.notify import render_text
from diaspora.notices.written_emails import write_message

from ..attendance.links import path_of
from ..check_in.checking import NotAdmitted, ticket_of
from ..enums import EventState
from ..models import Delegate, EventPartner, StandRequest


@transaction.atomic
def ask(*, partner: EventPartner, code: str) -> StandRequest:
    """By the code of the ticket, once: asked again, nothing more is written. Raises NotAdmitted."""
    delegate = ticket_of(partner.event_id, code)
    if not delegate.has_place or partner.event.state == EventState.CANCELLED:
        raise NotAdmitted
    request, is_new = StandRequest.objects.get_or_create(partner=partner, delegate=delegate)
    if is_new:
        _write(partner, delegate)
    return request


def _write(partner: EventPartner, delegate: Delegate) -> None:
    to, language = delegate.written_to
    values = {
        "event": written_in_every_language(partner.event, "title"),
        "stand": for_strangers(partner.name),
        "name": for_strangers(str(delegate)),
    }
    message = render_text(kind="event_stand_asks", values=values, path=path_of(delegate), language=language)
    write_message(message, to=to, name=delegate.name, language=language)


def answer(*, request: StandRequest, says_yes: bool) -> None:
    """The last word counts: a yes can be taken back."""
    now = timezone.now()
    StandRequest.objects.filter(pk=request.pk).update(
        confirmed_at=now if says_yes else None, declined_at=None if says_yes else now
    )
