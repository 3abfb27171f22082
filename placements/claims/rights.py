"""Who sees claims and moves them: the expert, and those to whom the programme gave a right of finance."""

from django.http import HttpRequest

from casework.confirming.second_person import confirmed_by
from diaspora.models import User
from diaspora.rules import is_staff
from skills_match.enums import Right
from skills_match.models import Programme, ProgrammeRight
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


def those_who(programme: Programme, *rights: Right) -> list[User]:
    """Who may use one of the rights in the programme today."""
    held = ProgrammeRight.objects.in_force(today_in_closing_zone()).filter(programme=programme, right__in=rights)
    return [user for user in User.objects.filter(pk__in=held.values("user"), is_active=True) if is_staff(user)]


@confirmed_by("claim")
def approvers(claim: Claim) -> list[User]:
    """In their own claim nobody is finance."""
    return [user for user in those_who(claim.programme, Right.FINANCE_APPROVER) if user.pk != claim.expert_id]


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
