"""Answers for pages of the tree that the tree itself cannot give."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_list_or_404, render
from django.utils.translation import get_language
from wagtail.models import Page

from casework.languages import reading_language
from diaspora.who_may import anyone, who_may

from ...models import GoneAddress
from ...models.frame import language_links
from ...withdrawn.answering import withdrawn


@who_may(anyone)
def untranslated(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a page is not in this language, or not any more, and lead to those in which it is."""
    # Above the first page of a site stands what has no address of its own.
    page = Page.objects.live().public().select_related("locale").filter(depth__gt=1, pk=pk).first()
    if page is None:
        return withdrawn(request, get_list_or_404(GoneAddress, page_pk=pk)[0])
    translations = {
        other.locale.language_code: other
        for other in [page, *page.get_translations().live().public().select_related("locale")]
    }
    if here := translations.get(reading_language()):
        query = request.META.get("QUERY_STRING", "")
        return HttpResponseRedirect(here.get_url(request) + (f"?{query}" if query else ""))
    gone = GoneAddress.objects.filter(translation_key=page.translation_key, language=reading_language()).first()
    if gone:
        return withdrawn(request, gone)
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
