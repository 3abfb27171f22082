"""Official exchange rates: one row a currency and month, read for the month of a receipt."""

import datetime
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db import IntegrityError, transaction
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from casework.money import MINOR_DIGITS, written_step
from casework.moves import MoveNotAllowed, as_now
from diaspora.models import User

from ..models import BASE, ExchangeRate
from .errors import ExchangeRateMissing, RateUsed
from .rights import prepares_claims

#: Digits after the point of a rate between two currencies.
_DIGITS = Decimal("0.0000000001")
#: Where nothing is exchanged.
_SAME = "–"


@dataclass(frozen=True)
class Exchange:
    """How many units of one currency one unit of another was, who says so, and of which day that is."""

    rate: Decimal
    source: str
    day: datetime.date

    def applied(self, amount_minor: int, *, currency: str, to: str) -> int:
        """In the smallest unit of `to`, as much as can be paid: cents, or whole shillings; half is rounded up."""
        exact = Decimal(amount_minor) * self.rate * Decimal(10) ** (MINOR_DIGITS[to] - MINOR_DIGITS[currency])
        step = written_step(to)
        return int((exact / step).quantize(Decimal(1), ROUND_HALF_UP)) * step


class RatesOfMonths:
    """The table, read once for one page or decision, when something is exchanged for the first time."""

    @cached_property
    def _rows(self) -> dict[tuple[str, datetime.date], ExchangeRate]:
        return {(row.currency, row.month): row for row in ExchangeRate.objects.all()}

    def between(self, currency: str, to: str, day: datetime.date) -> Exchange:
        """Raises ExchangeRateMissing, which names the currency and the month."""
        if currency == to:
            return Exchange(Decimal(1), _SAME, day)
        bought, sold = self._row(to, day), self._row(currency, day)
        rate = (bought.per_dollar if bought else Decimal(1)) / (sold.per_dollar if sold else Decimal(1))
        rows = [row for row in (sold, bought) if row]
        sources = " · ".join(dict.fromkeys(row.source for row in rows))[:200]
        return Exchange(rate.quantize(_DIGITS, ROUND_HALF_UP), sources, max(row.published_on for row in rows))

    def _row(self, currency: str, day: datetime.date) -> ExchangeRate | None:
        """None for the dollar, of which the others are bought."""
        if currency == BASE:
            return None
        row = self._rows.get((currency, day.replace(day=1)))
        if row is None:
            text = _("There is no official rate for %(currency)s in %(month)s yet.")
            raise ExchangeRateMissing(text % {"currency": currency, "month": date_format(day, "YEAR_MONTH_FORMAT")})
        return row


@transaction.atomic
def keep_rate(*, rate: ExchangeRate, by: User) -> ExchangeRate:
    """Enter the rate of a month, or correct it: what was approved keeps the rate that it had.

    Raises MoveNotAllowed, RateUsed.
    """
    if not prepares_claims(as_now(by)):
        raise MoveNotAllowed
    rate.month, rate.entered_by = rate.month.replace(day=1), by
    try:
        with transaction.atomic():
            rate.save()
    except IntegrityError as error:
        raise RateUsed from error
    log(instance=rate, action="claim.rate", user=by, data={"rate": str(rate)})
    return rate
