"""What follows for gifts when their money, their month or their appeal moves."""

from django.contrib.auth.models import Group, Permission
from django.dispatch import receiver

from casework.moves import Move
from diaspora.enums import StaffGroup
from home.signals import site_planted
from payments.enums import SubscriptionState
from payments.letters import write_to_payer
from payments.models import Payment, Subscription
from payments.receipts.issuing import issue_receipt
from payments.signals import (
    amount_changed,
    card_changed,
    dispute_moved,
    month_failed,
    payment_paid,
    refund_moved,
    subscription_moved,
)

from .appeals.progress import GIFT
from .enums import AppealState, EndedBy
from .gifts.letters import write_to_giver
from .gifts.links import manage_path
from .models import Appeal, Gift
from .monthly.changing import follow_amount
from .monthly.ending import want_end
from .signals import appeal_moved

#: Editors write appeals; opening and closing is for finance.
_WRITERS = (StaffGroup.EDITORS, StaffGroup.MODERATORS, StaffGroup.ADMINISTRATORS)


@receiver(site_planted, dispatch_uid="contributions.rights")
def give_rights(sender, **_) -> None:
    """Adds what is missing, takes nothing away."""
    rights = Permission.objects.filter(
        content_type__app_label="contributions", codename__in=["add_appeal", "change_appeal", "view_appeal"]
    )
    for name in _WRITERS:
        Group.objects.get(name=name.value).permissions.add(*rights)


@receiver(payment_paid, dispatch_uid="contributions.thanks")
def thank(sender, payment: Payment, **_) -> None:
    """With the receipt. Of a monthly gift each month."""
    if payment.purpose != GIFT:
        return
    Appeal.objects.filter(pk=int(payment.purpose_reference)).note_change()
    receipt = issue_receipt(payment)
    kind = "gift_month" if payment.subscription_id else "gift_thanks"
    write_to_payer(payment, kind, number=receipt.written_number)


@receiver([dispute_moved, refund_moved], dispatch_uid="contributions.taken_back")
def show_what_changed(sender, move: Move, **_) -> None:
    """A gift was given back, a bank took it, or a refund came back: the appeal has reached another sum than before."""
    if move.row.payment.purpose == GIFT:
        Appeal.objects.filter(pk=int(move.row.payment.purpose_reference)).note_change()


@receiver(month_failed, dispatch_uid="contributions.month_failed")
def tell_failure(sender, subscription: Subscription, invoice: str, **_) -> None:
    """Once for each month, however often Stripe tries."""
    news = Gift.objects.filter(subscription=subscription).exclude(failed_invoice=invoice)
    if news.update(failed_invoice=invoice):
        gift = Gift.objects.select_related("appeal", "subscription").get(subscription=subscription)
        write_to_giver(gift, "gift_failing", path=manage_path(gift))


@receiver(amount_changed, dispatch_uid="contributions.amount_changed")
def tell_amount(sender, subscription: Subscription, **_) -> None:
    follow_amount(subscription)


@receiver(card_changed, dispatch_uid="contributions.card_changed")
def tell_card(sender, subscription: Subscription, **_) -> None:
    gift = Gift.objects.select_related("appeal", "subscription").filter(subscription=subscription).first()
    if gift is not None:
        write_to_giver(gift, "gift_card", path=manage_path(gift))


@receiver(subscription_moved, dispatch_uid="contributions.monthly_begun")
def end_what_begins_too_late(sender, move: Move, **_) -> None:
    """The appeal was closed, or the giver's account deleted, while they were on Stripe's page."""
    if move.before != SubscriptionState.OPEN or move.to == SubscriptionState.ENDED:
        return
    begun = Gift.objects.filter(subscription=move.row)
    want_end(begun.filter(appeal__state=AppealState.CLOSED), by=EndedBy.US)
    want_end(begun.filter(email=""), by=EndedBy.GIVER)


@receiver(subscription_moved, dispatch_uid="contributions.monthly_ended")
def tell_end(sender, move: Move, **_) -> None:
    """A monthly gift has ended; one that never began says nothing."""
    if move.to != SubscriptionState.ENDED or move.before == SubscriptionState.OPEN:
        return
    gift = Gift.objects.select_related("appeal", "subscription").filter(subscription=move.row).first()
    if gift is None:
        return
    gift.ended_by, gift.end_due_at = gift.ended_by or _ended_at_stripe(move), None
    gift.save(update_fields=["ended_by", "end_due_at"])
    path = gift.appeal.get_absolute_url()
    write_to_giver(gift, f"gift_ended_{gift.ended_by}", path=path, is_over=not gift.appeal.is_taking)


def _ended_at_stripe(move: Move) -> EndedBy:
    """Stripe gives up a month that failed; what did not fail, somebody of ours ended in the dashboard there."""
    return EndedBy.FAILURES if move.before == SubscriptionState.FAILING else EndedBy.US


@receiver(appeal_moved, dispatch_uid="contributions.appeal_closed")
def end_monthly_gifts(sender, move: Move, **_) -> None:
    """Nobody gives each month to an appeal that is closed."""
    if move.to == AppealState.CLOSED:
        want_end(Gift.objects.filter(appeal=move.row), by=EndedBy.US)
