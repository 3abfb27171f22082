"""Pages for a closed group of readers, by Wagtail's own privacy of a page: who may read, and what the others are told.

What keeps such pages out of every list is `public()`, or `without_restricted` where a list must cost no query more.
"""

from collections.abc import Iterable

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from wagtail.models import BaseViewRestriction


def answer_for_others(request: HttpRequest, restrictions: Iterable[BaseViewRestriction]) -> HttpResponse | None:
    """None for who may read. Who has not signed in is led to the sign-in and back.

    Raises PermissionDenied for who is signed in and may not: the way to the sign-in has said already that something is
    here, so that a 404 would hide nothing, and would leave a member with two accounts without a clue.
    """
    if all(restriction.accept_request(request) for restriction in restrictions):
        return None
    if request.user.is_authenticated:
        raise PermissionDenied(_("This page is for the members of a working group. Your account is not one of them."))
    return kept_nowhere(redirect_to_login(request.get_full_path(), reverse("account_login")))


def kept_nowhere(response: HttpResponse) -> HttpResponse:
    """No cache keeps it, no search engine lists it."""
    patch_cache_control(response, no_store=True, private=True)
    response["X-Robots-Tag"] = "noindex"
    return response
