"""Pages that give a text back where the page on which it was typed cannot."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.forms import Field
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.template.response import SimpleTemplateResponse

from ..models import KeptText
from .keeping import WhyKept, giving_back, hidden_texts, is_chosen, keep, page_of, typed_in
from .labels import fields_of_page, is_of_a_list
from .owner import FIELD, mark_in, mark_of, page_in


def typed_page(request: HttpRequest, kept: KeptText) -> HttpResponse:
    """Everything that was typed, to be sent again or copied: for a form whose page does not show it any more."""
    return _show(request, kept.values, kept.reason)


def too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Instead of Django's "CSRF verification failed".

    Only a page of the portal itself gets its text back, with a new token and unsaved: nobody else can have a person
    send what that person has not read.
    """
    if not _is_own(request) or mark_in(request.POST.get(FIELD, "")) is None:
        return render(request, "403_csrf.html", status=HTTPStatus.FORBIDDEN)
    if "CSRF_COOKIE" in request.META and keep(request, WhyKept.TOO_OLD):
        return HttpResponseRedirect(page_in(request))
    return _in_its_page(request) or sent_page(request, WhyKept.TOO_OLD, status=HTTPStatus.FORBIDDEN)


def _in_its_page(request: HttpRequest) -> HttpResponse | None:
    """The page itself, whose fields carry the names under which somebody answered them: they may be made for one record
    alone, such as the questions of a host. None where it is another one, or of another account."""
    found, is_theirs = request.resolver_match, mark_in(request.POST.get(FIELD, "")) == mark_of(request.user)
    if found is None or not is_theirs or page_of(page_in(request)) != page_of(request.path):
        return None
    try:
        response = answered_with(request, WhyKept.TOO_OLD, partial(found.func, request, *found.args, **found.kwargs))
    except (Http404, PermissionDenied):
        return None
    response.status_code = HTTPStatus.FORBIDDEN
    return response


def answered_with(request: HttpRequest, reason: WhyKept, page: Callable[[], HttpResponse]) -> HttpResponse:
    """`page` as it is when somebody asks for it, with what its writer gets back at once: nothing of it is kept.

    What was sent is out of its reach: a view that reads it without asking for the method would do it, without a token.
    Whom the guard of views leads away gets the text, and not the page.
    """
    if _is_led_away(request):
        return sent_page(request, reason)
    typed = KeptText(reason=reason, sent=list(typed_in(request).items()), has_files=bool(request.FILES))
    sent = request.POST
    request.method, request.POST = "GET", QueryDict()  # type: ignore[assignment]
    request.given_back = typed  # type: ignore[attr-defined]
    try:
        with giving_back(typed):
            response = page()
            if isinstance(response, SimpleTemplateResponse):  # made later, its forms would know of no text
                response.render()
    finally:
        request.POST = sent  # type: ignore[assignment]
    return response if is_shown(typed, response) else sent_page(request, reason)


def _is_led_away(request: HttpRequest) -> bool:
    """Here a view is called while Django has not yet asked every middleware about it. The one whose answer decides who
    reads a page notes itself on the request (`guard_of_views`), and is asked first."""
    guard, found = getattr(request, "guard_of_views", None), request.resolver_match
    if guard is None:
        return False
    return found is None or guard(request, found.func, found.args, found.kwargs) is not None


def is_shown(kept: KeptText, response: HttpResponse) -> bool:
    """Whether the page shows everything that a person wrote. A page that is another one shows nothing of it."""
    return response.status_code == HTTPStatus.OK and not hidden_texts(kept)


def sent_page(request: HttpRequest, reason: WhyKept, **options) -> HttpResponse:
    """The same for what was sent just now and cannot be kept."""
    return _show(request, typed_in(request), reason, **options)


def _label(field: Field | None) -> str:
    return str(field.label or "") if field else ""


def _is_own(request: HttpRequest) -> bool:
    own = f"{request.scheme}://{request.get_host()}"
    came_from = request.headers.get("Origin") or request.headers.get("Referer", "")
    return came_from == own or came_from.startswith(f"{own}/")


def _show(request: HttpRequest, values: dict[str, list[str]], reason: str, **options) -> HttpResponse:
    pairs = [(name, value) for name, texts in values.items() for value in texts]
    owner = request.POST.get(FIELD)
    is_anothers = request.user.is_authenticated and owner and mark_in(owner) != mark_of(request.user)
    fields = fields_of_page(request)
    choices = [pair for pair in pairs if is_chosen(pair[1]) or is_of_a_list(fields.get(pair[0]))]
    context = {
        "texts": [(name, text, _label(fields.get(name))) for name, text in pairs if (name, text) not in choices],
        "choices": choices,
        "reason": reason,
        "owner": owner,
        "is_anothers": is_anothers,
    }
    return render(request, "typed_again.html", context, **options)
