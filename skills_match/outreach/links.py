"""Links that associations and missions pass on, and what came of each, in numbers."""

import secrets

from allauth.account.signals import user_signed_up
from django.db import transaction
from django.db.models import Count, F, Q, QuerySet
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from ..enums import APPLICATION_TAKES_POST
from ..models import LinkArrival, OutreachLink

#: Where a browser remembers the link by which it came, until its session ends.
CAME_BY = "came_by"
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def make_link(*, by, **values) -> OutreachLink:
    """A new address for whoever passes it on."""
    code = "".join(secrets.choice(_LETTERS) for _place in range(6))
    return OutreachLink.objects.create(code=code, made_by=by, **values)


def end_link(*, link: OutreachLink) -> None:
    """It still leads somewhere, and counts nothing any more; twice does no harm."""
    OutreachLink.objects.filter(pk=link.pk, ended_at=None).update(ended_at=timezone.now())


def come_by(request: HttpRequest, link: OutreachLink) -> None:
    """Count the opening, and remember it for the account that may follow in this browser."""
    if link.ended_at is None and not request.user.is_authenticated:
        OutreachLink.objects.filter(pk=link.pk).update(visits=F("visits") + 1)
        request.session[CAME_BY] = link.pk


@receiver(user_signed_up)
def note_arrival(sender, request: HttpRequest, user, **kwargs) -> None:
    """The first link of an account counts."""
    pk = request.session.pop(CAME_BY, None) if request is not None else None
    link = OutreachLink.objects.filter(pk=pk, ended_at=None).first() if pk else None
    if link:
        with transaction.atomic():
            LinkArrival.objects.get_or_create(user=user, defaults={"link": link})


def with_what_came() -> QuerySet[OutreachLink]:
    """Every link with `accounts`, `published` profiles, `applications` that were sent and places that were `taken`."""
    sent = Q(arrivals__user__profile__applications__submitted_at__isnull=False)
    taken = Q(arrivals__user__profile__applications__state__in=APPLICATION_TAKES_POST)
    number = "arrivals__user__profile__applications"
    links = OutreachLink.objects.select_related("assignment", "made_by").order_by("-made_at", "-pk")
    return links.annotate(
        accounts=Count("arrivals", distinct=True),
        published=Count(
            "arrivals__user__profile",
            filter=Q(arrivals__user__profile__published_at__isnull=False),
            distinct=True,
        ),
        applications=Count(number, filter=sent, distinct=True),
        taken=Count(number, filter=taken, distinct=True),
    )
