"""The list in which an officer found an application: what is in it, and the way on through it."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from skills_match.models import Application

from ..forms.filters import ApplicationFilter
from ..neighbours import next_in, previous_in


def listed(request: HttpRequest) -> tuple[ApplicationFilter, QuerySet[Application]]:
    """The form of filters, and what they leave, in order."""
    form = ApplicationFilter(request.GET, reader=request.user)
    return form, form.narrow(Application.objects.for_office(request.user).for_lists())


def kept(request: HttpRequest) -> str:
    """The filters of the list from which a page was opened, as they go along from page to page."""
    return f"?{request.GET.urlencode()}" if request.GET else ""


def way_on(request: HttpRequest, sent: Application) -> dict[str, str]:
    """The neighbours in the list from which the page was opened; else what has waited longest for the office."""
    filters = kept(request)
    if not filters:
        waiting = ApplicationFilter({"state": "office", "sort": "oldest"}, reader=request.user)
        oldest = waiting.narrow(Application.objects.for_office(request.user))
        return {"next": _link(next_in(oldest, sent), "?state=office&sort=oldest")}
    rows = listed(request)[1]
    return {
        "previous": _link(previous_in(rows, sent), filters),
        "next": _link(next_in(rows, sent), filters),
        "list": reverse("office:applications") + filters,
    }


def _link(pk: int | None, filters: str) -> str:
    return reverse("office:application", args=[pk]) + filters if pk else ""
