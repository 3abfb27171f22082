"""Asking by e-mail whether what was typed is right. The link needs no account and shows the whole text."""

import datetime

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from casework.letters.stops import why_stopped
from casework.models import LetterKind
from casework.sharing import absolute
from casework.token_links import TokenLinks
from casework.translated.spoken import text_of
from diaspora.enums import HourlyLimit
from diaspora.hourly_limits import count_use
from diaspora.notices.written_emails import write_email

from ..models import EnteredApplication
from .entering import waiting_row
from .errors import AddressDoesNotWork

LINKS = TokenLinks("skills_match.entered", lifetime=datetime.timedelta(days=14))


@transaction.atomic
def ask_to_confirm(*, entered: EnteredApplication, by) -> EnteredApplication:
    """Send the link, or send it once more. Raises ConfirmedAlready, AddressDoesNotWork or HourIsFull."""
    count_use(person=by, limit=HourlyLimit.COLLEAGUES)
    locked = waiting_row(entered)
    if why_stopped([locked.email], kind=LetterKind.OWED):
        raise AddressDoesNotWork
    locked.asked_at = timezone.now()
    locked.save(update_fields=["asked_at"])
    _write(locked)
    return locked


def token_of(entered: EnteredApplication) -> str:
    return LINKS.token(entered.pk, key=str(entered.key))


def read_link(token: str) -> EnteredApplication:
    """Raises LinkRefused."""
    [pk] = LINKS.read(token, key_of=_key_of)
    return EnteredApplication.objects.select_related("assignment__institution").get(pk=pk)


def _key_of(pk: int) -> str | None:
    key = EnteredApplication.objects.filter(pk=pk).values_list("key", flat=True).first()
    return str(key) if key else None


def _write(entered: EnteredApplication) -> None:
    with translation.override(entered.language):
        assignment = entered.assignment
        values = {
            "name": entered.name,
            "title": text_of(assignment, "title"),
            "institution": assignment.institution.name,
            "closing_on": assignment.closing_on,
            "address": absolute(reverse("assignments:confirm_entered", args=[token_of(entered)])),
            "site_name": settings.SITE_NAME,
        }
        body = render_to_string("emails/entered.txt", values)
        write_email(to=entered.email, subject=_("Please confirm your application: %(title)s") % values, body=body)
