"""A lost second factor: the programme office removes it, so that the person can sign in and set up a new one."""

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.moves import ReasonMissing, as_now

from .. import rules
from ..models import User
from ..notices.notify import OfficeWords, notify
from .closing import AccountRefusal
from .sessions import end_sessions

#: Recovery codes are none of these: they replace a factor that is lost.
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def owns_factor(user: User) -> bool:
    """Whether an app or a key is set up for the account."""
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


class OwnSecondFactor(AccountRefusal):
    text = _("You cannot reset your own second factor here. Ask a colleague.")


class StaffSecondFactor(AccountRefusal):
    text = _("Only an administrator resets the second factor of an officer, editor or administrator.")


class NoSecondFactor(AccountRefusal):
    text = _("This account has no second factor.")


def check_reset(*, account: User, by: User) -> None:
    """Raises OwnSecondFactor, StaffSecondFactor or NoSecondFactor when `by` may not reset that of `account`."""
    if account.pk == by.pk:
        raise OwnSecondFactor
    if not rules.may_reset_second_factor(by, account):
        raise StaffSecondFactor
    if not Authenticator.objects.filter(user=account).exists():
        raise NoSecondFactor


@transaction.atomic
def reset_second_factor(*, account: User, by: User, reason: str) -> User:
    """Remove app, keys and recovery codes of `account`.

    In this order: the factors go, every session ends, it is logged with the reason, and the person is told by
    e-mail, also in case it was somebody else who asked. Who needs a second factor sets up a new one at the next
    sign-in. Raises AccountRefusal.
    """
    locked = User.objects.select_for_update(no_key=True).get(pk=account.pk)
    check_reset(account=locked, by=as_now(by))
    if not (reason := reason.strip()):
        raise ReasonMissing(_("Write the reason: the person reads it."))
    Authenticator.objects.filter(user=locked).delete()
    end_sessions(user=locked)
    log(instance=locked, action="account.second_factor", user=by, data={"reason": reason})
    notify(user=locked, kind="second_factor_reset", values={"reason": OfficeWords(reason)}, path=reverse("mfa_index"))
    return locked
