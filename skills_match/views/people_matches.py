"""People who fit an assignment: for its host without names, for the programme office with them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from diaspora.enums import InstitutionState
from diaspora.rules import membership_of
from diaspora.views.access import member, office, who_may

from ..domain.assignment_invitations import invitations_of, with_invitations
from ..domain.matches import SHOWN, PersonMatch, people_for
from ..matching.engines import trouble_for_staff
from ..matching.score import RULESET
from ..matching.taxonomy import taxonomy_facts
from ..models import Assignment
from ..models.assignment_invitation import OPEN_AT_MOST
from ..rules import may_invite, may_review


@who_may(member)
def for_host(request: HttpRequest, reference: str) -> HttpResponse:
    """Only for members of an institution that is approved: a pending one has not been checked yet."""
    membership_of(request.user)
    approved = [m.institution_id for m in request.user._memberships if m.institution.state == InstitutionState.APPROVED]
    hosted = Assignment.objects.filter(institution__in=approved).for_lists().for_matching()
    assignment = get_object_or_404(hosted, reference=reference)
    context = {**_context(request, assignment), "may_invite": may_invite(request.user, assignment)}
    if may_review(request.user, assignment.institution):
        sent = invitations_of(assignment=assignment)
        matches = with_invitations(matches=context["matches"], assignment=assignment, invitations=sent)
        context |= {"matches": matches, "invitations": sent, "most_open": OPEN_AT_MOST}
    return render(request, "institution/people.html", context)


@who_may(office)
def for_office(request: HttpRequest, reference: str) -> HttpResponse:
    visible = Assignment.objects.visible_to(request.user).for_lists().for_matching()
    assignment = get_object_or_404(visible, reference=reference)
    context = _context(request, assignment)
    about = {"ruleset": RULESET, "taxonomy": taxonomy_facts().version, "engine_trouble": trouble_for_staff()}
    return render(request, "office/match_people.html", {**context, **about})


def _context(request: HttpRequest, assignment: Assignment) -> dict:
    matches = people_for(assignment=assignment, reader=request.user, limit=SHOWN)
    only_all_musts = request.GET.get("musts") == "all"
    return {
        "assignment": assignment,
        "matches": [match for match in matches if _meets_musts(match)] if only_all_musts else matches,
        "only_all_musts": only_all_musts,
    }


def _meets_musts(match: PersonMatch) -> bool:
    return match.parts.musts_met == match.parts.musts_asked
