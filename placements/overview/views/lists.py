"""Lists of placements: the office's with filters, and that of a host."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from casework.exported import exported
from casework.pages import page_of
from diaspora.who_may import member, office, who_may
from office.navigation import add_tab

from ...models import Placement
from ..export import placements_table
from ..forms.filters import PlacementFilter

add_tab(
    gettext_lazy("Placements"),
    "office:placements",
    pages={
        "office:placement",
        "office:placements_morning",
        "office:alumni",
        "office:briefing_parts",
        "office:briefing_part",
        "office:add_briefing_part",
        "office:programme_report",
        "office:programme_report_rows",
        "office:freeze_report",
        "office:frozen_report",
        "office:frozen_reports",
        "office:ask_region",
        "office:region_message",
        "office:earlier_lists",
        "office:upload_list",
        "office:claims",
        "office:claim",
    },
    order=35,
    is_daily=True,
)


@who_may(office)
def for_office(request: HttpRequest) -> HttpResponse:
    form, found = _listed(request)
    return render(request, "office/placements.html", {"filters": form, **page_of(request, found)})


def _listed(request: HttpRequest) -> tuple[PlacementFilter, QuerySet[Placement]]:
    form = PlacementFilter(request.GET)
    return form, form.narrow(Placement.objects.for_office(request.user).for_lists())


@exported("placements", table=placements_table)
def listed_placements(request: HttpRequest) -> QuerySet[Placement]:
    return _listed(request)[1]


@who_may(member)
def for_host(request: HttpRequest) -> HttpResponse:
    hosted = Placement.objects.for_host(request.user).for_lists().order_by("-starts_on", "-pk")
    return render(request, "institution/placements.html", page_of(request, hosted))
