"""People who fit an assignment, as the programme office sees them. What hosts see is in `invitations`."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from diaspora.enums import InstitutionState
from diaspora.rules import memberships_of
from diaspora.who_may import office, who_may

from ...enums import Audience
from ...models import Application, Assignment
from ...search_server.server import trouble_for_staff
from ..matrix import matrix_of
from ..people import people_of, with_applications
from ..runs import run_for


@who_may(office)
def for_office(request: HttpRequest, reference: str) -> HttpResponse:
    assignment = seen_assignment(request, reference)
    context = list_of_people(request, assignment, Audience.OFFICE)
    sent = Application.objects.for_office(request.user).filter(assignment=assignment)
    matches = with_applications(matches=context["matches"], assignment=assignment, applications=sent)
    context |= {"matches": matches, "matrix": matrix_of(matches), "engine_trouble": trouble_for_staff()}
    return render(request, "office/match_people.html", context)


def hosted_assignment(request: HttpRequest, reference: str) -> Assignment:
    """Only for members of an institution that is approved: a pending one has not been checked yet."""
    approved = [
        m.institution_id for m in memberships_of(request.user) if m.institution.state == InstitutionState.APPROVED
    ]
    hosted = Assignment.objects.filter(institution__in=approved).select_related("institution").for_matching()
    return get_object_or_404(hosted, reference=reference)


def seen_assignment(request: HttpRequest, reference: str) -> Assignment:
    visible = Assignment.objects.visible_to(request.user).for_matching()
    return get_object_or_404(visible, reference=reference)


def list_of_people(request: HttpRequest, assignment: Assignment, audience: Audience) -> dict:
    """The context of a list of people who fit: the run that found them, and what `request` narrows it to."""
    only_all_musts, only_possible = request.GET.get("musts") == "all", request.GET.get("possible") == "only"
    run = run_for(
        assignment=assignment,
        audience=audience,
        by=request.user,
        meets_musts=only_all_musts,
        only_possible=only_possible,
    )
    return {
        "assignment": assignment,
        "run": run,
        "matches": people_of(run=run, reader=request.user),
        "only_all_musts": only_all_musts,
        "only_possible": only_possible,
    }
