"""The way back to the assignment for which somebody completes the profile first."""

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from casework.waiting import WaitingLine

from ..applications.views.applying import RETURN_KEY
from ..models import Assignment
from ..spoken import with_language

register = template.Library()


@register.simple_tag(takes_context=True)
def way_back(context: template.Context) -> WaitingLine | None:
    """`{% way_back as back %}`: what still waits at the assignment that the session remembers, while it is open."""
    reference = context["request"].session.get(RETURN_KEY)
    assignment = Assignment.objects.open().filter(reference=reference).first() if reference else None
    if assignment is None:
        return None
    profile = context["profile"]
    is_ready = bool(profile and profile.is_published)
    return WaitingLine(
        title=with_language(assignment, "title"),
        text=_("You can apply now.") if is_ready else _("Publish your profile, then apply here."),
        url=reverse("assignments:apply", args=[assignment.reference]),
    )
