"""One box of the office: a person, an institution, an assignment or an application by name, reference or e-mail."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from casework.found import find_anything
from diaspora.who_may import office, who_may

from ..forms.filters import SearchForm


@who_may(office)
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    text = form.values.get("q", "")
    found = find_anything(text=text, officer=request.user) if text.strip() else None
    return render(request, "office/search.html", {"form": form, "text": text, "found": found})
