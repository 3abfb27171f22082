"""What can be done with an assignment. Every verb of its life goes through `move_assignment`."""

import datetime
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from casework.due import try_each
from casework.moves import MoveNotAllowed

from ..enums import Actor, AssignmentState, ChangeKind
from ..last_days import last_day
from ..models import Assignment
from ..models.querysets import today_in_closing_zone
from ..rules import actors_of, may_submit_for
from ..search_server.changes import record_change
from ..signals import assignment_extended
from .errors import AssignmentError
from .moves import MOVES, move_assignment
from .news import tell
from .steps import Missing, missing_parts

_S = AssignmentState


class AssignmentIncomplete(AssignmentError):
    """Parts are missing; `missing` lists them."""

    def __init__(self, missing: list[Missing]):
        super().__init__(" ".join(part.text for part in missing))
        self.missing = missing


class InstitutionNotApproved(AssignmentError):
    """The institution may draft, but not send yet."""


class CommentsOpen(AssignmentError):
    """Comments of the office are not marked as done."""


class NoComment(AssignmentError):
    """The office asks for edits without saying which."""


class ClosingDayPassed(AssignmentError):
    """The closing day is over."""


class ClosingDayNotLater(AssignmentError):
    """An extension is later than the day before, a publication is not after the closing day."""


def submit_assignment(*, assignment: Assignment, by, seen: str | None = None) -> Assignment:
    """Send to the office. Raises InstitutionNotApproved, AssignmentIncomplete or CommentsOpen."""

    def check(locked: Assignment) -> None:
        if not may_submit_for(locked.institution):
            raise InstitutionNotApproved(
                _(
                    "Your institution is not approved yet. "
                    "You can send this as soon as the programme office has approved it."
                )
            )
        if missing := missing_parts(locked):
            raise AssignmentIncomplete(missing)
        if locked.comments.filter(resolved_at=None).exists():
            raise CommentsOpen(_("Mark every comment of the programme office as done before you send this again."))

    changes = {"submitted_at": timezone.now(), "decision_reason": ""}
    return move_assignment(assignment=assignment, to=_S.SUBMITTED, by=by, seen=seen, check=check, changes=changes)


def withdraw_submission(*, assignment: Assignment, by, seen: str | None = None) -> Assignment:
    """Take an assignment back to the desk before the office decided."""
    return move_assignment(
        assignment=assignment, to=_S.DRAFT, by=by, seen=seen, changes={"submitted_at": None}, action="withdrawn"
    )


def request_edits(*, assignment: Assignment, by, text: str = "", seen: str | None = None) -> Assignment:
    """Send back to the host with the open comments and, if given, a general one. Raises NoComment without any."""

    def check(locked: Assignment) -> None:
        if text.strip():
            locked.comments.create(text=text.strip(), author=by)
        if not locked.comments.filter(resolved_at=None).exists():
            raise NoComment(_("Write at least one comment, so that the institution knows what to change."))

    return move_assignment(
        assignment=assignment, to=_S.EDITS_REQUESTED, by=by, seen=seen, check=check, changes={"publish_on": None}
    )


@transaction.atomic
def approve_assignment(
    *, assignment: Assignment, by, publish_on: datetime.date | None = None, seen: str | None = None
) -> Assignment:
    """Approve and, with `publish_on`, publish on that day (today: at once). Without it publishing waits.

    Raises ClosingDayPassed or ClosingDayNotLater; then it is not approved either.
    """

    def settle_comments(locked: Assignment) -> None:
        locked.comments.filter(resolved_at=None).update(resolved_at=timezone.now())

    approved = move_assignment(assignment=assignment, to=_S.APPROVED, by=by, seen=seen, then=settle_comments)
    if publish_on:
        return schedule_publication(assignment=approved, by=by, publish_on=publish_on)
    return approved


def reject_assignment(*, assignment: Assignment, by, reason: str, seen: str | None = None) -> Assignment:
    """Refuse with a reason that the host reads."""
    return move_assignment(
        assignment=assignment,
        to=_S.REJECTED,
        by=by,
        seen=seen,
        reason=reason,
        changes={"decision_reason": reason.strip()},
    )


def publish_assignment(*, assignment: Assignment, by, seen: str | None = None) -> Assignment:
    """Open for applications now. Raises ClosingDayPassed."""
    return _publish(assignment=assignment, by=by, seen=seen, check=_closing_day_ahead)


def _publish(*, assignment: Assignment, by, check: Callable[[Assignment], None], seen: str | None = None) -> Assignment:
    changes = {"published_at": timezone.now(), "publish_on": None}
    return move_assignment(assignment=assignment, to=_S.PUBLISHED, by=by, seen=seen, check=check, changes=changes)


