"""Sending e-mails from rows: once, later when the mail server is away, and never lost with a worker."""

import datetime
import logging
from collections.abc import Callable
from contextlib import closing
from typing import Any, TypeAlias

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F, QuerySet
from django.utils import timezone

from .models import Mailable

logger = logging.getLogger(__name__)

Compose: TypeAlias = Callable[[Any], EmailMessage]

#: How many rows are read together.
BATCH = 200
#: After so many e-mails whoever else has something to do has its turn; the rest follows a few seconds later.
SENT_AT_MOST = 1000
#: How long after each failed attempt the next one follows; after the last one we stop and keep the error.
WAITS = [datetime.timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720, 1440)]
#: A worker that died while sending gives its rows back after this time.
LEASE = datetime.timedelta(minutes=10)


class NotTaken(Exception):
    """The mail server said nothing, and did not take the e-mail either."""


def send_due(rows: QuerySet, compose: Compose) -> int:
    """Send the e-mail of each row that is due, at most `SENT_AT_MOST`. Returns how many went out.

    Any number of workers may run this: a row is claimed by one conditional update, so that one worker sends it. The
    claim is a lease: when the worker dies, the row is due again. A refusal by the mail server waits longer each time.
    One connection carries all of them; after a refusal a new one is opened.
    """
    return send_due_together(rows, lambda _batch: compose)


def send_due_together(rows: QuerySet, read: Callable[[list[Any]], Compose]) -> int:
    """As `send_due`, for e-mails that are made of many rows: `read` gets a batch, reads what all of it needs, and
    returns what makes the e-mail of one of them. Where it fails, each row of the batch is tried alone."""
    due = rows.filter(emailed_at=None, email_due_at__lte=timezone.now()).order_by("email_due_at", "pk")
    looked_at = sent = 0
    with closing(get_connection()) as server:
        # Whoever has looked at a row leaves it not due: what is due now has not been looked at.
        while batch := list(due[: min(BATCH, SENT_AT_MOST - looked_at)]):
            compose = _read(batch, read)
            sent += sum(_send(row, compose, server) for row in batch if claim(row))
            looked_at += len(batch)
    return sent


def _read(batch: list[Any], read: Callable[[list[Any]], Compose]) -> Compose:
    try:
        return read(batch)
    except Exception:  # one bad row must not keep the others from being sent; it fails again alone, with its own error
        logger.exception("A batch of e-mails could not be read; each is tried alone")
        return lambda row: read([row])(row)


def claim(row: Mailable) -> bool:
    """Take the row for this worker; False when another one was faster."""
    unchanged = type(row)._default_manager.filter(pk=row.pk, emailed_at=None, email_due_at=row.email_due_at)
    return bool(unchanged.update(email_due_at=timezone.now() + LEASE, email_attempts=F("email_attempts") + 1))


def _send(row: Mailable, compose: Compose, server: BaseEmailBackend) -> bool:
    stored = type(row)._default_manager.filter(pk=row.pk)
    try:
        email = compose(row)
        if email.recipients():
            server.open()  # and left open for the next one
            if server.send_messages([email]) != 1:
                raise NotTaken
    except Exception as error:  # one bad row or a mail server that is away must not stop the others
        attempt = row.email_attempts
        wait = WAITS[attempt] if attempt < len(WAITS) else None
        stored.update(email_due_at=timezone.now() + wait if wait else None, email_error=f"{error!r}"[:300])
        level = logging.WARNING if wait else logging.ERROR
        logger.log(level, "E-mail of %s %s failed (attempt %s): %r", type(row).__name__, row.pk, attempt + 1, error)
        server.close()  # in whatever state it is: the next e-mail opens a new one
        return False
    stored.update(emailed_at=timezone.now(), email_error="")
    return True
