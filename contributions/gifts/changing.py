"""Somebody changes something before they pay: the form as they filled it in."""

from uuid import UUID

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from casework.money import from_minor

from ..models import Appeal, Gift
from .forms import OTHER
from .payable import is_over

#: Seconds for which a browser is known to have begun a gift; afterwards the name is typed again.
_KEPT = 4 * 60 * 60


def first_gift(appeal: Appeal, key: str) -> Gift | None:
    """The gift with this secret key; what finance has to accept first is changed no more."""
    try:
        return Gift.objects.filter(appeal=appeal, key=UUID(key), state="accepted").exclude(email="").first()
    except ValueError:
        return None


def remember(request: HttpRequest, gift: Gift) -> None:
    """This browser began the gift: whoever changes something first in it finds their own name there. Known by the
    cookie that every form has: a new session would make a second press another one."""
    cache.set(_begun(gift), _browser(request), _KEPT)


def is_of_reader(request: HttpRequest, gift: Gift) -> bool:
    """Whether the reader typed the name and the address of the gift, in this browser or signed in. The address of its
    page alone tells neither: it stays in the history of a computer that many use, and is handed on."""
    is_givers = request.user.is_authenticated and request.user.pk == gift.giver_id
    return is_givers or (bool(browser := _browser(request)) and cache.get(_begun(gift)) == browser)


def _begun(gift: Gift) -> str:
    return f"gift_begun:{gift.key}"


def _browser(request: HttpRequest) -> str:
    """Empty where the browser has shown no form of ours."""
    cookie = request.META.get("CSRF_COOKIE", "")
    return salted_hmac("contributions.gifts.begun", cookie).hexdigest() if cookie else ""


def typed_for(gift: Gift, *, is_of_reader: bool) -> dict[str, object]:
    """What the form of giving held. For whoever began it, its key goes along where it can still be paid: what is sent
    stands in its place. Who is named in it is read by nobody else."""
    is_offered = gift.currency == gift.appeal.currency and gift.amount_minor in gift.appeal.offered_minor
    return {
        "often": "monthly" if gift.is_monthly else "once",
        "choice": str(gift.amount_minor) if is_offered else OTHER,
        "amount": None if is_offered else from_minor(gift.amount_minor, gift.currency),
        "currency": gift.currency,
        "way": gift.way,
        "shown": "no" if gift.is_anonymous else "yes",
        **({"key": gift.key} if is_of_reader and not is_over(gift) else {}),
        **(_named_in(gift) if is_of_reader else {}),
    }


def _named_in(gift: Gift) -> dict[str, object]:
    return {"name": gift.name, "email": gift.email, "homage": gift.homage, "homage_name": gift.homage_name}
