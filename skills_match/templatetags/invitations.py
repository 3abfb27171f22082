"""What invitations add to pages of the nouns below them."""

from django import template

from ..invitations.shown import invitations_of as all_of
from ..models import Assignment, AssignmentInvitation

register = template.Library()


@register.simple_tag
def invitations_of(assignment: Assignment) -> list[AssignmentInvitation]:
    """`{% invitations_of assignment as invitations %}`: all of them, newest first. One query."""
    return all_of(assignment=assignment)
