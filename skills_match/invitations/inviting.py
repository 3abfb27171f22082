"""Inviting a matched person who has no name yet, and what becomes of it.

The institution addresses a line of its list of matches, never a profile. A yes shows name and profile to that
institution for that assignment; a no shows nothing and reads like silence. Decided in docs/decisions/0007.
"""

import datetime
from contextlib import suppress

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.languages import written_in_every_language
from casework.models.slots import first_free
from casework.moves import MoveNotAllowed, as_now
from casework.refusals import Refused
from diaspora.enums import HourlyLimit, LookedAt, MemberRole
from diaspora.hourly_limits import count_use
from diaspora.institutions.names import names_of
from diaspora.models import Profile, User
from diaspora.notices.notify import notify
from diaspora.privacy.access_log import record_access
from diaspora.rules import is_office, membership_of

from ..applications.snapshot import take_snapshot
from ..assignments.moves import MOVES as ASSIGNMENT_MOVES
from ..enums import Actor, Audience, InvitationState
from ..matching.people import person_behind
from ..matching.runs import matchable
from ..models import Assignment, AssignmentInvitation
from ..models.assignment_invitation import OPEN_AT_MOST
from ..models.querysets import today_in_closing_zone
from ..rules import may_send_invitation
from .endings import let_go
from .moves import MOVES, move_invitation
from .shown import applications_shown

_S = InvitationState
#: How many days a person has to answer; never longer than the assignment takes applications.
ANSWER_DAYS = 14


class InvitationError(Refused):
    """The base of what is refused about an invitation itself; moves are refused by casework.moves."""


class NotInvitable(InvitationError):
    """The assignment is closed, or `by` is no reviewer of its institution and not of the office."""

    text = _("People can be invited only while the assignment takes applications, by reviewers and managers.")


class NoLongerMatching(InvitationError):
    """Nobody in the present list answers to the handle."""

    text = _("This person is no longer among the matches: the profile, the assignment or a consent has changed.")


class AlreadyInvited(InvitationError):
    is_harmless = True
    text = _("You have invited this person already. A person is invited to an assignment only once.")


class HasApplied(InvitationError):
    """The application is there to be read: an invitation would lead nowhere."""

    text = _("This person has already applied to this assignment. There is no need to invite.")


class CannotBeInvited(InvitationError):
    """Works for the institution, or has withdrawn an application. The text does not say which: both are people whom
    the list shows without a name."""

    text = _("This person cannot be invited: an application was withdrawn, or the person works for you.")


class TooManyOpen(InvitationError):
    text = _("Five invitations are open for this assignment. You can invite again when one is answered or has ended.")


class InvitationOver(InvitationError):
    text = _("The last day to answer has passed, or the assignment no longer takes applications.")


def invite_person(*, assignment: Assignment, by: User, handle: str, message: str = "") -> AssignmentInvitation:
    """Invite the person whom the matching shows to `by` under `handle` at this moment.

    The matching, which may ask the search server, answers before anything is locked. Raises NotInvitable,
    NoLongerMatching, AlreadyInvited, HasApplied, CannotBeInvited, TooManyOpen, HourIsFull.
    """
    if not may_send_invitation(by, assignment):
        raise NotInvitable
    profile = person_behind(assignment=assignment, reader=by, handle=handle)
    if profile is None:
        raise NoLongerMatching
    return _invite(assignment, profile, by=by, message=message)


@transaction.atomic
def _invite(assignment: Assignment, profile: Profile, *, by: User, message: str) -> AssignmentInvitation:
    """Under the lock on the assignment, so that two reviewers do not take the same slot."""
    count_use(person=by, limit=HourlyLimit.MATCHES)
    locked = ASSIGNMENT_MOVES.lock(assignment)
    if not may_send_invitation(as_now(by), locked):
        raise NotInvitable
    if not matchable(Audience.HOSTS).filter(pk=profile.pk).exists():
        raise NoLongerMatching
    if locked.invitations.filter(profile=profile).exists():
        raise AlreadyInvited
    if applications_shown(assignment=locked, reader=by).filter(profile=profile).exists():
        raise HasApplied
    if _leads_nowhere(locked, profile):
        raise CannotBeInvited
    for overdue in locked.invitations.overdue():
        with suppress(MoveNotAllowed):  # answered meanwhile
            let_go(overdue)
    slot = first_free(locked.invitations.all(), at_most=OPEN_AT_MOST)
    if slot is None:
        raise TooManyOpen
    today = today_in_closing_zone()
    last_day = today + datetime.timedelta(days=ANSWER_DAYS)
    invitation = AssignmentInvitation.objects.create(
        assignment=locked,
        profile=profile,
        invited_by=by,
        message=message.strip(),
        slot=slot,
        answer_by=min(last_day, locked.closing_on or last_day),
    )
    log(instance=invitation, action="invitation.sent", user=by)
    _tell(invitation, user=profile.user, kind="invitation_received", path=_persons_page(invitation))
    return invitation


