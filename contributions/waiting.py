"""What waits for finance about gifts, and for a giver about a monthly one."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.waiting import Recipient, WaitingLine, waits_for
from payments.enums import SubscriptionState
from skills_match.enums import AssignmentState

from .enums import AppealState, GiftState
from .gifts.links import manage_path
from .models import Appeal, Gift


@waits_for(Recipient.FINANCE, order=10)
def gifts_to_accept(_user: Any) -> Iterable[WaitingLine]:
    waiting = Gift.objects.filter(state=GiftState.WAITING).count()
    if waiting:
        address = f"{reverse('finance_gifts:gifts')}?show=waiting"
        yield WaitingLine(_("Large anonymous gifts to accept"), address, waiting)


@waits_for(Recipient.FINANCE, order=15)
def gifts_to_look_at(_user: Any) -> Iterable[WaitingLine]:
    waiting = Gift.objects.exclude(look_due_at=None).count()
    if waiting:
        address = f"{reverse('finance_gifts:gifts')}?show=look"
        yield WaitingLine(_("Large gifts that became anonymous"), address, waiting)


@waits_for(Recipient.FINANCE, order=20)
def appeals_to_close(_user: Any) -> Iterable[WaitingLine]:
    """A colleague proposed it, its time is over, or its assignment was cancelled."""
    for appeal in Appeal.objects.filter(state__in=[AppealState.OPEN, AppealState.CLOSING]).select_related("assignment"):
        if appeal.is_taking:
            continue
        is_off = appeal.assignment and appeal.assignment.state == AssignmentState.CANCELLED
        text = _("Its assignment was cancelled.") if is_off else _("Its time is over.")
        if appeal.state == AppealState.CLOSING:
            text = _("Waits for a second person.")
        yield WaitingLine(appeal.title, reverse("finance_gifts:appeal", args=[appeal.slug]), text=text)


@waits_for(Recipient.FINANCE, order=30)
def failing_gifts(_user: Any) -> Iterable[WaitingLine]:
    failing = Gift.objects.filter(subscription__state=SubscriptionState.FAILING).count()
    if failing:
        address = f"{reverse('finance_gifts:gifts')}?show=failing"
        yield WaitingLine(_("Monthly gifts that fail"), address, failing, is_pressing=False)


@waits_for(Recipient.PERSON, order=60)
def own_failing_gifts(user: Any) -> Iterable[WaitingLine]:
    failing = Gift.objects.filter(giver=user, subscription__state=SubscriptionState.FAILING, end_due_at=None)
    for gift in failing.select_related("appeal", "subscription"):
        yield WaitingLine(
            gift.appeal.title,
            manage_path(gift),
            text=_("Your monthly gift of %(amount)s failed.") % {"amount": gift.written},
        )
