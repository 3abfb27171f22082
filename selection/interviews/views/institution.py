"""A host offers hours for interviews and says what became of each."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from casework.refusals import may_be_refused
from diaspora.who_may import member, who_may
from skills_match.models import Application, Assignment
from skills_match.rules import may_review

from ...models import Interview, InterviewSlot
from ..offering import withdraw_slot
from .page import outcome_page, slots_page


@who_may(member)
def slots(request: HttpRequest, reference: str) -> HttpResponse:
    assignment = _reviewed(request, reference)
    readable = Application.objects.for_host(request.user)
    here = reverse("institution_assignments:interviews", args=[reference])
    return slots_page(request, assignment, readable, "institution/interviews.html", here=here)


@require_POST
@who_may(member)
def withdraw(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    slot = get_object_or_404(InterviewSlot, pk=pk, assignment=_reviewed(request, reference))
    with may_be_refused(request):
        withdraw_slot(slot=slot, by=request.user)
    return redirect("institution_assignments:interviews", reference)


@who_may(member)
def outcome(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    readable = Application.objects.for_host(request.user).filter(assignment__reference=reference)
    planned = Interview.objects.filter(application__in=readable, slot__isnull=False)
    interview = get_object_or_404(planned.select_related("application__assignment__institution"), pk=pk)
    back = reverse("institution_assignments:interviews", args=[reference])
    return outcome_page(request, interview, "institution/interview.html", back=back)


def _reviewed(request: HttpRequest, reference: str) -> Assignment:
    assignment = get_object_or_404(Assignment.objects.visible_to(request.user).for_lists(), reference=reference)
    if not may_review(request.user, assignment.institution):
        raise Http404
    return assignment
