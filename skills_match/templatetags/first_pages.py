"""What the first pages of people and of institutions show of assignments: the best few, and where the rest is."""

from django import template

from diaspora.models import Profile, User
from diaspora.rules import memberships_of

from ..applications.lines import lines_of
from ..enums import APPLICATION_TAKES_POST, ApplicationState
from ..matching.for_person import AssignmentMatch, explained_assignments, may_be_matched, ranked_assignments
from ..models import Application, Assignment
from ..rules import may_review, writes_for

register = template.Library()

#: How many of each are shown.
FEW = 3
#: With these it is somebody else's turn; what waits for the person stands above, among what waits.
_UNDER_WAY = [
    ApplicationState.SUBMITTED,
    ApplicationState.SCREENING,
    ApplicationState.SHORTLISTED,
    ApplicationState.INTERVIEW,
    ApplicationState.RESERVE,
]


@register.simple_tag
def best_matches(profile: Profile | None) -> list[AssignmentMatch]:
    """The open assignments that fit best, wait for an application and are not ruled out by the profile; none without an
    agreement to matching."""
    if profile is None or not may_be_matched(profile=profile):
        return []
    applied = set(profile.applications.values_list("assignment", flat=True))
    ranked = [
        pairing
        for pairing in ranked_assignments(profile=profile)
        if pairing.facts.id not in applied and not pairing.parts.is_ruled_out
    ]
    return explained_assignments(profile=profile, ranked=ranked[:FEW]) if ranked else []


@register.simple_tag
def applications_under_way(user: User) -> dict[str, list[dict]]:
    """Places that the person accepted, and the newest applications that others are dealing with. A fixed number of
    queries."""
    states = [*APPLICATION_TAKES_POST, *_UNDER_WAY]
    rows = list(Application.objects.of_applicant(user).filter(state__in=states).for_lists())
    lines = lines_of(rows)
    told = [{"application": row, "line": lines[row.pk]} for row in rows]
    return {
        "placed": [row for row in told if row["application"].state in APPLICATION_TAKES_POST],
        "waiting": [row for row in told if row["application"].state not in APPLICATION_TAKES_POST][:FEW],
    }


@register.simple_tag
def hosted_assignments(user: User) -> dict:
    """The newest assignments of the institutions that `user` works for. A fixed number of queries."""
    own = Assignment.objects.of_members(user)
    return {
        "assignments": own.for_lists().with_applicant_counts(user)[:FEW],
        "number": own.count(),
        "may_create": bool(writes_for(user)),
        "reviewed": [m.institution_id for m in memberships_of(user) if may_review(user, m.institution)],
    }
