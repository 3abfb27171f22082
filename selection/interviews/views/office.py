"""The office offers hours for interviews and says what became of each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from casework.refusals import may_be_refused
from diaspora.who_may import office, who_may
from skills_match.models import Application, Assignment

from ...models import Interview, InterviewSlot
from ..offering import withdraw_slot
from .page import outcome_page, slots_page


@who_may(office)
def slots(request: HttpRequest, reference: str) -> HttpResponse:
    assignment = get_object_or_404(Assignment.objects.visible_to(request.user).for_lists(), reference=reference)
    readable = Application.objects.for_office(request.user)
    here = reverse("office:interviews", args=[reference])
    return slots_page(request, assignment, readable, "office/interviews.html", here=here)


@require_POST
@who_may(office)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    seen = Assignment.objects.visible_to(request.user)
    slot = get_object_or_404(InterviewSlot.objects.select_related("assignment"), pk=pk, assignment__in=seen)
    with may_be_refused(request):
        withdraw_slot(slot=slot, by=request.user)
    return redirect("office:interviews", slot.assignment.reference)


@who_may(office)
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    readable = Application.objects.for_office(request.user)
    planned = Interview.objects.filter(application__in=readable, slot__isnull=False)
    interview = get_object_or_404(planned.select_related("application__assignment__institution"), pk=pk)
    back = reverse("office:interviews", args=[interview.application.assignment.reference])
    return outcome_page(request, interview, "office/interview.html", back=back)
