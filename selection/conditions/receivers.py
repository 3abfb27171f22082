"""What conditions have to do with the moves of an application."""

from django.dispatch import receiver
from django.urls import reverse

from casework.languages import in_every_language
from casework.moves import Move
from diaspora.notices.notify import OfficeWords, notify
from skills_match.applications.news import values_of
from skills_match.enums import ApplicationState
from skills_match.signals import application_moved, application_moving

from ..enums import ConditionOwner, ConditionState
from ..models import Condition
from ..signals import condition_moved
from .asking import ask_conditions
from .errors import ConditionsOpen


@receiver(application_moved)
def ask_after_acceptance(sender, *, move: Move, **kwargs) -> None:
    if move.to == ApplicationState.ACCEPTED:
        ask_conditions(application=move.row)


@receiver(application_moving)
def confirm_nobody_before_time(sender, *, move: Move, **kwargs) -> None:
    """While a condition is open, or none was asked for, nobody is told to book: a veto, whoever moves."""
    if move.to == ApplicationState.CONFIRMED and not Condition.objects.all_done(move.row):
        raise ConditionsOpen


@receiver(condition_moved)
def tell_what_came_back(sender, *, move: Move, **kwargs) -> None:
    condition = move.row
    if move.to == ConditionState.OPEN and condition.owner == ConditionOwner.PERSON:
        application = condition.application
        notify(
            user=application.profile.user,
            kind="condition_sent_back",
            values={
                **values_of(application.assignment),
                "condition": in_every_language(condition.get_kind_display),
                "reason": OfficeWords(move.reason),
            },
            path=reverse("my:condition", args=[condition.pk]),
        )
