"""Sending e-mails from rows: once, later when the mail server is away, and never lost with a worker."""

import datetime
import logging
from collections.abc import Callable
from typing import Any

from django.core.mail import EmailMessage
from django.db.models import F, QuerySet
from django.utils import timezone

from ..models.mailing import Mailable

logger = logging.getLogger(__name__)

#: How long after each failed attempt the next one follows; after the last one we stop and keep the error.
WAITS = [datetime.timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720, 1440)]
#: A worker that died while sending gives its rows back after this time.
LEASE = datetime.timedelta(minutes=10)


def send_due(rows: QuerySet, compose: Callable[[Any], EmailMessage]) -> int:
    """Send the e-mail of each row that is due. Returns how many went out.

    Any number of workers may run this: a row is claimed by one conditional update, so that one worker sends it. The
    claim is a lease: when the worker dies, the row is due again. A refusal by the mail server waits longer each time.
    """
    due = rows.filter(emailed_at=None, email_due_at__lte=timezone.now()).order_by("email_due_at")
    return sum(_send(row, compose) for row in due if claim(row))


def claim(row: Mailable) -> bool:
    """Take the row for this worker; False when another one was faster."""
    unchanged = type(row)._default_manager.filter(pk=row.pk, emailed_at=None, email_due_at=row.email_due_at)
    return bool(unchanged.update(email_due_at=timezone.now() + LEASE, email_attempts=F("email_attempts") + 1))


def _send(row: Mailable, compose: Callable[[Any], EmailMessage]) -> bool:
    stored = type(row)._default_manager.filter(pk=row.pk)
    try:
        compose(row).send()
    except Exception as error:  # one bad row or a mail server that is away must not stop the others
        attempt = row.email_attempts
        wait = WAITS[attempt] if attempt < len(WAITS) else None
        stored.update(email_due_at=timezone.now() + wait if wait else None, email_error=f"{error!r}"[:300])
        level = logging.WARNING if wait else logging.ERROR
        logger.log(level, "E-mail of %s %s failed (attempt %s): %r", type(row).__name__, row.pk, attempt + 1, error)
        return False
    stored.update(emailed_at=timezone.now(), email_error="")
    return True
