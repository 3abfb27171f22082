"""What somebody left to complete the profile first: the session remembers the assignment, “My page” leads back."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from casework.waiting import WaitingLine
from diaspora.models import Profile
from diaspora.profiles.broken_off import broken_off
from diaspora.profiles.parts import is_complete

from ..models import Assignment
from ..spoken import with_language

_KEY = "applying_for"


def remember(request: HttpRequest, assignment: Assignment) -> None:
    request.session[_KEY] = assignment.reference


def forget(request: HttpRequest) -> None:
    request.session.pop(_KEY, None)


@broken_off
def application(request: HttpRequest, profile: Profile | None) -> WaitingLine | None:
    """The way back to the assignment, while it is open."""
    reference = request.session.get(_KEY)
    assignment = Assignment.objects.open().filter(reference=reference).first() if reference else None
    if assignment is None:
        return None
    is_ready = bool(profile and is_complete(profile))
    return WaitingLine(
        title=with_language(assignment, "title"),
        text=_("You can apply now.") if is_ready else _("Complete your profile, then apply here."),
        url=reverse("assignments:apply", args=[assignment.reference]),
    )
