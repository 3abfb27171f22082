"""Who may see and move money: people of finance, and nobody else."""

from django.contrib.auth.models import Permission
from django.db.models import Q
from django.http import HttpRequest

PREPARE, APPROVE = "prepare_finance", "approve_finance"


def _has(user, right: str) -> bool:
    """Whether `user` was given the right. A superuser, who has every right without being given it, is asked again:
    nobody moves money for being an administrator."""
    if not (user.is_authenticated and user.has_perm(f"payments.{right}")):
        return False
    if not user.is_superuser:
        return True
    given = Permission.objects.filter(content_type__app_label="payments", codename=right)
    return given.filter(Q(group__user=user) | Q(user=user)).exists()


def approves_in_finance(user) -> bool:
    """The second person: confirms what a colleague reported or asked for."""
    return _has(user, APPROVE)


def works_in_finance(user) -> bool:
    """May see all money, report what arrived and ask for a refund."""
    return _has(user, PREPARE) or _has(user, APPROVE)


def finance(request: HttpRequest) -> bool:
    return works_in_finance(request.user)
