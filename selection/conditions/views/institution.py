"""What a host sees to before somebody comes, and how far the rest is: never a file, never a note."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from diaspora.who_may import member, who_may
from skills_match.models import Application

from ...enums import ConditionOwner
from ...models import Condition
from .handing_in import hand_in_page


@who_may(member)
def conditions(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    readable = Application.objects.for_host(request.user).filter(pk__in=Condition.objects.values("application"))
    sent = get_object_or_404(readable.for_lists(), pk=pk, assignment__reference=reference)
    values = {
        "application": sent,
        "assignment": sent.assignment,
        "conditions": Condition.objects.filter(application=sent),
        "mine": ConditionOwner.HOST,
    }
    return render(request, "institution/conditions.html", values)


@who_may(member)
def condition(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    hosted = Condition.objects.filter(
        application__in=Application.objects.for_host(request.user),
        application__assignment__reference=reference,
        owner=ConditionOwner.HOST,
    )
    row = get_object_or_404(hosted.for_lists(), pk=pk)
    back = reverse("institution_assignments:conditions", args=[reference, row.application_id])
    return hand_in_page(request, row, back=back)
