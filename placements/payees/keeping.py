"""An expert says where they are paid; somebody else checks it before anything is paid there."""

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log

from casework.moves import MoveNotAllowed, as_now
from diaspora.models import User
from diaspora.notices.notify import notify

from ..models import PayAccount, Placement
from .errors import AccountReplaced, NotPlaced
from .rights import accounts_for


@transaction.atomic
def keep_account(*, account: PayAccount, by: User) -> PayAccount:
    """From now on `by` is paid there, as soon as somebody has checked it; until then nothing is paid.

    They get a letter, so that whoever did not change it hears of it. Raises NotPlaced, AccountReplaced.
    """
    if not Placement.objects.of_expert(by).exists():
        raise NotPlaced
    PayAccount.objects.in_use().filter(owner=by).update(replaced_at=timezone.now())
    account.owner, account.pk = by, None
    try:
        with transaction.atomic():
            account.save(force_insert=True)
    except IntegrityError as error:
        raise AccountReplaced from error
    log(instance=by, action="account.pay_account", user=by, title="–")
    notify(user=by, kind="pay_account", values={"account": str(account)}, path=reverse("my:pay_account"))
    return account


@transaction.atomic
def check_account(*, account: PayAccount, by: User) -> PayAccount:
    """The second person has asked the expert, by a telephone number that was known before, and it is theirs.

    Raises MoveNotAllowed, AccountReplaced.
    """
    if not accounts_for(as_now(by)).filter(owner=account.owner_id).exists():
        raise MoveNotAllowed
    waiting = PayAccount.objects.in_use().filter(pk=account.pk, checked_at=None)
    if not waiting.update(checked_by=by, checked_at=timezone.now()):
        raise AccountReplaced
    log(instance=account.owner, action="account.pay_account_checked", user=by, title="–")
    account.refresh_from_db()
    return account


def account_of(user: User) -> PayAccount | None:
    """The one in use, checked or not."""
    return PayAccount.objects.in_use().filter(owner=user).first()
