"""A gift that finance accepted is begun again where its time at Stripe is over."""

from django.db import transaction

from ..models import Gift
from .giving import begin_money
from .payable import may_begin_again


@transaction.atomic
def begin_again(gift: Gift) -> Gift:
    """A payment in the place of the one whose time is over, where that may be: asked twice at once it is one."""
    known = Gift.objects.select_for_update(no_key=True, of=("self",))
    held = known.select_related("appeal__fallback", "payment", "subscription").get(pk=gift.pk)
    return begin_money(held) if may_begin_again(held) else held
