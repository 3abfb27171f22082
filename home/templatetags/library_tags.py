"""What the pages of the library say of a publication."""

from collections.abc import Iterable

from django import template
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from ..enums import Licence
from ..library import citation as citing
from ..library.editions import Editions, editions_of
from ..models import LibraryPage, LibraryVersion

register = template.Library()


@register.simple_tag
def citation(page: LibraryPage) -> SafeString:
    return citing.citation(page)


@register.simple_tag
def editions(page: LibraryPage) -> Editions:
    return editions_of(page)


@register.simple_tag
def licence(page: LibraryPage) -> Licence | None:
    return Licence(page.licence) if page.licence else None


@register.simple_tag
def version_facts(version: LibraryVersion) -> list[str]:
    """Kind and size of the file, and how long it is, before somebody pays for loading it."""
    if not version.document:
        return []
    facts = [version.document.file_extension.upper()]
    if size := version.document.file_size:
        facts.append(filesizeformat(size))
    if version.reading and (pages := version.reading.page_count):
        facts.append(ngettext("%(number)s page", "%(number)s pages", pages) % {"number": pages})
    return facts


@register.simple_tag(takes_context=True)
def cover_of(context, versions: Iterable[LibraryVersion]) -> str:
    """The address of the picture of a first page, in the reader's language where there is one; else nothing."""
    drawn = [version for version in versions if version.reading and version.reading.has_cover]
    own = [version for version in drawn if version.language.code == context.get("LANGUAGE_CODE")]
    return next((reverse("home:cover", args=[version.document_id]) for version in own + drawn), "")
