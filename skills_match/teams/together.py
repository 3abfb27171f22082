"""A team is decided on together, and alike: nobody of it is chosen or refused alone."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from django.dispatch import receiver

from casework.moves import Move

from ..enums import Actor, ApplicationState
from ..models import Application
from ..signals import application_moving
from .errors import TeamApart

_S = ApplicationState
#: What is decided for all of a team at once.
DECISIONS = {_S.OFFERED, _S.RESERVE, _S.NOT_SELECTED, _S.NOT_ELIGIBLE}
#: Sent, and nothing of that kind decided; from the reserve list an offer may still follow.
UNDECIDED = {_S.SUBMITTED, _S.SCREENING, _S.MORE_INFO, _S.SHORTLISTED, _S.INTERVIEW, _S.RESERVE}

_batch: ContextVar[Mapping[int, str]] = ContextVar("applications that are decided together")


@contextmanager
def decided_together(decisions: Mapping[int, str]) -> Iterator[None]:
    """While it lasts, these decisions (by the number of the application) are made in one transaction."""
    token = _batch.set(decisions)
    try:
        yield
    finally:
        _batch.reset(token)


def undecided_others(application: Application) -> list[Application]:
    """The others of its team on whom nothing is decided; none for whoever applies alone."""
    team = Application.objects.filter(team_place__team__places__application=application)
    return list(team.filter(state__in=UNDECIDED).exclude(pk=application.pk).order_by("pk"))


@receiver(application_moving)
def decide_on_nobody_of_a_team_alone(sender, *, move: Move, **kwargs) -> None:
    """A veto, whoever moves. What was decided for all before, such as the way back from an acceptance, is not asked."""
    if move.actor != Actor.OFFICE or move.to not in DECISIONS or move.before not in UNDECIDED:
        return
    decisions = _batch.get({})
    if any(decisions.get(other.pk) != move.to and other.state != move.to for other in undecided_others(move.row)):
        raise TeamApart
