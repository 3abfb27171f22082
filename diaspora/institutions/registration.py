"""Institutions: asking to be registered, the decision of the office, details and names."""

import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.languages import written_in_every_language

from .. import rules
from ..enums import INSTITUTION_MOVES, InstitutionState, MemberRole
from ..models import Institution, InstitutionName, Membership, User
from ..notices.notify import notify
from ..signals import institution_moved

_ACTIONS = {
    InstitutionState.APPROVED: "institution.approve",
    InstitutionState.REJECTED: "institution.reject",
    InstitutionState.SUSPENDED: "institution.suspend",
}
_NOTICES = {
    InstitutionState.APPROVED: "institution_approved",
    InstitutionState.REJECTED: "institution_rejected",
    InstitutionState.SUSPENDED: "institution_suspended",
}


class InstitutionRefusal(Exception):
    """An institution cannot be changed in this way. The text is for the person who tried."""


class AlreadyAsked(InstitutionRefusal):
    def __init__(self):
        super().__init__(_("You asked for an institution already. Wait for the answer before you ask for another one."))


class NotAllowed(InstitutionRefusal):
    def __init__(self):
        super().__init__(_("You may not do this for this institution."))


class ReasonMissing(InstitutionRefusal):
    def __init__(self):
        super().__init__(_("Write the reason: the institution reads it."))


class MoveNotAllowed(InstitutionRefusal):
    def __init__(self, institution: Institution):
        super().__init__(
            _("This is not possible for an institution in the state “%(state)s”.")
            % {"state": institution.get_state_display()}
        )


def names_of(institution: Institution) -> dict[str, str]:
    """Its name of today by language, as a value of notices."""
    name = institution.name_on(timezone.localdate())
    return written_in_every_language(name, "name") if name else {}


def register_institution(*, by: User, details: dict, names: dict[str, str]) -> Institution:
    """Ask the office to register an institution; `by` becomes its manager and can prepare it meanwhile.

    `details` are fields of Institution, `names` the fields of InstitutionName. Asking the same again while the first
    request waits (a double press) returns the first one. Raises AlreadyAsked when another one of theirs waits.
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
    institution = Institution.objects.create(registered_by=by, **details)
    InstitutionName.objects.create(institution=institution, **names)
    Membership.objects.create(institution=institution, user=by, role=MemberRole.MANAGER)
    log(instance=institution, action="institution.register", user=by)
    values = {"institution": names_of(institution), "person": str(by)}
    notify(user=by, kind="institution_received", values=values, path="/en/institution/")
    for officer in User.objects.officers():
        path = f"/en/office/institutions/{institution.pk}/"
        notify(user=officer, kind="institution_registered", values=values, path=path, about=by)
    return institution


def approve_institution(*, institution: Institution, by: User) -> Institution:
    """The institution may publish assignments and invite members. Raises InstitutionRefusal."""
    return move_institution(institution=institution, to=InstitutionState.APPROVED, by=by)


def reject_institution(*, institution: Institution, by: User, reason: str) -> Institution:
    """The institution is not registered; its members read the reason. Raises InstitutionRefusal."""
    return move_institution(institution=institution, to=InstitutionState.REJECTED, by=by, reason=reason)


def suspend_institution(*, institution: Institution, by: User, reason: str) -> Institution:
    """Nobody works for it, and its assignments are paused, until it is approved again. Raises InstitutionRefusal."""
    return move_institution(institution=institution, to=InstitutionState.SUSPENDED, by=by, reason=reason)


@transaction.atomic
def move_institution(*, institution: Institution, to: InstitutionState, by: User, reason: str = "") -> Institution:
    """The one door to another state: checks who and from where, saves, logs, tells all members.

    Moving to the state it already has changes nothing. Raises NotAllowed, ReasonMissing or MoveNotAllowed.
    """
    if not rules.is_office(by):
        raise NotAllowed
    locked = Institution.objects.select_for_update(of=("self",)).get(pk=institution.pk)
    if locked.state == to:
        return locked
    if to not in INSTITUTION_MOVES[InstitutionState(locked.state)]:
        raise MoveNotAllowed(locked)
    reason = reason.strip()
    if to != InstitutionState.APPROVED and not reason:
        raise ReasonMissing
    locked.state = to
    locked.decision_reason = reason
    locked.decided_at = timezone.now()
    locked.save(update_fields=["state", "decision_reason", "decided_at"])
    log(instance=locked, action=_ACTIONS[to], user=by, data={"reason": reason} if reason else {})
    values = {"institution": names_of(locked), "reason": reason}
    for membership in locked.memberships.select_related("user"):
        notify(user=membership.user, kind=_NOTICES[to], values=values, path="/en/institution/")
    institution_moved.send(sender=Institution, institution=locked)
    return locked


@transaction.atomic
def change_details(*, institution: Institution, by: User, details: dict) -> Institution:
    """Change how to reach the institution and what it does. Raises NotAllowed."""
    if not rules.is_member(by, institution, MemberRole.MANAGER):
        raise NotAllowed
    locked = Institution.objects.select_for_update(of=("self",)).get(pk=institution.pk)
    changed = [field for field, value in details.items() if getattr(locked, field) != value]
    for field in changed:
        setattr(locked, field, details[field])
    if changed:
        locked.save(update_fields=changed)
        log(instance=locked, action="institution.details", user=by, data={"fields": changed})
    return locked


@transaction.atomic
def rename_institution(
    *, institution: Institution, by: User, names: dict[str, str], valid_from: datetime.date
) -> InstitutionName:
    """Give the institution a name from a day on; the earlier names stay in its history.

    A second change for the same day replaces the first. Raises NotAllowed.
    """
    if not rules.is_member(by, institution, MemberRole.MANAGER):
        raise NotAllowed
    before = str(institution.name_on(valid_from) or "")
    name, _new = InstitutionName.objects.update_or_create(
        institution=institution, valid_from=valid_from, defaults=names
    )
    log(instance=institution, action="institution.rename", user=by, data={"from": before, "to": str(name)})
    return name
