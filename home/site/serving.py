"""Which page answers an address: found in two queries.

Wagtail asks for the site, its first page, that page in the language of the reader, and each step of the way.
"""

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail import views
from wagtail.models import Page, Site

from diaspora.who_may import anyone, who_may

_ONLY_SITE = "only_site"
_SECONDS = 300


@who_may(anyone)
def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """As Wagtail serves it, which looks for site and page itself unless the request brings them along."""
    if site := only_site():
        request._wagtail_site = site  # type: ignore[attr-defined]
        if found := _found(site, path):
            request._wagtail_route_for_request = found.route(request, [])  # type: ignore[attr-defined]
    return views.serve(request, path)


def only_site() -> Site | None:
    """The one row that this portal has; None where somebody made a second one. One query, none while it is cached."""
    return cache.get_or_set(_ONLY_SITE, _read, _SECONDS)


def forget_site() -> None:
    cache.delete(_ONLY_SITE)


def _read() -> Site | None:
    sites = list(Site.objects.all()[:2])
    return sites[0] if len(sites) == 1 and sites[0].is_default_site else None


def _found(site: Site, path: str) -> Page | None:
    """The page at this address in the language of the reader, live or not; None where Wagtail knows more ways to look.

    The slug comes first because it has an index, which the whole path lacks.
    """
    language = get_language()
    for root in Site.get_site_root_paths():
        if root.site_id == site.pk and root.language_code == language:
            whole = root.root_path + path
            there = Page.objects.filter(slug=whole.rstrip("/").rpartition("/")[2], url_path=whole)
            return there.specific().select_related("locale", for_specific_subqueries=True).first()
    return None
