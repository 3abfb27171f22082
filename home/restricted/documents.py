"""A document that no page shows to everybody is handed out to who may read one of the pages that name it."""

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.documents.models import AbstractDocument

from .reading import answer_for_others
from .uses import uses_of


def answer_for_others_of(document: AbstractDocument, request: HttpRequest) -> HttpResponse | None:
    """None for who may have it. Raises PermissionDenied as the pages do, and Http404 where nobody reads them yet."""
    uses = uses_of(document)
    if uses.is_open or uses.let_in(request):
        return None
    if not uses.closed:
        raise Http404
    return answer_for_others(request, uses.closed[0])