def accept_invitation(*, invitation: AssignmentInvitation, by: User, seen: str | None = None) -> AssignmentInvitation:
    """Say yes: from now on the institution reads name and profile, for this assignment. Raises InvitationOver."""

    def check(locked: AssignmentInvitation) -> None:
        if not locked.is_answerable:
            raise InvitationOver

    with transaction.atomic():
        invitation = move_invitation(
            invitation=invitation,
            to=_S.ACCEPTED,
            by=by,
            seen=seen,
            actor=Actor.APPLICANT,
            check=check,
            answered_at=timezone.now(),
        )
        path = reverse("institution_assignments:invited", args=[invitation.assignment.reference, invitation.pk])
        for reader in _told_of_a_yes(invitation):
            _tell(invitation, user=reader, kind="invitation_accepted", path=path)
    return invitation


def decline_invitation(*, invitation: AssignmentInvitation, by: User, seen: str | None = None) -> AssignmentInvitation:
    """Say no. Nobody at the institution is told, and no reason is asked. Raises InvitationOver."""

    def check(locked: AssignmentInvitation) -> None:
        if not locked.is_answerable:
            raise InvitationOver

    return move_invitation(
        invitation=invitation,
        to=_S.DECLINED,
        by=by,
        seen=seen,
        actor=Actor.APPLICANT,
        check=check,
        answered_at=timezone.now(),
    )


def take_back_yes(*, invitation: AssignmentInvitation, by: User, seen: str | None = None) -> AssignmentInvitation:
    """The institution no longer sees name and profile; what was sent with an application is not touched."""
    return move_invitation(invitation=invitation, to=_S.TAKEN_BACK, by=by, seen=seen, actor=Actor.APPLICANT)


def withdraw_invitation(*, invitation: AssignmentInvitation, by: User, seen: str | None = None) -> AssignmentInvitation:
    """The institution takes back what to it still seems to be open. The person is told, unless the answer was no."""

    before = set()

    def check(locked: AssignmentInvitation) -> None:
        if not locked.seems_open:
            raise MOVES.impossible(locked, actor=Actor.HOST)
        before.add(locked.state)

    with transaction.atomic():
        invitation = move_invitation(
            invitation=invitation, to=_S.WITHDRAWN, by=by, seen=seen, actor=Actor.HOST, check=check
        )
        if invitation.profile and _S.WAITING in before:
            _tell(
                invitation,
                user=invitation.profile.user,
                kind="invitation_withdrawn",
                path=_persons_page(invitation),
                by_email=False,
            )
    return invitation


def open_to_host(*, invitation: AssignmentInvitation, by: User) -> dict | None:
    """Name and profile for a reader of the institution, as they are today; None when the yes does not stand.

    Each look is recorded and shown to the person. Contact data and CV are not part of it.
    """
    shown = Profile.objects.matchable_for_hosts().select_related("user").filter(pk=invitation.profile_id).first()
    if not invitation.is_yes or shown is None:
        return None
    record_access(subject=shown.user, viewer=by, what=LookedAt.INVITED)
    return take_snapshot(profile=shown, cv=None)


def _told_of_a_yes(invitation: AssignmentInvitation) -> list[User]:
    """Who invited, and where that was the office, those of the institution who may read the name now."""
    inviter, institution = invitation.invited_by, invitation.assignment.institution
    if inviter is None or not inviter.is_active:
        return []
    if membership_of(inviter, institution) or not is_office(inviter):
        return [inviter]
    readers = User.objects.filter(is_active=True, memberships__institution=institution)
    return list(readers.filter(memberships__role__in=[MemberRole.REVIEWER, MemberRole.MANAGER]).distinct())


def _leads_nowhere(assignment: Assignment, profile: Profile) -> bool:
    has_applied = assignment.applications.sent().filter(profile=profile).exists()
    return has_applied or membership_of(profile.user, assignment.institution) is not None


def _persons_page(invitation: AssignmentInvitation) -> str:
    return reverse("my:invitation", args=[invitation.pk])


def _tell(invitation: AssignmentInvitation, *, user: User, kind: str, path: str, by_email: bool = True) -> None:
    """No name of the person and no word of the message: a notice outlives the invitation."""
    assignment = invitation.assignment
    values = {
        "title": written_in_every_language(assignment, "title"),
        "reference": assignment.reference,
        "institution": names_of(assignment.institution),
        "answer_by": invitation.answer_by,
    }
    notify(user=user, kind=kind, values=values, path=path, by_email=by_email)
