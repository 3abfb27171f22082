"""What a giver changes about a monthly gift. Stripe is told first; what it answers is written down by payments."""

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused
from payments.enums import SubscriptionState
from payments.models import Subscription
from payments.subscriptions import changing

from ..gifts.anonymity import ask_growth
from ..gifts.letters import write_to_giver
from ..gifts.links import manage_path
from ..models import Gift


class NotRunning(Refused):
    text = _("This monthly gift has ended or has not begun.")


def change_amount(*, gift: Gift, amount_minor: int, is_anonymous: bool) -> Gift:
    """Another amount from the next month on; `is_anonymous` as the giver wants it from now on.

    Raises NotRunning, LargeAnonymousGift, AmountRefused, and what the gateway raises.
    """
    subscription = running(gift)
    if subscription.amount_minor == amount_minor:
        return gift
    if is_anonymous:
        ask_growth(gift, amount_minor)
    changing.change_amount(subscription=subscription, amount_minor=amount_minor)
    gift.refresh_from_db(fields=["amount_minor", "subscription"])
    return gift


def follow_amount(subscription: Subscription) -> None:
    """Another sum is collected by now: the gift says so, and its giver reads it, also where the answer to their own
    change was lost on the way."""
    for gift in Gift.objects.select_related("appeal").filter(subscription=subscription):
        gift.subscription, gift.amount_minor = subscription, subscription.amount_minor
        gift.save(update_fields=["amount_minor"])
        renews_at = subscription.renews_at
        day = {"date": localdate(renews_at).isoformat()} if renews_at else ""
        write_to_giver(gift, "gift_changed", path=manage_path(gift), day=day)


def pause(*, gift: Gift) -> None:
    """Nothing is collected until the giver goes on. Twice changes nothing."""
    if running(gift).state != SubscriptionState.PAUSED:
        changing.pause(subscription=running(gift))


def go_on(*, gift: Gift) -> None:
    """After a pause. The card is not asked for again. Twice changes nothing."""
    if running(gift).state == SubscriptionState.PAUSED:
        changing.go_on(subscription=running(gift))


def running(gift: Gift) -> Subscription:
    """Raises NotRunning."""
    if not gift.is_running or gift.subscription is None:
        raise NotRunning
    return gift.subscription
