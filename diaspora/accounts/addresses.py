"""The e-mail addresses of an account."""

from allauth.account.models import EmailAddress

from ..models import User


def confirmed_addresses(user: User) -> set[str]:
    """Those that are proven to be this person's; one that waits to be confirmed may be somebody else's."""
    return set(EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True))


def is_taken(email: str) -> bool:
    """Whether some account has this address, confirmed or not."""
    return (
        User.objects.filter(email__iexact=email).exists() or EmailAddress.objects.filter(email__iexact=email).exists()
    )
