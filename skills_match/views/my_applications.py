"""A person's own applications."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from diaspora.views.access import signed_in, who_may

from ..models import Application


@who_may(signed_in)
def application(request: HttpRequest, pk: int) -> HttpResponse:
    mine = Application.objects.filter(profile__user=request.user).for_lists()
    return render(request, "my/application.html", {"application": get_object_or_404(mine, pk=pk)})
