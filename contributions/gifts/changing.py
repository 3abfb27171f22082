"""Somebody changes something before they pay: the form as they filled it in."""

from uuid import UUID

from casework.money import from_minor

from ..models import Appeal, Gift
from .forms import OTHER
from .payable import is_over


def first_gift(appeal: Appeal, key: str) -> Gift | None:
    """The gift with this secret key; what finance has to accept first is changed no more."""
    try:
        return Gift.objects.filter(appeal=appeal, key=UUID(key), state="accepted").exclude(email="").first()
    except ValueError:
        return None


def typed_for(gift: Gift) -> dict[str, object]:
    """What the form of giving held. Its key goes along where it can still be paid: what is sent stands in its place."""
    is_offered = gift.currency == gift.appeal.currency and gift.amount_minor in gift.appeal.offered_minor
    return {
        **({} if is_over(gift) else {"key": gift.key}),
        "often": "monthly" if gift.is_monthly else "once",
        "choice": str(gift.amount_minor) if is_offered else OTHER,
        "amount": None if is_offered else from_minor(gift.amount_minor, gift.currency),
        "currency": gift.currency,
        "way": gift.way,
        "name": gift.name,
        "email": gift.email,
        "shown": "no" if gift.is_anonymous else "yes",
        "homage": gift.homage,
        "homage_name": gift.homage_name,
    }
