"""The programme office reads requests and decides."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from diaspora.views.access import office, who_may

from ..models import Assignment


@who_may(office)
def requests(request: HttpRequest) -> HttpResponse:
    return render(
        request, "office/requests.html", {"assignments": Assignment.objects.visible_to(request.user).for_lists()}
    )


@who_may(office)
def assignment(request: HttpRequest, reference: str) -> HttpResponse:
    found = get_object_or_404(Assignment.objects.visible_to(request.user).for_lists(), reference=reference)
    return render(request, "office/assignment.html", {"assignment": found})
