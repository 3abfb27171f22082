"""News, calls, conferences and library items in both languages, from the texts next to this file."""

import datetime
import tomllib
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Locale, Page

from conferences.models import ConferencePage
from diaspora.models import Language, Region
from home.models import LibraryPage, LibraryVersion
from home.site.planting import key_of, plant, planted

from ..documents import pages_pdf
from .news import build_calls, build_news
from .press import build_press
from .projects import build_projects

TEXTS = Path(__file__).resolve().parent / "texts"
#: What lies on another website, with the languages in which it can be read there; everything else has files of ours.
ELSEWHERE = {
    "remittance-study": ("en",),
    "migration-profile": ("en", "sw"),
    "first-conference-press": ("en",),
}
#: The framework has two editions: the draft points at the one that replaced it.
EDITIONS = {"diaspora-framework-draft": "diaspora-framework"}


def build_demonstration_pages() -> list[Page]:
    """Below the tree of `set_up_site`; leaves alone what exists. Returns the English pages."""
    locales = [Locale.objects.get(language_code=code) for code, _name in settings.FULL_LANGUAGES]
    common = {"texts": TEXTS, "locales": locales}
    today = timezone.localdate()
    build_projects(**common)
    conferences = planted("conferences")
    library = planted("data-and-resources/library")
    pages = [*build_news(**common), *build_calls(**common), *build_press(**common)]
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
    pages.append(
        plant(
            kind=ConferencePage,
            name="conferences/soon",
            parent=conferences,
            starts_on=today + datetime.timedelta(days=6),
            ends_on=today + datetime.timedelta(days=8),
            region=Region.objects.get(name_en="Dar es Salaam"),
            **common,
        )
    )
    pages.append(
        plant(
            kind=ConferencePage,
            name="conferences/training",
            parent=conferences,
            starts_on=today - datetime.timedelta(days=14),
            ends_on=today - datetime.timedelta(days=9),
            region=Region.objects.get(name_en="Kilimanjaro"),
            **common,
        )
    )
    return pages + build_library(library, common)


def build_library(library: Page, common: dict) -> list[Page]:
    """Publications with files of our own making, and some that are kept elsewhere."""
    files = tomllib.loads((TEXTS / "library" / "files.toml").read_text(encoding="utf-8"))
    pages = {}
    for name in (*ELSEWHERE, *files):
        existing = LibraryPage.objects.filter(translation_key=key_of(f"library/{name}"), locale=common["locales"][0])
        versions = [] if existing.exists() else _versions(name, files.get(name, {}))
        edition_of = pages.get(EDITIONS.get(name, ""))
        pages[name] = plant(
            kind=LibraryPage,
            name=f"library/{name}",
            parent=library,
            versions=versions,
            edition_of=edition_of,
            **common,
        )
    return list(pages.values())


def _versions(name: str, files: dict[str, list[list[str]]]) -> list[LibraryVersion]:
    languages = Language.objects.in_bulk(files or ELSEWHERE[name], field_name="code")
    if not files:
        return [LibraryVersion(language=row, address="https://publications.iom.int/") for row in languages.values()]
    return [
        LibraryVersion(language=languages[code], document=_document(f"{name}-{code}", chapters), sort_order=position)
        for position, (code, chapters) in enumerate(files.items())
    ]


def _document(name: str, chapters: list[list[str]]):
    title = name.replace("-", " ").capitalize()
    file = ContentFile(pages_pdf(title, chapters), name=f"{name}.pdf")
    document = get_document_model()(title=title, file=file, file_size=file.size)
    document.save()
    return document
