"""What somebody left to complete the profile first: it is among the saved assignments, and “My page” leads back."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from casework.translated.spoken import with_language
from casework.waiting import WaitingLine
from diaspora.models import Profile
from diaspora.profiles.broken_off import broken_off
from diaspora.profiles.parts import is_complete

from ..models import Application, Assignment, SavedAssignment


@broken_off
def applications(request: HttpRequest, profile: Profile | None) -> list[WaitingLine]:
    """The ways back to assignments, while they are open and nothing is written for them, the last one first."""
    reader = request.user.pk
    begun = Application.objects.filter(profile__user=reader).values("assignment")
    waiting = SavedAssignment.objects.filter(
        user=reader, waits_for_profile=True, assignment__in=Assignment.objects.open()
    ).exclude(assignment__in=begun)
    assignments = [saved.assignment for saved in waiting.select_related("assignment")]
    is_ready = bool(assignments and profile and is_complete(profile))
    return [
        WaitingLine(
            title=with_language(assignment, "title"),
            text=_("You can apply now.") if is_ready else _("Complete your profile, then apply here."),
            url=reverse("assignments:apply", args=[assignment.reference]),
        )
        for assignment in assignments
    ]
