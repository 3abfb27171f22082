"""Where the head of an institution stands with a request, for every page that shows the request."""

from django import template

from ..commitments.heads import head_of
from ..models import Assignment, EnteredAssignment
from ..rules import may_write, types_for_host

register = template.Library()


@register.inclusion_tag("commitments/_head_state.html")
def head_state(assignment: Assignment) -> dict:
    entered = EnteredAssignment.objects.select_related("entered_by").filter(assignment=assignment).first()
    return {**head_of(assignment), "entered": entered}


@register.filter
def typed_by(assignment: Assignment, user) -> bool:
    """Whether `user` writes it for its institution, as an officer."""
    return not may_write(user, assignment.institution) and types_for_host(user, assignment)
