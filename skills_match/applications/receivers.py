"""News that applications have to hear."""

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.log_actions import registry

from casework.moves import Move
from diaspora.notices.letters import Letter

from ..enums import ApplicationState, AssignmentState
from ..models import Application, Assignment
from ..signals import assignment_extended, assignment_letters_asked, assignment_moved
from . import drafts
from .applying import cancel_open_applications, undecided
from .news import letters_to_applicants


@receiver(assignment_moved)
def end_with_assignment(sender, *, move: Move, **kwargs) -> None:
    """Called off after it was published: everybody who applied reads the reason."""
    if move.to == AssignmentState.CANCELLED and move.row.published_at:
        cancel_open_applications(assignment=move.row, by=move.by, reason=move.reason)


@receiver(assignment_moved)
def tell_owners_of_drafts(sender, *, move: Move, **kwargs) -> None:
    """What can no longer be sent, and what can be sent again."""
    ended = {AssignmentState.CLOSED, AssignmentState.FILLED}
    if move.to in ended and move.before not in ended:
        drafts.tell_closed(assignment=move.row)
    elif move.to == AssignmentState.PUBLISHED and move.before in ended:
        drafts.tell_more_time(assignment=move.row, kind="application_draft_reopened")


@receiver(assignment_extended)
def tell_owners_of_drafts_of_more_time(sender, *, assignment: Assignment, **kwargs) -> None:
    drafts.tell_more_time(assignment=assignment, kind="application_draft_extended")


@receiver(assignment_letters_asked)
def show_what_applicants_would_read(
    sender, *, assignment: Assignment, to: AssignmentState, reason: str, **kwargs
) -> list[Letter]:
    if to != AssignmentState.CANCELLED or not assignment.published_at:
        return []
    ending = list(undecided(assignment=assignment).select_related("assignment__institution", "profile__user"))
    return letters_to_applicants(applications=ending, to=ApplicationState.CANCELLED_BY_HOST, reason=reason)


@receiver(post_delete, sender=Application)
def forget_history(sender, *, instance: Application, **kwargs) -> None:
    """The history holds what was asked and answered: it goes with the record, for instance with an account."""
    registry.get_logs_for_instance(instance).delete()
