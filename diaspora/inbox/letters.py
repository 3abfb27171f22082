"""The letter that says what waits, in the language of its reader."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context, Engine
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import ngettext

from casework.letters.message_ids import message_id
from casework.letters.sending import send_due
from casework.letters.unlinked import unlinked
from casework.letters.unsubscribing import unsubscribe_headers
from casework.waiting import WaitingLine

from ..models import DigestLetter, User
from .digest import stop_token
from .reading import RoleInbox, inbox_of, number_in


def send_digests() -> int:
    """Send what waits to be sent. Returns how many went out."""
    return send_due(DigestLetter.objects.select_related("user"), email_of)


def email_of(letter: DigestLetter) -> EmailMultiAlternatives:
    """To nobody, so that nothing is sent, when nothing waits any more or the account has ended."""
    user = letter.user
    with translation.override(user.preferred_language):
        waiting = [role for role in inbox_of(user) if role.lines] if user.is_active else []
        stop = f"{settings.PORTAL_URL}{reverse('diaspora:stop_digest', args=[stop_token(user)])}"
        values = _values(user, waiting, stop)
        text = Engine.get_default().get_template("emails/waiting.txt").render(Context(values, autoescape=False))
        html = render_to_string("emails/waiting.html", values)
    email = EmailMultiAlternatives(
        subject=str(values["subject"]),
        body=text,
        to=[user.email] if waiting else [],
        headers={
            "Message-ID": message_id("what-waits", str(user.pk), str(letter.day), to=user.email),
            **unsubscribe_headers(stop),
        },
    )
    email.attach_alternative(html, "text/html")
    return email


def _values(user: User, waiting: list[RoleInbox], stop: str) -> dict[str, object]:
    number = number_in(waiting)
    return {
        "subject": ngettext("%(number)s thing waits for you", "%(number)s things wait for you", number)
        % {"number": number},
        "name": unlinked(user.get_short_name()),
        "roles": [{"title": role.title, "lines": [_line(line) for line in role.lines]} for role in waiting],
        "all_url": f"{settings.PORTAL_URL}{reverse('diaspora:inbox')}",
        "settings_url": f"{settings.PORTAL_URL}{reverse('diaspora:digest')}",
        "stop_url": stop,
        "portal_url": f"{settings.PORTAL_URL}/{user.preferred_language}/",
        "site_name": settings.SITE_NAME,
    }


def _line(line: WaitingLine) -> dict[str, object]:
    return {
        "title": unlinked(line.title),
        "number": line.waiting,
        "text": unlinked(line.text),
        "answer_by": line.answer_by,
        "url": f"{settings.PORTAL_URL}{line.url}",
    }
