"""An application that moves on has no interview ahead any more."""

from django.dispatch import receiver

from casework.moves import Move
from skills_match.enums import ApplicationState
from skills_match.signals import application_moved

from ..models import Interview
from .picking import call_off


@receiver(application_moved)
def free_the_hour(sender, *, move: Move, **kwargs) -> None:
    if move.before != ApplicationState.INTERVIEW:
        return
    interview = Interview.objects.filter(application=move.row, slot__isnull=False).first()
    if interview and not interview.is_over:
        call_off(interview)
