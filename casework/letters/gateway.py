"""What a provider of mail tells us by its webhook (django-anymail, which checks that it is the provider)."""

from typing import Any

from anymail.signals import EventType, RejectReason, tracking
from django.dispatch import receiver

from .stops import note_complaint, note_hard_bounce, note_soft_bounce


@receiver(tracking, dispatch_uid="casework.letters")
def note_event(sender: Any, event: Any, **_: Any) -> None:
    """Twice does no harm: providers repeat what they are not sure of. What we do not know changes nothing."""
    if not event.recipient:
        return
    if event.event_type in (EventType.COMPLAINED, EventType.UNSUBSCRIBED):
        # By a link of the provider's own: it says of which kind no more than a complaint does.
        note_complaint(address=event.recipient)
    elif event.event_type == EventType.BOUNCED and event.reject_reason in (RejectReason.INVALID, RejectReason.BOUNCED):
        note_hard_bounce(address=event.recipient)
    elif event.event_type in (EventType.BOUNCED, EventType.DEFERRED):
        note_soft_bounce(address=event.recipient)
