"""The accounts elsewhere with which somebody signs in here."""

from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.signals import social_account_removed
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused

from ..models import User


class NoOtherWayIn(Refused):
    text = _("Choose a password first: without one this is your way into your account.")


def registered() -> list[dict]:
    """The providers of the settings, with what allauth asks of each."""
    return settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]


def offered() -> dict[str, str]:
    """The providers that can be chosen: key and name, in the order in which they are shown."""
    return {provider["provider_id"]: provider["name"] for provider in registered()}


def form_origins() -> list[str]:
    """Where a form of ours may lead, on the pages that offer these providers."""
    issuers = [urlsplit(provider["settings"]["server_url"]) for provider in registered()]
    return [f"{issuer.scheme}://{issuer.netloc}" for issuer in issuers]


def connected(user: User) -> list[SocialAccount]:
    return list(SocialAccount.objects.filter(user=user).order_by("pk"))


@transaction.atomic
def disconnect(*, request: HttpRequest, account: SocialAccount) -> None:
    """Signing in with `account` ends, and so do other sessions. Raises NoOtherWayIn when nothing else would be left."""
    user = User.objects.select_for_update(no_key=True).get(pk=account.user_id)
    others = SocialAccount.objects.filter(user=user, provider__in=offered()).exclude(pk=account.pk)
    if not user.has_usable_password() and not others.exists():
        raise NoOtherWayIn
    _disconnect(request, account)


def disconnect_strangers(*, request: HttpRequest, user: User) -> None:
    """Whoever reads the mail of the account has just shown it: accounts elsewhere open nothing here any more that have
    another address, or none for which their provider vouches."""
    for account in SocialAccount.objects.filter(user=user):
        if account.extra_data.get("email") != user.email:
            _disconnect(request, account)


def _disconnect(request: HttpRequest, account: SocialAccount) -> None:
    SocialAccount.objects.filter(pk=account.pk).delete()
    name = offered().get(account.provider, account.provider)
    get_adapter().send_notification_mail("socialaccount/email/account_disconnected", account.user, {"name": name})
    social_account_removed.send(sender=SocialAccount, request=request, socialaccount=account)
