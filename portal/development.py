"""What only `make serve` has: the demonstration sign-ins, the outbox, and our page for an address that is not there."""

import datetime
import email
import email.policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import debug, defaults

from diaspora.who_may import anyone, who_may

from .demonstration import ACCOUNTS, PASSWORD, current_code

# With DEBUG Django lists every address of the portal instead; whoever tries it out meets what visitors will meet.
debug.technical_404_response = defaults.page_not_found  # type: ignore[assignment]


@who_may(anyone)
def sign_ins(request: HttpRequest) -> HttpResponse:
    """The roles with their password and the code of the second factor that is good now."""
    context = {"accounts": ACCOUNTS, "password": PASSWORD, "code": current_code()}
    return render(request, "development/sign_ins.html", context)


@who_may(anyone)
def outbox(request: HttpRequest) -> HttpResponse:
    """The last 50 messages that the portal sent, newest first."""
    folder = Path(str(getattr(settings, "EMAIL_FILE_PATH")))  # noqa: B009 - a setting of development only
    files = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime, reverse=True)
    messages = [_read(part) for file in files[:50] for part in _split(file.read_bytes())]
    return render(request, "development/outbox.html", {"mails": messages[:50]})


def _split(content: bytes) -> list[bytes]:
    """The messages of one connection are one file, divided by a line of dashes; newest first."""
    return [part.strip() for part in content.split(b"\n" + b"-" * 79 + b"\n") if part.strip()][::-1]


def _read(content: bytes) -> dict:
    """From bytes: read as text, a message with “ or é in it would come out as escapes."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    body = message.get_body(("plain", "html"))
    return {
        "subject": message["subject"],
        "to": message["to"],
        "sent_at": _sent_at(message),
        "text": body.get_content() if body else "",
    }


def _sent_at(message: EmailMessage) -> datetime.datetime | None:
    """A message that says no time zone means UTC; the page shows the time of the portal."""
    if not message["date"]:
        return None
    sent_at = message["date"].datetime
    return sent_at if sent_at.tzinfo else sent_at.replace(tzinfo=datetime.UTC)
