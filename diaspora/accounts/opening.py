"""An account for somebody who never signed up, and whose address was proven elsewhere: by a link, or by a signature."""

from allauth.account.models import EmailAddress
from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused

from ..models import User
from .addresses import give_up


class AccountIsClosed(Refused):
    text = _("The account with this e-mail address is closed. The programme office helps.")


def account_of(email: str, *, first_name: str, last_name: str, language: str) -> User:
    """The account whose address this is; a new one, without a password, where there is none. Call it inside a
    transaction. Raises AccountIsClosed."""
    proven = EmailAddress.objects.filter(email__iexact=email, verified=True).select_related("user").first()
    if proven is None:
        give_up(email)
    account = proven.user if proven else User.objects.filter(email__iexact=email).first()
    if account is None:
        names = {"first_name": first_name, "last_name": last_name}
        account = User.objects.create_user(email, preferred_language=language, **names)
    if not account.is_active:
        raise AccountIsClosed
    return account


def prove(account: User, email: str) -> None:
    """Whoever reads the mail of this address has said that it is theirs."""
    EmailAddress.objects.update_or_create(
        user=account, email=email, defaults={"verified": True, "primary": account.email == email}
    )
