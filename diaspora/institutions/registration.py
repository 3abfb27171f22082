"""Institutions: asking to be registered, the decision of the office, and details."""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.moves import as_now

from .. import rules
from ..enums import HourlyLimit, InstitutionState, MemberRole
from ..hourly_limits import count_use
from ..models import Institution, InstitutionName, Membership, User
from ..notices.notify import notify
from .moves import move_institution
from .names import names_of
from .news import tell_officers
from .official_address import ask_to_confirm
from .refusals import InstitutionRefusal, NotAllowed


class AlreadyAsked(InstitutionRefusal):
    text = _("You asked for an institution already. Wait for the answer before you ask for another one.")


def register_institution(*, by: User, details: dict, names: dict[str, str]) -> Institution:
    """Ask the office to register an institution; `by` becomes its manager and can prepare it meanwhile.

    `details` are fields of Institution, `names` the fields of InstitutionName. Asking the same again while the first
    request waits (a double press) returns the first one. The official address gets a link that confirms it. Raises
    HourIsFull, or AlreadyAsked when another one of theirs waits.
    """
    try:
        return _register(by=by, details=details, names=names)
    except IntegrityError:
        # only_one_pending_registration_per_person
        waiting = Institution.objects.get(registered_by=by, state=InstitutionState.PENDING)
        if waiting.official_email.lower() == details["official_email"].lower():
            return waiting
        raise AlreadyAsked from None


@transaction.atomic
def _register(*, by: User, details: dict, names: dict[str, str]) -> Institution:
    count_use(person=by, limit=HourlyLimit.ADDRESSES)
    institution = Institution.objects.create(registered_by=by, **details)
    InstitutionName.objects.create(institution=institution, **names)
    Membership.objects.create(institution=institution, user=by, role=MemberRole.MANAGER)
    log(instance=institution, action="institution.register", user=by)
    values = {"institution": names_of(institution), "person": str(by)}
    ask_to_confirm(institution, by=by)
    notify(user=by, kind="institution_received", values=values, path=reverse("institution:home"))
    tell_officers(institution, kind="institution_registered", values=values, by=by)
    return institution


def approve_institution(*, institution: Institution, by: User, seen: str | None = None) -> Institution:
    """The institution may publish assignments and invite members. Raises MoveRefused."""
    return move_institution(institution=institution, to=InstitutionState.APPROVED, by=by, seen=seen)


def reject_institution(*, institution: Institution, by: User, reason: str, seen: str | None = None) -> Institution:
    """The institution is not registered; its members read the reason. Raises MoveRefused."""
    return move_institution(institution=institution, to=InstitutionState.REJECTED, by=by, seen=seen, reason=reason)


def suspend_institution(*, institution: Institution, by: User, reason: str, seen: str | None = None) -> Institution:
    """Nobody works for it, and its assignments are paused, until it is approved again. Raises MoveRefused."""
    return move_institution(institution=institution, to=InstitutionState.SUSPENDED, by=by, seen=seen, reason=reason)


@transaction.atomic
def change_details(*, institution: Institution, by: User, details: dict) -> Institution:
    """Change how to reach the institution and what it does. Another address has to be confirmed.

    Of an approved institution the office is told of it. Raises HourIsFull or NotAllowed.
    """
    stored = Institution.objects.filter(pk=institution.pk)
    if stored.exclude(official_email=details.get("official_email", F("official_email"))).exists():
        count_use(person=by, limit=HourlyLimit.ADDRESSES)
    locked = Institution.objects.select_for_update(of=("self",), no_key=True).get(pk=institution.pk)
    if not rules.is_member(as_now(by), locked, MemberRole.MANAGER):
        raise NotAllowed
    changed = [field for field, value in details.items() if getattr(locked, field) != value]
    address_before = locked.official_email
    for field in changed:
        setattr(locked, field, details[field])
    if changed:
        is_new_address = "official_email" in changed
        if is_new_address:
            locked.official_email_verified_at = None
        locked.save(update_fields=[*changed, "official_email_verified_at"])
        log(instance=locked, action="institution.details", user=by, data={"fields": changed})
        if is_new_address:
            ask_to_confirm(locked, by=by)
            if locked.state == InstitutionState.APPROVED:
                _tell_of_new_address(locked, before=address_before, by=by)
    return locked


def _tell_of_new_address(institution: Institution, *, before: str, by: User) -> None:
    values = {
        "institution": names_of(institution),
        "before": before,
        "address": institution.official_email,
        "is_free": institution.has_free_mail,
    }
    tell_officers(institution, kind="institution_address_changed", values=values, by=by)
