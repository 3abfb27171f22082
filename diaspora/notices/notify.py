"""Telling people what happened: a row in the same transaction as its cause, e-mail later from the row."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context, Engine
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.dateparse import parse_date, parse_datetime

from casework.languages import text_in
from casework.letters.sending import send_due
from casework.letters.unlinked import for_strangers, unlinked

from ..models import Notice, User

#: Notices written with one query.
BATCH = 1000


@dataclass(frozen=True)
class Message:
    """A notice in one language: what the list and the e-mail say."""

    subject: str
    body: str
    path: str


class Foot(StrEnum):
    """Who reads a letter, as its last lines say it."""

    MEMBER = "member"
    PAYER = "payer"
    STRANGER = "stranger"


class OfficeWords(str):
    """A value that the programme office or the portal itself wrote: only its links stay links in an e-mail."""

    __slots__ = ()


def notify(
    *, user: User, kind: str, values: dict, path: str = "", by_email: bool = True, about: User | None = None
) -> Notice:
    """Tell `user` that `kind` happened. Call it inside the transaction of the cause.

    The text is templates/notices/<kind>.txt: first line the subject, an empty line, the body. `values` fill it and
    may hold texts, numbers, dates, and texts by language ({"en": …, "sw": …}: each reader gets their own). `path`
    is a page of the portal in any language. Where `values` name somebody else or hold that person's words, `about` is
    that person, with whose account the notice goes. Raises TemplateDoesNotExist for a kind without a text.
    """
    [notice] = notify_many(users=[user], kind=kind, values=values, path=path, by_email=by_email, about=about)
    return notice


def notify_many(
    *,
    users: Iterable[User],
    kind: str,
    values: dict,
    path: str | Callable[[User], str] = "",
    by_email: bool = True,
    about: User | None = None,
) -> list[Notice]:
    """As `notify`, for everybody who hears the same. One query for each thousand: the cause often holds a lock."""
    Engine.get_default().get_template(f"notices/{kind}.txt")
    stored = {name: _stored(value) for name, value in values.items()}
    due = timezone.now() if by_email else None
    path_of = path if callable(path) else lambda _user: path
    return Notice.objects.bulk_create(
        [
            Notice(
                user=user,
                about=about,
                kind=kind,
                values=stored,
                path=path_of(user),
                email_due_at=due,
            )
            for user in users
        ],
        batch_size=BATCH,
    )


def render_notice(notice: Notice, *, language: str, on_screen: bool = True) -> Message:
    """The notice in `language`."""
    told = {"kind": notice.kind, "values": notice.values, "path": notice.path}
    return render_text(**told, language=language, on_screen=on_screen)


def preview(*, kind: str, values: dict, language: str) -> Message:
    """What `notify` with this kind and these values would let somebody read in `language`; nothing is sent."""
    stored = {name: _stored(value) for name, value in values.items()}
    return render_text(kind=kind, values=stored, path="", language=language, on_screen=True)


def render_text(*, kind: str, values: dict, path: str, language: str, on_screen: bool = False) -> Message:
    """The text of a kind in `language`, filled with `values` as they are stored. None makes a link in an e-mail, which
    a text is as long as nobody says that it is for a page of the portal."""
    with translation.override(language):
        values = {name: _restored(value, language) for name, value in values.items()}
        if not on_screen:
            values = {name: _unlinked(value) for name, value in values.items()}
        template = Engine.get_default().get_template(f"notices/{kind}.txt")
        # Plain text: nothing is escaped here; the list and the HTML e-mail escape when they show it.
        text = template.render(Context({"site_name": settings.SITE_NAME, **values}, autoescape=False)).strip()
    subject, _, body = text.partition("\n")
    return Message(" ".join(subject.split()), body.strip(), path_in_language(path, language))


def path_in_language(path: str, language: str) -> str:
    """`path` with the language prefix of the reader. Pages outside the languages (/admin/) stay as they are."""
    first, _, rest = path.lstrip("/").partition("/")
    return f"/{language}/{rest}" if first in dict(settings.FULL_LANGUAGES) else path


def link_to(path: str, language: str) -> OfficeWords:
    """A page of the portal in the language of a reader, as a link in the text of an e-mail."""
    return OfficeWords(f"{settings.PORTAL_URL}{path_in_language(path, language)}")


def mark_notices_read(*, user: User, pk: int | None = None) -> int:
    """Mark one notice of `user`, or all, as read. Returns how many were unread."""
    unread = user.notices.filter(read_at=None)
    return (unread if pk is None else unread.filter(pk=pk)).update(read_at=timezone.now())


def send_due_notices() -> int:
    """Send the e-mails of notices that are due. Returns how many went out."""
    return send_due(Notice.objects.select_related("user"), email_for)


def email_for(notice: Notice) -> EmailMultiAlternatives:
    """The e-mail of a notice in the language of its reader, as text and as simple HTML."""
    user = notice.user
    message = render_notice(notice, language=user.preferred_language, on_screen=False)
    name, language = user.get_short_name() or user.email, user.preferred_language
    return compose_email(message, to=user.email, name=name, language=language, foot=Foot.MEMBER)


def compose_email(
    message: Message, *, to: str, name: str, language: str, foot: Foot = Foot.STRANGER
) -> EmailMultiAlternatives:
    """An e-mail of ours in `language`, to somebody who may have no account."""
    values = {
        "subject": message.subject,
        "body": message.body,
        "url": f"{settings.PORTAL_URL}{message.path}" if message.path else "",
        "portal_url": f"{settings.PORTAL_URL}/{language}/",
        "site_name": settings.SITE_NAME,
        "name": unlinked(name if foot == Foot.MEMBER else for_strangers(name)),
        "foot": foot,
    }
    with translation.override(language):
        text = Engine.get_default().get_template("emails/notice.txt").render(Context(values, autoescape=False))
        html = render_to_string("emails/notice.html", values)
    email = EmailMultiAlternatives(subject=message.subject, body=text, to=[to])
    email.attach_alternative(html, "text/html")
    return email


def _stored(value: Any) -> Any:
    if isinstance(value, OfficeWords):
        return {"office": str(value)}
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
    if "office" in value:
        return OfficeWords(value["office"])
    if "datetime" in value:
        return parse_datetime(value["datetime"])
    if "date" in value:
        return parse_date(value["date"])
    return text_in(language, value)


def _unlinked(value: Any) -> Any:
    return unlinked(value) if isinstance(value, str) and not isinstance(value, OfficeWords) else value
