"""Who may do what with assignments: predicates that views, domain and templates share."""

import datetime

from diaspora.enums import InstitutionState, MemberRole
from diaspora.rules import is_member, is_office, memberships_of

from .enums import (
    APPLICATION_MOVES,
    APPLICATION_TAKES_POST,
    ASSIGNMENT_EDITABLE,
    ASSIGNMENT_MOVES,
    Actor,
    ApplicationState,
    Right,
)


def actors_of(user, assignment) -> set[Actor]:
    """In which capacities `user` may move `assignment`; None is the clock."""
    if user is None:
        return {Actor.CLOCK}
    actors = set()
    if is_office(user):
        actors.add(Actor.OFFICE)
    if may_write(user, assignment.institution):
        actors.add(Actor.HOST)
    return actors


def may(user, right: Right, programme, on_day: datetime.date) -> bool:
    """Whether `user` holds `right` in `programme` on `on_day`: given by two people, begun and not ended.

    No other role stands in for it, not that of an administrator either. However often it is asked about one `user`, it
    asks the database once; `casework.moves.as_now` reads afresh. For lists: `ProgrammeRight.objects.in_force(day)`.
    """
    return any(
        held.right == right and held.programme_id == programme.pk and held.holds_on(on_day) for held in rights_of(user)
    )


def rights_of(user) -> list:
    """All rights in programmes that `user` was given, whatever their days; none for a closed account."""
    if not user.is_authenticated or not user.is_active:
        return []
    if not hasattr(user, "_programme_rights"):
        user._programme_rights = list(user.programme_rights.confirmed())
    return user._programme_rights


def may_write(user, institution) -> bool:
    """Authors and up write assignments, also while the institution waits for its approval."""
    return is_member(user, institution, MemberRole.AUTHOR)


def may_edit(user, assignment) -> bool:
    if assignment.state not in ASSIGNMENT_EDITABLE:
        return False
    return may_write(user, assignment.institution) or types_for_host(user, assignment)


def types_for_host(user, assignment) -> bool:
    """Officers write what reached them on paper or by telephone, and never send it: its institution confirms it."""
    return is_office(user) and getattr(assignment, "entered_assignment", None) is not None


def may_move(user, assignment, to) -> bool:
    """Whether the table lets `user` move `assignment` to `to`: decides which buttons a page shows."""
    return bool(ASSIGNMENT_MOVES.get((assignment.state, to), set()) & actors_of(user, assignment))


def may_submit_for(institution) -> bool:
    """Only approved institutions send assignments to the office; pending ones may draft."""
    return institution.state == InstitutionState.APPROVED


def writes_for(user) -> list:
    """The institutions that `user` may write assignments for."""
    return [m.institution for m in memberships_of(user) if may_write(user, m.institution)]


def host_may_read_sent(application) -> bool:
    """Whether the host may still read what was sent: a person who withdraws takes it back."""
    return application.state != ApplicationState.WITHDRAWN


def host_may_see_contact(application) -> bool:
    """E-mail and telephone reach the host only when the person accepted the offer."""
    return application.state in APPLICATION_TAKES_POST


def may_withdraw(application) -> bool:
    """Whether the table lets the applicant withdraw it now."""
    return Actor.APPLICANT in APPLICATION_MOVES.get((application.state, ApplicationState.WITHDRAWN), set())


def may_reopen(application) -> bool:
    """Whether the applicant may send a withdrawn application once more."""
    allowed = APPLICATION_MOVES.get((application.state, ApplicationState.SUBMITTED), set())
    return (
        application.state == ApplicationState.WITHDRAWN
        and Actor.APPLICANT in allowed
        and application.assignment.is_open
    )


def may_review(user, institution) -> bool:
    """Reviewers and managers of an approved institution read what was sent to it; authors do not."""
    return institution.state == InstitutionState.APPROVED and is_member(user, institution, MemberRole.REVIEWER)


def may_send_invitation(user, assignment) -> bool:
    """Whoever may invite, and the office for them: a yes shows the name to the institution all the same."""
    return may_invite(user, assignment) or (assignment.is_open and is_office(user))


def may_invite(user, assignment) -> bool:
    """Reviewers and managers invite, because they are the ones who read a person's name after a yes."""
    return assignment.is_open and may_review(user, assignment.institution)
