"""An address of each kind of page that readers meet, in each language: `python -m tests.browser.page_types`."""

import json

#: Without the language: what is not in the tree of pages.
SCREENS = (
    "search/?q=afya",
    "search/?q=xyzzy",
    "contact/",
    "real/",
    "assignments/",
    "assignments/?q=xyzzy",
    "newsletters/",
    "newsletters/subscribe/",
    "accounts/login/",
    "accounts/signup/",
    "styleguide/",
)


def addresses_of_pages() -> dict[str, list[str]]:
    """Language → a published page of each type, the one with the longest text."""
    from django.apps import apps
    from django.conf import settings
    from django.db.models.functions import Length

    from home.models.base import PortalPage

    found = {}
    for code, _name in settings.LANGUAGES:
        kinds = [kind for kind in apps.get_models() if issubclass(kind, PortalPage)]
        newest = [_longest(kind.objects.live().public().filter(locale__language_code=code), Length) for kind in kinds]
        found[code] = [page.get_url().removeprefix(f"/{code}/") for page in newest if page]
    return found


def _longest(pages, length):
    has_body = any(field.name == "body" for field in pages.model._meta.fields)
    return pages.order_by(length("body").desc() if has_body else "pk").first()


def main() -> None:
    import django

    django.setup()
    print(json.dumps(addresses_of_pages()))


if __name__ == "__main__":
    main()
