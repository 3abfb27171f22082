"""A delegate asks for a visa letter and takes it; anybody who is shown one asks whether it is genuine."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.documents.pdf import can_print, pdf_response
from casework.refusals import may_be_refused
from casework.token_links import private
from diaspora.who_may import anyone, who_may

from ...models import Delegate, VisaLetter
from ..checking import genuine
from ..document import letter_html
from ..forms import PassportForm
from ..letters import ask_for_letter, is_valid, take_back
from ..reading import read_by


def _delegate(slug: str, key: UUID, pk: int) -> Delegate:
    found = Delegate.objects.select_related("event", "registration__event", "visa_letter")
    delegate = get_object_or_404(found, pk=pk, registration__key=key, event__slug=slug, cancelled_at=None)
    if not delegate.has_place:
        raise Http404
    return delegate


@private
@who_may(anyone)
def letter(request: HttpRequest, slug: str, key: UUID, pk: int) -> HttpResponse:
    """The form; once it is sent, how it stands. What was typed is shown to its writer until the letter is issued."""
    delegate = _delegate(slug, key, pk)
    asked = getattr(delegate, "visa_letter", None)
    values = {"delegate": delegate, "event": delegate.event, "letter": asked, "reads": read_by(asked)}
    if asked and asked.issued_at:
        return render(request, "events/visa.html", values | {"can_print": can_print()})
    form = PassportForm(
        request.POST if request.method == "POST" else None,
        instance=asked,
        delegate=delegate,
        initial={} if asked else {"full_name": delegate.name},
    )
    if form.is_valid():
        with may_be_refused(form):
            ask_for_letter(delegate=delegate, passport=form.cleaned_data)
            messages.success(request, _("Saved. We write to you when the letter is ready."))
            return redirect("events:visa", slug, key, pk)
    return render(request, "events/visa.html", values | {"form": form})


@private
@require_POST
@who_may(anyone)
def delete(request: HttpRequest, slug: str, key: UUID, pk: int) -> HttpResponse:
    delegate = _delegate(slug, key, pk)
    take_back(delegate=delegate)
    messages.success(request, _("The details of the passport are deleted, and the letter does not count any more."))
    return redirect(delegate.registration)


@private
@who_may(anyone)
def document(request: HttpRequest, slug: str, key: UUID, pk: int) -> HttpResponse:
    """Without Pango the page itself is printed."""
    asked = get_object_or_404(VisaLetter, delegate=_delegate(slug, key, pk), issued_at__isnull=False)
    if not is_valid(asked):
        raise Http404
    html = letter_html(asked)
    return pdf_response(html, name=f"{slug}-visa-{asked.pk}.pdf") if can_print() else HttpResponse(html)


@private
@who_may(anyone)
def check(request: HttpRequest, slug: str, number: int, code: str) -> HttpResponse:
    """Nobody is named: whoever asks compares the letter in their hands with its days."""
    found, holds = genuine(slug=slug, number=number, code=code)
    values = {"letter": found, "holds": holds, "event": found.delegate.event if found else None}
    return render(request, "events/visa_check.html", values, status=200 if found else 404)
