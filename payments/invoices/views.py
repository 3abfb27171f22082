"""The invoice of a payment by bank transfer, to print or as a PDF: what goes to an accountant, or to a bank."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string

from casework.documents.pdf import can_print, pdf_response
from casework.token_links import private
from diaspora.who_may import anyone, who_may

from ..accounts import account_lines
from ..enums import PaymentState, PaymentWay
from ..models import Payment


@private
@who_may(anyone)
def invoice(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """`?pdf` is the document; without Pango the page itself is printed."""
    payment = get_object_or_404(Payment, key=key, way=PaymentWay.INVOICE)
    context = {
        "payment": payment,
        "is_open": payment.state == PaymentState.OPEN,
        "receiver": settings.LEGAL_RECEIVER.split("|"),
        "account": account_lines(payment.currency),
        "can_print": can_print(),
    }
    if "pdf" in request.GET and can_print():
        html = render_to_string("payments/invoice_document.html", context, request)
        return pdf_response(html, name=f"{payment.reference}.pdf")
    response: HttpResponse = render(request, "payments/invoice.html", context)
    return response
