"""One search for everything that is public."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from casework.languages import reading_language
from casework.pages import page_of
from diaspora.who_may import anyone, who_may

from .search import search_site


@who_may(anyone)
def search(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("q", "").replace("\x00", "").strip()[:400]
    found = search_site(text=text, language=reading_language())
    return render(request, "home/search.html", {"text": text, "found": found, **page_of(request, found.pages)})
