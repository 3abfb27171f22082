"""News, conferences and library items in both languages, from the texts next to this file."""

import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from wagtail.models import Locale, Page

from conferences.models import ConferencePage
from diaspora.models import Language, Region
from home.models import LibraryPage, LibraryVersion, NewsPage
from home.site.planting import plant, planted

TEXTS = Path(__file__).resolve().parent / "texts"
NEWS = (
    "first-assignments",
    "digital-hub",
    "trafficking-regulations",
    "returns-workshop",
    "border-project",
    "directory-of-services",
)
#: name → languages in which it can be read
LIBRARY = {
    "diaspora-framework": ("en",),
    "remittance-study": ("en",),
    "migration-profile": ("en", "sw"),
    "civil-society-manual": ("en", "sw"),
}


def build_demonstration_pages() -> list[Page]:
    """Below the tree of `set_up_site`; leaves alone what exists. Returns the English pages."""
    locales = [Locale.objects.get(language_code=code) for code, _name in settings.LANGUAGES]
    common = {"texts": TEXTS, "locales": locales}
    today = timezone.localdate()
    news, conferences = planted("news"), planted("conferences")
    library = planted("data-and-resources/library")
    pages = [
        plant(kind=NewsPage, name=f"news/{name}", parent=news, date=today - datetime.timedelta(days=3), **common)
        for name in NEWS
    ]
    pages.append(plant(kind=ConferencePage, name="conferences/first", parent=conferences, **common))
    pages.append(
        plant(
            kind=ConferencePage,
            name="conferences/next",
            parent=conferences,
            starts_on=today + datetime.timedelta(days=90),
            ends_on=today + datetime.timedelta(days=91),
            region=Region.objects.get(name_en="Unguja Urban West"),
            **common,
        )
    )
    for name, codes in LIBRARY.items():
        versions = [
            LibraryVersion(language=language, address="https://publications.iom.int/", sort_order=position)
            for position, language in enumerate(Language.objects.filter(code__in=codes))
        ]
        pages.append(plant(kind=LibraryPage, name=f"library/{name}", parent=library, versions=versions, **common))
    return pages
