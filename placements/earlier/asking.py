"""The one letter to somebody of a list: where the data comes from, and a link to say yes or to delete it."""

import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from casework.due import do_together
from casework.sharing import absolute
from casework.token_links import TokenLinks
from diaspora.notices.written_emails import write_email
from diaspora.privacy.controller import run_by

from ..models import EarlierExpert
from .retention import WAITS_FOR

#: Letters of one round of the worker, and of one transaction.
AT_ONCE = 200
LINKS = TokenLinks("placements.earlier", lifetime=WAITS_FOR)


def ask_who_waits() -> int:
    """Write the next letters; the worker comes by every few seconds. Returns how many. Safe to repeat."""
    unasked = EarlierExpert.objects.filter(asked_at=None)
    next_ones = list(unasked.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    due = unasked.filter(pk__in=next_ones).select_related("taken_from")
    return do_together(due, _ask_all, at_most=AT_ONCE)


def _ask_all(experts: list[EarlierExpert]) -> None:
    for expert in experts:
        _ask(expert)


def _ask(expert: EarlierExpert) -> None:
    """In the language of the list. The ninety days begin now."""
    expert.asked_at = timezone.now()
    expert.save(update_fields=["asked_at"])
    with translation.override(expert.language):
        values = {
            "name": str(expert),
            "source": expert.taken_from.source,
            "controller": run_by().controller.name,
            "day": date_format(last_day(expert)),
            "address": absolute(reverse("placements:earlier", args=[token_of(expert)])),
            "site_name": settings.SITE_NAME,
        }
        body = render_to_string("emails/earlier_expert.txt", values)
        subject = _("We have data about you: may we keep it?")
        write_email(to=expert.email, subject=subject, body=body)


def token_of(expert: EarlierExpert) -> str:
    return LINKS.token(expert.pk, key=str(expert.key))


def read_link(token: str) -> EarlierExpert:
    """Raises LinkRefused."""
    [pk] = LINKS.read(token, key_of=_key_of)
    return EarlierExpert.objects.select_related("taken_from").get(pk=pk)


def _key_of(pk: int) -> str | None:
    key = EarlierExpert.objects.filter(pk=pk).values_list("key", flat=True).first()
    return str(key) if key else None


def last_day(expert: EarlierExpert) -> datetime.date:
    """Until when somebody who was asked is waited for."""
    assert expert.asked_at
    return timezone.localdate(expert.asked_at + WAITS_FOR)
