"""A person's own conditions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from diaspora.who_may import signed_in, who_may
from skills_match.models import Application

from ...enums import ConditionOwner
from ...models import Condition
from ...references.standing import lines_of
from .handing_in import hand_in_page


@who_may(signed_in)
def conditions(request: HttpRequest, pk: int) -> HttpResponse:
    """All conditions of one's own application, also those that others see to."""
    mine = get_object_or_404(Application.objects.of_applicant(request.user).for_lists(), pk=pk)
    rows = list(Condition.objects.filter(application=mine))
    if not rows:
        return redirect("my:application", pk)
    values = {"application": mine, "assignment": mine.assignment, "conditions": rows, "mine": ConditionOwner.PERSON}
    values["referees"] = [line for line in lines_of(mine) if line.reference]
    values["has_agreement"] = mine.agreements.exists()
    return render(request, "my/conditions.html", values)


@who_may(signed_in)
def condition(request: HttpRequest, pk: int) -> HttpResponse:
    own = Condition.objects.filter(application__profile__user=request.user, owner=ConditionOwner.PERSON)
    row = get_object_or_404(own.for_lists(), pk=pk)
    back = reverse("my:conditions", args=[row.application_id])
    return hand_in_page(request, row, back=back)
