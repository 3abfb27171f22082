"""The agreement as the host reads and signs it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from diaspora.who_may import member, who_may
from skills_match.models import Application

from ...enums import SigningSide
from ...models import Agreement
from .page import agreement_document, agreement_page


@who_may(member)
def agreement(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    readable = Application.objects.for_host(request.user).filter(pk__in=Agreement.objects.values("application"))
    sent = get_object_or_404(readable.for_lists(), pk=pk, assignment__reference=reference)
    back = reverse("institution_assignments:agreement", args=[reference, pk])
    return agreement_page(request, sent, SigningSide.HOST, "institution/agreement.html", back=back)


@who_may(member)
def document(request: HttpRequest, reference: str, pk: int, number: int, language: str) -> HttpResponse:
    readable = Application.objects.for_host(request.user).filter(pk__in=Agreement.objects.values("application"))
    sent = get_object_or_404(
        readable.select_related("assignment", "profile__user"), pk=pk, assignment__reference=reference
    )
    return agreement_document(request, sent, number, language)
