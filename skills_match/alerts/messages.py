"""The messages about new assignments: when one is due, and that it is made and sent once.

Days begin at seven in the morning in Dar es Salaam, weeks on Monday at that hour: then digests go out, and what was
over the budget of the week before goes with them.
"""

import datetime
import logging

from django.db import transaction
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from casework.letters.sending import send_due_together
from diaspora.models import User

from ..enums import AlertFrequency
from ..models import Alert, AlertMessage, AlertSettings
from ..models.querysets import CLOSING_ZONE
from .emails import emails_of
from .news import still_new

logger = logging.getLogger(__name__)

MORNING = datetime.time(7)
#: How many people's messages are made together.
BATCH = 200
#: How long a person's message waits after it could not be made.
PUT_OFF = datetime.timedelta(hours=6)


def send_messages() -> int:
    """Send what waits to be sent. Returns how many went out."""
    return send_due_together(AlertMessage.objects.select_related("user"), emails_of)


def gather_messages() -> int:
    """Put what is new into messages, for everybody whose time has come. Returns how many messages were made."""
    now = timezone.now()
    made = last = 0
    due = due_alerts(now).order_by("user").values_list("user", flat=True).distinct()
    while people := list(due.filter(user__gt=last)[:BATCH]):
        made += _gather_or_each(people, now)
        last = people[-1]
    return made


def due_alerts(now: datetime.datetime) -> QuerySet[Alert]:
    """What is pending for people who get a message now: the budget of their week is not used up, and this was found
    before the last morning on which messages of their frequency went out."""
    unchosen = AlertSettings()
    heard = AlertMessage.objects.filter(user=OuterRef("user"), week=week_of(now)).order_by().values("user")
    return (
        Alert.objects.pending()
        .alias(
            frequency=Coalesce("user__alert_settings__frequency", Value(unchosen.frequency)),
            at_most=Coalesce("user__alert_settings__messages_a_week", Value(unchosen.messages_a_week)),
            heard=Coalesce(Subquery(heard.annotate(number=Count("pk")).values("number")), Value(0)),
        )
        .filter(
            Q(frequency=AlertFrequency.AT_ONCE)
            | Q(frequency=AlertFrequency.DAILY, found_at__lt=_morning_of(_day_of(now)))
            | Q(frequency=AlertFrequency.WEEKLY, found_at__lt=_morning_of(week_of(now))),
            heard__lt=F("at_most"),
        )
    )


def week_of(moment: datetime.datetime) -> datetime.date:
    """The Monday on whose morning its week began."""
    day = _day_of(moment)
    return day - datetime.timedelta(days=day.weekday())


def _day_of(moment: datetime.datetime) -> datetime.date:
    """The day on whose morning, at seven in Dar es Salaam, its day began."""
    return (moment.astimezone(CLOSING_ZONE) - datetime.timedelta(hours=MORNING.hour)).date()


def _morning_of(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, MORNING, tzinfo=CLOSING_ZONE)


def _gather_or_each(people: list[int], now: datetime.datetime) -> int:
    """Together; where that fails each alone, so that one person's rows do not keep the others from hearing."""
    try:
        return _gather(people, now)
    except Exception:
        if len(people) == 1:
            logger.exception("The message about new assignments for account %s failed; put off", people[0])
            Alert.objects.pending().filter(user__in=people).update(put_off_until=now + PUT_OFF)
            return 0
    return sum(_gather_or_each([person], now) for person in people)


@transaction.atomic
def _gather(people: list[int], now: datetime.datetime) -> int:
    """One message for each of `people` of everything pending, decided again under the lock on their accounts.

    The messages, their numbers in the week and what they tell are written together: a worker that dies has made all
    of it or nothing, and a second worker finds nothing pending. What is no longer new is settled without a message.
    """
    # In one order, so that two workers with some people in common wait for each other and never in a circle.
    locked = User.objects.select_for_update(no_key=True).filter(pk__in=people).order_by("pk")
    due = set(due_alerts(now).filter(user__in=[user.pk for user in locked]).values_list("user", flat=True))
    pending = Alert.objects.pending().filter(user__in=due).order_by("found_at", "id")
    alerts = list(pending.select_related("saved_search"))
    news = still_new(alerts)
    week = week_of(now)
    heard = AlertMessage.objects.filter(user__in=due, week=week).order_by().values("user").annotate(Count("pk"))
    numbers = dict(heard.values_list("user", "pk__count"))
    made = AlertMessage.objects.bulk_create(
        AlertMessage(user_id=user, week=week, number=numbers.get(user, 0) + 1, created_at=now, email_due_at=now)
        for user in sorted({each.alert.user_id for each in news})
    )
    message = AlertMessage.objects.filter(pk__in=[row.pk for row in made], user=OuterRef("user")).values("pk")
    Alert.objects.filter(pk__in=[each.alert.pk for each in news]).update(message=Subquery(message))
    Alert.objects.filter(pk__in=[alert.pk for alert in alerts]).update(settled_at=now)
    return len(made)
