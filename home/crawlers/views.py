"""What search engines ask for: the map of the site, and what they may read."""

from collections import defaultdict

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as render_sitemap
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from wagtail.models import Page

from diaspora.who_may import anyone, who_may
from skills_match.models import Assignment

#: Rooms that are nobody's business but the reader's own.
_CLOSED_ROOMS = ("accounts", "my", "institution", "office", "search")


class PageSitemap(Sitemap):
    """Published pages with their translations, in two queries at any number of pages."""

    def __init__(self, request: HttpRequest):
        self.request = request
        self.translations: dict = defaultdict(list)

    def items(self) -> list[Page]:
        pages = list(Page.objects.live().public().filter(depth__gt=1).select_related("locale").order_by("path"))
        for page in pages:
            self.translations[page.translation_key].append(page)
        return pages

    def _address(self, page: Page) -> str:
        return self.request.build_absolute_uri(page.get_url(self.request))

    def get_urls(self, page=1, site=None, protocol=None):
        return [
            {
                "location": self._address(item),
                "lastmod": item.last_published_at,
                "alternates": [
                    {"lang_code": other.locale.language_code, "location": self._address(other)}
                    for other in self.translations[item.translation_key]
                ],
            }
            for item in self.paginator.page(page).object_list
        ]


class AssignmentSitemap(Sitemap):
    """Assignments that anybody may read, in every language."""

    i18n = True
    alternates = True

    def items(self):
        return Assignment.objects.public().order_by("pk").only("pk", "reference", "updated_at")

    def location(self, item) -> str:
        return reverse("assignments:detail", args=[item.reference])

    def lastmod(self, item):
        return item.updated_at


@who_may(anyone)
def sitemap(request: HttpRequest) -> HttpResponse:
    sections = {"pages": PageSitemap(request)}
    try:
        reverse("assignments:detail", args=["A"])
        sections["assignments"] = AssignmentSitemap
    except NoReverseMatch:
        pass
    return render_sitemap(request, sections)


@who_may(anyone)
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be read; the rooms behind the sign-in lead nowhere."""
    closed = [f"/{code}/{room}/" for code, _name in settings.LANGUAGES for room in _CLOSED_ROOMS]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in ["/admin/", *closed])]
    lines.append(f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
