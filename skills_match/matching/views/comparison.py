"""Up to four people of one list side by side, or one alone with the reasons. What hosts see is in `invitations`."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from diaspora.who_may import office, who_may

from ...enums import Audience
from ...models import Application, Assignment, MatchRun
from ..comparison import compare
from ..forms import ComparisonForm
from ..people import PersonMatch, people_of, with_applications
from .people import seen_assignment


@who_may(office)
def for_office(request: HttpRequest, reference: str) -> HttpResponse:
    assignment = seen_assignment(request, reference)
    matches, numbers = chosen_people(request, assignment, Audience.OFFICE)
    sent = Application.objects.for_office(request.user).filter(assignment=assignment)
    matches = with_applications(matches=matches, assignment=assignment, applications=sent)
    context = {"assignment": assignment, "comparison": compare(matches=matches, numbers=numbers)}
    return render(request, "office/compare_people.html", context)


def chosen_people(
    request: HttpRequest, assignment: Assignment, audience: Audience
) -> tuple[list[PersonMatch], set[int]]:
    """The list and the numbers in it that the address names, so that it shows the same people whenever it is opened;
    nobody where it names none, or too many."""
    form = ComparisonForm(request.GET)
    if not form.is_valid():
        return [], set()
    runs = MatchRun.objects.filter(assignment=assignment, audience=audience)
    run = get_object_or_404(runs, pk=form.cleaned_data["list"])
    run.assignment = assignment
    return people_of(run=run, reader=request.user), form.cleaned_data["person"]
