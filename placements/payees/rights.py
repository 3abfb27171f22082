"""Who reads where people are paid: whoever a programme gave that right, for its experts, and never oneself."""

from django.db.models import QuerySet
from django.http import HttpRequest

from diaspora.models import User
from diaspora.rules import is_staff
from skills_match.enums import Right
from skills_match.models.querysets import today_in_closing_zone
from skills_match.rules import rights_of

from ..models import PayAccount, Placement


def programmes_of(user: User) -> list[int]:
    """The programmes whose accounts `user` reads today. It counts for staff, who sign in with a second factor."""
    if not (user.is_authenticated and is_staff(user)):
        return []
    today = today_in_closing_zone()
    held = [row for row in rights_of(user) if row.right == Right.BANK_DETAILS and row.holds_on(today)]
    return [row.programme_id for row in held]


def accounts_for(user: User) -> QuerySet[PayAccount]:
    """Those in use of experts who have a placement in these programmes."""
    placed = Placement.objects.filter(application__assignment__programme__in=programmes_of(user))
    owners = placed.values("application__profile__user")
    return PayAccount.objects.in_use().filter(owner__in=owners).exclude(owner=user).select_related("owner")


def payees_desk(request: HttpRequest) -> bool:
    return bool(programmes_of(request.user))  # type: ignore[arg-type]
