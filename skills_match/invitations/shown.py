"""What an institution reads of its invitations: whom it asked, in the words of a list of matches, and the outcome."""

from dataclasses import dataclass, replace

from django.db.models import QuerySet

from diaspora.models import Profile, User

from ..enums import ApplicationState
from ..matching.people import PersonMatch, handle_of, with_applications
from ..matching.words import shown_of
from ..models import Application, Assignment, AssignmentInvitation
from ..vocabulary.picker import vocabulary

#: Skills by which somebody is told from others.
SKILLS_NAMED = 3


@dataclass(frozen=True)
class Invited:
    """Somebody who was invited. The words are empty while the person may not be shown: hidden, or gone. `match` is the
    person in today's list, where it is in it."""

    invitation: AssignmentInvitation
    is_shown: bool
    occupation: str
    experience_years: int | None
    skills: tuple[str, ...]
    match: PersonMatch | None


def invitations_of(*, assignment: Assignment) -> list[AssignmentInvitation]:
    """All invitations of the assignment, newest first. One query."""
    return list(assignment.invitations.select_related("assignment__institution", "profile__user", "invited_by"))


def invited_people(*, invitations: list[AssignmentInvitation], matches: list[PersonMatch]) -> list[Invited]:
    """Whom these invitations went to, as a host may know it, whatever the answer was. Five queries."""
    if not invitations:
        return []
    ids = [invitation.profile_id for invitation in invitations if invitation.profile_id]
    shown = Profile.objects.matchable_for_hosts().in_bulk(ids)
    occupations, skills = shown_of(list(shown), vocabulary())
    by_invitation = {match.invitation.pk: match for match in matches if match.invitation}
    return [
        Invited(
            invitation=invitation,
            is_shown=profile is not None,
            occupation=occupations.get(profile.pk, "") if profile else "",
            experience_years=profile.experience_years if profile else None,
            skills=skills.get(profile.pk, ())[:SKILLS_NAMED] if profile else (),
            match=by_invitation.get(invitation.pk),
        )
        for invitation in invitations
        for profile in [shown.get(invitation.profile_id or 0)]
    ]


def with_what_came(
    *, matches: list[PersonMatch], assignment: Assignment, invitations: list[AssignmentInvitation], reader: User
) -> list[PersonMatch]:
    """The same matches, each with the invitation that the person got for this assignment, and with the application
    that `reader` may read. One query."""
    by_handle = {
        handle_of(assignment=assignment, profile_id=invitation.profile_id): invitation
        for invitation in invitations
        if invitation.profile_id
    }
    invited = [replace(match, invitation=by_handle.get(match.handle)) for match in matches]
    applications = applications_shown(assignment=assignment, reader=reader)
    return with_applications(matches=invited, assignment=assignment, applications=applications)


def applications_shown(*, assignment: Assignment, reader: User) -> QuerySet[Application]:
    """The applications for `assignment` whose sender `reader` knows: who withdraws takes the name back."""
    return Application.objects.for_host(reader).filter(assignment=assignment).exclude(state=ApplicationState.WITHDRAWN)
