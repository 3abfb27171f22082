"""The messages about new assignments: when one is due, what stands in it, and that it is sent once.

Days begin at seven in the morning in Dar es Salaam, weeks on Monday at that hour: then digests go out, and what was
over the budget of the week before goes with them.
"""

import datetime
import logging
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import Count, Min
from django.template import Context, Engine
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diaspora.domain.mailing import send_due
from diaspora.models import Profile, User

from ..enums import AlertFrequency
from ..matching.bands import BAND_WORDS, band_of
from ..models import Alert, AlertMessage, AlertSettings, Application, Assignment
from ..models.querysets import CLOSING_ZONE
from .alert_finding import TOLD, wants_alerts
from .alert_settings import settings_of, stop_token
from .matches import explained_assignments, ranked_assignments

logger = logging.getLogger(__name__)

MORNING = datetime.time(7)
#: More than this in one message helps nobody; the rest stands on the page of new assignments.
SHOWN_AT_MOST = 20


@dataclass(frozen=True)
class News:
    """One assignment in a message, with its reason in one sentence."""

    alert: Alert
    assignment: Assignment
    reason: str


def send_alerts() -> int:
    """Make the messages that are due, then send what waits to be sent. Returns how many were made or sent."""
    return gather_messages() + send_due(AlertMessage.objects.select_related("user"), email_for)


def gather_messages() -> int:
    """Put what is new into messages, for everybody whose time has come. Returns how many messages were made."""
    now = timezone.now()
    pending = Alert.objects.pending().order_by().values("user").annotate(first=Min("found_at"))
    first = {row["user"]: row["first"] for row in pending}
    chosen = {row.user_id: row for row in AlertSettings.objects.filter(user__in=first)}
    sent = AlertMessage.objects.filter(user__in=first, week=week_of(now)).order_by()
    counts = dict(sent.values_list("user").annotate(Count("pk")))
    made = 0
    for user_id, found_at in first.items():
        wanted = chosen.get(user_id) or AlertSettings()
        if is_due(wanted, first_found=found_at, sent_this_week=counts.get(user_id, 0), now=now):
            try:
                made += _gather(user_id, now)
            except Exception:  # one person's rows must not keep the others from hearing
                logger.exception("The message about new assignments for account %s failed; tried again", user_id)
    return made


def is_due(wanted: AlertSettings, *, first_found: datetime.datetime, sent_this_week: int, now) -> bool:
    """Whether a person with these settings gets a message now: the budget of the week is not used up, and what is
    new was found before the last morning on which messages of this frequency went out."""
    if wanted.frequency == AlertFrequency.NEVER or sent_this_week >= wanted.messages_a_week:
        return False
    if wanted.frequency == AlertFrequency.AT_ONCE:
        return True
    day = week_of(now) if wanted.frequency == AlertFrequency.WEEKLY else _day_of(now)
    return first_found < datetime.datetime.combine(day, MORNING, tzinfo=CLOSING_ZONE)


def week_of(moment: datetime.datetime) -> datetime.date:
    """The Monday on whose morning its week began."""
    day = _day_of(moment)
    return day - datetime.timedelta(days=day.weekday())


def _day_of(moment: datetime.datetime) -> datetime.date:
    """The day on whose morning, at seven in Dar es Salaam, its day began."""
    return (moment.astimezone(CLOSING_ZONE) - datetime.timedelta(hours=MORNING.hour)).date()


@transaction.atomic
def _gather(user_id: int, now: datetime.datetime) -> bool:
    """One message of everything pending, decided again under the lock on the person's settings.

    The message, its number in the week and what it tells are written together: a worker that dies has made all of
    it or nothing, and a second worker finds nothing pending. What is no longer new is settled without a message.
    """
    user = User.objects.get(pk=user_id)
    AlertSettings.objects.get_or_create(user=user)
    wanted = AlertSettings.objects.select_for_update(no_key=True).get(user=user)
    pending = list(Alert.objects.pending().filter(user=user).select_related("saved_search").order_by("found_at", "id"))
    number = AlertMessage.objects.filter(user=user, week=week_of(now)).count()
    if not pending or not is_due(wanted, first_found=pending[0].found_at, sent_this_week=number, now=now):
        return False
    news = still_new(user=user, alerts=pending)
    rows = Alert.objects.filter(pk__in=[alert.pk for alert in pending])
    if news:
        message = AlertMessage.objects.create(
            user=user, week=week_of(now), number=number + 1, created_at=now, email_due_at=now
        )
        rows.filter(pk__in=[each.alert.pk for each in news]).update(message=message)
    rows.update(settled_at=now)
    return bool(news)


