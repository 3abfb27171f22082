"""The languages of a release, for one of its readers."""

from wagtail.models import Page

from casework.languages import reading_language

from ..models import PressLetter, PressReleasePage


def versions_for(letter: PressLetter) -> list[PressReleasePage]:
    """All that anybody may read once they are live: in the language in which the link is opened, else in theirs.

    The letter names the link in theirs, so that the switcher of the page leads to the other version, if there is one.
    """
    key = Page.objects.filter(pk=letter.release_id).values("translation_key")
    pages = PressReleasePage.objects.filter(translation_key__in=key).public().select_related("locale").order_by("pk")
    wanted = (reading_language(), letter.contact.language)
    return sorted(pages, key=lambda page: [page.locale.language_code != code for code in wanted])
