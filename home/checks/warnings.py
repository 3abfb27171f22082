"""What somebody should look at before a page is published. Nothing is refused here: who publishes decides."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from wagtail.models import Page

from ..models.translation.locales import full_locales
from .personal_data import personal_data
from .sources import without_source
from .texts import parts_of
from .weight import MOST, MOST_TEXT, weight_of

_BEGINNING, _AT_MOST = 90, 5


@dataclass(frozen=True)
class Caution:
    """A sentence that says what and why, and the places."""

    text: str
    places: list[str] = field(default_factory=list)


def warnings_of(page: Page) -> list[Caution]:
    """Of the page as it is written now; two queries, one more for a text with pictures."""
    return [*_people(page), *_figures(page), *_weight(page), *_languages(page)]


def _people(page: Page) -> list[Caution]:
    found = [f"{kind}: {text}" for kind, text in personal_data(parts_of(page))]
    told = _("This looks like data of a person. Publish it only if it belongs to an office, or its owner agreed.")
    return [Caution(told, found[:_AT_MOST])] if found else []


def _figures(page: Page) -> list[Caution]:
    body = getattr(page, "body", None) or []
    tables = [child.value for child in body if child.block_type == "table"]
    found = [line[:_BEGINNING] for line in without_source(parts_of(page), tables)]
    told = _(
        "A figure without a source: readers cannot check it. Name the source, link to it, or use “Figure with source”."
    )
    return [Caution(told, found[:_AT_MOST])] if found else []


def _weight(page: Page) -> list[Caution]:
    text, whole = weight_of(page)
    if text > MOST_TEXT:
        told = _(
            "The text is long for a slow telephone: about %(size)s KiB. Divide the page, or make a document of a part."
        )
        return [Caution(told % {"size": text // 1024})]
    if whole > MOST:
        told = _("With its pictures the page is heavy for a slow telephone: about %(size)s KiB. Leave pictures out.")
        return [Caution(told % {"size": whole // 1024})]
    return []


def _languages(page: Page) -> list[Caution]:
    there = set(page.get_translations().filter(alias_of=None).values_list("locale_id", flat=True))
    missing = full_locales().exclude(pk__in=there | {page.locale_id})
    told = _("Not translated into %(language)s yet: its readers are told so.")
    return [Caution(told % {"language": locale}) for locale in missing]
