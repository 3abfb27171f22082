"""The publication that came of what was shown in a session."""

from casework.languages import reading_language
from home.models import LibraryPage

from ..models import Session


def publication_of(session: int) -> LibraryPage | None:
    """As far as readers may see it, in their language. One query."""
    keys = Session.objects.filter(pk=session, library_key__isnull=False).values("library_key")
    pages = LibraryPage.objects.live().public().filter(translation_key__in=keys)
    return pages.filter(locale__language_code=reading_language()).first()
