"""What a menu shows in the reader's language. Kept in the cache, so that a page pays nothing for it."""

from django.core.cache import cache
from wagtail.models import Page

from casework.languages import reading_language

from ..enums import MenuPosition
from ..models import MenuItem
from ..models.addresses import in_readers_language

_SECONDS = 300


def menu_links(position: MenuPosition) -> list[dict[str, str]]:
    """Title and address of each row; a page that is not published in this language is left out.

    Two queries, none while it is cached. Each web process may keep an old menu for five minutes.
    """
    language = reading_language()
    return cache.get_or_set(f"menu:{position}:{language}", lambda: _read(position, language), _SECONDS) or []


def forget_menus(languages: list[str]) -> None:
    """Read the menus again: a row, or a page that may be in one, has changed."""
    cache.delete_many([f"menu:{position}:{language}" for position in MenuPosition for language in languages])


def _read(position: MenuPosition, language: str) -> list[dict[str, str]]:
    items = list(MenuItem.objects.filter(menu__position=position).select_related("page"))
    pages = {
        page.translation_key: page
        for page in Page.objects.live()
        .public()
        .filter(translation_key__in=[item.page.translation_key for item in items if item.page])
        .filter(locale__language_code=language)
    }
    links = []
    for item in items:
        if not item.page:
            links.append({"title": item.title, "url": in_readers_language(item.address)})
        elif page := pages.get(item.page.translation_key):
            links.append({"title": item.title or page.title, "url": page.get_url() or ""})
    return links
