"""Whose an e-mail address is. One that waits to be confirmed is nobody's: anybody can type it."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db.models import QuerySet
from django.db.models.functions import Lower

from ..models import User
from ..privacy.account_holdings import forget_unconfirmed, never_confirmed


def confirmed_addresses(user: User) -> set[str]:
    """Those that are proven to be this person's; one that waits to be confirmed may be somebody else's."""
    return set(EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True))


def addresses_of(user: User) -> QuerySet:
    """The same in small letters, for a filter: it is part of that query and costs none of its own."""
    return EmailAddress.objects.filter(user=user, verified=True).values_list(Lower("email"), flat=True)


def is_taken(email: str) -> bool:
    """Whether the address is proven to be that of some account, or is that of one that is in use."""
    accounts = User.objects.filter(email__iexact=email)
    return (
        EmailAddress.objects.filter(email__iexact=email, verified=True).exists()
        or accounts.exclude(pk__in=never_confirmed(accounts).values("pk")).exists()
    )


def give_up(email: str, *, to: User | None = None) -> None:
    """Forget accounts with this address that nobody ever confirmed, except `to`. Call it inside a transaction."""
    accounts = never_confirmed(User.objects.filter(email__iexact=email)).exclude(pk=to and to.pk)
    locked = User.objects.select_for_update(of=("self",)).filter(pk__in=accounts.values("pk"))
    if found := [account.pk for account in locked]:
        forget_unconfirmed(User.objects.filter(pk__in=found))


def count_proof(address: EmailAddress) -> None:
    """`address` was just confirmed. It waits for nobody else any more, and what was set up while no address of the
    account was proven guards it no longer."""
    EmailAddress.objects.filter(email__iexact=address.email, verified=False).exclude(user=address.user_id).delete()
    if not EmailAddress.objects.filter(user=address.user_id, verified=True).exclude(pk=address.pk).exists():
        Authenticator.objects.filter(user=address.user_id).delete()
