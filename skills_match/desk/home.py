"""The first page of the programme office: what waits, and one box to find anything."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from diaspora.who_may import office, who_may

from .finding import find_anything
from .forms import SearchForm


@who_may(office)
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    text = form.values.get("q", "")
    return render(
        request,
        "office/search.html",
        {"form": form, "text": text, "found": find_anything(text=text, officer=request.user)},
    )
