"""Who may have a session at all."""

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings


class PortalBackend(AuthenticationBackend):
    """Accounts that are open. Demonstration accounts, whose secrets everybody knows, only where they are allowed.

    Django asks at each request, so a session that began elsewhere ends here too, whichever way it was opened.
    """

    def user_can_authenticate(self, user) -> bool:
        if user.email.endswith(settings.DEMONSTRATION_DOMAIN) and not settings.DEMONSTRATION_ALLOWED:
            return False
        return super().user_can_authenticate(user)
