"""The e-mail about new assignments, in the language of its reader."""

from collections import defaultdict
from collections.abc import Callable

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context, Engine
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from casework.letters.message_ids import message_id
from casework.letters.unlinked import unlinked
from casework.letters.unsubscribing import unsubscribe_headers
from casework.translated.spoken import with_language
from diaspora.notices.notify import Foot

from ..enums import AlertFrequency
from ..models import Alert, AlertMessage, AlertSettings
from .news import News, still_new
from .settings import stop_token

#: More than this in one message helps nobody; the rest is on the page of new assignments.
SHOWN_AT_MOST = 20


def emails_of(messages: list[AlertMessage]) -> Callable[[AlertMessage], EmailMultiAlternatives]:
    """Read what is still new in `messages`, in a fixed number of queries; returns what makes the e-mail of one."""
    alerts = Alert.objects.filter(message__in=messages).select_related("saved_search").order_by("found_at", "id")
    news = defaultdict(list)
    for each in still_new(alerts):
        news[each.alert.message_id].append(each)
    silent = set(
        AlertSettings.objects.filter(
            frequency=AlertFrequency.NEVER, user__in=[message.user_id for message in messages]
        ).values_list("user", flat=True)
    )

    def email_for(message: AlertMessage) -> EmailMultiAlternatives:
        is_told = message.user.is_active and message.user_id not in silent
        return _email(message, news[message.pk] if is_told else [])

    return email_for


def _email(message: AlertMessage, news: list[News]) -> EmailMultiAlternatives:
    """To nobody, so that nothing is sent, when meanwhile nothing is new any more or the person chose to hear nothing.

    The same message always has the same Message-ID: should a worker die between sending and writing that down, the
    second copy is known as the same one by the reader's mail server.
    """
    user, language = message.user, message.user.preferred_language
    with translation.override(language):
        subject = _subject(news)
        stop = f"{settings.PORTAL_URL}{reverse('alerts:stop', args=[stop_token(user=user)])}"
        values = {
            "subject": subject,
            "name": unlinked(user.get_short_name()),
            "news": [
                {
                    "title": unlinked(str(each.assignment)),
                    "title_with_language": unlinked(with_language(each.assignment, "title")),
                    "institution": unlinked(str(each.assignment.institution.name)),
                    "reason": unlinked(each.reason),
                    "closing_on": each.assignment.closing_on,
                    "url": f"{settings.PORTAL_URL}{reverse('assignments:detail', args=[each.assignment.reference])}",
                }
                for each in news[:SHOWN_AT_MOST]
            ],
            "more": max(0, len(news) - SHOWN_AT_MOST),
            "all_url": f"{settings.PORTAL_URL}{reverse('my:new')}",
            "settings_url": f"{settings.PORTAL_URL}{reverse('my:alert_settings')}",
            "stop_url": stop,
            "portal_url": f"{settings.PORTAL_URL}/{language}/",
            "site_name": settings.SITE_NAME,
            "foot": Foot.MEMBER,
        }
        text = Engine.get_default().get_template("emails/alerts.txt").render(Context(values, autoescape=False))
        html = render_to_string("emails/alerts.html", values)
    email = EmailMultiAlternatives(
        subject=subject,
        body=text,
        to=[user.email] if news else [],
        headers={
            "Message-ID": message_id("new-assignments", str(message.pk), to=user.email),
            **unsubscribe_headers(stop),
        },
    )
    email.attach_alternative(html, "text/html")
    return email


def _subject(news: list[News]) -> str:
    if len(news) == 1:
        return _("New for you: %(title)s") % {"title": unlinked(" ".join(str(news[0].assignment).split()))}
    return ngettext("%(count)s new assignment for you", "%(count)s new assignments for you", len(news)) % {
        "count": len(news)
    }
