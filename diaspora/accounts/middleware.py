"""Staff work with a second factor, whichever way they came in."""

from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from .. import rules
from .second_factor import owns_factor

#: Pages without which nobody could sign in, set up a second factor, or leave.
OPEN_PAGES = ("account_", "mfa_", "usersessions_")
#: Pages about signing in that show or change something; the others of allauth ask for the factor themselves.
FACTOR_OPENS = {"mfa_index", "mfa_list_webauthn", "account_email", "account_change_password", "account_set_password"}
#: What is posted there is kept by allauth until the factor was shown; a password is never kept.
KEPT_BY_ALLAUTH = {"account_email"}
AFTER_SECOND_FACTOR = "after_second_factor"


def has_second_factor(request: HttpRequest) -> bool:
    """The session itself was opened or confirmed with a second factor; that the account owns one is not enough."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


class SecondFactorMiddleware:
    """Lead staff without a second factor in the session to the page that asks for it, from every other page.

    It guards all addresses rather than a list of areas: a new area is safe on its first day, and a session that came
    in by another door (Wagtail's login, an old cookie from before somebody joined an institution) is caught.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # A page that is made once more to give a text back, without Django's way there, asks by itself.
        request.guard_of_views = self.process_view
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.user.is_authenticated:
            return None
        if self._asks_for_the_factor(request):
            return HttpResponseRedirect(self._where(request.user, request.get_full_path()))
        if has_second_factor(request):
            return None
        request.lacks_second_factor = rules.needs_second_factor(request.user)
        if not request.lacks_second_factor or request.resolver_match.view_name.startswith(OPEN_PAGES):
            return None
        path = request.get_full_path()
        if request.method == "GET":
            request.session[AFTER_SECOND_FACTOR] = path
        return HttpResponseRedirect(self._where(request.user, path))

    @staticmethod
    def _asks_for_the_factor(request) -> bool:
        """Where a second factor exists, only the factor opens its settings and those of e-mail address and password."""
        name = request.resolver_match.view_name
        if name not in FACTOR_OPENS or (request.method == "POST" and name in KEPT_BY_ALLAUTH):
            return False
        return owns_factor(request.user) and is_reauthentication_required(request, app="allauth.account")

    @staticmethod
    def _where(user, path: str) -> str:
        if is_mfa_enabled(user, [Authenticator.Type.TOTP]):
            page = "mfa_reauthenticate"
        elif is_mfa_enabled(user, [Authenticator.Type.WEBAUTHN]):
            page = "mfa_reauthenticate_webauthn"
        else:
            return reverse("mfa_index")
        return f"{reverse(page)}?{urlencode({'next': path})}"
