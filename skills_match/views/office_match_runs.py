"""The log of matching, for the programme office: which lists of people were shown, and each as it was."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from diaspora.views.access import office, who_may

from ..domain.matched_people import places_of
from ..forms.match_runs import MatchRunFilter
from ..models import MatchRun

A_PAGE = 25


@who_may(office)
def match_runs(request: HttpRequest) -> HttpResponse:
    form = MatchRunFilter(request.GET)
    found = form.narrow(MatchRun.objects.visible_to(request.user).for_lists())
    context = {
        "form": form,
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "query": urlencode(form.values),
    }
    return render(request, "office/match_runs.html", context)


@who_may(office)
def match_run(request: HttpRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(MatchRun.objects.visible_to(request.user).for_lists(), pk=pk)
    context = {"run": run, "places": places_of(run=run, reader=request.user)}
    return render(request, "office/match_run.html", context)
