"""The first page after signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from diaspora.views.access import signed_in, who_may


@who_may(signed_in)
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "my/home.html")
