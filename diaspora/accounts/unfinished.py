"""A sign-in that was begun and not finished: its session holds an e-mail address, so it does not live long."""

import datetime

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse

#: Longer than allauth lets anybody take for the next step (ACCOUNT_LOGIN_TIMEOUT).
KEPT_FOR = datetime.timedelta(minutes=30)
#: Where allauth notes an address, or all that another provider said of a person, before anybody is signed in.
NOTES = {"account_login", "account_authentication_methods", "account_verified_email", "socialaccount_sociallogin"}
#: When the session ends, and what was said about its end before: with the sign-in that holds again.
SHORTENED = "shortened"
#: Where Django keeps the end of one session.
_END = "_session_expiry"


class UnfinishedSignInMiddleware:
    """Shorten the life of a session when a sign-in begins, and give it back when it is finished or given up."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # What was not changed is as the last answer left it; it is not even read.
        if request.session.modified:
            if NOTES & request.session.keys() and not request.user.is_authenticated:
                _shorten(request.session)
            else:
                _give_back(request.session)
        return response


def _shorten(session: SessionBase) -> None:
    """Once: no further step makes it longer, but whoever begins from the start has the whole time again."""
    before = session.get(_END)
    if before and before == session.get(SHORTENED, {}).get("until"):
        return
    session.set_expiry(KEPT_FOR)
    session[SHORTENED] = {"until": session[_END], "before": before}


def _give_back(session: SessionBase) -> None:
    shortened = session.pop(SHORTENED, None)
    if shortened and session.get(_END) == shortened["until"]:
        session.set_expiry(shortened["before"])
