"""What agreements have to do with moves of applications and conditions."""

from django.dispatch import receiver

from casework.moves import Move
from skills_match.enums import ApplicationState
from skills_match.signals import application_moving

from ..signals import condition_moved
from .errors import AgreementUnsigned
from .signing import confirm_when_ready, is_signed


@receiver(condition_moved)
def confirm_with_the_last_condition(sender, *, move: Move, **kwargs) -> None:
    confirm_when_ready(application=move.row.application)


@receiver(application_moving)
def confirm_nobody_unsigned(sender, *, move: Move, **kwargs) -> None:
    """A veto, whoever moves."""
    if move.to == ApplicationState.CONFIRMED and not is_signed(move.row):
        raise AgreementUnsigned
