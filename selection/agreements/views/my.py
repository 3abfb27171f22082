"""A person's own agreement."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from diaspora.who_may import signed_in, who_may
from skills_match.models import Application

from ...enums import SigningSide
from ...models import Agreement
from .page import agreement_document, agreement_page


@who_may(signed_in)
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    own = Application.objects.of_applicant(request.user).filter(pk__in=Agreement.objects.values("application"))
    mine = get_object_or_404(own.for_lists(), pk=pk)
    return agreement_page(
        request, mine, SigningSide.EXPERT, "my/agreement.html", back=reverse("my:agreement", args=[pk])
    )


@who_may(signed_in)
def document(request: HttpRequest, pk: int, number: int, language: str) -> HttpResponse:
    own = Application.objects.of_applicant(request.user).filter(pk__in=Agreement.objects.values("application"))
    mine = get_object_or_404(own.select_related("assignment", "profile__user"), pk=pk)
    return agreement_document(request, mine, number, language)
