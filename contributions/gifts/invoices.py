"""Giving by bank transfer: how long an invoice waits, and whether there is an account to pay to."""

import datetime

from django.conf import settings
from django.utils import timezone

#: So long an invoice waits for its money.
WAITS = datetime.timedelta(days=30)


def may_be_invoiced() -> bool:
    return bool(settings.BANK_ACCOUNT)


def until() -> datetime.datetime:
    return timezone.now() + WAITS