def still_new(*, user: User, alerts: list[Alert]) -> list[News]:
    """Those that still have a reason, in the active language: open, not applied for, not of the own institution;
    fitting a profile that may still be used for it, or met by a saved search that still tells."""
    ids = [alert.assignment_id for alert in alerts]
    applied = Application.objects.filter(profile__user=user).values("assignment")
    own = user.memberships.values("institution")
    rows = Assignment.objects.open().exclude(pk__in=applied).exclude(institution__in=own).for_lists().in_bulk(ids)
    reasons = _reasons_of_profile(user, [alert for alert in alerts if alert.band and alert.assignment_id in rows])
    news = []
    for alert in alerts:
        reason = reasons.get(alert.assignment_id, "")
        if not reason and alert.saved_search and alert.saved_search.tells:
            reason = _("It is new in your search “%(name)s”.") % {"name": alert.saved_search.name}
        if reason and alert.assignment_id in rows:
            news.append(News(alert, rows[alert.assignment_id], reason))
    return news


def _reasons_of_profile(user: User, alerts: list[Alert]) -> dict[int, str]:
    profile = wants_alerts(Profile.objects.matchable()).filter(user=user).first() if alerts else None
    if profile is None:
        return {}
    wanted = {alert.assignment_id for alert in alerts}
    ranked = [
        (pk, parts) for pk, parts in ranked_assignments(profile=profile) if pk in wanted and band_of(parts) in TOLD
    ]
    return {
        match.assignment.pk: _("It fits your profile: %(band)s. %(summary)s.")
        % {"band": BAND_WORDS[match.explanation.band], "summary": match.explanation.summary.rstrip(".")}
        for match in explained_assignments(profile=profile, ranked=ranked)
    }


def email_for(message: AlertMessage) -> EmailMultiAlternatives:
    """The e-mail in the language of its reader. To nobody, so that nothing is sent, when meanwhile nothing in it is
    new any more or the person chose to hear nothing.

    The same message always has the same Message-ID: should a worker die between sending and writing that down, the
    second copy is known as the same one by the reader's mail server.
    """
    user, language = message.user, message.user.preferred_language
    with translation.override(language):
        alerts = list(message.alerts.select_related("saved_search").order_by("found_at", "id"))
        is_silent = settings_of(user=user).frequency == AlertFrequency.NEVER
        news = [] if is_silent or not user.is_active else still_new(user=user, alerts=alerts)
        subject = _subject(news)
        stop = f"{settings.PORTAL_URL}{reverse('alerts:stop', args=[stop_token(user=user)])}"
        values = {
            "subject": subject,
            "name": user.get_short_name(),
            "news": [
                {
                    "title": str(each.assignment),
                    "institution": str(each.assignment.institution.name),
                    "reason": each.reason,
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
        }
        text = Engine.get_default().get_template("emails/alerts.txt").render(Context(values, autoescape=False))
        html = render_to_string("emails/alerts.html", values)
    email = EmailMultiAlternatives(
        subject=subject,
        body=text,
        to=[user.email] if news else [],
        headers={
            "Message-ID": f"<new-assignments-{message.pk}@{urlsplit(settings.PORTAL_URL).hostname}>",
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )
    email.attach_alternative(html, "text/html")
    return email


def _subject(news: list[News]) -> str:
    if len(news) == 1:
        return _("New for you: %(title)s") % {"title": " ".join(str(news[0].assignment).split())}
    return ngettext("%(count)s new assignment for you", "%(count)s new assignments for you", len(news)) % {
        "count": len(news)
    }
