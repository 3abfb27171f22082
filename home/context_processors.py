"""What the frame around every page needs."""

from django.conf import settings
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext

from casework.languages import language_of_page, reading_language, speaks_a_full_language
from diaspora.privacy.controller import run_by

from .enums import MenuPosition
from .menus.account import account_links, reader
from .menus.links import menu_links


def site_chrome(request) -> dict:
    """Site name, menus, the reader's rooms, and the same page's address in each language (a Wagtail page overrides it).

    Menus, rooms and addresses are looked up only when a template shows them: an answer without the frame asks nothing.
    """
    return {
        "site_name": settings.SITE_NAME,
        "site_description": gettext(
            "Tanzanians abroad and friends of Tanzania bring their skills home: short assignments with public "
            "institutions, news, conferences and a library, in English and Kiswahili."
        ),
        # Of a page in a language that is not full, the portal around it is in another one.
        "is_in_full_language": speaks_a_full_language(),
        "home_address": f"/{reading_language()}/",
        "run_by": SimpleLazyObject(run_by),
        "account_links": SimpleLazyObject(lambda: account_links(reader(request))),
        "menu_items": SimpleLazyObject(lambda: _marked(request, MenuPosition.MAIN)),
        "footer_items": SimpleLazyObject(lambda: _marked(request, MenuPosition.FOOTER)),
        "language_links": SimpleLazyObject(lambda: _same_address(request)),
    }


def _same_address(request) -> list[dict]:
    return [
        {
            "code": code,
            "name": name,
            "url": translate_url(request.get_full_path(), code),
            "is_current": code == language_of_page(),
            "is_translated": True,
        }
        for code, name in settings.FULL_LANGUAGES
    ]


def _marked(request, position: MenuPosition) -> list[dict]:
    """The rows of a menu; the one that leads here, or to a page above, is current. `language` is that of the rows where
    the page is in another one."""
    language = "" if speaks_a_full_language() else reading_language()
    return [
        {**link, "is_current": request.path.startswith(link["url"]), "language": language}
        for link in menu_links(position)
    ]
