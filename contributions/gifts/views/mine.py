"""All that somebody gave, and the statement of a year: by a link without an account, or signed in."""

from allauth.core import ratelimit
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from casework.documents.pdf import can_print, pdf_response
from casework.languages import reading_language
from casework.token_links import opened_by_link
from diaspora.who_may import anyone, signed_in, who_may

from ...models import Gift
from ..asking import send_link
from ..forms import GiverAddressForm
from ..links import gifts_behind, gifts_of, manage_path
from ..yearly import statement_of, years_of

_AGAIN = "contributions:ask"


@who_may(anyone)
def ask(request: HttpRequest) -> HttpResponse:
    """A link to one's gifts is sent by e-mail. Known and unknown addresses get the same answer."""
    form = GiverAddressForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if ratelimit.consume(request, action="gift"):
            _send(request, form.cleaned_data["email"])
            return redirect("contributions:asked")
        form.add_error(None, _("You have asked many times in a short while. Please try again in an hour."))
    return render(request, "contributions/ask.html", {"form": form})


def _send(request: HttpRequest, email: str) -> None:
    """Nobody can flood an address of somebody else."""
    if ratelimit.consume(request, action="gift_link", key=email.lower()):
        send_link(email=email, language=reading_language())


@who_may(anyone)
def asked(request: HttpRequest) -> HttpResponse:
    return render(request, "contributions/asked.html")


@opened_by_link(ask_again=_AGAIN)
@who_may(anyone)
def mine(request: HttpRequest, token: str) -> HttpResponse:
    return _list(request, gifts_behind(token), lambda year: reverse("contributions:year", args=[token, year]))


@opened_by_link(ask_again=_AGAIN)
@who_may(anyone)
def year_by_link(request: HttpRequest, token: str, year: int) -> HttpResponseBase:
    return _year(request, gifts_behind(token), year, back=reverse("contributions:mine", args=[token]))


@who_may(signed_in)
def of_account(request: HttpRequest) -> HttpResponse:
    gifts = gifts_of(request.user)
    return _list(request, gifts, lambda year: reverse("contributions:year_of_account", args=[year]))


@who_may(signed_in)
def year_of_account(request: HttpRequest, year: int) -> HttpResponseBase:
    return _year(request, gifts_of(request.user), year, back=reverse("contributions:of_account"))


def _list(request: HttpRequest, gifts, address_of_year) -> HttpResponse:
    listed = list(gifts.select_related("appeal", "payment", "subscription"))
    context = {
        "rows": [(gift, manage_path(gift)) for gift in listed],
        "years": [(year, address_of_year(year)) for year in years_of(gifts)],
    }
    return render(request, "contributions/mine.html", context)


def _year(request: HttpRequest, gifts, year: int, *, back: str) -> HttpResponseBase:
    statement = statement_of(gifts, year)
    if not statement.rows:
        raise Http404
    name = Gift.objects.filter(pk__in=gifts).exclude(name="").values_list("name", flat=True).first()
    context = {
        "statement": statement,
        "name": name or "",
        "receiver": settings.LEGAL_RECEIVER.split("|"),
        "can_print": can_print(),
        "back": back,
    }
    if "pdf" in request.GET and can_print():
        html = render_to_string("contributions/year_document.html", context, request)
        return pdf_response(html, name=f"{year}.pdf")
    return render(request, "contributions/year.html", context)
