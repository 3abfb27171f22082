"""Officers of a programme: where it has some, they alone decide on its requests and applications; without any, the
whole office does."""

from django.dispatch import receiver
from django.utils.translation import gettext as _

from casework.moves import Move
from diaspora.models import User

from ..enums import Actor, ApplicationState, Right
from ..models import ProgrammeRight
from ..models.querysets import today_in_closing_zone
from ..signals import application_moving, assignment_moving
from .errors import OfficersDecide


def officers_instead_of(user: User, programme: int, *, applicant: int | None = None) -> list[User]:
    """Who decides in the programme where `user` does not; empty where `user` may. One query. Nobody is locked out by
    somebody who cannot decide: whose account is closed, who works in the office no more, or who is the `applicant`."""
    held = ProgrammeRight.objects.in_force(today_in_closing_zone()).filter(programme=programme, right=Right.OFFICER)
    able = held.filter(user__in=User.objects.officers().exclude(pk=applicant or 0))
    officers = [right.user for right in able.select_related("user").order_by("pk")]
    return [] if user in officers else officers


@receiver(application_moving)
@receiver(assignment_moving)
def ask_the_officers(sender, *, move: Move, **kwargs) -> None:
    """A veto. That applications end with their assignment follows from what was decided on that."""
    if move.actor != Actor.OFFICE or move.by is None or move.to == ApplicationState.CANCELLED_BY_HOST:
        return
    assignment, profile = getattr(move.row, "assignment", move.row), getattr(move.row, "profile", None)
    applicant = profile.user_id if profile else None
    if officers := officers_instead_of(move.by, assignment.programme_id, applicant=applicant):
        names = ", ".join(str(officer) for officer in officers)
        raise OfficersDecide(_("In this programme its officers decide: %(names)s.") % {"names": names})
