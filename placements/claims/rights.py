"""Who sees claims and moves them: the expert, and those to whom the programme gave a right of finance."""

from django.http import HttpRequest

from diaspora.models import User
from diaspora.rules import is_staff
from skills_match.enums import Right
from skills_match.models.querysets import today_in_closing_zone
from skills_match.rules import rights_of

from ..enums import ClaimActor
from ..models import Claim, ClaimQuerySet

CAPACITIES = {Right.FINANCE_PREPARER: ClaimActor.PREPARER, Right.FINANCE_APPROVER: ClaimActor.APPROVER}


def _held(user: User, *rights: Right) -> dict[int, set[ClaimActor]]:
    """The capacities of `user` by programme, today. They count for staff, who sign in with a second factor."""
    found: dict[int, set[ClaimActor]] = {}
    if not (user.is_authenticated and is_staff(user)):
        return found
    today = today_in_closing_zone()
    for held in rights_of(user):
        if held.right in rights and held.holds_on(today):
            found.setdefault(held.programme_id, set()).add(CAPACITIES[Right(held.right)])
    return found


def actors_of(by: User | None, claim: Claim) -> set[ClaimActor]:
    """In their own claim nobody is finance. Without anybody it is the portal itself."""
    if by is None:
        return {ClaimActor.CLOCK}
    if by.pk == claim.expert_id:
        return {ClaimActor.EXPERT}
    return _held(by, *CAPACITIES).get(claim.programme.pk, set())


def works_on_claims(user: User) -> bool:
    """Prepares or approves in a programme today."""
    return bool(_held(user, *CAPACITIES))


def programmes_worked_on(user: User) -> list[int]:
    """Those in which `user` prepares or approves today."""
    return list(_held(user, *CAPACITIES))


def prepares_claims(user: User) -> bool:
    return bool(_held(user, Right.FINANCE_PREPARER))


def claims_desk(request: HttpRequest) -> bool:
    return works_on_claims(request.user)  # type: ignore[arg-type]


def claims_preparer(request: HttpRequest) -> bool:
    return prepares_claims(request.user)  # type: ignore[arg-type]


def claims_for(user: User) -> ClaimQuerySet:
    """Those on which `user` works: of programmes in which they hold a right, never their own."""
    return Claim.objects.for_desk(list(_held(user, *CAPACITIES)), user)
