"""Whoever signs next is told."""

from django.urls import reverse

from skills_match.applications.news import tell_applicant
from skills_match.models import Application

from ..enums import SigningSide
from ..staff_news import tell_officer, tell_reviewers


def tell_next(*, application: Application, side: SigningSide | None) -> None:
    if side == SigningSide.EXPERT:
        path = reverse("my:agreement", args=[application.pk])
        tell_applicant(application=application, kind="agreement_to_sign", path=path)
    elif side == SigningSide.HOST:
        tell_reviewers(application=application, kind="agreement_staff_to_sign")
    elif side == SigningSide.OFFICE:
        tell_officer(application=application, kind="agreement_staff_to_sign")