def schedule_publication(
    *, assignment: Assignment, by, publish_on: datetime.date, seen: str | None = None
) -> Assignment:
    """Let the portal publish an approved assignment at the beginning of `publish_on`; today publishes at once."""
    if publish_on <= today_in_closing_zone():
        return publish_assignment(assignment=assignment, by=by, seen=seen)
    with transaction.atomic():
        locked = _office_lock(assignment, by, {_S.APPROVED}, seen=seen)
        if locked.closing_on and publish_on > locked.closing_on:
            raise ClosingDayNotLater(
                _("The assignment closes on %(day)s. Choose an earlier day.") % {"day": last_day(locked.closing_on)}
            )
        locked.publish_on = assignment.publish_on = publish_on
        locked.save(update_fields=["publish_on", "updated_at"])
        log(instance=locked, action="assignment.scheduled", user=by, data={"publish_on": publish_on})
        tell(assignment=locked, kind="assignment_scheduled", by=by)
    return assignment


def extend_closing(*, assignment: Assignment, by, closing_on: datetime.date, seen: str | None = None) -> Assignment:
    """Give people more time. Raises ClosingDayNotLater when the new day is not later or not ahead."""
    with transaction.atomic():
        locked = _office_lock(assignment, by, {_S.APPROVED, _S.PUBLISHED}, seen=seen)
        before = locked.closing_on
        if closing_on < today_in_closing_zone() or (before and closing_on <= before):
            raise ClosingDayNotLater(_("The new closing day must be later than the present one, and not in the past."))
        locked.closing_on = assignment.closing_on = closing_on
        locked.save(update_fields=["closing_on", "updated_at"])
        log(instance=locked, action="assignment.extended", user=by, data={"from": before, "to": closing_on})
        record_change(kind=ChangeKind.ASSIGNMENT, object_id=locked.pk)
        tell(assignment=locked, kind="assignment_extended", by=by)
        assignment_extended.send(sender=Assignment, assignment=locked)
    return assignment


def close_assignment(*, assignment: Assignment, by, seen: str | None = None) -> Assignment:
    """Stop taking applications; the page stays readable."""
    return move_assignment(assignment=assignment, to=_S.CLOSED, by=by, seen=seen)


def reopen_assignment(*, assignment: Assignment, by, closing_on: datetime.date, seen: str | None = None) -> Assignment:
    """Take applications again until the end of `closing_on`. Raises ClosingDayPassed."""
    if closing_on < today_in_closing_zone():
        raise ClosingDayPassed(_("Choose a closing day that is not in the past."))
    return move_assignment(
        assignment=assignment, to=_S.PUBLISHED, by=by, seen=seen, changes={"closing_on": closing_on}, action="reopened"
    )


def fill_assignment(*, assignment: Assignment, by, seen: str | None = None) -> Assignment:
    """All posts are taken."""
    return move_assignment(assignment=assignment, to=_S.FILLED, by=by, seen=seen)


def cancel_assignment(*, assignment: Assignment, by, reason: str = "", seen: str | None = None) -> Assignment:
    """Call it off. Everything but a draft needs a reason; open applications end with that reason."""
    changes = {"decision_reason": reason.strip(), "publish_on": None}
    return move_assignment(assignment=assignment, to=_S.CANCELLED, by=by, seen=seen, changes=changes, reason=reason)


def close_due() -> int:
    """Close what is open after the end of its closing day in Dar es Salaam. Returns how many."""
    due = Assignment.objects.filter(state=_S.PUBLISHED, closing_on__lt=today_in_closing_zone())
    return try_each(due, _close_if_over)


def publish_due() -> int:
    """Publish what was approved for today or earlier; a closing day that has passed meanwhile waits for the office."""
    today = today_in_closing_zone()
    due = Assignment.objects.filter(state=_S.APPROVED, publish_on__lte=today).exclude(closing_on__lt=today)
    return try_each(due, _publish_if_due)


def _publish_if_due(assignment: Assignment) -> Assignment:
    def check(locked: Assignment) -> None:
        # The office may have chosen a later day since the list of due ones was read, or have published it itself.
        if locked.publish_on is None or locked.publish_on > today_in_closing_zone():
            raise MOVES.impossible(locked)
        _closing_day_ahead(locked)

    return _publish(assignment=assignment, by=None, check=check)


def _close_if_over(assignment: Assignment) -> Assignment:
    def check(locked: Assignment) -> None:
        # The office may have extended it since the list of due ones was read.
        if not locked.is_over:
            raise MOVES.impossible(locked)

    return move_assignment(assignment=assignment, to=_S.CLOSED, by=None, check=check)


def _office_lock(assignment: Assignment, by, states: set[AssignmentState], *, seen: str | None = None) -> Assignment:
    """Lock for a change that the office makes without a move of state."""
    locked = MOVES.lock(assignment)
    if Actor.OFFICE not in actors_of(by, locked):
        raise MoveNotAllowed(_("Only the programme office can do this."))
    MOVES.ask_seen(locked, seen)
    if locked.state not in states:
        raise MOVES.impossible(locked)
    return locked


def _closing_day_ahead(locked: Assignment) -> None:
    if locked.closing_on and locked.closing_on < today_in_closing_zone():
        raise ClosingDayPassed(
            _("Applications closed at the end of %(day)s. Choose a later closing day first.")
            % {"day": last_day(locked.closing_on)}
        )
