"""The office asks referees by link, reminds them, and asks somebody else instead."""

import datetime
import uuid

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from casework.due import do_each
from casework.letters.stops import why_stopped
from casework.models import LetterKind
from casework.moves import as_now
from casework.sharing import absolute
from casework.token_links import TokenLinks
from casework.translated.spoken import text_of
from casework.typed.versions import digest
from diaspora.enums import HourlyLimit
from diaspora.hourly_limits import count_use
from diaspora.models import Referee, User
from diaspora.notices.written_emails import write_email
from diaspora.rules import is_office
from skills_match.applications.errors import OwnApplication
from skills_match.applications.moves import MOVES as APPLICATIONS
from skills_match.applications.told_later import may_ask_referees
from skills_match.models import Application
from skills_match.models.querysets import today_in_closing_zone

from ..models import Reference
from .errors import (
    Answered,
    NoAddressOfReferee,
    RefereeIsThePerson,
    RefereesNotNow,
    RefereeUnreachable,
    ReferencesChanged,
)

#: A referee has so long to answer, is reminded so long before the end, and the link works for a while longer.
TIME_TO_ANSWER, REMIND_BEFORE = datetime.timedelta(days=14), datetime.timedelta(days=4)
LINKS = TokenLinks("selection.reference", lifetime=datetime.timedelta(days=60))


@transaction.atomic
def ask_referee(
    *, application: Application, referee: Referee, by: User, language: str, seen: str | None = None
) -> Reference:
    """Send the link, or a newer one, which ends the one before. One referee answers once about an application. A page
    that showed another state (`seen`), such as that of a second click, sends nothing.

    Raises ReferencesChanged, RefereesNotNow, OwnApplication, NoAddressOfReferee, RefereeIsThePerson,
    RefereeUnreachable, Answered, HourIsFull.
    """
    count_use(person=by, limit=HourlyLimit.COLLEAGUES)
    locked = APPLICATIONS.lock(application)
    if locked.profile.user_id == by.pk:
        raise OwnApplication
    if not may_ask_referees(locked):
        raise RefereesNotNow
    _ask_seen(locked, seen)
    _ask_address(referee.email, locked)
    found = Reference.objects.filter(application=locked, email=referee.email.lower(), replaced_at=None)
    row = found.first() or Reference(application=locked, email=referee.email.lower())
    if row.says:
        raise Answered
    row.name, row.language, row.key, row.asked_by = referee.name, language, uuid.uuid4(), as_now(by)
    row.asked_at, row.reminded_at = timezone.now(), None
    row.answer_by = today_in_closing_zone() + TIME_TO_ANSWER
    row.save()
    log(instance=locked, action="application.referee_asked", user=by)
    _write(row, "emails/reference.txt")
    return row


@transaction.atomic
def replace_reference(*, reference: Reference, by: User, seen: str | None = None) -> None:
    """It counts no more and its link ends; doing it again changes nothing. Raises OwnApplication, and
    ReferencesChanged where the page did not show (`seen`) what the referee has said by now."""
    locked = APPLICATIONS.lock(reference.application)
    if locked.profile.user_id == by.pk:
        raise OwnApplication
    known = Reference.objects.filter(pk=reference.pk, replaced_at=None)
    if known.exists():
        _ask_seen(locked, seen)
    if known.update(replaced_at=timezone.now()):
        log(instance=locked, action="application.reference_replaced", user=by)


def remind_referees() -> int:
    """Each once, some days before the last one. Returns how many. Safe to repeat."""
    soon = today_in_closing_zone() + REMIND_BEFORE
    due = Reference.objects.filter(says="", replaced_at=None, reminded_at=None, answer_by__lte=soon)
    return do_each(due.select_related("application__assignment__institution", "application__profile__user"), _remind)


def _remind(reference: Reference) -> None:
    """Nobody is reminded of a person who does not come any more."""
    Reference.objects.filter(pk=reference.pk).update(reminded_at=timezone.now())
    if may_ask_referees(reference.application) and not why_stopped([reference.email], kind=LetterKind.OWED):
        _write(reference, "emails/reference_reminder.txt")


def token_of(reference: Reference) -> str:
    return LINKS.token(reference.pk, key=str(reference.key))


def read_link(token: str) -> Reference:
    """Raises LinkRefused."""
    [pk] = LINKS.read(token, key_of=_key_of)
    related = ("application__assignment__institution", "application__profile__user")
    return Reference.objects.select_related(*related).get(pk=pk)


def _key_of(pk: int) -> str | None:
    key = Reference.objects.filter(pk=pk, replaced_at=None).values_list("key", flat=True).first()
    return str(key) if key else None


def state_of(application: Application) -> str:
    """Changes whenever a referee of the application is asked, answers or counts no more."""
    rows = Reference.objects.filter(application=application).order_by("pk")
    return digest(list(rows.values_list("key", "says", "replaced_at")))


def _ask_seen(application: Application, seen: str | None) -> None:
    if seen is not None and seen != state_of(application):
        raise ReferencesChanged


def _ask_address(email: str, application: Application) -> None:
    if not email:
        raise NoAddressOfReferee
    owners = User.objects.filter(pk__in=EmailAddress.objects.filter(email__iexact=email).values("user"))
    owners |= User.objects.filter(email__iexact=email)
    if any(owner.pk == application.profile.user_id or is_office(owner) for owner in owners):
        raise RefereeIsThePerson
    if why_stopped([email], kind=LetterKind.OWED):
        raise RefereeUnreachable


def _write(reference: Reference, template: str) -> None:
    assignment = reference.application.assignment
    with translation.override(reference.language):
        values = {
            "name": reference.name,
            "person": reference.application.shown_name,
            "title": text_of(assignment, "title"),
            "institution": text_of(assignment.institution, "name"),
            "day": date_format(reference.answer_by),
            "address": absolute(reverse("references:give", args=[token_of(reference)])),
            "site_name": settings.SITE_NAME,
        }
        subject = _("A reference is asked for: %(person)s") % values
        write_email(to=reference.email, subject=subject, body=render_to_string(template, values))
