"""Sending e-mails from rows: once, later when the mail server is away, and never lost with a worker."""

import datetime
import logging
import re
import smtplib
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import Any, TypeAlias

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F, QuerySet
from django.utils import timezone

from ..circuit import Circuit
from ..models import Mailable
from .message_ids import message_id
from .reports import is_gone
from .stops import note_hard_bounce, why_stopped

logger = logging.getLogger(__name__)

#: What a mail server adds to its three digits, by RFC 3463.
_PRECISE = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b(?![.\w])")

Compose: TypeAlias = Callable[[Any], EmailMessage]

#: How many rows are read together.
BATCH = 200
#: After so many seconds other letters have their turn: who waits for a link does not wait for a thousand alerts.
TURN = 5.0
#: How long after each failed attempt the next one follows; after the last one we stop and keep the error.
WAITS = [datetime.timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720, 1440)]
#: A worker that died while sending gives its rows back after this time.
LEASE = datetime.timedelta(minutes=10)
#: After three failures in a row the mail server is left alone for a minute, then for two, up to ten.
circuit = Circuit(pause=60, longest=600, tolerated=3)


class NotTaken(Exception):
    """The mail server said nothing, and did not take the e-mail either."""


def send_due(rows: QuerySet, compose: Compose) -> int:
    """Send the e-mail of each row that is due, for `TURN` seconds. Returns how many went out.

    Any number of workers may run this: a row is claimed by one conditional update, so that one worker sends it. The
    claim is a lease: when the worker dies, the row is due again. A refusal by the mail server waits longer each time.
    One connection carries all of them; after a refusal a new one is opened.

    A server that cannot be reached costs no row an attempt: no row is claimed before there is a connection, and after
    some failures in a row nobody tries for a while. However long it is away, all go out when it is back.
    """
    return send_due_together(rows, lambda _batch: compose)


def send_due_together(rows: QuerySet, read: Callable[[list[Any]], Compose]) -> int:
    """As `send_due`, for e-mails that are made of many rows: `read` gets a batch, reads what all of it needs, and
    returns what makes the e-mail of one of them. Where it fails, each row of the batch is tried alone."""
    due = rows.filter(emailed_at=None, email_due_at__lte=timezone.now()).order_by("email_due_at", "pk")
    until = time.monotonic() + TURN
    sent = 0
    with closing(get_connection(settings.MAIL_TRANSPORT)) as server:
        # Whoever has looked at a row leaves it not due: what is due now has not been looked at.
        while batch := list(due[:BATCH]):
            compose = _read(batch, read)
            for row in batch:
                if not _reached(server):
                    return sent
                if claim(row, among=due):
                    sent += _send(row, compose, server)
                if time.monotonic() > until:
                    return sent
    return sent


def _reached(server: BaseEmailBackend) -> bool:
    """Whether there is a connection, which is left open for the next one."""
    if not circuit.may_try():
        return False
    try:
        server.open()
    except Exception as error:
        _note_failure(server, error)
        return False
    return True


def _note_failure(server: BaseEmailBackend, error: Exception) -> None:
    circuit.failed(type(error).__name__)
    logger.warning("The mail server is away: %s", type(error).__name__)
    server.close()  # in whatever state it is: the next e-mail opens a new one


def _read(batch: list[Any], read: Callable[[list[Any]], Compose]) -> Compose:
    try:
        return read(batch)
    except Exception:  # one bad row must not keep the others from being sent; it fails again alone, with its own error
        logger.exception("A batch of e-mails could not be read; each is tried alone")
        return lambda row: read([row])(row)


def claim(row: Mailable, *, among: QuerySet | None = None) -> bool:
    """Take the row for this worker; False when another one was faster, or when it is no longer `among` those due."""
    rows = type(row)._default_manager.all() if among is None else among.order_by().select_related(None)
    unchanged = rows.filter(pk=row.pk, emailed_at=None, email_due_at=row.email_due_at)
    return bool(unchanged.update(email_due_at=timezone.now() + LEASE, email_attempts=F("email_attempts") + 1))


def _send(row: Mailable, compose: Compose, server: BaseEmailBackend) -> bool:
    try:
        email = compose(row)
    except Exception as error:  # one bad row must not stop the others
        _put_off(row, error)
        return False
    if why := why_stopped(email.recipients(), kind=row.letter_kind):
        _give_up(row, why)
        return False
    if email.recipients():
        email.extra_headers.setdefault("Message-ID", _message_id(row, email))
        try:
            if server.send_messages([email]) != 1:
                raise NotTaken
        except Exception as error:
            _put_off(row, error, to=email.recipients())
            if _is_of_this_letter(error):
                circuit.worked()  # it answers, though not as we would like
                server.close()
            else:
                _note_failure(server, error)
            return False
        circuit.worked()
    type(row)._default_manager.filter(pk=row.pk).update(emailed_at=timezone.now(), email_error="")
    return True


def _give_up(row: Mailable, why: str) -> None:
    """Its reader gets no such letters any more. Said in the row, so that nobody waits for it."""
    type(row)._default_manager.filter(pk=row.pk).update(email_due_at=None, email_error=why)


def _put_off(row: Mailable, error: Exception, *, to: Sequence[str] = ()) -> None:
    """Tried again later. A server that says to the last that there is no such mailbox is believed."""
    attempt = row.email_attempts
    wait = WAITS[attempt] if attempt < len(WAITS) else None
    due = timezone.now() + wait if wait else None
    type(row)._default_manager.filter(pk=row.pk).update(email_due_at=due, email_error=_what_was_said(error))
    level = logging.WARNING if wait else logging.ERROR
    kind = _what_was_said(error)
    if not wait and is_gone(kind):
        for address in to:
            note_hard_bounce(address=address, said=kind.partition(" ")[2])
    logger.log(level, "E-mail of %s %s failed (attempt %s): %s", type(row).__name__, row.pk, attempt + 1, kind)


def _what_was_said(error: Exception) -> str:
    """The kind of an error, and the numbers of the server (550, 5.1.1): its words may name the person."""
    said: list[tuple[int, Any]] = []
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        said = list(error.recipients.values())
    elif isinstance(error, smtplib.SMTPResponseException):
        said = [(error.smtp_code, error.smtp_error)]
    numbers = {" ".join([str(code), *_PRECISE.findall(str(words))]) for code, words in said}
    return " ".join([type(error).__name__, *sorted(numbers)])[:300]


def _is_of_this_letter(error: Exception) -> bool:
    """Another letter may well be taken: the recipient or the text of this one was refused."""
    return isinstance(error, NotTaken | smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError)


def _message_id(row: Mailable, email: EmailMessage) -> str:
    """The same for each attempt: when a worker dies between the server's yes and writing that down, the reader's mail
    server knows the second copy as the first. Of the content too, as numbers come again in a restored database."""
    parts = (row._meta.label, str(row.pk), *email.recipients(), str(email.subject), str(email.body))
    return message_id(*parts, to=email.recipients()[0])
