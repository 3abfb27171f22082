"""Two pages for developers, mounted only with DEBUG: the demonstration sign-ins and the outbox."""

import email
import email.policy
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from diaspora.who_may import anyone, who_may

from .demonstration import ACCOUNTS, PASSWORD, current_code


@who_may(anyone)
def sign_ins(request: HttpRequest) -> HttpResponse:
    """The five roles with their password and the code of the second factor that is good now."""
    context = {"accounts": ACCOUNTS, "password": PASSWORD, "code": current_code()}
    return render(request, "development/sign_ins.html", context)


@who_may(anyone)
def outbox(request: HttpRequest) -> HttpResponse:
    """The last 50 messages that the portal sent, newest first."""
    folder = Path(str(getattr(settings, "EMAIL_FILE_PATH")))  # noqa: B009 - a setting of development only
    files = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime, reverse=True)
    messages = [_read(part) for file in files[:50] for part in _split(file.read_text(errors="replace"))]
    return render(request, "development/outbox.html", {"mails": messages[:50]})


def _split(text: str) -> list[str]:
    """Messages of one connection stand in one file, divided by a line of dashes."""
    return [part.strip() for part in text.split("\n" + "-" * 79 + "\n") if part.strip()][::-1]


def _read(text: str) -> dict:
    message = email.message_from_string(text, policy=email.policy.default)
    body = message.get_body(("plain",))
    return {
        "subject": message["subject"],
        "to": message["to"],
        "date": message["date"],
        "text": body.get_content() if body else "",
    }
