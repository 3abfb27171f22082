"""Closing and opening accounts."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.moves import AlreadyDone, ReasonMissing, Stale, as_now
from casework.refusals import Refused

from .. import rules
from ..models import User
from ..notices.notify import OfficeWords, notify
from ..signals import profile_changed
from .sessions import end_sessions


class AccountRefusal(Refused):
    """An account may not be closed or opened in this way. The text is for the person who tried."""


class NotForYou(AccountRefusal):
    text = _("Only the programme office closes and opens accounts.")


class OwnAccount(AccountRefusal):
    text = _("You cannot close your own account here.")


class AdministratorAccount(AccountRefusal):
    text = _("Only an administrator closes the account of an administrator.")


class DeletedAccount(AccountRefusal):
    text = _("This account is deleted. Nobody can bring it back.")


def state_of(account: User) -> str:
    """The state of an account as a page that decides on it shows it."""
    return "active" if account.is_active else "suspended" if account.suspended_at else "closed"


def check_suspension(*, account: User, by: User, seen: str | None = None) -> None:
    """Raises AccountRefusal when `by` may not close this account, and Stale for a page that showed another state."""
    _check_rights(account, by)
    if by.pk == account.pk:
        raise OwnAccount
    _ask_seen(account, seen)


@transaction.atomic
def suspend_account(*, account: User, by: User, reason: str, seen: str | None = None) -> User:
    """Close `account`: no sign-in, no session, no place in lists of people. Nothing is deleted.

    The person gets an e-mail with the reason and reads it at the next sign-in. Closing it once more for the same
    reason changes nothing. Raises AccountRefusal, ReasonMissing, Stale, or AlreadyDone when a colleague closed it for
    another reason.
    """
    locked = _hold(account)
    reason = reason.strip()
    is_said_again = locked.suspended_at is not None and locked.suspended_reason == reason
    check_suspension(account=locked, by=as_now(by), seen=None if is_said_again else seen)
    if not reason:
        raise ReasonMissing(_("Write the reason: the person reads it."))
    if is_said_again:
        return locked
    if locked.suspended_at:
        raise AlreadyDone(_("Somebody suspended this account already, for another reason."))
    locked.suspended_at = timezone.now()
    locked.suspended_reason = reason
    locked.is_active = False
    locked.save(update_fields=["suspended_at", "suspended_reason", "is_active"])
    end_sessions(user=locked)
    log(instance=locked, action="account.suspend", user=by, data={"reason": reason})
    notify(user=locked, kind="account_suspended", values={"reason": OfficeWords(reason)})
    _changed(locked)
    return locked


@transaction.atomic
def reinstate_account(*, account: User, by: User, seen: str | None = None) -> User:
    """Open a closed account again, whichever way it was closed. Opening an open one changes nothing.

    Raises AccountRefusal or Stale.
    """
    locked = _hold(account)
    _check_rights(locked, as_now(by))
    if locked.is_active:
        return locked
    _ask_seen(locked, seen)
    locked.suspended_at = None
    locked.suspended_reason = ""
    locked.is_active = True
    locked.save(update_fields=["suspended_at", "suspended_reason", "is_active"])
    log(instance=locked, action="account.reinstate", user=by)
    notify(user=locked, kind="account_reinstated", values={}, path=reverse("my:home"))
    _changed(locked)
    return locked


def _hold(account: User) -> User:
    """The account as it is now: whoever became an administrator a moment ago is one."""
    return User.objects.select_for_update(no_key=True).get(pk=account.pk)


def _check_rights(account: User, by: User) -> None:
    if not rules.is_office(by):
        raise NotForYou
    if account.is_erased:
        raise DeletedAccount
    if rules.outranks(account, by):
        raise AdministratorAccount


def _ask_seen(account: User, seen: str | None) -> None:
    if seen not in (None, state_of(account)):
        raise Stale(
            _("Somebody closed or opened this account while you had the page open. Nothing was changed by your click.")
        )


def _changed(account: User) -> None:
    """The profile leaves or re-enters the matches: tell whoever keeps an index."""
    if profile := getattr(account, "profile", None):
        profile_changed.send(sender=User, profile=profile)
