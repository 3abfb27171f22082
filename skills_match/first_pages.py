"""What pages of people and of institutions show of assignments: the best few, and where the rest is."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from diaspora.models import Profile, User
from diaspora.open_pages import Link, PageSection, cv_page, institution_page, my_page
from diaspora.rules import memberships_of

from .applications.lines import lines_of
from .enums import APPLICATION_TAKES_POST, ApplicationState, Section
from .matching.advice.nothing_fits import NOT_AGREED, NothingFits, why_nothing_fits
from .matching.for_person import AssignmentMatch, explained_assignments, may_be_matched, ranked_assignments
from .matching.openings import Pairing
from .models import Application, Assignment
from .rules import may_review, writes_for

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

for order, (title, address) in enumerate(
    [
        (_("Assignments that fit you"), "my:matches"),
        (_("New for you"), "my:new"),
        (_("Saved assignments"), "my:saved"),
        (_("Saved searches"), "my:searches"),
        (_("My applications"), "my:applications"),
        (_("My invitations"), "my:invitations"),
    ],
    start=10,
):
    my_page.add_link(Link(title, address, order))
cv_page.add_link(Link(_("Find skills in your CV"), "my:skills_from_text", 10))


@my_page.adds(order=10)
def assignments_of(user: User, profile: Profile | None) -> Iterator[PageSection]:
    """Places that the person has, the assignments that fit best, and the applications that others are dealing with."""
    placed, waiting = applications_under_way(user)
    if placed:
        yield PageSection("my/_placed.html", placed)
    best = best_matches(profile)
    if best.matches or (profile and profile.is_published and not placed and not waiting):
        yield PageSection("my/_best_matches.html", best)
    if waiting:
        yield PageSection("my/_applications.html", waiting)


@institution_page.adds(order=10)
def hosted_assignments(user: User) -> Iterator[PageSection]:
    """The newest assignments of the institutions that `user` works for. A fixed number of queries."""
    own = Assignment.objects.of_members(user)
    shown = {
        "assignments": own.for_lists().with_applicant_counts(user)[:FEW],
        "number": own.count(),
        "may_create": bool(writes_for(user)),
        "reviewed": [m.institution_id for m in memberships_of(user) if may_review(user, m.institution)],
    }
    yield PageSection("institution/_assignments.html", shown)


@dataclass(frozen=True)
class FirstMatches:
    """A few, or why there is none."""

    matches: list[AssignmentMatch]
    why_none: NothingFits | None


def best_matches(profile: Profile | None) -> FirstMatches:
    """The open assignments that fit best: with a skill that is asked for, not applied for yet, and not ruled out by the
    profile; none without an agreement to matching."""
    if profile is None or not may_be_matched(profile=profile):
        return FirstMatches([], NOT_AGREED)
    applied = set(profile.applications.values_list("assignment", flat=True))
    ranked = ranked_assignments(profile=profile)
    best = [pairing for pairing in ranked if pairing.facts.id not in applied and _is_proposed(pairing)]
    if not best:
        return FirstMatches([], why_nothing_fits(profile=profile, is_agreed=True, ranked=ranked, applied=applied))
    return FirstMatches(explained_assignments(profile=profile, ranked=best[:FEW]), None)


def _is_proposed(pairing: Pairing) -> bool:
    """Whoever has none of the skills asked for does not fit, in whatever occupation."""
    return pairing.score.section != Section.SAME_OCCUPATION and not pairing.score.is_ruled_out


def applications_under_way(user: User) -> tuple[list[dict], list[dict]]:
    """Places that the person accepted, and the newest applications that others are dealing with. A fixed number of
    queries."""
    states = [*APPLICATION_TAKES_POST, *_UNDER_WAY]
    rows = list(Application.objects.of_applicant(user).filter(state__in=states).for_lists())
    lines = lines_of(rows)
    told = [{"application": row, "line": lines[row.pk]} for row in rows]
    placed = [row for row in told if row["application"].state in APPLICATION_TAKES_POST]
    return placed, [row for row in told if row["application"].state not in APPLICATION_TAKES_POST][:FEW]
