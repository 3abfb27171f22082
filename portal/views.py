"""The entrance, and the answer to 'are you well?'."""

import logging
import sys
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.crypto import constant_time_compare
from django.views import defaults
from django.views.decorators.cache import never_cache

from casework.languages import language_of_browser
from diaspora import rules
from diaspora.accounts.middleware import has_second_factor
from diaspora.who_may import anyone, who_may

from .database.away import is_database_away
from .database.patience import is_database_too_slow
from .health import note_change, parts

logger = logging.getLogger(__name__)


def server_error(request: HttpRequest) -> HttpResponse:
    """What Django shows when a page failed. While the database is away or too slow a page says what to do."""
    error = sys.exc_info()[1]
    is_too_slow = is_database_too_slow(error)
    if not is_too_slow and not is_database_away(error):
        return defaults.server_error(request)
    # What took too long is worth a look, so its trace is kept; a database that is away has nothing to tell.
    logger.error("The database took too long" if is_too_slow else "The database is away", exc_info=is_too_slow or None)
    response = HttpResponse(render_to_string("away/503.html"), status=HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = "10"
    response["Cache-Control"] = "no-store"
    response._has_been_logged = True  # type: ignore[attr-defined] - Django's own line would carry the whole trace
    return response


@who_may(anyone)
def root(request: HttpRequest) -> HttpResponse:
    """Lead to the home page in the reader's language."""
    response = HttpResponseRedirect(f"/{language_of_browser(request)}/")
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


@never_cache
@who_may(anyone)
def health(request: HttpRequest) -> HttpResponse:
    """200 while the database answers. Those who may know read how each part is, and 503 when one is not well.

    A secret that is wrong is refused: whoever watches with it would take “ok” for all that there is.
    """
    if not _may_know(request):
        if "Authorization" in request.headers:
            return HttpResponse("This is not HEALTH_TOKEN.", content_type="text/plain", status=HTTPStatus.FORBIDDEN)
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return HttpResponse("ok", content_type="text/plain")
    told = parts()
    note_change(told)
    well = all(part["well"] for part in told.values())
    status = HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE
    response = JsonResponse({"well": well, **told}, status=status, json_dumps_params={"indent": 2})
    response._has_been_logged = True  # type: ignore[attr-defined] - a probe asks each minute, the log hears of changes
    return response


def _may_know(request: HttpRequest) -> bool:
    """A machine that knows the secret of the operator, or staff in a session with the second factor."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if settings.HEALTH_TOKEN and constant_time_compare(given, settings.HEALTH_TOKEN):
        return True
    return request.user.is_authenticated and rules.is_staff(request.user) and has_second_factor(request)


@who_may(anyone)
def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Every way in is the portal's own sign-in, which asks for the second factor. Keeps `next`.

    Who is signed in already was refused by what led here: the sign-in would send them straight back, without an end.
    """
    is_let_in = rules.is_editor(request.user) and request.path == reverse("admin_sign_in")
    if request.user.is_authenticated and not is_let_in:
        raise PermissionDenied
    query = request.META.get("QUERY_STRING", "")
    return HttpResponseRedirect(reverse("account_login") + (f"?{query}" if query else ""))
