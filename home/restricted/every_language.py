"""What is closed in one language is closed in the others: it is the same content.

Opening is done language by language: nobody opens a text that they did not look at.
"""

from django.db.models import QuerySet
from wagtail.models import Page, PageViewRestriction


def close_translations(restriction: PageViewRestriction) -> None:
    """Whatever stands in `restriction` holds for the page in every language; another one that was there gives way."""
    groups = list(restriction.groups.all())
    for page in _translations(restriction.page):
        other = page.view_restrictions.first() or PageViewRestriction(page=page)
        if other.pk and _same(other, restriction) and set(other.groups.all()) == set(groups):
            continue
        other.restriction_type, other.password = restriction.restriction_type, restriction.password
        other.save()
        other.groups.set(groups)


def _translations(page: Page) -> QuerySet[Page]:
    return Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)


def _same(one: PageViewRestriction, other: PageViewRestriction) -> bool:
    return (one.restriction_type, one.password) == (other.restriction_type, other.password)
