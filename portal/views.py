"""The entrance, and the answer to 'are you well?'."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request

from diaspora.who_may import anyone, who_may


@who_may(anyone)
def root(request: HttpRequest) -> HttpResponse:
    """Lead to the home page in the reader's language."""
    response = HttpResponseRedirect(f"/{get_language_from_request(request)}/")
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


@who_may(anyone)
def health(request: HttpRequest) -> HttpResponse:
    """200 while the database answers; any error becomes a 500 and a health check fails."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


@who_may(anyone)
def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Every way in is the portal's own sign-in, which asks for the second factor. Keeps `next`."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponseRedirect(reverse("account_login") + (f"?{query}" if query else ""))
