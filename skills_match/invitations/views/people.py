"""People who fit an assignment, for its host: without names, each with a way to invite."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from diaspora.enums import InstitutionState
from diaspora.rules import memberships_of
from diaspora.who_may import member, who_may

from ...enums import Audience
from ...matching.comparison import compare
from ...matching.forms import ComparisonForm
from ...matching.matrix import matrix_of
from ...matching.people import PersonMatch, list_of_people
from ...models import Assignment
from ...models.assignment_invitation import OPEN_AT_MOST
from ...rules import may_invite, may_review
from ..shown import invitations_of, invited_people, with_what_came


@who_may(member)
def for_host(request: HttpRequest, reference: str) -> HttpResponse:
    assignment = _hosted_assignment(request, reference)
    context = list_of_people(request.GET, assignment=assignment, audience=Audience.HOSTS, reader=request.user)
    context |= _with_invitations(request, assignment, context["matches"])
    return render(request, "institution/people.html", {**context, "matrix": matrix_of(context["matches"])})


@who_may(member)
def compare_for_host(request: HttpRequest, reference: str) -> HttpResponse:
    assignment = _hosted_assignment(request, reference)
    matches, numbers = ComparisonForm(request.GET).chosen_of(assignment, Audience.HOSTS, reader=request.user)
    context = _with_invitations(request, assignment, matches)
    comparison = compare(matches=context["matches"], numbers=numbers)
    return render(
        request, "institution/compare_people.html", {**context, "assignment": assignment, "comparison": comparison}
    )


def _hosted_assignment(request: HttpRequest, reference: str) -> Assignment:
    """Only for members of an institution that is approved: a pending one has not been checked yet."""
    approved = [
        m.institution_id for m in memberships_of(request.user) if m.institution.state == InstitutionState.APPROVED
    ]
    hosted = Assignment.objects.filter(institution__in=approved).select_related("institution").for_matching()
    return get_object_or_404(hosted, reference=reference)


def _with_invitations(request: HttpRequest, assignment: Assignment, matches: list[PersonMatch]) -> dict:
    """For whom may read it, what came of invitations; for everybody, whether to invite."""
    context = {"matches": matches, "may_invite": may_invite(request.user, assignment)}
    if may_review(request.user, assignment.institution):
        sent = invitations_of(assignment=assignment)
        matches = with_what_came(matches=matches, assignment=assignment, invitations=sent, reader=request.user)
        invited = invited_people(invitations=sent, matches=matches)
        context |= {"matches": matches, "invited": invited, "most_open": OPEN_AT_MOST}
    return context
