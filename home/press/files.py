"""Pictures and documents of a release before its hour: who reads it by a private link has them too.

Its page leaves the key of the link with the browser, for the addresses of files only.
"""

from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest, HttpResponse

from casework.token_links import LinkRefused

from ..models import PressLetter
from ..restricted.uses import also_for, names
from .letters import READ
from .versions import versions_for

#: Name of the cookie → the addresses that get it.
COOKIES = {"press_pictures": settings.MEDIA_URL, "press_documents": "/documents/"}


def with_key_to_files(response: HttpResponse, token: str) -> HttpResponse:
    for name, path in COOKIES.items():
        response.set_cookie(
            name, token, path=path, httponly=True, samesite="Strict", secure=settings.SESSION_COOKIE_SECURE
        )
    return response


@also_for
def reads_it_before(request: HttpRequest, thing: Model) -> bool:
    """By a link that still opens the release, which shows `thing`."""
    token = next((request.COOKIES[name] for name in COOKIES if name in request.COOKIES), "")
    try:
        [pk] = READ.read(token, key_of=PressLetter.objects.link_key)
    except LinkRefused:
        return False
    letter = PressLetter.objects.select_related("contact").filter(pk=pk).first()
    waiting = [version for version in versions_for(letter) if version.waits_until] if letter else []
    return any(names(version.scheduled_revision.as_object(), thing) for version in waiting)
