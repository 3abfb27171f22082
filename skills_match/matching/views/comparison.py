"""Up to four people of one list side by side, or one alone with the reasons. What hosts see is in `invitations`."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from diaspora.who_may import office, who_may

from ...enums import Audience
from ...models import Application
from ..comparison import compare
from ..forms import ComparisonForm
from ..people import with_applications
from .people import seen_assignment


@who_may(office)
def for_office(request: HttpRequest, reference: str) -> HttpResponse:
    assignment = seen_assignment(request, reference)
    matches, numbers = ComparisonForm(request.GET).chosen_of(assignment, Audience.OFFICE, reader=request.user)
    sent = Application.objects.for_office(request.user).filter(assignment=assignment)
    matches = with_applications(matches=matches, assignment=assignment, applications=sent)
    context = {"assignment": assignment, "comparison": compare(matches=matches, numbers=numbers)}
    return render(request, "office/compare_people.html", context)
