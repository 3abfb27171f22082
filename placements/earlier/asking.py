"""The one letter to somebody of a list: where the data comes from, and a link to say yes or to delete it."""

import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from casework.sharing import absolute
from casework.token_links import TokenLinks
from diaspora.notices.written_emails import write_email
from diaspora.privacy.controller import run_by

from ..models import EarlierExpert
from .retention import WAITS_FOR

LINKS = TokenLinks("placements.earlier", lifetime=WAITS_FOR)


def ask(expert: EarlierExpert) -> None:
    """In the language of the list. Written in the transaction that keeps the person."""
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
    """Until when an answer is waited for."""
    return timezone.localdate(expert.asked_at + WAITS_FOR)
