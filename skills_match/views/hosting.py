"""A host's assignments: the list and the task list of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from diaspora.rules import membership_of
from diaspora.views.access import member, who_may

from ..models import Assignment


def own_assignments(request: HttpRequest):
    """Assignments of the institutions that the reader works for."""
    membership_of(request.user)
    return Assignment.objects.filter(institution__in=[m.institution_id for m in request.user._memberships])


@who_may(member)
def list_assignments(request: HttpRequest) -> HttpResponse:
    return render(request, "institution/assignments.html", {"assignments": own_assignments(request).for_lists()})


@who_may(member)
def edit(request: HttpRequest, reference: str) -> HttpResponse:
    assignment = get_object_or_404(own_assignments(request).for_lists(), reference=reference)
    return render(request, "institution/assignment.html", {"assignment": assignment})
