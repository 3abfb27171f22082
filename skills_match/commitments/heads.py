"""The head of an institution signs a request by a link: without an account, with the very text before their eyes."""

import datetime
import hashlib
import json
import uuid

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from casework.letters.stops import why_stopped
from casework.models import LetterKind
from casework.sharing import absolute
from casework.token_links import TokenLinks
from casework.translated.spoken import text_of
from diaspora.enums import HourlyLimit
from diaspora.hourly_limits import count_use
from diaspora.models import User
from diaspora.notices.written_emails import write_email
from diaspora.rules import is_office

from ..assignments.editing import NotEditable
from ..assignments.moves import MOVES
from ..enums import ASSIGNMENT_EDITABLE, AssignmentState
from ..models import Assignment, HeadAsked, HeadSupport
from ..rules import may_edit
from ..signals import head_signed
from .errors import AddressOfAnother, BriefChanged, HeadUnreachable, NothingToSign

#: Long enough for a letter that lies on a desk; the key ends it earlier.
LIFETIME = datetime.timedelta(days=30)
LINKS = TokenLinks("skills_match.head", lifetime=LIFETIME)
#: What the brief says, in whatever language.
_SAID = ("title", "objective", "background", "tasks", "deliverables", "supervisor_position", "licence_needed")
_FACTS = (
    *("posts", "length_days", "visits", "mode", "region_id", "district_id", "starts_from", "starts_until"),
    *("closing_on", "programme_id", "sector_id", "occupation_id", "minimum_experience_years", "minimum_education"),
    "learner_count",
)
_SIGNABLE = {*ASSIGNMENT_EDITABLE, AssignmentState.SUBMITTED}


@transaction.atomic
def ask_head(*, assignment: Assignment, by, name: str, position: str, email: str, language: str) -> HeadSupport:
    """Send the head the link, or a newer one, which ends the one before and what was signed by it.

    Raises NotEditable, AddressOfAnother, HeadUnreachable or HourIsFull.
    """
    count_use(person=by, limit=HourlyLimit.COLLEAGUES)
    locked = MOVES.lock(assignment)
    if not may_edit(by, locked):
        raise NotEditable(locked)
    ask_address_of_head(email)
    values = asked(by=by, name=name, position=position, email=email, language=language)
    support, _is_new = HeadSupport.objects.update_or_create(
        assignment=locked, defaults={**values, "fingerprint": "", "signed_at": None}
    )
    log(instance=locked, action="assignment.head_asked", user=by)
    write_to_head(
        support,
        assignment=locked,
        page="assignments:sign_brief",
        token=token_of(support),
        template="emails/head_brief.txt",
    )
    return support


def asked(*, by, **whom: str) -> dict:
    """The columns of `HeadAsked` for somebody who is asked now; the key is new."""
    return {**whom, "asked_by": by, "asked_at": timezone.now(), "key": uuid.uuid4()}


def ask_address_of_head(email: str, *, not_of: User | None = None) -> None:
    """The link goes to the head, not to the office or `not_of`. Raises AddressOfAnother, HeadUnreachable."""
    owners = User.objects.filter(pk__in=EmailAddress.objects.filter(email__iexact=email).values("user"))
    owners |= User.objects.filter(email__iexact=email)
    if any(owner == not_of or is_office(owner) for owner in owners):
        raise AddressOfAnother
    if why_stopped([email], kind=LetterKind.OWED):
        raise HeadUnreachable


def write_to_head(head: HeadAsked, *, assignment: Assignment, page: str, token: str, template: str) -> None:
    """The letter with the link, which nobody else ever sees."""
    with translation.override(head.language):
        values = {
            "name": head.name,
            "title": text_of(assignment, "title"),
            "reference": assignment.reference,
            "institution": assignment.institution.name,
            "address": absolute(reverse(page, args=[token])),
            "days": LIFETIME.days,
            "site_name": settings.SITE_NAME,
        }
        body = render_to_string(template, values)
        write_email(to=head.email, subject=_("Your signature is asked for: %(title)s") % values, body=body)


def token_of(support: HeadSupport) -> str:
    return LINKS.token(support.pk, key=str(support.key))


def read_link(token: str) -> HeadSupport:
    """Raises LinkRefused."""
    [pk] = LINKS.read(token, key_of=_key_of)
    return HeadSupport.objects.select_related("assignment__institution").get(pk=pk)


def _key_of(pk: int) -> str | None:
    key = HeadSupport.objects.filter(pk=pk).values_list("key", flat=True).first()
    return str(key) if key else None


def is_signable(assignment: Assignment) -> bool:
    """Whether a head may still sign it: it is written, or waits for the office."""
    return assignment.state in _SIGNABLE


@transaction.atomic
def sign_brief(*, support: HeadSupport, shown: str) -> HeadSupport:
    """The head signs the brief with the fingerprint `shown`. Signed already, nothing changes.

    Raises NothingToSign, BriefChanged, or why what was entered by the office cannot be sent.
    """
    assignment = MOVES.lock(support.assignment)
    locked = HeadSupport.objects.select_for_update(no_key=True).filter(pk=support.pk, key=support.key).first()
    if locked is None or not is_signable(assignment):
        raise NothingToSign
    if locked.signed_at:
        return locked
    if shown != fingerprint_of(assignment):
        raise BriefChanged
    locked.fingerprint, locked.signed_at = shown, timezone.now()
    locked.save(update_fields=["fingerprint", "signed_at"])
    log(instance=assignment, action="assignment.head_signed", data={"fingerprint": shown})
    head_signed.send(sender=HeadSupport, assignment=assignment)
    return locked


def fingerprint_of(assignment: Assignment) -> str:
    """SHA-256 of what the brief says, in both languages: another one when a word of it changes."""
    texts = [getattr(assignment, f"{name}_{code}") for name in _SAID for code, _label in settings.FULL_LANGUAGES]
    facts = [str(getattr(assignment, name)) for name in _FACTS]
    costs = sorted(
        str([cost.item, cost.bearer, cost.amount_minor, cost.currency]) for cost in assignment.cost_shares.all()
    )
    spoken = sorted([row.language_id, row.level] for row in assignment.languages.all())
    said = [texts, facts, sorted(assignment.readiness), costs, spoken]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def head_of(assignment: Assignment) -> dict:
    """Who was asked, what became of it, and whether the text is still what was signed; for pages and print."""
    support = HeadSupport.objects.filter(assignment=assignment).first()
    signed = support.fingerprint if support and support.signed_at else ""
    is_changed = bool(signed) and signed != fingerprint_of(assignment)
    return {"support": support, "is_signed": bool(signed), "is_changed": is_changed}
