"""Maps of the site: pages, assignments, and what apps above add."""

from collections import defaultdict
from collections.abc import Callable

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page

from casework.sharing import absolute, alternates
from skills_match.models import Assignment


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


class RecordSitemap(Sitemap):
    """Records with an address of their own, in one language."""

    def __init__(self, language: str, rows: Callable[[], QuerySet], changed: str):
        self.language, self._rows, self._changed = language, rows, changed

    def items(self):
        return self._rows().order_by("pk")

    def get_urls(self, page=1, site=None, protocol=None):
        return [
            {
                "location": absolute(paths[self.language]),
                "lastmod": getattr(item, self._changed),
                "alternates": _alternates(paths),
            }
            for item in self.paginator.page(page).object_list
            for paths in [_paths_of(item)]
        ]


def _paths_of(record: Model) -> dict[str, str]:
    paths = {}
    for code, _name in settings.FULL_LANGUAGES:
        with override(code):
            paths[code] = record.get_absolute_url()  # type: ignore[attr-defined]
    return paths


#: Of apps above: the name of a map, its rows, and the field that says when one changed.
_further: dict[str, tuple[Callable[[], QuerySet], str]] = {}


def add_map(name: str, rows: Callable[[], QuerySet], *, changed: str) -> None:
    """Let crawlers find `rows`, which anybody may read, in every full language."""
    _further[name] = (rows, changed)


def further_maps() -> dict[str, Sitemap]:
    return {
        f"{name}-{code}": RecordSitemap(code, rows, changed)
        for name, (rows, changed) in _further.items()
        for code, _name in settings.FULL_LANGUAGES
    }
