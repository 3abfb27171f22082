"""The surroundings of a page: the way to it, and the same page in the other languages."""

from django.conf import settings
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

from casework.languages import is_full
from casework.shown.kept import kept

from .translation.out_of_date import OutOfDate, shown_to_readers_since

#: What a link to a page needs of it: of its forty columns, most of the time that a query takes in Python.
LINKED = ("alias_of", "depth", "live", "locale", "path", "title", "translation_key", "url_path")


def breadcrumbs(page) -> list[dict[str, str]]:
    """The pages above, from the home page down; empty on the home page. One query.

    Above a page in a language that is not full stand those of the language of the portal where there are no others.
    """
    own = page.locale.language_code
    above = page.get_ancestors().filter(depth__gte=2)
    if is_full(own):
        return [
            {"title": each.title, "url": each.get_url()}
            for each in above.filter(live=True).only(*LINKED).order_by("depth")
        ]
    versions = without_restricted(
        Page.objects.live().filter(
            translation_key__in=above.values("translation_key"),
            locale__language_code__in=[own, settings.LANGUAGE_CODE],
        )
    ).select_related("locale")
    shown: dict = {}
    for each in sorted(versions, key=lambda version: (version.depth, version.locale.language_code != own)):
        code = each.locale.language_code
        shown.setdefault(
            each.translation_key, {"title": each.title, "url": each.get_url(), "language": code if code != own else ""}
        )
    return list(shown.values())


def language_links(page, request=None, *, is_restricted: bool = False) -> list[dict]:
    """This page's address in each language, narrowed as it is here; where it is not translated, a page that says so.
    A language that is not full is named only where the page is in it.

    `newer` is when that version changed, where `page` is out of date for so long that readers are told. One query,
    none while it is kept.
    """
    query = request.META.get("QUERY_STRING", "") if request else ""
    narrowed = f"?{query}" if query else ""
    own = page.locale.language_code
    others = kept(request, f"versions-{page.pk}-{is_restricted}", lambda: _others(page, is_restricted=is_restricted))
    return [
        {
            "code": code,
            "name": name,
            "url": _address(page, code, others) + narrowed,
            "is_current": code == own,
            "is_translated": code == own or code in others,
            "newer": None if page.alias_of_id or code == own else others.get(code, {}).get("newer"),
        }
        for code, name in settings.LANGUAGES
        if code == own or code in others or (is_full(code) and not is_restricted)
    ]


def _others(page, *, is_restricted: bool) -> dict[str, dict]:
    """By language: `url` of each live version that readers may open, and `newer`."""
    versions = page.get_translations().live().select_related("locale").only(*LINKED, "locale__language_code")
    behind = OutOfDate.objects.filter(page_id=page.pk, original_id=OuterRef("pk"), since__lte=shown_to_readers_since())
    shown = (versions if is_restricted else without_restricted(versions)).annotate(
        newer=Subquery(behind.values("changed_at"))
    )
    return {other.locale.language_code: {"url": other.get_url(), "newer": other.newer} for other in shown}


def _address(page, code: str, others: dict[str, dict]) -> str:
    if code == page.locale.language_code:
        return page.get_url()
    return others[code]["url"] if code in others else untranslated_url(page, code)


def without_restricted(pages: PageQuerySet) -> PageQuerySet:
    """As `public()`, which asks for all restrictions first: here the same query leaves them out."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    above = PageViewRestriction.objects.alias(path=path).filter(path__startswith=F("page__path"))
    return pages.exclude(Exists(above))


def untranslated_url(page, code: str) -> str:
    with override(code):
        return reverse("home:untranslated", args=[page.pk])
