"""What waits for finance about money on its way to the bank."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from casework.waiting import Recipient, WaitingLine, waits_for

from .enums import PayoutState
from .models import Payout


@waits_for(Recipient.FINANCE, order=5)
def payouts_that_came_back(_user: Any) -> Iterable[WaitingLine]:
    """Until a later one in its currency has arrived: the money is at Stripe meanwhile, and goes with that."""
    later = Payout.objects.filter(
        currency=OuterRef("currency"), made_at__gt=OuterRef("made_at"), state=PayoutState.ARRIVED
    )
    for payout in Payout.objects.filter(~Exists(later), state=PayoutState.FAILED):
        title = _("A payout of %(amount)s came back") % {"amount": payout.written}
        text = _("Look at Stripe whether the account of the bank is right: the money is there until the next payout.")
        yield WaitingLine(title, reverse("finance:payout", args=[payout.pk]), text=text)
