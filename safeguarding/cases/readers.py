"""Who reads a case: whoever holds the right in its programme, unless the case names them.

Where nobody may, because all are named in it or nobody holds the right, those of other programmes do.
"""

from django.db.models import QuerySet
from django.http import HttpRequest

from casework.folded import folded_name
from diaspora.models import User
from diaspora.rules import is_staff
from skills_match.enums import Right
from skills_match.models import ProgrammeRight
from skills_match.models.querysets import today_in_closing_zone
from skills_match.rules import rights_of

from ..enums import CaseActor
from ..models import Case, CaseQuerySet


def programmes_of(user: User) -> set[int]:
    """Where `user` holds the right today. It counts for staff, who sign in with a second factor."""
    if not (user.is_authenticated and is_staff(user)):
        return set()
    today = today_in_closing_zone()
    return {held.programme_id for held in rights_of(user) if held.right == Right.SAFEGUARDING and held.holds_on(today)}


def cases_for(user: User) -> CaseQuerySet:
    return Case.objects.readable_by(user, programmes_of(user))


def actors_of(by: User, case: Case) -> set[CaseActor]:
    return {CaseActor.OFFICER} if cases_for(by).filter(pk=case.pk).exists() else set()


def is_safeguarding_officer(user: User) -> bool:
    return bool(programmes_of(user))


def safeguarding_officer(request: HttpRequest) -> bool:
    return is_safeguarding_officer(request.user)  # type: ignore[arg-type]


def officers() -> QuerySet[User]:
    """Everybody who holds the right anywhere today: the named officers."""
    held = ProgrammeRight.objects.in_force(today_in_closing_zone()).filter(right=Right.SAFEGUARDING)
    return User.objects.filter(is_active=True, pk__in=held.values("user")).order_by("first_name", "last_name", "pk")


def readers_of(case: Case) -> list[User]:
    """Those who may read it now, a few people at most."""
    return [user for user in officers() if cases_for(user).filter(pk=case.pk).exists()]


def is_named_in(case: Case, user: User) -> bool:
    """Whether the report writes the whole name of `user`, in whatever order, or the address."""
    text = " ".join([case.text, case.about, case.where])
    if user.email.casefold() in text.casefold():
        return True
    words = set(folded_name(text).split())
    names = folded_name(user.get_full_name()).split()
    return len(names) > 1 and set(names) <= words
