"""What administrators do with accounts: open one for a colleague, give and take roles, propose an address."""

from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.languages import in_every_language
from casework.moves import ReasonMissing, as_now

from .. import rules
from ..enums import StaffGroup
from ..models import User
from ..notices.notify import Foot, OfficeWords, notify, render_text
from ..notices.written_emails import write_message
from .addresses import give_up, is_taken
from .closing import AccountRefusal


class NotYours(AccountRefusal):
    def __init__(self):
        super().__init__(_("Only an administrator does this, and never with the account of a higher administrator."))


class OwnRoles(AccountRefusal):
    def __init__(self):
        super().__init__(_("You cannot do this with your own account here. Ask a colleague."))


class AddressTaken(AccountRefusal):
    def __init__(self):
        super().__init__(_("Another account uses this e-mail address."))


@transaction.atomic
def open_account(*, email: str, first_name: str, last_name: str, language: str, groups: list[Group], by: User) -> User:
    """Make an account without a password; its owner chooses one by a link. Raises NotYours or AddressTaken."""
    if not rules.may_manage_accounts(as_now(by)):
        raise NotYours
    if is_taken(email):
        raise AddressTaken
    give_up(email)
    try:
        with transaction.atomic():
            account = User.objects.create_user(
                email, first_name=first_name, last_name=last_name, preferred_language=language
            )
    except IntegrityError as error:
        raise AddressTaken from error
    # Counts as confirmed: without a password, nobody gets in who does not open the link that is sent there.
    EmailAddress.objects.create(user=account, email=email, primary=True, verified=True)
    account.groups.set(groups)
    log(instance=account, action="account.open", user=by, data={"given": _names(groups)})
    path = reverse("account_reset_password")
    message = render_text(kind="account_opened", values={"roles": _roles(groups)}, path=path, language=language)
    write_message(message, to=email, name=account.get_short_name(), language=language, foot=Foot.MEMBER)
    return account


@transaction.atomic
def change_groups(*, account: User, groups: list[Group], by: User) -> User:
    """Give the account exactly these groups. The person is told; the same groups again change nothing.

    Raises NotYours or OwnRoles.
    """
    locked = _lock(account, by=by)
    before = set(locked.groups.all())
    given, taken = set(groups) - before, before - set(groups)
    if not given and not taken:
        return locked
    locked.groups.set(groups)
    data = {"given": _names(given), "taken": _names(taken)}
    log(instance=locked, action="account.groups", user=by, data=data)
    notify(user=locked, kind="account_groups", values={"roles": _roles(groups)}, path=reverse("diaspora:account"))
    return locked


@transaction.atomic
def propose_address(*, account: User, email: str, by: User, reason: str) -> EmailAddress:
    """Send a link to the new address; the change counts when its owner opens it, as when people change it themselves.

    In this order: an earlier proposal goes, the old address is told who asked and why, the new one gets the link, it
    is logged. Raises NotYours, OwnRoles, ReasonMissing or AddressTaken.
    """
    locked = _lock(account, by=by)
    if not (reason := reason.strip()):
        raise ReasonMissing(_("Write the reason: the person reads it."))
    if is_taken(email) or email.lower() == locked.email.lower():
        raise AddressTaken
    EmailAddress.objects.filter(user=locked, verified=False).exclude(primary=True).delete()
    proposed = EmailAddress.objects.create(user=locked, email=email, primary=False, verified=False)
    language, name = locked.preferred_language, locked.get_short_name()
    told = render_text(
        kind="account_address_asked",
        values={"address": OfficeWords(email), "reason": reason},
        path="",
        language=language,
    )
    write_message(told, to=locked.email, name=name, language=language, foot=Foot.MEMBER)
    path = reverse("account_confirm_email", args=[EmailConfirmationHMAC(proposed).key])
    asked = render_text(kind="account_address_confirm", values={}, path=path, language=language)
    write_message(asked, to=email, name=name, language=language, foot=Foot.MEMBER)
    log(instance=locked, action="account.address", user=by, data={"reason": reason})
    return proposed


def role_name(group: Group) -> str:
    """What a role is called, in the language of the reader; a group that somebody made keeps its name."""
    return str(StaffGroup(group.name).label) if group.name in StaffGroup.values else group.name


def _roles(groups) -> dict[str, str]:
    """The roles as one text in each language of the portal, as a value of notices."""
    return in_every_language(lambda: ", ".join(sorted(role_name(group) for group in groups)))


def _lock(account: User, *, by: User) -> User:
    locked = User.objects.select_for_update(no_key=True).get(pk=account.pk)
    if locked.pk == by.pk:
        raise OwnRoles
    if not rules.may_manage_account(as_now(by), locked):
        raise NotYours
    return locked


def _names(groups) -> list[str]:
    return sorted(group.name for group in groups)
