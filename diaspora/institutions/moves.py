"""The moves of an institution: all of them are decisions of the programme office."""

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.moves import AlreadyDone, Moves, Words

from ..enums import INSTITUTION_MOVES, InstitutionActor, InstitutionState
from ..models import Institution, User
from ..notices.letters import Letter, letters
from ..notices.notify import OfficeWords, notify_many
from ..rules import is_office
from ..signals import institution_moved, institution_moving
from .names import names_of

_S = InstitutionState
#: How the log and the notices call a move.
_ACTIONS = {_S.APPROVED: "approve", _S.REJECTED: "reject", _S.SUSPENDED: "suspend"}

MOVES = Moves(
    model=Institution,
    name="institution",
    states=InstitutionState,
    allowed=INSTITUTION_MOVES,
    actors_of=lambda by, _institution: {InstitutionActor.OFFICE} if is_office(by) else set(),
    before=institution_moving,
    after=institution_moved,
    needs_reason=lambda _before, to: to != _S.APPROVED,
    words=Words(
        impossible=_("This is not possible for an institution in the state “%(state)s”."),
        forbidden=_("You may not do this for this institution."),
        already=_("Somebody decided this already, for another reason."),
        stale=_(
            "Somebody decided on this institution while you had the page open: it is now in the state “%(state)s”. "
            "Nothing was changed. Read it again, then decide."
        ),
        reason=_("Write the reason: the institution reads it."),
    ),
)


@transaction.atomic
def move_institution(
    *, institution: Institution, to: InstitutionState, by: User, reason: str = "", seen: str | None = None
) -> Institution:
    """As `casework.moves.Moves.make` says; then tell all members. The same decision once more changes nothing.

    Returns the institution as stored. Raises MoveNotAllowed, Stale or ReasonMissing, and AlreadyDone for a decision
    that a colleague made for another reason.
    """
    changes = {"decision_reason": reason.strip(), "decided_at": timezone.now(), "open_question": ""}
    try:
        move = MOVES.make(institution, to=to, by=by, seen=seen, reason=reason, changes=changes, action=_ACTIONS[to])
    except AlreadyDone as done:
        if done.row.decision_reason == reason.strip():
            return done.row
        raise
    values = _values(move.row, move.reason)
    notify_many(users=_members(move.row), kind=f"institution_{to}", values=values, path=reverse("institution:home"))
    return move.row


def letters_of_move(*, institution: Institution, to: InstitutionState, reason: str) -> list[Letter]:
    """What its members would read if the institution were moved to `to` now."""
    values, members = _values(institution, reason.strip()), _members(institution)
    return letters(kind=f"institution_{to}", values=values, readers=members, to=_("The institution"))


def _values(institution: Institution, reason: str) -> dict:
    return {"institution": names_of(institution), "reason": OfficeWords(reason)}


def _members(institution: Institution) -> QuerySet[User]:
    return User.objects.filter(memberships__institution=institution)
