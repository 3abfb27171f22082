"""Receipts for whoever paid: a page to print, and a PDF. Their address holds the key of the payment."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.translation import get_language

from casework.documents.pdf import can_print, pdf_response
from casework.token_links import private
from diaspora.who_may import anyone, who_may

from ...models import Payment, Receipt
from ..checking import genuine
from ..readings import stated, went_back


@private
@who_may(anyone)
def receipt(request: HttpRequest, key: UUID, number: str) -> HttpResponse:
    found = _found(key, number)
    context = stated(found, language=get_language()) | {"can_print": can_print()}
    return render(request, "payments/receipt.html", context)


@private
@who_may(anyone)
def receipt_pdf(request: HttpRequest, key: UUID, number: str) -> HttpResponseBase:
    """Without Pango the page itself is printed."""
    found = _found(key, number)
    if not can_print():
        return redirect("payments:receipt", key, number)
    html = render_to_string("payments/receipt_document.html", stated(found, language=get_language()), request)
    return pdf_response(html, name=f"{found.written_number}.pdf")


@private
@who_may(anyone)
def check(request: HttpRequest, number: str, code: str) -> HttpResponse:
    """Whoever is shown a receipt may ask whether it is genuine. Nobody is named."""
    found = genuine(number, code)
    context = {"receipt": found, "number": number, "back": went_back(found) if found else ""}
    return render(request, "payments/check.html", context, status=200 if found else 404)


def _found(key: UUID, number: str) -> Receipt:
    payment = get_object_or_404(Payment, key=key)
    for row in payment.receipts.select_related("payment"):
        if row.written_number == number:
            return row
    raise Http404
