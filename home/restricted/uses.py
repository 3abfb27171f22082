"""On which pages a picture or a document of the editors stands, and who may have it for that.

A picture that nothing names is for whoever has its address, which nobody guesses. The address of a document is guessed:
it is closed until something that readers see names it. What is on pages is for their readers alone, so that nothing of
a closed page, of a page that waits for its hour or of one that was taken down is handed out.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.http import HttpRequest
from wagtail.images.models import AbstractImage
from wagtail.models import Page, PageViewRestriction, ReferenceIndex, Revision

from diaspora import rules

from ..models.frame import without_restricted

Ask = Callable[[HttpRequest, Model], bool]
_also: list[Ask] = []


def also_for(ask: Ask) -> Ask:
    """Register who else may have something of pages that nobody reads yet."""
    _also.append(ask)
    return ask


@dataclass(frozen=True)
class Uses:
    """`closed` are the restrictions of each published page that names `thing`, where all of them are restricted."""

    thing: Model
    is_open: bool
    closed: list[list[PageViewRestriction]]

    def let_in(self, request: HttpRequest) -> bool:
        """Whether it is for this reader although it is not for everybody. Editors see whatever a page will show."""
        if any(all(one.accept_request(request) for one in restrictions) for restrictions in self.closed):
            return True
        return rules.is_editor(request.user) or any(ask(request, self.thing) for ask in _also)


def uses_of(thing: Model) -> Uses:
    pages = ContentType.objects.get_for_model(Page)
    references = ReferenceIndex.get_references_to(thing)
    if references.exclude(base_content_type=pages).exists():
        return Uses(thing, is_open=True, closed=[])
    numbers = {int(number) for number in references.values_list("object_id", flat=True)}
    published = Page.objects.live().filter(pk__in=numbers)
    if without_restricted(published).exists():
        return Uses(thing, is_open=True, closed=[])
    closed = [list(page.get_view_restrictions()) for page in published]
    is_unguessed = isinstance(thing, AbstractImage) and not numbers
    return Uses(thing, is_open=is_unguessed and not any(names(page, thing) for page in _waiting()), closed=closed)


def names(page: Page, thing: Model) -> bool:
    """Whether `page`, as it is in memory, shows `thing`: an index knows only what is stored in the page itself."""
    kind = ContentType.objects.get_for_model(thing).pk
    found: Any = ReferenceIndex._extract_references_from_object(page)
    return any((type_id, str(key)) == (kind, str(thing.pk)) for type_id, key, *_path in found)


def _waiting() -> Iterator[Page]:
    """What was approved for a later hour, as it will be."""
    pages = ContentType.objects.get_for_model(Page)
    for revision in Revision.objects.filter(base_content_type=pages).exclude(approved_go_live_at=None):
        yield revision.as_object()
