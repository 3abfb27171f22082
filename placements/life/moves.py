"""The moves of a placement."""

from django.utils.translation import gettext_lazy as _

from casework.moves import Moves, Words
from diaspora.models import User
from diaspora.rules import is_office
from skills_match.rules import may_review

from ..enums import PLACEMENT_MOVES, PlacementState, Side
from ..models import Placement
from ..signals import placement_moved, placement_moving


def sides_of(by: User | None, placement: Placement) -> set[Side]:
    """For which sides `by` may speak; None is the clock. In their own placement nobody is host or office."""
    if by is None:
        return {Side.CLOCK}
    application = placement.application
    if application.profile.user_id == by.pk:
        return {Side.EXPERT}
    is_host = may_review(by, application.assignment.institution)
    return ({Side.HOST} if is_host else set()) | ({Side.OFFICE} if is_office(by) else set())


_IMPOSSIBLE = _("This is not possible any more, because the assignment has moved on.")

MOVES = Moves(
    model=Placement,
    name="placement",
    states=PlacementState,
    allowed=PLACEMENT_MOVES,
    actors_of=sides_of,
    before=placement_moving,
    after=placement_moved,
    parents=("application",),
    related=("application__assignment__institution", "application__profile__user"),
    title=lambda placement: placement.reference,
    words=Words(impossible=_IMPOSSIBLE, forbidden=_IMPOSSIBLE),
)
