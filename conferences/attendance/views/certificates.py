"""A delegate takes the certificate; anybody who is shown one asks whether it is genuine."""

import datetime

from allauth.core import ratelimit
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from casework.documents.pdf import can_print, pdf_response
from casework.token_links import opened_by_link, private
from diaspora.who_may import anyone, who_may

from ...models import Event
from ..certificates import genuine
from ..document import certificate_html
from ..forms import CertificateCheckForm
from ..links import opened


@opened_by_link()
@who_may(anyone)
def certificate(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """In both languages. Without Pango the page itself is printed."""
    delegate = opened(slug, token)
    found = getattr(delegate, "certificate", None)
    if found is None:
        raise Http404
    html = certificate_html(found, delegate)
    return pdf_response(html, name=f"{found.number}.pdf") if can_print() else HttpResponse(html)


@private
@who_may(anyone)
def check(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """Name and code as they stand on the paper; asking changes nothing."""
    event = get_object_or_404(Event.objects.public(), slug=slug)
    is_asked = request.method == "POST"
    form = CertificateCheckForm(request.POST if is_asked else None, initial={"code": request.GET.get("code", "")[:12]})
    values = {"event": event, "number": number, "form": form, "is_answered": False}
    if form.is_valid() and _may_try(request, form, dry_run=True):
        found = genuine(slug=slug, number=number, **form.cleaned_data)
        if found is None:
            _may_try(request, form)
        days = [datetime.date.fromisoformat(day) for day in found.days] if found else []
        values |= {"is_answered": True, "certificate": found, "days": days}
    return render(request, "events/certificate_check.html", values)


def _may_try(request: HttpRequest, form: CertificateCheckForm, *, dry_run: bool = False) -> bool:
    """Wrong ones count, so that nobody finds a code by trying."""
    if ratelimit.consume(request, action="event_code", dry_run=dry_run):
        return True
    form.add_error(None, _("You have tried many times. Wait a little, then press the button again."))
    return False
