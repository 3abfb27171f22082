"""Which rate holds where and when."""

import datetime

from django.db.models import F, Q

from casework.money import written_step
from diaspora.models import Region

from ..enums import AllowanceKind, AllowanceUnit
from ..models import AllowanceRate, Programme


def rate_on(
    *, programme: Programme, kind: AllowanceKind, unit: AllowanceUnit, region: Region | None, on_day: datetime.date
) -> AllowanceRate | None:
    """The newest rate that holds on `on_day`: that of the region before that without one. None where there is none."""
    begun = programme.rates.filter(kind=kind, unit=unit, valid_from__lte=on_day)
    here = begun.filter(Q(region=region) | Q(region=None))
    return here.order_by(F("region").desc(nulls_last=True), "-valid_from").first()


def later_minor(rate: AllowanceRate) -> int:
    """What a later day of a long stay costs, in the smallest unit: rounded up to what is written, cents or shillings,
    in favour of the expert."""
    step = written_step(rate.currency)
    return -(-rate.amount_minor * (rate.later_percent or 100) // (100 * step)) * step
