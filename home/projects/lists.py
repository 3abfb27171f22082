"""The projects of an index page, as the address of the reader narrows them, and where they are."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex
from wagtail.query import PageQuerySet

from casework.filters import one_of
from casework.pages import page_of
from diaspora.models import Region
from diaspora.reference.region_map import RegionMap, region_map

from ..models import NewsPage, ProjectIndexPage, ProjectPage, Topic

RUNNING, PAST = "running", "past"


def project_list(*, request: HttpRequest, index: ProjectIndexPage) -> dict[str, Any]:
    """One `page` of them, running ones first, with the choices of the filter, what is chosen, and the `map`."""
    projects = ProjectPage.objects.child_of(index).live().public()
    topics = list(Topic.objects.of(projects))
    regions = {region.code: region.name for region in Region.objects.all()}
    places = list(projects.filter(regions__isnull=False).values_list("regions__code", flat=True))
    chosen = {
        "time": one_of(request.GET, "time", (RUNNING, PAST)),
        "topic": one_of(request.GET, "topic", [topic.slug for topic in topics]),
        "region": one_of(request.GET, "region", regions),
    }
    found = _narrowed(projects, **chosen).order_by("-starts_on", "title", "pk")
    found = found.prefetch_related("organisations__organisation", "regions")
    return {
        **chosen,
        "topics": topics,
        "regions": {code: name for code, name in regions.items() if code in places},
        "map": _map(places, regions, chosen),
        **page_of(request, found),
    }


def _narrowed(projects: PageQuerySet, *, time: str, topic: str, region: str) -> PageQuerySet:
    over = Q(ends_on__lt=timezone.localdate())
    if time:
        projects = projects.filter(over) if time == PAST else projects.exclude(over)
    if topic:
        projects = projects.filter(topics__slug=topic)
    return projects.filter(regions__code=region) if region else projects


def _map(places: list[str], names: dict[str, str], chosen: dict[str, str]) -> RegionMap | None:
    if not places:
        return None
    kept = {name: value for name, value in chosen.items() if value and name != "region"}
    return region_map(
        names=names,
        counts={code: places.count(code) for code in set(places)},
        address=lambda code: "?" + urlencode(kept if code == chosen["region"] else {**kept, "region": code}),
        chosen=[chosen["region"]],
    )


def news_that_name(project: ProjectPage) -> list[NewsPage]:
    """News in the language of the page that link to the project, in whichever language they chose it. Newest first.

    One query more than there are kinds of links to a page, however many news there are.
    """
    versions = Page.objects.filter(translation_key=project.translation_key)
    numbers = [str(pk) for pk in versions.values_list("pk", flat=True)]
    uses = ReferenceIndex.objects.filter(to_object_id__in=numbers, to_content_type__in=_page_types())
    named = [int(number) for number in uses.values_list("object_id", flat=True)]
    news = NewsPage.objects.filter(pk__in=named, locale_id=project.locale_id).live().public()
    return list(news.order_by("-date", "-pk")[:6])


def _page_types() -> list[ContentType]:
    """A chooser of any page names it as a page, one of projects as a project."""
    return list(ContentType.objects.get_for_models(Page, ProjectPage).values())
