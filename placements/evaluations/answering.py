"""Answers: by the expert in the portal, by link without an account, or noted by an officer who asked in person."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.moves import AlreadyDone, MoveNotAllowed, as_now
from casework.refusals import Refused
from diaspora.models import User

from ..enums import PLACEMENT_BROKEN_OFF, PlacementState, Respondent, Side, Wave
from ..life.moves import MOVES, sides_of
from ..life.moving import close_placement
from ..models import FORM_VERSION, Evaluation
from .later import keep_later_contact


class NotAskedYet(Refused):
    text = _("These questions are asked later.")


@transaction.atomic
def answer(
    *,
    evaluation: Evaluation,
    by: User | None,
    information: int,
    knowledge: int,
    organisation: int,
    helped: str = "",
    hindered: str = "",
    still_used: str = "",
    later_email: str = "",
    later_phone: str = "",
) -> Evaluation:
    """`by` is None for who has the link. With the last answer that is awaited right after, the placement is closed.

    Raises NotAskedYet, AlreadyDone, MoveNotAllowed.
    """
    placement = MOVES.lock(evaluation.placement)
    row = Evaluation.objects.get(pk=evaluation.pk)
    row.placement = placement
    if by is not None:
        _ask_who_answers(row, by)
    if row.answered_at:
        raise AlreadyDone(row=row)
    if row.is_to_come:
        raise NotAskedYet
    row.information, row.knowledge, row.organisation = information, knowledge, organisation
    row.helped, row.hindered, row.still_used = helped.strip(), hindered.strip(), still_used.strip()
    row.answered_at, row.form_version = timezone.now(), FORM_VERSION
    row.noted_by = by if by and row.asked != Respondent.EXPERT else None
    row.save()
    keep_later_contact(row, email=later_email, phone=later_phone)
    log(instance=placement, action="placement.answer", user=by, title=placement.reference)
    _close_when_all_answered(row)
    return row


def _ask_who_answers(row: Evaluation, by: User) -> None:
    """An expert for themselves; for people without an account an officer, who notes what they said."""
    side = Side.EXPERT if row.asked == Respondent.EXPERT else Side.OFFICE
    if side not in sides_of(as_now(by), row.placement):
        raise MoveNotAllowed(MOVES.words.forbidden)


def _close_when_all_answered(row: Evaluation) -> None:
    """Expert and supervisor are awaited; counterparts may answer later, and those of next year anyway."""
    awaited = row.placement.evaluations.filter(
        wave=Wave.AFTER, asked__in=[Respondent.EXPERT, Respondent.SUPERVISOR], answered_at=None
    )
    if row.placement.state == PlacementState.COMPLETED and not awaited.exists():
        close_placement(placement=row.placement, by=None)


#: With these moves everybody who took part is asked.
ASKED_AFTER = {PlacementState.COMPLETED, *PLACEMENT_BROKEN_OFF}
