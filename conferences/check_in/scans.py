"""What a telephone at a gate tells: somebody asks to come in, or came in while there was no network."""

import datetime
import uuid

from django.db import transaction
from django.utils import timezone

from ..models import Delegate, GateLink, Scan
from .checking import NotAdmitted, check_in, delegate_with


@transaction.atomic
def take_scan(
    *, link: GateLink, nonce: uuid.UUID, code: str, at: datetime.datetime | None = None, has_happened: bool = False
) -> Scan:
    """One scan counts once, however often it is told. `at` is when; None is now.

    Who is asked for is let in by the rules of the list, else NotAdmitted is raised and nothing is kept. Who came in
    already without network is kept with the conflict: the rules are the same, but nobody can be sent back.
    """
    conflict, delegate = "", None
    try:
        delegate = delegate_with(link.list, code)
    except NotAdmitted as refusal:
        if not has_happened:
            raise
        conflict = refusal.conflict
    scan, is_new = Scan.objects.get_or_create(
        link=link, nonce=nonce, defaults={"at": at or timezone.now(), "delegate": delegate, "conflict": conflict}
    )
    if is_new and delegate:
        _let_in(link, scan, delegate, has_happened=has_happened)
    return scan


def _let_in(link: GateLink, scan: Scan, delegate: Delegate, *, has_happened: bool) -> None:
    try:
        check_in(list_=link.list, delegate=delegate, by=None, gate=link.gate, at=scan.at)
    except NotAdmitted as refusal:
        if not has_happened:
            raise
        scan.conflict = refusal.conflict
        scan.save(update_fields=["conflict"])


def as_happened(link: GateLink, at: datetime.datetime, *, told_at: datetime.datetime) -> datetime.datetime:
    """`at` by our clock: a telephone whose clock is wrong says with each message what it takes for now. Never before
    its link was made, never later than now or than its link was ended."""
    now = timezone.now()
    try:
        ours = at + (now - told_at)
    except OverflowError:
        ours = now
    return max(link.made_at, min(ours, link.ended_at or now, now))


def heard_of(link: GateLink) -> None:
    """For the organisers: this telephone is awake and has network."""
    GateLink.objects.filter(pk=link.pk).update(last_heard_at=timezone.now())
