"""Opening a picture or a document in the editor: who may not change it reads why, and who can."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.documents.views import documents
from wagtail.images import get_image_model
from wagtail.images.views import images

from diaspora.who_may import who_may

from ..rules import editor
from .policy import is_shown_to_readers

View = Callable[..., HttpResponse]
_edit_picture, _edit_document = images.EditView.as_view(), documents.EditView.as_view()


@who_may(editor)
def edit_picture(request: HttpRequest, image_id: int) -> HttpResponse:
    file = get_object_or_404(get_image_model(), pk=image_id)
    return _or_why_not(request, file, "wagtailimages:index", lambda: _edit_picture(request, image_id=image_id))


@who_may(editor)
def edit_document(request: HttpRequest, document_id: int) -> HttpResponse:
    file = get_object_or_404(get_document_model(), pk=document_id)
    return _or_why_not(request, file, "wagtaildocs:index", lambda: _edit_document(request, document_id=document_id))


def _or_why_not(request: HttpRequest, file: Model, others: str, answer: Callable[[], HttpResponse]) -> HttpResponse:
    try:
        return answer()
    except PermissionDenied:
        if not is_shown_to_readers(file):
            raise
        text = _(
            "“%(title)s” is on a page that readers see. Only a moderator changes it now, its focal point too: ask one, "
            "or upload it again and choose the new one in your draft."
        )
        messages.warning(request, text % {"title": file})
        return redirect(others)
