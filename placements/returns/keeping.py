"""What is kept about a return: answers of the expert, referrals of the office, posts of the host, offers of alumni."""

import datetime
from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.moves import AlreadyDone
from casework.refusals import Refused
from diaspora.models import User
from skills_match.models.querysets import today_in_closing_zone

from ..enums import PLACEMENT_BEGUN, Side
from ..life.acting import hold
from ..models import AlumniOffer, HostPost, Placement, Referral, ReturnAnswer


class AskedLater(Refused):
    text = _("This is asked later.")


class NoAlumna(Refused):
    text = _("These offers are for people who have worked at an institution.")


@transaction.atomic
def answer_return(
    *, row: ReturnAnswer, by: User, next: str, recognition: str, has_work: bool, needs: str = ""
) -> ReturnAnswer:
    """Once. Raises AskedLater, AlreadyDone, and what `hold` raises."""
    placement = hold(placement=row.placement, by=by, sides={Side.EXPERT}, also_over=True)
    found = placement.return_answers.get(pk=row.pk)
    if found.answered_at:
        raise AlreadyDone(row=found)
    if found.due_on > today_in_closing_zone():
        raise AskedLater
    found.next, found.recognition, found.has_work, found.needs = next, recognition, has_work, needs.strip()
    found.answered_at = timezone.now()
    found.save()
    log(instance=placement, action="placement.return", user=by, title=placement.reference)
    return found


@transaction.atomic
def keep_referral(*, referral: Referral, by: User) -> Referral:
    """A new one, or what came of it. Raises what `hold` raises."""
    placement = hold(placement=referral.placement, by=by, sides={Side.OFFICE}, also_over=True)
    referral.by = by
    referral.save()
    log(instance=placement, action="placement.referral", user=by, title=placement.reference)
    return referral


@transaction.atomic
def add_post(
    *, placement: Placement, by: User, title: str, where: str, apply_by: datetime.date | None = None
) -> HostPost:
    """Raises what `hold` raises."""
    locked = hold(placement=placement, by=by, sides={Side.HOST, Side.OFFICE}, also_over=True)
    return HostPost.objects.create(placement=locked, title=title, where=where, apply_by=apply_by)


@transaction.atomic
def remove_post(*, post: HostPost, by: User) -> None:
    """Raises what `hold` raises."""
    locked = hold(placement=post.placement, by=by, sides={Side.HOST, Side.OFFICE}, also_over=True)
    locked.host_posts.filter(pk=post.pk).delete()


@transaction.atomic
def keep_offers(*, owner: User, kinds: Collection[str]) -> None:
    """`kinds` are all that somebody offers from now on; the others are gone. Raises NoAlumna."""
    User.objects.select_for_update(no_key=True).get(pk=owner.pk)
    if kinds and not has_worked(owner):
        raise NoAlumna
    owner.alumni_offers.exclude(kind__in=kinds).delete()
    there = set(owner.alumni_offers.values_list("kind", flat=True))
    AlumniOffer.objects.bulk_create(AlumniOffer(owner=owner, kind=kind) for kind in sorted(set(kinds) - there))


def has_worked(user: User) -> bool:
    return Placement.objects.of_expert(user).filter(state__in=sorted(PLACEMENT_BEGUN)).exists()
