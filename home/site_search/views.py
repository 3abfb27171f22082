"""One search for everything that is public."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from casework.filters import one_of
from casework.languages import reading_language
from casework.pages import page_of
from diaspora.who_may import anyone, who_may
from skills_match.search.facets import shown_only
from skills_match.search.narrowed import words_in
from skills_match.search.plan import is_searchable

from .kinds import kinds
from .nothing import WaysOn, advice_for
from .results import results
from .search import search_site
from .unfound import note

#: Each of them has an excerpt: more is too long a page for a telephone.
_A_PAGE = 10


@who_may(anyone)
def search(request: HttpRequest) -> HttpResponse:
    text = words_in(request.GET)
    language = reading_language()
    is_quiet = "quiet" in request.GET
    found = search_site(text=text, language=language)
    asked = one_of(request.GET, "kind", kinds())
    kind = asked if asked in found.counts else ""
    shown = page_of(request, found.of_kind(kind), rows_a_page=_A_PAGE)
    is_unfound = is_searchable(text) and not found.hits and not found.doors
    advice: WaysOn | None = advice_for(text, language=language) if is_unfound else None
    if (is_unfound or found.is_some) and not is_quiet and not request.GET.get("page"):
        note(text, language=language)
    return render(
        request,
        "home/search.html",
        {
            "text": text,
            "found": found,
            "shown_only": shown_only(found.meant, lambda text: urlencode({"q": text})),
            "kind": kind,
            "kinds": [(code, title, found.counts[code]) for code, title in kinds().items() if found.counts[code]],
            "results": results(shown["page"].object_list, found, language=language),
            "is_searchable": is_searchable(text),
            "advice": advice,
            "is_quiet": is_quiet,
            **shown,
        },
    )
