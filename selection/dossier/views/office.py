"""The dossier of an application, to take away for an audit."""

import io

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404

from diaspora.privacy.access_log import record_access
from diaspora.who_may import office, who_may
from skills_match.models import Application

from ..writing import dossier_of


@who_may(office)
def dossier(request: HttpRequest, pk: int) -> FileResponse:
    """That it was taken stands among those who looked at the person's file."""
    readable = Application.objects.for_office(request.user).for_lists().select_related("offer", "cv")
    application = get_object_or_404(readable, pk=pk)
    record_access(subject=application.profile.user, viewer=request.user, what="application")
    content = dossier_of(application=application, reader=request.user)
    name = f"{application.assignment.reference}-{application.pk}.zip"
    return FileResponse(io.BytesIO(content), as_attachment=True, filename=name, content_type="application/zip")
