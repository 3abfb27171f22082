"""Giving: a gift and its payment, or a word to finance first."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from casework.money import written
from casework.refusals import Refused
from payments import gateway
from payments.accounts import account_lines, ask_account
from payments.checkout.starting import begin_payment
from payments.currencies import CURRENCIES, AmountRefused, check_amount
from payments.enums import PaymentWay
from payments.subscriptions.starting import begin_subscription

from ..appeals.progress import GIFT
from ..enums import GiftState
from ..models import Appeal, Gift
from ..rules import invoiced_at_most
from .anonymity import is_large
from .invoices import may_be_invoiced, until
from .letters import write_to_giver
from .replacing import replace


class NotTaking(Refused):
    text = _("This appeal takes no more gifts.")


class WayIsOff(Refused):
    text = _("This way of giving is off at the moment. Choose another one.")


def nobody_may(_gift: Gift) -> bool:
    return False


def give(
    *,
    appeal: Appeal,
    key: UUID,
    amount_minor: int,
    currency: str,
    way: str,
    may_replace: Callable[[Gift], bool] = nobody_may,
    **said: Any,
) -> Gift:
    """Make a gift, and its payment unless finance is asked first.

    `key` is that of the form: sent twice, with the same words, it is the same gift; with other words the first one can
    be paid no more, where `may_replace` says so: whoever knows a key has not yet begun that gift.

    `said`: `is_monthly`, `name`, `email`, `language`, `is_anonymous`, `homage`, `homage_name` and `giver`. Raises
    NotTaking, WayIsOff, AmountRefused.
    """
    _ask_way(way, is_monthly=said["is_monthly"])
    if way == PaymentWay.INVOICE and currency in CURRENCIES:
        _ask_invoice(amount_minor, currency)  # whoever wants to give very much is asked to write
    check_amount(amount_minor, currency, by_card=way == PaymentWay.CARD)
    values = {"appeal": appeal, "amount_minor": amount_minor, "currency": currency, "way": way, **said}
    try:
        return _begin(key, values)
    except IntegrityError:
        known = Gift.objects.filter(key=key).first()
        if known is None or known.appeal != appeal:
            return _begin(None, values)
        if all(getattr(known, name) == value for name, value in values.items()):
            return known
        made = _begin(None, values)
        if may_replace(known):
            replace(known)
        return made


@transaction.atomic
def _begin(key: UUID | None, values: dict[str, Any]) -> Gift:
    appeal = Appeal.objects.select_for_update(no_key=True, of=("self",)).get(pk=values["appeal"].pk)
    if not appeal.is_taking:
        raise NotTaking
    of_gift = {name: values[name] for name in ("amount_minor", "currency", "is_monthly")}
    waits = values["is_anonymous"] and is_large(email=values.get("email", ""), **of_gift)
    if key:
        values = {**values, "key": key}
    if waits:
        return Gift.objects.create(**values, state=GiftState.WAITING)
    return begin_money(Gift.objects.create(**values))


def begin_money(gift: Gift) -> Gift:
    """The payment of an accepted gift, or the monthly one. Stripe is not asked yet."""
    asked: dict[str, Any] = {
        "purpose": GIFT,
        "purpose_reference": str(gift.appeal_id),
        "amount_minor": gift.amount_minor,
        "currency": gift.currency,
        "language": gift.language,
        "payer": gift.giver,
        "payer_name": gift.name,
        "payer_email": gift.email,
    }
    if gift.is_monthly:
        gift.subscription = begin_subscription(**asked)
    else:
        gift.payment = begin_payment(**asked, way=PaymentWay(gift.way), ends_at=until())
    gift.save(update_fields=["payment", "subscription"])
    if gift.payment and gift.way == PaymentWay.INVOICE:
        day = {"date": localdate(gift.payment.ends_at).isoformat()}
        account = "\n".join(account_lines(gift.currency))
        write_to_giver(gift, "gift_invoice", reference=gift.payment.reference, day=day, account=account)
    return gift


def _ask_invoice(amount_minor: int, currency: str) -> None:
    ask_account(currency)
    most = invoiced_at_most(currency)
    if amount_minor > most:
        text = _("For more than %(amount)s by bank transfer please write to us first: we gladly help.")
        raise AmountRefused(text % {"amount": written(most, currency)})


def _ask_way(way: str, *, is_monthly: bool) -> None:
    is_on = gateway.is_on() if way == PaymentWay.CARD else way == PaymentWay.INVOICE and may_be_invoiced()
    if not is_on or (is_monthly and way != PaymentWay.CARD):
        raise WayIsOff
