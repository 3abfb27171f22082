"""The log of matching, for the programme office: which lists of people were shown, and each as it was."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from casework.pages import page_of
from diaspora.models import Profile
from diaspora.who_may import office, who_may
from office.exports import record_export
from office.spreadsheets import as_workbook

from ...enums import Audience
from ...models import MatchRun
from ..export import matching_people_table
from ..forms import MatchRunFilter
from ..people import people_of, places_of
from ..skill_supply import skill_supply
from .people import seen_assignment


@who_may(office)
def match_runs(request: HttpRequest) -> HttpResponse:
    form = MatchRunFilter(request.GET)
    found = form.narrow(MatchRun.objects.visible_to(request.user).for_lists())
    return render(request, "office/match_runs.html", {"form": form, **page_of(request, found)})


@who_may(office)
def match_run(request: HttpRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(MatchRun.objects.visible_to(request.user).for_lists(), pk=pk)
    context = {"run": run, "places": places_of(run=run, reader=request.user)}
    return render(request, "office/match_run.html", context)


@who_may(office)
@require_GET
@never_cache
def match_run_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A list of the office as XLSX: those of its people who may be shown today. It is logged who took it."""
    seen = MatchRun.objects.visible_to(request.user).filter(audience=Audience.OFFICE).for_lists()
    run = get_object_or_404(seen, pk=pk)
    matches = people_of(run=run, reader=request.user)
    record_export(
        rows=Profile.objects.filter(pk__in=[match.profile.pk for match in matches if match.profile]),
        kind="matching_people",
        file_format="xlsx",
        filters=str(run),
        by=request.user,
        of_people=True,
    )
    name = f"people-{run.assignment.reference}-{timezone.localtime(run.made_at):%Y-%m-%d}.xlsx"
    return as_workbook([matching_people_table(matches)], name)


@who_may(office)
def skill_gap(request: HttpRequest, reference: str) -> HttpResponse:
    """Which of the skills asked for are rare among the people who may be proposed."""
    assignment = seen_assignment(request, reference)
    context = {"assignment": assignment, "supply": skill_supply(assignment=assignment)}
    return render(request, "office/skill_gap.html", context)
