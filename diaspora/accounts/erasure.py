"""What signing in leaves behind, when an account is deleted."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from wagtail.users.models import UserProfile

from casework.letters.stops import forget_address
from casework.models import KeptText
from casework.typed.owner import mark_of

from ..models import User, WrittenEmail
from .sessions import end_sessions


def erase_sign_in(*, user: User) -> None:
    """All sessions end; factors, connections, addresses, e-mails on their way, kept texts and editor settings go."""
    end_sessions(user=user)
    Authenticator.objects.filter(user=user).delete()
    SocialAccount.objects.filter(user=user).delete()
    UserProfile.objects.filter(user=user).delete()
    KeptText.objects.filter(owner=mark_of(user)).delete()
    addresses = EmailAddress.objects.filter(user=user)
    for address in {user.email, *addresses.values_list("email", flat=True)}:
        WrittenEmail.objects.filter(to__iexact=address).delete()
        forget_address(address=address)
    addresses.delete()
