"""The moves of a newsletter: moderators release, pause and cancel it, the clock starts and ends it."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.moves import AlreadyDone, Moves, Words

from ..enums import NEWSLETTER_MOVES, NewsletterActor, NewsletterState
from ..models import Newsletter, NewsletterLetter, Subscriber
from ..rules import may_send
from ..signals import newsletter_moved, newsletter_moving
from .composing import NotReady, check_ready, compose

_S = NewsletterState
#: Letters that are written with one statement.
BATCH = 1000


def _actors(by, _newsletter) -> set[str]:
    if by is None:
        return {NewsletterActor.CLOCK}
    return {NewsletterActor.SENDER} if may_send(by) else set()


MOVES = Moves(
    model=Newsletter,
    name="newsletter",
    states=NewsletterState,
    allowed=NEWSLETTER_MOVES,
    actors_of=_actors,
    before=newsletter_moving,
    after=newsletter_moved,
    words=Words(
        impossible=_("This is not possible for a newsletter in the state “%(state)s”."),
        forbidden=_("Only moderators send newsletters."),
    ),
)


def schedule(*, newsletter: Newsletter, by, send_at: datetime.datetime | None = None, seen: str | None = None) -> None:
    """Released: it starts at `send_at`, or at once. Raises NotReady or MoveRefused."""
    if send_at and send_at < timezone.now():
        raise NotReady(_("Choose a time that is still to come."))
    changes = {"send_at": send_at or timezone.now()}
    MOVES.make(newsletter, to=_S.SCHEDULED, by=by, seen=seen, check=check_ready, changes=changes)


def take_back(*, newsletter: Newsletter, by, seen: str | None = None) -> None:
    """It has not started: it can be changed again. Raises MoveRefused."""
    MOVES.make(newsletter, to=_S.DRAFT, by=by, seen=seen, changes={"send_at": None}, action="take_back")


def pause(*, newsletter: Newsletter, by, seen: str | None = None) -> None:
    """What is left waits. Raises MoveRefused."""
    MOVES.make(newsletter, to=_S.PAUSED, by=by, seen=seen)


def go_on(*, newsletter: Newsletter, by, seen: str | None = None) -> None:
    MOVES.make(newsletter, to=_S.SENDING, by=by, actor=NewsletterActor.SENDER, seen=seen, action="go_on")


def cancel(*, newsletter: Newsletter, by, seen: str | None = None) -> None:
    """What has not been sent never is. Raises MoveRefused."""
    MOVES.make(newsletter, to=_S.CANCELLED, by=by, seen=seen, then=_drop_unsent)


def start_due() -> int:
    """Start what is due: frozen, a letter prepared for each reader, and all of them released; together or not at all.

    A worker that dies here has done nothing, and a second one finds nothing to do. Returns how many started.
    """
    due = Newsletter.objects.filter(state=_S.SCHEDULED, send_at__lte=timezone.now())
    return sum(_start(newsletter) for newsletter in due)


@transaction.atomic
def _start(newsletter: Newsletter) -> bool:
    changes = {"content": compose(newsletter), "started_at": timezone.now()}
    try:
        MOVES.make(newsletter, to=_S.SENDING, by=None, changes=changes, then=_release)
    except AlreadyDone:
        return False
    return True


def _release(newsletter: Newsletter) -> None:
    """First every letter is prepared, once for each reader, which the database promises; then all are due."""
    readers = Subscriber.objects.reading().values_list("pk", flat=True).order_by("pk")
    NewsletterLetter.objects.bulk_create(
        [NewsletterLetter(newsletter=newsletter, subscriber_id=pk) for pk in readers],
        ignore_conflicts=True,
        batch_size=BATCH,
    )
    newsletter.letters.filter(emailed_at=None).update(email_due_at=timezone.now())


def _drop_unsent(newsletter: Newsletter) -> None:
    newsletter.letters.filter(emailed_at=None).update(email_due_at=None)


def finish_sent() -> int:
    """Newsletters of which no letter waits any more. Returns how many."""
    under_way = Newsletter.objects.filter(state=_S.SENDING)
    waiting = NewsletterLetter.objects.filter(emailed_at=None, email_due_at__isnull=False)
    done = under_way.exclude(pk__in=waiting.values("newsletter"))
    for newsletter in done:
        MOVES.make(newsletter, to=_S.SENT, by=None, changes={"finished_at": timezone.now()})
    return len(done)
