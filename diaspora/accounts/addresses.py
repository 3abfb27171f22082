"""The e-mail addresses of an account."""

from allauth.account.models import EmailAddress

from ..models import User


def confirmed_addresses(user: User) -> set[str]:
    """Those that are proven to be this person's; one that waits to be confirmed may be somebody else's."""
    return set(EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True))
