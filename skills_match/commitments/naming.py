"""An institution invites somebody it knows by name. The person applies like everybody else."""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from wagtail.log_actions import log

from casework.letters.stops import why_stopped
from casework.models import LetterKind
from casework.models.slots import first_free
from casework.moves import as_now
from casework.sharing import absolute
from casework.translated.spoken import text_of
from diaspora.enums import HourlyLimit
from diaspora.hourly_limits import count_use
from diaspora.notices.written_emails import write_email

from ..assignments.errors import AssignmentError
from ..assignments.moves import MOVES
from ..models import Application, Assignment, NamedPerson
from ..models.named_person import NAMED_AT_MOST
from ..rules import may_invite


class NotOpenForNaming(AssignmentError):
    text = gettext_lazy("You can name somebody while the assignment is open, as reviewer or manager.")


class TooManyNamed(AssignmentError):
    text = ngettext_lazy(
        "You named %(count)s person already. More than that is what the list of matches is for.",
        "You named %(count)s people already. More than that is what the list of matches is for.",
        NAMED_AT_MOST,
    ) % {"count": NAMED_AT_MOST}


class WantsNoLetters(AssignmentError):
    text = gettext_lazy("This address wants no invitations, or letters come back from there. Speak to the person.")


def name_person(*, assignment: Assignment, by, name: str, email: str, language: str, known_from: str) -> NamedPerson:
    """Name somebody once and send the invitation to apply. The same address again is the same person.

    Raises NotOpenForNaming, TooManyNamed, WantsNoLetters or HourIsFull.
    """
    with transaction.atomic():
        count_use(person=by, limit=HourlyLimit.MATCHES)
        locked = MOVES.lock(assignment)
        if not may_invite(as_now(by), locked):
            raise NotOpenForNaming
        if same := locked.named_people.filter(email__iexact=email).first():
            return same
        if why_stopped([email], kind=LetterKind.OUTREACH):
            raise WantsNoLetters
        slot = first_free(locked.named_people.all(), at_most=NAMED_AT_MOST)
        if slot is None:
            raise TooManyNamed
        named = NamedPerson.objects.create(
            assignment=locked, name=name, email=email, language=language, known_from=known_from, slot=slot, named_by=by
        )
        log(instance=locked, action="assignment.named", user=by)
        _write(named)
        return named


def write_to_named(assignment: Assignment) -> None:
    """The assignment is open now: whoever was named before hears it, once, unless the address wants no invitations."""
    for named in assignment.named_people.filter(written_at=None):
        if not why_stopped([named.email], kind=LetterKind.OUTREACH):
            _write(named)


def was_named(application: Application) -> NamedPerson | None:
    """Whom the institution named, where that is the applicant by a confirmed address."""
    confirmed = EmailAddress.objects.filter(user=application.profile.user, verified=True)
    addresses = confirmed.values_list("email", flat=True)
    known = {address.lower() for address in addresses}
    named = application.assignment.named_people.select_related("named_by")
    return next((person for person in named if person.email.lower() in known), None)


def _write(named: NamedPerson) -> None:
    NamedPerson.objects.filter(pk=named.pk).update(written_at=timezone.now())
    with translation.override(named.language):
        assignment = named.assignment
        values = {
            "name": named.name,
            "title": text_of(assignment, "title"),
            "institution": assignment.institution.name,
            "address": absolute(reverse("assignments:detail", args=[assignment.reference])),
            "site_name": settings.SITE_NAME,
        }
        body = render_to_string("emails/named.txt", values)
        write_email(to=named.email, subject=_("You are invited to apply: %(title)s") % values, body=body)
