"""Who may see and move money: people of finance, and nobody else."""

from django.db.models import QuerySet
from django.http import HttpRequest

from casework.confirming.second_person import confirmed_by
from diaspora.models import User

PREPARE, APPROVE = "prepare_finance", "approve_finance"


def _has(user, right: str) -> bool:
    """Whether `user` was given the right. A superuser, who has every right without being given it, is asked again:
    nobody moves money for being an administrator."""
    if not (user.is_authenticated and user.has_perm(f"payments.{right}")):
        return False
    if not user.is_superuser:
        return True
    return User.objects.given(f"payments.{right}").filter(pk=user.pk).exists()


def approves_in_finance(user) -> bool:
    """The second person: confirms what a colleague reported or asked for."""
    return _has(user, APPROVE)


@confirmed_by("finance")
def approvers(_about: object = None) -> QuerySet[User]:
    return User.objects.given(f"payments.{APPROVE}")


def works_in_finance(user) -> bool:
    """May see all money, report what arrived and ask for a refund."""
    return _has(user, PREPARE) or _has(user, APPROVE)


def finance(request: HttpRequest) -> bool:
    return works_in_finance(request.user)
