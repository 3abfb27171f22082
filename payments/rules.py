"""Who may see and move money: people of finance, and nobody else."""

from django.contrib.auth.models import Permission
from django.db.models import Q
from django.http import HttpRequest


def _rights(user) -> set[str]:
    """The rights of finance that `user` was given by name. An administrator has none of them for being one."""
    if not (user.is_authenticated and user.is_active):
        return set()
    if not hasattr(user, "_finance_rights"):
        given = Permission.objects.filter(content_type__app_label="payments", codename__endswith="_finance")
        user._finance_rights = set(
            given.filter(Q(group__user=user) | Q(user=user)).values_list("codename", flat=True).distinct()
        )
    return user._finance_rights


def approves_in_finance(user) -> bool:
    """The second person: confirms what a colleague reported or asked for."""
    return "approve_finance" in _rights(user)


def works_in_finance(user) -> bool:
    """May see all money, report what arrived and ask for a refund."""
    return bool(_rights(user))


def finance(request: HttpRequest) -> bool:
    return works_in_finance(request.user)


def finance_approver(request: HttpRequest) -> bool:
    return approves_in_finance(request.user)
