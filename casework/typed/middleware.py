"""Where a text could get away: at a door, on a page that is too old, with a refusal, with another language."""

from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve

from .keeping import KeptText, WhyKept, forget, giving_back, has_texts, keep, kept_for
from .pages import sent_page, typed_page

#: Pages about signing in: doors on the way to another page. What is typed into them is kept by allauth, or secret.
DOORS = ("account_", "mfa_")
#: The button of a form that asks for the page again, and that of the notice which throws the text away.
BUTTON = "typed"


class TypedMiddleware:
    """Keep what could not be saved, and give it back on the page on which it was typed.

    A form that is sent and meets a door is kept until its writer is through. A refused save is kept too, since going
    back in the browser asks for the page once more. It works inside the protection against forged requests, and never
    hands what it keeps to a view as something that was sent.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/admin/"):
            return self.get_response(request)
        if request.method == "POST":
            response = self.get_response(request)
            _after(request, response)
            return response
        if request.method != "GET" or not _has_session(request) or not (kept := kept_for(request)):
            return self.get_response(request)
        request.given_back = kept  # type: ignore[attr-defined]
        with giving_back(kept):
            response = self.get_response(request)
        return response if _leads_to_door(response) or _is_shown(kept, response) else typed_page(request, kept)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        if request.method != "POST" or request.path.startswith("/admin/"):
            return None
        request.is_genuine = True  # type: ignore[attr-defined]  # Django has checked its token by now
        match request.POST.get(BUTTON):
            case "again":
                if not keep(request, WhyKept.LANGUAGE) and has_texts(request):
                    return sent_page(request, WhyKept.LANGUAGE)
            case "forget":
                forget(request)
            case _:
                return None
        return HttpResponseRedirect(request.get_full_path())


def _has_session(request: HttpRequest) -> bool:
    """A page for somebody without one stays the same for all, and may be cached."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def _after(request: HttpRequest, response: HttpResponse) -> None:
    if not getattr(request, "is_genuine", False) or BUTTON in request.POST or _is_door(request.path):
        return
    if _leads_to_door(response):
        keep(request, WhyKept.SIGNED_OUT)
    elif response.status_code == HTTPStatus.FOUND:
        forget(request)
    elif request.user.is_authenticated:
        keep(request, WhyKept.REFUSED)


def _leads_to_door(response: HttpResponse) -> bool:
    return response.status_code == HTTPStatus.FOUND and _is_door(urlsplit(response["Location"]).path)


def _is_door(path: str) -> bool:
    try:
        return resolve(path).view_name.startswith(DOORS)
    except Resolver404:
        return False


def _is_shown(kept: KeptText, response: HttpResponse) -> bool:
    """Whether the page shows everything that a person wrote. A page that is another one shows nothing of it."""
    return response.status_code == HTTPStatus.OK and not kept.hidden_texts
