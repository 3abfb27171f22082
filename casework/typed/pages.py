"""Pages that give a text back where the page on which it was typed cannot."""

from http import HTTPStatus

from django.forms import Field
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from ..models import KeptText
from .keeping import WhyKept, is_chosen, keep, typed_in
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
    return sent_page(request, WhyKept.TOO_OLD, status=HTTPStatus.FORBIDDEN)


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
