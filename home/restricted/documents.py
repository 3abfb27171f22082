"""A document that no page shows to everybody is handed out to who may read one of the pages that name it."""

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page, PageViewRestriction, ReferenceIndex

from .reading import answer_for_others


def restrictions_of(document: AbstractDocument) -> list[list[PageViewRestriction]]:
    """Those of each live page that names the document; empty when one of them is for everybody, or none names it."""
    uses = ReferenceIndex.get_references_to(document).filter(base_content_type=ContentType.objects.get_for_model(Page))
    numbers = {int(number) for number in uses.values_list("object_id", flat=True)}
    found = [list(page.get_view_restrictions()) for page in Page.objects.live().filter(pk__in=numbers)]
    return found if all(found) else []


def answer_for_others_of(document: AbstractDocument, request: HttpRequest) -> HttpResponse | None:
    """None for who may have it; raises PermissionDenied as the pages do."""
    pages = restrictions_of(document)
    if not pages or any(all(one.accept_request(request) for one in restrictions) for restrictions in pages):
        return None
    return answer_for_others(request, pages[0])
