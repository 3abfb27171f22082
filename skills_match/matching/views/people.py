"""People who fit an assignment, as the programme office sees them. What hosts see is in `invitations`."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from diaspora.who_may import office, who_may

from ...enums import Audience
from ...models import Application, Assignment
from ...search_server.server import trouble_for_staff
from ..matrix import matrix_of
from ..people import list_of_people, with_applications


@who_may(office)
def for_office(request: HttpRequest, reference: str) -> HttpResponse:
    assignment = seen_assignment(request, reference)
    context = list_of_people(request.GET, assignment=assignment, audience=Audience.OFFICE, reader=request.user)
    sent = Application.objects.for_office(request.user).filter(assignment=assignment)
    matches = with_applications(matches=context["matches"], assignment=assignment, applications=sent)
    context["inviting"] = assignment if assignment.is_open else None
    context |= {"matches": matches, "matrix": matrix_of(matches), "engine_trouble": trouble_for_staff()}
    return render(request, "office/match_people.html", context)


def seen_assignment(request: HttpRequest, reference: str) -> Assignment:
    visible = Assignment.objects.visible_to(request.user).for_matching()
    return get_object_or_404(visible, reference=reference)
