"""Letters that say what waits: chosen, written in the morning of their day, stopped without signing in."""

import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from casework.calendars.working_days import is_working_day
from casework.due import do_each
from casework.letters.stops import allow_kind
from casework.models import LetterKind
from casework.token_links import LinkRefused, TokenLinks

from ..enums import DigestRhythm
from ..models import DigestChoice, DigestLetter, User

#: From this hour on, in the time of the portal, the letters of a day are written.
MORNING = datetime.time(7)
#: They never end: an old letter must stop the new ones too.
_STOP = TokenLinks("diaspora.inbox.stop", lifetime=None)
_DAY = datetime.timedelta(days=1)


def rhythm_of(user: User) -> str:
    """Empty where somebody wants no such letters."""
    return DigestChoice.objects.filter(user=user).values_list("rhythm", flat=True).first() or ""


@transaction.atomic
def choose_digest(*, user: User, rhythm: str) -> None:
    """A `DigestRhythm`, or nothing for no letters any more. The first one comes on the next day that fits."""
    if not rhythm:
        return stop_digest(user=user)
    following = next_day(DigestRhythm(rhythm), after=timezone.localdate())
    DigestChoice.objects.update_or_create(user=user, defaults={"rhythm": rhythm, "next_on": following})
    allow_kind(address=user.email, kind=LetterKind.DIGEST)
    log(instance=user, action="digest.chosen", user=user, data={"rhythm": str(rhythm)})
    return None


@transaction.atomic
def stop_digest(*, user: User) -> None:
    """Also those that are written and not yet sent. Twice does no harm."""
    DigestLetter.objects.filter(user=user, emailed_at=None).delete()
    if DigestChoice.objects.filter(user=user).delete()[0]:
        log(instance=user, action="digest.stopped", user=user)


def next_day(rhythm: DigestRhythm, *, after: datetime.date) -> datetime.date:
    """The first day after `after` on which a letter is written."""
    day = after + _DAY
    while not (day.isoweekday() == 1 if rhythm == DigestRhythm.WEEKLY else is_working_day(day)):
        day += _DAY
    return day


def write_digests() -> int:
    """A row for each letter whose morning has come. Returns how many. Days that a worker slept through are not
    caught up on."""
    if timezone.localtime().time() < MORNING:
        return 0
    today = timezone.localdate()
    due = DigestChoice.objects.filter(next_on__lte=today, user__is_active=True).select_related("user")
    return do_each(due, lambda choice: _write(choice, today))


def _write(choice: DigestChoice, today: datetime.date) -> None:
    DigestLetter.objects.bulk_create(
        [DigestLetter(user=choice.user, day=today, email_due_at=timezone.now())], ignore_conflicts=True
    )
    choice.next_on = next_day(DigestRhythm(choice.rhythm), after=today)
    choice.save(update_fields=["next_on"])


def stop_token(user: User) -> str:
    """For the link in a letter."""
    return _STOP.token(user.pk)


def user_of_token(token: str) -> User:
    """Whose letters the link stops. Raises LinkRefused."""
    [pk] = _STOP.read(token)
    user = User.objects.filter(pk=pk, is_active=True).first()
    if user is None:
        raise LinkRefused
    return user
