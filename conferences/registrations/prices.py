"""What places cost, with early prices and codes. Whole numbers of the smallest unit."""

import datetime
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused
from payments.currencies import CURRENCIES

from ..models import Category, Code, Event


class CodeRefused(Refused):
    text = _("There is no such code, or its time is over.")


class TooManyCodes(Refused):
    text = _(
        "Many codes were tried from here that do not exist. Please try again in an hour, or write to the organisers."
    )


def code_called(event: Event, text: str) -> Code | None:
    """The code that somebody typed; None for an empty one. Raises CodeRefused."""
    if not text.strip():
        return None
    code = event.codes.filter(code=text.replace("\0", "").strip().upper()).select_related("category").first()
    if code is None or not code.is_valid_now:
        raise CodeRefused
    return code


def offered(event: Event, code: Code | None) -> list[Category]:
    """The categories that somebody with this code may choose."""
    found = [row for row in event.categories.all() if not row.is_by_code_only or opens(code, row)]
    for category in found:
        category.event = event
    return found


def opens(code: Code | None, category: Category) -> bool:
    return code is not None and code.category_id in (None, category.pk)


def price(category: Category, code: Code | None) -> int:
    """Of one place now. A discount is rounded down to what the currency can be paid in."""
    full = category.price_now_minor
    if not opens(code, category):
        return full
    return whole_steps(full * (100 - code.percent) // 100, category.event.currency)  # type: ignore[union-attr]


def whole_steps(amount_minor: int, currency: str) -> int:
    step = CURRENCIES[currency].step
    return amount_minor // step * step


def refund_share(event: Event, amounts: Iterable[int], *, on: datetime.date) -> int:
    """What goes back of `amounts` when somebody cancels on this day, by the rule that was shown when they paid."""
    if event.refund_until is None or on > event.refund_until:
        return 0
    return whole_steps(sum(amounts) * event.refund_percent // 100, event.currency)
