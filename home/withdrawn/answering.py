"""What readers are told where a page was: that it was withdrawn on purpose, and how they get on."""

from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page, Site

from casework.languages import is_full, language_of_page

from ..models import GoneAddress
from ..models.frame import without_restricted


def withdrawn(request: HttpRequest, gone: GoneAddress) -> HttpResponse:
    """The answer in the language that is read, with the same page where it is still public in another one."""
    public = _public_versions(gone)
    values = {
        "originals": [
            {"url": page.get_url(request), "title": page.title, "code": code, "name": dict(settings.LANGUAGES)[code]}
            for code, page in public.items()
        ],
        "section": _section(request, gone),
        "language_links": _language_links(request, gone, public),
    }
    return render(request, "pages/withdrawn.html", values, status=HTTPStatus.GONE)


def answer_at(request: HttpRequest, path: str) -> HttpResponse | None:
    """The answer at an address of the tree that leads nowhere; None where nothing was withdrawn."""
    gone = GoneAddress.objects.filter(path=path).first()
    return withdrawn(request, gone) if gone else None


def answer_in_its_language(request: HttpRequest, gone: GoneAddress) -> HttpResponse:
    """For addresses that name no language."""
    with override(gone.language):
        return withdrawn(request, gone)


def _public_versions(gone: GoneAddress) -> dict[str, Page]:
    pages = Page.objects.live().filter(translation_key=gone.translation_key, alias_of=None).select_related("locale")
    return {
        page.locale.language_code: page
        for page in without_restricted(pages)
        if page.locale.language_code in dict(settings.LANGUAGES) and page.locale.language_code != language_of_page()
    }


def _language_links(request: HttpRequest, gone: GoneAddress, public: dict[str, Page]) -> list[dict]:
    """In each full language to the page where it is public, and to the word that it was withdrawn where it is not."""
    links = []
    for code, name in settings.LANGUAGES:
        if code not in public and not is_full(code):
            continue
        with override(code):
            said = reverse("home:untranslated", args=[gone.page_pk])
        links.append(
            {
                "code": code,
                "name": name,
                "url": public[code].get_url(request) if code in public else said,
                "is_current": code == language_of_page(),
                "is_translated": False,
            }
        )
    return links


def _section(request: HttpRequest, gone: GoneAddress) -> Page | None:
    """The nearest public page above the address, below the home page."""
    if gone.language != language_of_page() or not (site := Site.find_for_request(request)):
        return None
    steps = gone.path.strip("/").split("/")[1:]
    root = site.root_page.localized.specific
    for number in range(len(steps) - 1, 0, -1):
        try:
            page = root.route(request, steps[:number])[0]
        except Http404:
            continue
        return page if without_restricted(Page.objects.filter(pk=page.pk)).exists() else None
    return None
