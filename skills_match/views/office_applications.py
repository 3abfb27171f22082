"""The programme office at work on applications."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from diaspora.views.access import office, who_may

from ..models import Application


@who_may(office)
def application(request: HttpRequest, pk: int) -> HttpResponse:
    sent = get_object_or_404(Application.objects.for_office(request.user).for_lists(), pk=pk)
    return render(request, "office/application.html", {"application": sent})
