"""Who may have a session at all."""

from allauth.account.auth_backends import AuthenticationBackend

from .. import rules
from ..models import User


class PortalBackend(AuthenticationBackend):
    """Accounts that are open. Demonstration accounts, whose secrets everybody knows, only where they are allowed.

    Django asks at each request, so a session that began elsewhere ends here too, whichever way it was opened.
    """

    def _authenticate_by_email(self, email: str, password: str) -> User | None:
        """By the address of the account alone: one that waits to be confirmed opens nothing."""
        return self._check_password(User.objects.filter(email__iexact=email).first(), password)

    def user_can_authenticate(self, user) -> bool:
        return not rules.is_demonstration_only(user.email) and super().user_can_authenticate(user)
