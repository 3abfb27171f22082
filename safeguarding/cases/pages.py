"""Where a case is read."""

from django.urls import reverse

from ..models import Case


def page_of_case(case: Case) -> str:
    return reverse("safeguarding_desk:case", args=[case.pk])
