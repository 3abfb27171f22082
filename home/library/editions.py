"""The editions of one publication: those that readers may see, newest first."""

from dataclasses import dataclass

from django.db.models import Q

from ..models import LibraryPage


@dataclass(frozen=True)
class Editions:
    """`all` of them with the page itself; `newer` is the newest one where that is another."""

    all: list[LibraryPage]
    newer: LibraryPage | None


def editions_of(page: LibraryPage) -> Editions:
    """In the language of the page, in one query and at most one more for where they stand."""
    first = (page.edition_of or page).translation_key
    of_it = Q(translation_key=first) | Q(edition_of__translation_key=first)
    shown = LibraryPage.objects.live().public().filter(of_it, locale=page.locale_id)
    rows = list(shown.order_by("-year", "-first_published_at", "-pk"))
    if len(rows) < 2:
        return Editions([], None)
    return Editions(rows, rows[0] if rows[0].pk != page.pk else None)
