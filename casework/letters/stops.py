"""Which letters an address gets: unsubscribing stops one kind, a complaint every kind that one chooses, and what comes
back stops all until somebody says that the address works again."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from ..models import CHOSEN, LetterKind, SoftBounce, Suppression, WhyStopped

#: An address counts as one that does not work after letters to it failed on so many days …
DAYS_TO_GIVE_UP = 5
#: … of so many.
SOFT_WITHIN = datetime.timedelta(days=30)


def stop_kind(*, address: str, kind: LetterKind) -> None:
    """The reader unsubscribed from letters of `kind`. Twice does no harm."""
    _stop(address, [kind], WhyStopped.UNSUBSCRIBED)


def note_complaint(*, address: str) -> None:
    """The reader called a letter unwanted: nothing goes there any more that one can choose."""
    _stop(address, CHOSEN, WhyStopped.COMPLAINED)


def note_hard_bounce(*, address: str, said: str = "") -> None:
    """There is no such mailbox: nothing at all goes there any more. `said` are the numbers of the mail server."""
    _stop(address, [""], WhyStopped.BOUNCED, said)


@transaction.atomic
def note_soft_bounce(*, address: str, said: str = "") -> None:
    """A letter failed for a reason that may pass. When it does not pass for long, the address counts as gone.

    Two workers whose letters fail before and after midnight hold the days before: the second one counts both.
    """
    today = timezone.localdate()
    days = SoftBounce.objects.filter(address=address.lower(), day__gt=today - SOFT_WITHIN)
    list(days.order_by("pk").select_for_update(no_key=True).values_list("pk"))
    SoftBounce.objects.bulk_create([SoftBounce(address=address.lower(), day=today)], ignore_conflicts=True)
    if days.count() >= DAYS_TO_GIVE_UP:
        note_hard_bounce(address=address, said=said)


@transaction.atomic
def works_again(*, address: str) -> None:
    """Somebody who must know says that letters arrive there again."""
    Suppression.objects.filter(address=address.lower(), kind="").delete()
    SoftBounce.objects.filter(address=address.lower()).delete()


def allow_kind(*, address: str, kind: LetterKind) -> None:
    """The owner of the address asks for letters of this kind again, whatever was said before."""
    Suppression.objects.filter(address=address.lower(), kind=kind).delete()


@transaction.atomic
def forget_address(*, address: str) -> None:
    """Nothing is known of the address any more: its owner has left."""
    Suppression.objects.filter(address=address.lower()).delete()
    SoftBounce.objects.filter(address=address.lower()).delete()


def why_stopped(addresses: Iterable[str], *, kind: LetterKind) -> str:
    """Why no letter of `kind` goes to these addresses (WhyStopped); empty when it may go."""
    known = [address.lower() for address in addresses]
    stopped = Suppression.objects.filter(address__in=known, kind__in=["", kind])
    return stopped.order_by("kind").values_list("why", flat=True).first() or ""


def addresses_stopped(addresses: Iterable[str], *, kind: LetterKind) -> set[str]:
    """Which of these addresses get no letter of `kind`, in small letters. One query."""
    known = [address.lower() for address in addresses]
    stopped = Suppression.objects.filter(address__in=known, kind__in=["", kind])
    return set(stopped.values_list("address", flat=True))


def bounce_of(address: str) -> Suppression | None:
    """That letters come back from there, since when and why."""
    return Suppression.objects.filter(address=address.lower(), kind="").first()


def _stop(address: str, kinds: Iterable[str], why: WhyStopped, said: str = "") -> None:
    """What is stopped already stays as it is, but for a complaint, which weighs more than having unsubscribed."""
    rows = [Suppression(address=address.lower(), kind=kind, why=why, said=said[:40]) for kind in kinds]
    Suppression.objects.bulk_create(rows, ignore_conflicts=True)
    if why == WhyStopped.COMPLAINED:
        Suppression.objects.filter(address=address.lower(), kind__in=kinds).update(why=why)
