"""The first page of the programme office: what waits, and one box to find anything."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from diaspora.signals import office_work_asked
from diaspora.who_may import office, who_may

from ..search_server.server import trouble_for_staff
from .desk import Desk, desk_of, oldest_applications, oldest_requests
from .finding import find_anything
from .forms import SearchForm


@who_may(office)
def home(request: HttpRequest) -> HttpResponse:
    desk = desk_of(request.user)
    elsewhere = [
        line for _receiver, lines in office_work_asked.send(sender=None, officer=request.user) for line in lines
    ]
    context = {
        "lines": [*_lines(desk), *elsewhere],
        "requests": oldest_requests(request.user),
        "applications": oldest_applications(request.user),
        "words": desk.words,
        "engine_trouble": trouble_for_staff(),
    }
    return render(request, "office/home.html", context)


@who_may(office)
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    text = form.values.get("q", "")
    return render(
        request,
        "office/search.html",
        {"form": form, "text": text, "found": find_anything(text=text, officer=request.user)},
    )


def _lines(desk: Desk) -> list[dict]:
    """One line for each pile. A number that is the length of a list leads to that list."""
    requests, applications = reverse("office:requests"), reverse("office:applications")
    institutions = reverse("office_people:institutions")
    return [
        {
            "title": _("Requests to decide"),
            "url": f"{requests}?state=submitted",
            "waiting": desk.requests.waiting,
            "mine": desk.requests.mine,
            "mine_url": f"{requests}?state=submitted&officer=mine",
            "overdue": desk.requests.overdue,
            "overdue_url": f"{requests}?wait=overdue",
        },
        {
            "title": _("Approved, not yet published"),
            "url": f"{requests}?state=approved",
            "waiting": desk.to_publish,
        },
        {
            "title": _("Applications to screen"),
            "url": f"{applications}?state=office",
            "waiting": desk.applications.waiting,
            "mine": desk.applications.mine,
            "mine_url": f"{applications}?state=office&officer=mine",
            "overdue": desk.applications.overdue,
            "overdue_url": f"{applications}?state=office&overdue=on",
        },
        {
            "title": _("Offers that run out soon"),
            "url": f"{applications}?state=ending",
            "waiting": desk.offers_running_out,
        },
        {
            "title": _("Institutions to approve"),
            "url": f"{institutions}?state=pending",
            "waiting": desk.institutions,
        },
        {"title": _("Questions to answer"), "url": reverse("office:inquiries"), "waiting": desk.inquiries},
        {"title": _("Suggested skills"), "url": reverse("office:suggestions"), "waiting": desk.suggestions},
    ]
