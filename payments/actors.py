"""In which capacity somebody comes to the money."""

from django.utils.translation import gettext_lazy as _

from casework.moves import MoveNotAllowed

from .enums import FinanceActor
from .rules import approves_in_finance, works_in_finance


class OwnWork(MoveNotAllowed):
    text = _("You prepared this yourself. A colleague has to confirm it.")


class NotApprover(MoveNotAllowed):
    text = _("Somebody who approves in finance confirms this.")


def ask_second_person(by, *, first: int | None) -> None:
    """Of what one person wrote down, whose key is `first`. Raises OwnWork, NotApprover."""
    if first == by.pk:
        raise OwnWork
    if not approves_in_finance(by):
        raise NotApprover


def actors_of(by, _row) -> set[FinanceActor]:
    """Nobody in particular is the clock, which brings what Stripe says."""
    if by is None:
        return {FinanceActor.STRIPE}
    actors = {FinanceActor.PREPARER} if works_in_finance(by) else set()
    return actors | ({FinanceActor.APPROVER} if approves_in_finance(by) else set())
