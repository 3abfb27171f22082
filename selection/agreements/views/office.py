"""The office writes an agreement and signs it last."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from casework.refusals import may_be_refused
from diaspora.who_may import office, who_may
from skills_match.models import Application

from ...enums import SigningSide
from ..making import make_agreement
from .page import agreement_document, agreement_page


@who_may(office)
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    sent = get_object_or_404(Application.objects.for_office(request.user).for_lists(), pk=pk)
    back = reverse("office:agreement", args=[pk])
    return agreement_page(request, sent, SigningSide.OFFICE, "office/agreement.html", back=back)


@who_may(office)
def make(request: HttpRequest, pk: int) -> HttpResponse:
    """A first version, or a new one that all sides sign again."""
    sent = get_object_or_404(Application.objects.for_office(request.user).for_lists(), pk=pk)
    if request.method == "POST":
        with may_be_refused(request):
            make_agreement(application=sent, by=request.user, shown=request.POST.get("shown"))
            messages.success(request, _("The agreement is written. The expert signs first."))
    return redirect("office:agreement", pk)


@who_may(office)
def document(request: HttpRequest, pk: int, number: int, language: str) -> HttpResponse:
    readable = Application.objects.for_office(request.user).select_related("assignment", "profile__user")
    return agreement_document(request, get_object_or_404(readable, pk=pk), number, language)
