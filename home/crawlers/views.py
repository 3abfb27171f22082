"""What machines ask a site for: its maps, what they may read, and where to report a hole in it."""

import datetime
from collections import defaultdict
from collections.abc import Iterable

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as sitemaps
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page

from casework.sharing import absolute, alternates
from diaspora.who_may import anyone, who_may
from skills_match.models import Assignment

from ..models.translation.locales import full_locales

#: Rooms that are nobody's business but the reader's own.
_CLOSED_ROOMS = ("accounts", "my", "institution", "office", "search")
SECURITY_TXT_IS_TRUE_FOR = datetime.timedelta(days=180)


class PageSitemap(Sitemap):
    """Published pages of one language with their translations, in two queries at any number of pages."""

    def __init__(self, language: str):
        self.language = language

    def items(self) -> list[Page]:
        pages = Page.objects.live().public().filter(depth__gt=1).select_related("locale").order_by("path")
        self.versions: dict = defaultdict(list)
        for page in pages:
            self.versions[page.translation_key].append(page)
        return [page for page in pages if page.locale.language_code == self.language]

    def get_urls(self, page=1, site=None, protocol=None):
        return [
            {
                "location": absolute(_path(item)),
                "lastmod": item.last_published_at,
                "alternates": _alternates(
                    {other.locale.language_code: _path(other) for other in self.versions[item.translation_key]}
                ),
            }
            for item in self.paginator.page(page).object_list
        ]


class AssignmentSitemap(Sitemap):
    """Assignments that anybody may read, in one language."""

    def __init__(self, language: str):
        self.language = language

    def items(self):
        return Assignment.objects.public().order_by("pk").only("pk", "reference", "updated_at")

    def get_urls(self, page=1, site=None, protocol=None):
        return [
            {
                "location": absolute(paths[self.language]),
                "lastmod": item.updated_at,
                "alternates": _alternates(paths),
            }
            for item in self.paginator.page(page).object_list
            for paths in [_paths_of_assignment(item)]
        ]


def _path(page: Page) -> str:
    return page.get_url() or ""


def _paths_of_assignment(assignment: Assignment) -> dict[str, str]:
    paths = {}
    for code, _name in settings.FULL_LANGUAGES:
        with override(code):
            paths[code] = reverse("assignments:detail", args=[assignment.reference])
    return paths


def _alternates(paths: dict[str, str]) -> list[dict[str, str]]:
    """As in the head of the page itself."""
    return [{"lang_code": code, "location": address} for code, address in alternates(paths)]


def _maps(languages: Iterable[str]) -> dict[str, Sitemap]:
    """Pages in `languages`, assignments in the full ones."""
    return {f"pages-{code}": PageSitemap(code) for code in languages} | {
        f"assignments-{code}": AssignmentSitemap(code) for code, _name in settings.FULL_LANGUAGES
    }


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
