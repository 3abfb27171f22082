"""Pictures of the editors, asked for by their address: those of closed pages are for the readers of these."""

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseForbidden
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from diaspora.who_may import anyone, who_may

from .uses import uses_of

ORIGINALS, SIZES = "original_images", "images"
#: A browser keeps a picture for a day; no proxy on the way does, so that one that is withdrawn is gone for everybody
#: who has not seen it.
FOR_EVERYBODY, FOR_SOME = "private, max-age=86400", "no-store, private"


@who_may(anyone)
@require_safe
def picture(request: HttpRequest, folder: str, name: str) -> HttpResponseBase:
    """The file; a proxy that hands it out itself asks by HEAD, and understands no other refusal than 403.

    The names are random: who has one without leave was given it.
    """
    path = f"{folder}/{name}"
    image = _image_of(folder, path)
    kept = _how_it_is_kept(image, request) if image else None
    if kept is None:
        refused = HttpResponseForbidden(content_type="text/plain")
        refused["Cache-Control"] = FOR_SOME
        return refused
    response: HttpResponseBase = (
        HttpResponse() if request.method == "HEAD" else FileResponse(default_storage.open(path))
    )
    response["Cache-Control"] = kept
    return response


def _image_of(folder: str, path: str) -> AbstractImage | None:
    images = get_image_model().objects.select_related("collection")
    return images.filter(file=path).first() if folder == ORIGINALS else images.filter(renditions__file=path).first()


def _how_it_is_kept(image: AbstractImage, request: HttpRequest) -> str | None:
    """By browsers, in the words of HTTP; None for who may not have it."""
    closed = image.collection.get_view_restrictions()
    if not all(one.accept_request(request) for one in closed):
        return None
    uses = uses_of(image)
    if uses.is_open:
        return FOR_SOME if closed else FOR_EVERYBODY
    return FOR_SOME if uses.let_in(request) else None
