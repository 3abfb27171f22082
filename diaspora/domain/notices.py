"""Telling people what happened: a row in the same transaction as its cause, e-mail later from the row."""

import datetime
import logging
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import F
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.utils import timezone, translation
from django.utils.dateparse import parse_date, parse_datetime

from ..models import Notice, User

logger = logging.getLogger(__name__)

#: How long after each failed attempt the next one follows; after the last one we stop and keep the error.
WAITS = [datetime.timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720, 1440)]
#: A worker that died while sending gives its rows back after this time.
LEASE = datetime.timedelta(minutes=10)


@dataclass(frozen=True)
class Message:
    """A notice in one language: what stands in the list and in the e-mail."""

    subject: str
    body: str
    path: str


def notify(*, user: User, kind: str, values: dict, path: str = "", by_email: bool = True) -> Notice:
    """Tell `user` that `kind` happened. Call it inside the transaction of the cause.

    The text is templates/notices/<kind>.txt: first line the subject, an empty line, the body. `values` fill it and
    may hold texts, numbers, dates, and texts by language ({"en": …, "sw": …}: each reader gets the own one). `path`
    is a page of the portal in any language. Raises TemplateDoesNotExist for a kind without a text.
    """
    get_template(f"notices/{kind}.txt")
    return Notice.objects.create(
        user=user,
        kind=kind,
        values={name: _stored(value) for name, value in values.items()},
        path=path,
        email_due_at=timezone.now() if by_email else None,
    )


def render_notice(notice: Notice, *, language: str) -> Message:
    """The notice in `language`."""
    with translation.override(language):
        values = {name: _restored(value, language) for name, value in notice.values.items()}
        template = get_template(f"notices/{notice.kind}.txt").template
        # Plain text: nothing is escaped here; the list and the HTML e-mail escape when they show it.
        text = template.render(Context({"site_name": settings.SITE_NAME, **values}, autoescape=False)).strip()
    subject, _, body = text.partition("\n")
    return Message(" ".join(subject.split()), body.strip(), path_in_language(notice.path, language))


def path_in_language(path: str, language: str) -> str:
    """`path` with the language prefix of the reader. Pages outside the languages (/admin/) stay as they are."""
    first, _, rest = path.lstrip("/").partition("/")
    return f"/{language}/{rest}" if first in dict(settings.LANGUAGES) else path


def mark_notices_read(*, user: User, pk: int | None = None) -> int:
    """Mark one notice of `user`, or all, as read. Returns how many were unread."""
    unread = user.notices.filter(read_at=None)
    return (unread if pk is None else unread.filter(pk=pk)).update(read_at=timezone.now())


def send_due_notices() -> int:
    """Send the e-mails that are due. Returns how many went out.

    Any number of workers may run this: a row is claimed by one conditional update, so that one worker sends it. The
    claim is a lease: when the worker dies, the row is due again. A refusal by the mail server waits longer each time.
    """
    sent = 0
    for notice in Notice.objects.filter(emailed_at=None, email_due_at__lte=timezone.now()).order_by("email_due_at"):
        if _claim(notice):
            sent += _send(notice)
    return sent


def _claim(notice: Notice) -> bool:
    return bool(
        Notice.objects.filter(pk=notice.pk, emailed_at=None, email_due_at=notice.email_due_at).update(
            email_due_at=timezone.now() + LEASE, email_attempts=F("email_attempts") + 1
        )
    )


def _send(notice: Notice) -> bool:
    row = Notice.objects.filter(pk=notice.pk)
    try:
        email_for(notice).send()
    except Exception as error:  # one bad row or a mail server that is away must not stop the others
        attempt = notice.email_attempts
        wait = WAITS[attempt] if attempt < len(WAITS) else None
        row.update(email_due_at=timezone.now() + wait if wait else None, email_error=f"{error!r}"[:300])
        logger.log(
            logging.WARNING if wait else logging.ERROR,
            "E-mail for notice %s failed (attempt %s): %r",
            notice.pk,
            attempt + 1,
            error,
        )
        return False
    row.update(emailed_at=timezone.now(), email_error="")
    return True


def email_for(notice: Notice) -> EmailMultiAlternatives:
    """The e-mail of a notice in the language of its reader, as text and as simple HTML."""
    user = notice.user
    message = render_notice(notice, language=user.preferred_language)
    values = {
        "subject": message.subject,
        "body": message.body,
        "url": f"{settings.PORTAL_URL}{message.path}" if message.path else "",
        "portal_url": f"{settings.PORTAL_URL}/{user.preferred_language}/",
        "site_name": settings.SITE_NAME,
        "name": user.get_short_name() or user.email,
    }
    with translation.override(user.preferred_language):
        text = get_template("emails/notice.txt").template.render(Context(values, autoescape=False))
        html = render_to_string("emails/notice.html", values)
    email = EmailMultiAlternatives(subject=message.subject, body=text, to=[user.email])
    email.attach_alternative(html, "text/html")
    return email


def _stored(value: Any) -> Any:
    if isinstance(value, datetime.datetime):
        return {"datetime": value.isoformat()}
    if isinstance(value, datetime.date):
        return {"date": value.isoformat()}
    if isinstance(value, dict):
        return {language: str(text or "") for language, text in value.items()}
    return value if isinstance(value, int | float | None) else str(value)


def _restored(value: Any, language: str) -> Any:
    if not isinstance(value, dict):
        return value
    if "datetime" in value:
        return parse_datetime(value["datetime"])
    if "date" in value:
        return parse_date(value["date"])
    return value.get(language) or next((text for text in value.values() if text), "")
