"""Up to four people of one list side by side: for the host by number, for the programme office by name."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from diaspora.who_may import member, office, who_may

from ...enums import Audience
from ...models import Assignment, MatchRun
from ..comparison import compare
from ..forms import ComparisonForm
from .people import hosted_assignment, seen_assignment


@who_may(member)
def for_host(request: HttpRequest, reference: str) -> HttpResponse:
    assignment = hosted_assignment(request, reference)
    return _compared(request, assignment, Audience.HOSTS, "institution/compare_people.html")


@who_may(office)
def for_office(request: HttpRequest, reference: str) -> HttpResponse:
    assignment = seen_assignment(request, reference)
    return _compared(request, assignment, Audience.OFFICE, "office/compare_people.html")


def _compared(request: HttpRequest, assignment: Assignment, audience: Audience, template: str) -> HttpResponse:
    """The address holds the list and the numbers in it, so that it shows the same people whenever it is opened."""
    context: dict = {"assignment": assignment}
    form = ComparisonForm(request.GET)
    if not form.is_valid():
        return render(request, template, context)
    runs = MatchRun.objects.filter(assignment=assignment, audience=audience)
    run = get_object_or_404(runs, pk=form.cleaned_data["list"])
    run.assignment = assignment
    comparison = compare(run=run, numbers=form.cleaned_data["person"], reader=request.user)
    return render(request, template, {**context, "comparison": comparison})
