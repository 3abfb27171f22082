"""How a file that is not public leaves the portal, once a view has asked who may have it."""

from django.http import FileResponse, Http404

from ..models import StoredFile
from .store import path_of


def as_download(stored: StoredFile) -> FileResponse:
    """The file as a download that no browser shows, runs or keeps. Raises Http404 when the disk does not have it."""
    try:
        content = path_of(stored).open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(
        content, as_attachment=True, filename=stored.original_name, content_type=stored.content_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox"
    response["Cache-Control"] = "no-store, private"
    return response
