"""Who may do what in selection."""

from diaspora.models import PrivateFile, User
from diaspora.rules import is_office

from .models import Condition


def may_read_evidence(user: User) -> bool:
    """Officers with a permission of its own open what was handed in: a passport, a certificate, a fitness to work."""
    return is_office(user) and user.has_perm("selection.read_evidence")


def evidence_opens(user: User, file: PrivateFile) -> bool:
    """Whether the file was handed in for a condition and `user` may open it: nobody as an officer in their own case."""
    if not user.is_authenticated or not may_read_evidence(user):
        return False
    return Condition.objects.filter(evidence=file).exclude(application__profile__user=user).exists()
