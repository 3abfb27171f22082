"""The certificate: its page and PDF for its owner, the check for everybody, withdrawing for the office."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from casework.documents.pdf import can_print, pdf_response
from casework.documents.qr import qr_svg
from casework.refusals import may_be_refused
from diaspora.who_may import anyone, who_may

from ...enums import Side
from ...models import Certificate, Placement
from ...viewers import Viewer, for_sides, page
from ..checking import genuine
from ..forms.issuing import NameForm, WithdrawForm
from ..issuing import show_name, withdraw_certificate


def _found(placement: Placement) -> Certificate:
    return get_object_or_404(Certificate, placement=placement)


@for_sides(Side.EXPERT)
def certificate(request: HttpRequest, placement: Placement, viewer: Viewer) -> HttpResponse:
    """Whether the check shows the name; the PDF is a link."""
    found = _found(placement)
    form = NameForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            show_name(certificate=found, by=request.user, is_named=form.cleaned_data["is_named"])
            messages.success(request, _("Saved."))
            return redirect(viewer.at("placement", placement.pk))
    return page(request, placement, viewer, "placements/form.html", form=form, title=_("Name on the check page"))


@for_sides(Side.EXPERT, Side.OFFICE)
def printed(request: HttpRequest, placement: Placement, viewer: Viewer) -> HttpResponse:
    """In both languages, as a PDF; without Pango as a page to print."""
    found = _found(placement)
    values = {"certificate": found, "check": _check_address(found), "site_name": settings.SITE_NAME}
    values["qr"] = qr_svg(values["check"], title=_("Code that leads to the check of this document"))
    with translation.override("en"):
        html = render_to_string("placements/certificate_document.html", values, request)
    return pdf_response(html, name=f"{found.number}.pdf") if can_print() else HttpResponse(html)


def _check_address(found: Certificate) -> str:
    with translation.override("en"):
        return f"{settings.PORTAL_URL}{reverse('placements:check_certificate', args=[found.number, found.code])}"


@for_sides(Side.OFFICE)
def withdraw(request: HttpRequest, placement: Placement, viewer: Viewer) -> HttpResponse:
    found = _found(placement)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            withdraw_certificate(certificate=found, by=request.user, reason=form.cleaned_data["reason"])
            messages.success(request, _("The certificate is withdrawn. Its owner has been told."))
            return redirect(viewer.at("placement", placement.pk))
    title = _("Withdraw the certificate")
    values = {"form": form, "title": title, "text": found.number, "button": title}
    return page(request, placement, viewer, "placements/form.html", **values)


@who_may(anyone)
def check(request: HttpRequest, number: str, code: str) -> HttpResponse:
    """Whoever is shown a certificate may ask whether it is genuine, and reads everything that it states."""
    found = genuine(number, code)
    values = {"certificate": found, "number": number}
    response = render(request, "placements/check.html", values, status=200 if found else 404)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "no-store, private"
    return response
