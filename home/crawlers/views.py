"""What machines ask a site for: its maps, what they may read, and where to report a hole in it."""

import datetime
from collections.abc import Iterable

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as sitemaps
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.models import Page

from casework.sharing import absolute
from diaspora.who_may import anyone, who_may

from ..models.translation.locales import full_locales
from .maps import AssignmentSitemap, PageSitemap, further_maps

#: Rooms that are nobody's business but the reader's own.
_CLOSED_ROOMS = ("accounts", "my", "institution", "office", "search")
SECURITY_TXT_IS_TRUE_FOR = datetime.timedelta(days=180)


def _maps(languages: Iterable[str]) -> dict[str, Sitemap]:
    """Pages in `languages`, everything else in the full ones."""
    return (
        {f"pages-{code}": PageSitemap(code) for code in languages}
        | {f"assignments-{code}": AssignmentSitemap(code) for code, _name in settings.FULL_LANGUAGES}
        | further_maps()
    )


@who_may(anyone)
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """One map for each kind and language; of a language that is not full only while a page is published in it."""
    others = Page.objects.live().public().exclude(locale__in=full_locales())
    with_pages = sorted(set(others.values_list("locale__language_code", flat=True)))
    languages = [*dict(settings.FULL_LANGUAGES), *with_pages]
    return sitemaps.index(request, _maps(languages), sitemap_url_name="sitemap")


@who_may(anyone)
def sitemap(request: HttpRequest, section: str) -> HttpResponse:
    return sitemaps.sitemap(request, _maps(dict(settings.LANGUAGES)), section)


@who_may(anyone)
def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116. It is true for half a year from when it is asked for: what it says is kept in the code."""
    expires = (timezone.now() + SECURITY_TXT_IS_TRUE_FOR).replace(microsecond=0).isoformat()
    lines = [f"Contact: {absolute(f'/{code}/contact/')}" for code, _name in settings.FULL_LANGUAGES]
    lines += [
        f"Expires: {expires}",
        "Preferred-Languages: en, sw",
        f"Canonical: {absolute('/.well-known/security.txt')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@who_may(anyone)
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be read; the rooms behind the sign-in lead nowhere."""
    closed = [f"/{code}/{room}/" for code, _name in settings.FULL_LANGUAGES for room in _CLOSED_ROOMS]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in ["/admin/", *closed])]
    lines.append(f"Sitemap: {absolute('/sitemap.xml')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
