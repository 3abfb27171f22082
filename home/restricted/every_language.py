"""What is closed in one language is closed in the others: it is the same content.

Opening is done language by language: nobody opens a text that they did not look at.
"""

from wagtail.models import Page, PageViewRestriction

#: Marks a row that is being written after another one: it leads nobody itself.
_FOLLOWS = "_follows"


def close_translations(restriction: PageViewRestriction) -> None:
    """Whatever stands in `restriction` holds for the page in every language; another one that was there gives way."""
    if getattr(restriction, _FOLLOWS, False):
        return
    for page in Page.objects.filter(translation_key=restriction.page.translation_key).exclude(pk=restriction.page_id):
        other = page.view_restrictions.first() or PageViewRestriction(page=page)
        setattr(other, _FOLLOWS, True)
        other.restriction_type, other.password = restriction.restriction_type, restriction.password
        other.save()
        other.groups.set(restriction.groups.all())
