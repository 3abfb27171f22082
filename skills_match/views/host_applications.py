"""What a host sees of the people who applied for its assignments."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from diaspora.views.access import member, who_may

from ..models import Application


@who_may(member)
def application(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    readable = Application.objects.for_host(request.user).for_lists()
    sent = get_object_or_404(readable, pk=pk, assignment__reference=reference)
    return render(request, "institution/application.html", {"application": sent})
