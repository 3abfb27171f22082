"""Taking what Stripe sends: checked, kept once, answered at once. What follows from it is done later."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from ..facts import EventFacts
from ..models import StripeEvent
from .settling import follows_from


def keep_event(facts: EventFacts) -> bool:
    """Keep an event. Returns whether it is new: Stripe delivers again until it hears a yes, and sometimes after it."""
    due_at = timezone.now() if follows_from(facts.kind) else None
    try:
        with transaction.atomic():
            StripeEvent.objects.create(
                number=facts.number[:100],
                kind=facts.kind[:60],
                about=facts.about[:100],
                happened_at=facts.happened_at,
                due_at=due_at,
            )
    except IntegrityError:
        return False
    return True
