"""Every view declares who may see it; a test walks all addresses and asks."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse

from . import rules

Rule = Callable[[HttpRequest], bool]


def anyone(request: HttpRequest) -> bool:
    return True


def signed_in(request: HttpRequest) -> bool:
    return request.user.is_authenticated


def office(request: HttpRequest) -> bool:
    return rules.is_office(request.user)


def editor(request: HttpRequest) -> bool:
    return rules.is_editor(request.user)


def administrator(request: HttpRequest) -> bool:
    return rules.may_manage_accounts(request.user)


def member(request: HttpRequest) -> bool:
    """A member of any institution; the view itself asks for the institution of its object."""
    return rules.membership_of(request.user) is not None


def member_or_office(request: HttpRequest) -> bool:
    """A member of any institution, or the office, which types for one; the view itself asks for its object."""
    return member(request) or office(request)


def who_may(rule: Rule, *, way_in: str = "account_login"):
    """Let through whom `rule` lets through; refuse the others with 403.

    Strangers are led to `way_in` and from there back: to the sign-in, or to sign-up where a visit usually begins
    without an account.
    """

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if rule(request):
                return view(request, *args, **kwargs)
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path(), reverse(way_in))
            raise PermissionDenied

        guarded.who_may = rule  # type: ignore[attr-defined]
        return guarded

    return decorate
