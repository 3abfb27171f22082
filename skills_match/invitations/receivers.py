"""News that invitations have to hear."""

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.log_actions import registry

from casework.moves import Move
from diaspora.models import Profile
from diaspora.signals import profile_changed

from ..enums import ApplicationState
from ..models import AssignmentInvitation
from ..signals import application_moved, assignment_moved
from . import endings


@receiver(assignment_moved)
def end_with_assignment(sender, *, move: Move, **kwargs) -> None:
    endings.end_with_assignment(assignment=move.row)


@receiver(application_moved)
def answer_by_applying(sender, *, move: Move, **kwargs) -> None:
    if move.to == ApplicationState.SUBMITTED:
        endings.answer_by_applying(assignment=move.row.assignment, profile=move.row.profile)


@receiver(profile_changed)
def end_with_profile(sender, *, profile: Profile, **kwargs) -> None:
    endings.end_with_profile(profile=profile)


@receiver(post_delete, sender=AssignmentInvitation)
def forget_history(sender, *, instance: AssignmentInvitation, **kwargs) -> None:
    """The history tells who was asked: it goes with the record."""
    registry.get_logs_for_instance(instance).delete()
