"""I need help: the right numbers, without signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from diaspora.who_may import anyone, who_may

from ..places import by_place, everywhere


@who_may(anyone)
def need_help(request: HttpRequest) -> HttpResponse:
    """Everything on one page, so that it works once it has been opened and the network is gone."""
    return render(request, "safeguarding/help.html", {"everywhere": everywhere(), "places": by_place()})
