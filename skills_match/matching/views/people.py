"""People who fit an assignment: for its host without names, for the programme office with them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from diaspora.enums import InstitutionState
from diaspora.rules import membership_of
from diaspora.who_may import member, office, who_may

from ...enums import Audience
from ...invitations.inviting import invitations_of, with_applications, with_invitations
from ...models import Assignment
from ...models.assignment_invitation import OPEN_AT_MOST
from ...rules import may_invite, may_review
from ..engines import trouble_for_staff
from ..people import people_of
from ..runs import run_for


@who_may(member)
def for_host(request: HttpRequest, reference: str) -> HttpResponse:
    assignment = hosted_assignment(request, reference)
    context = _context(request, assignment, Audience.HOSTS) | {"may_invite": may_invite(request.user, assignment)}
    if may_review(request.user, assignment.institution):
        sent = invitations_of(assignment=assignment)
        matches = with_invitations(matches=context["matches"], assignment=assignment, invitations=sent)
        matches = with_applications(matches=matches, assignment=assignment, reader=request.user)
        context |= {"matches": matches, "invitations": sent, "most_open": OPEN_AT_MOST}
    return render(request, "institution/people.html", context)


@who_may(office)
def for_office(request: HttpRequest, reference: str) -> HttpResponse:
    context = _context(request, seen_assignment(request, reference), Audience.OFFICE)
    return render(request, "office/match_people.html", {**context, "engine_trouble": trouble_for_staff()})


def hosted_assignment(request: HttpRequest, reference: str) -> Assignment:
    """Only for members of an institution that is approved: a pending one has not been checked yet."""
    membership_of(request.user)
    approved = [m.institution_id for m in request.user._memberships if m.institution.state == InstitutionState.APPROVED]
    hosted = Assignment.objects.filter(institution__in=approved).select_related("institution").for_matching()
    return get_object_or_404(hosted, reference=reference)


def seen_assignment(request: HttpRequest, reference: str) -> Assignment:
    visible = Assignment.objects.visible_to(request.user).for_matching()
    return get_object_or_404(visible, reference=reference)


def _context(request: HttpRequest, assignment: Assignment, audience: Audience) -> dict:
    only_all_musts = request.GET.get("musts") == "all"
    run = run_for(assignment=assignment, audience=audience, by=request.user, meets_musts=only_all_musts)
    return {
        "assignment": assignment,
        "run": run,
        "matches": people_of(run=run, reader=request.user),
        "only_all_musts": only_all_musts,
    }
