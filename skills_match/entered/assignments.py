"""A request that an officer types for an institution. It is sent once the head of that institution stands behind it."""

from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.dispatch import receiver
from django.utils import timezone
from wagtail.log_actions import log

from casework.moves import Move
from diaspora.enums import FileKind
from diaspora.files.disk import files_with_rows
from diaspora.files.store import store_named_file
from diaspora.models import Institution

from ..assignments.drafts import draft_once
from ..assignments.moves import MOVES
from ..assignments.publishing import submit_assignment
from ..assignments.references import next_reference
from ..commitments.heads import fingerprint_of
from ..enums import ASSIGNMENT_EDITABLE, Actor, AssignmentState, ConfirmedBy
from ..models import Assignment, EnteredAssignment
from ..rules import types_for_host
from ..signals import assignment_moved, assignment_moving, head_signed
from .errors import ApproverEntered, ConfirmedAlready, NotConfirmedYet, TextIsAnother


def enter_assignment(*, institution: Institution, came: str, by, key: UUID | None = None) -> Assignment:
    """Begin the draft, once for each `key`: the officer writes it in the steps that the institution would take."""

    def make() -> Assignment:
        assignment = Assignment.objects.create(
            institution=institution, author=by, reference=next_reference(), form_key=key
        )
        EnteredAssignment.objects.create(assignment=assignment, came=came, entered_by=by)
        log(instance=assignment, action="assignment.entered_for_host", user=by)
        return assignment

    return draft_once(key=key, by=by, make=make)


def confirm_by_paper(*, assignment: Assignment, by, upload: UploadedFile, shown: str) -> Assignment:
    """Keep the signed brief as the letter of the head, and send the request. `shown` is the fingerprint of the text on
    the page, which stays in the history: it stands on the brief that was signed too.

    Raises ConfirmedAlready, TextIsAnother, FileRejected, or what `submit_assignment` raises; then nothing is kept.
    """
    with files_with_rows():
        locked = MOVES.lock(assignment)
        if locked.state not in ASSIGNMENT_EDITABLE or not types_for_host(by, locked):
            raise ConfirmedAlready
        if shown != fingerprint_of(locked):
            raise TextIsAnother
        locked.letter = store_named_file(owner=by, kind=FileKind.EVIDENCE, upload=upload)
        locked.save(update_fields=["letter", "updated_at"])
        log(instance=locked, action="assignment.confirmed_on_paper", user=by, data={"fingerprint": shown})
        return _send(locked, ConfirmedBy.SIGNATURE)


@receiver(head_signed)
def send_what_the_head_signed(sender, *, assignment: Assignment, **kwargs) -> None:
    """Signed by link, a request that the office entered is sent; one of a member waits for that member."""
    if assignment.state in ASSIGNMENT_EDITABLE and EnteredAssignment.objects.filter(assignment=assignment).exists():
        _send(assignment, ConfirmedBy.LINK)


def _send(assignment: Assignment, how: ConfirmedBy) -> Assignment:
    EnteredAssignment.objects.filter(assignment=assignment).update(confirmed_at=timezone.now(), confirmed_by=how)
    return submit_assignment(assignment=assignment, by=None)


@transaction.atomic
def discard_assignment(*, assignment: Assignment, by) -> None:
    """Forget a draft that was typed. Raises ConfirmedAlready once it was sent or is written by a member."""
    locked = MOVES.lock(assignment)
    if locked.state != AssignmentState.DRAFT or not types_for_host(by, locked):
        raise ConfirmedAlready
    log(instance=locked, action="assignment.entered_discarded", user=by)
    locked.delete()


@receiver(assignment_moving)
def send_nothing_unconfirmed(sender, *, move: Move, **kwargs) -> None:
    """A veto, whoever moves: by itself goes only what was confirmed, and who typed it does not approve it."""
    entered = EnteredAssignment.objects.filter(assignment=move.row).first()
    if move.to == AssignmentState.SUBMITTED and move.actor == Actor.CLOCK and not (entered and entered.confirmed_at):
        raise NotConfirmedYet
    if move.to == AssignmentState.APPROVED and entered and move.by and entered.entered_by_id == move.by.pk:
        raise ApproverEntered


@receiver(assignment_moved)
def confirm_again_what_changes(sender, *, move: Move, **kwargs) -> None:
    """What comes back for changes is confirmed again; what a member of the institution sends is confirmed by that."""
    entered = EnteredAssignment.objects.filter(assignment=move.row)
    if move.to in ASSIGNMENT_EDITABLE:
        entered.update(confirmed_at=None, confirmed_by="")
    elif move.to == AssignmentState.SUBMITTED and move.actor == Actor.HOST:
        entered.update(confirmed_at=timezone.now(), confirmed_by=ConfirmedBy.ACCOUNT)
