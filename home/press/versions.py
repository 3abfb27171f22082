"""The languages of a release, for one of its readers."""

from wagtail.models import Page

from ..models import PressLetter, PressReleasePage


def versions_for(letter: PressLetter) -> list[PressReleasePage]:
    """All that anybody may read once they are live; the reader's own language first."""
    key = Page.objects.filter(pk=letter.release_id).values("translation_key")
    pages = PressReleasePage.objects.filter(translation_key__in=key).public().select_related("locale").order_by("pk")
    return sorted(pages, key=lambda page: page.locale.language_code != letter.contact.language)
