"""Answers for pages of the tree that the tree itself cannot give."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from wagtail.models import Page

from casework.languages import reading_language
from diaspora.who_may import anyone, who_may

from ...models.frame import language_links


@who_may(anyone)
def untranslated(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a page is not in this language and lead to those in which it is."""
    page = get_object_or_404(Page.objects.live().public().select_related("locale"), pk=pk)
    translations = {
        other.locale.language_code: other
        for other in [page, *page.get_translations().live().public().select_related("locale")]
    }
    if here := translations.get(reading_language()):
        query = request.META.get("QUERY_STRING", "")
        return HttpResponseRedirect(here.get_url(request) + (f"?{query}" if query else ""))
    links = language_links(page, request)
    return render(
        request,
        "pages/untranslated.html",
        {
            "language_links": [{**link, "is_current": link["code"] == get_language()} for link in links],
            "originals": [
                {**link, "title": translations[link["code"]].title} for link in links if link["is_translated"]
            ],
        },
    )
