"""Who may have a session at all."""

from allauth.account.auth_backends import AuthenticationBackend

from .. import rules


class PortalBackend(AuthenticationBackend):
    """Accounts that are open. Demonstration accounts, whose secrets everybody knows, only where they are allowed.

    Django asks at each request, so a session that began elsewhere ends here too, whichever way it was opened.
    """

    def user_can_authenticate(self, user) -> bool:
        return not rules.is_demonstration_only(user.email) and super().user_can_authenticate(user)
