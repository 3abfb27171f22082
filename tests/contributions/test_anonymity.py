"""Large anonymous gifts are for finance to accept, by whatever road they become large or anonymous.

USD 500 is the limit.
"""

import pytest
from django.test import Client
from django.urls import reverse

from contributions.enums import GiftState
from contributions.gifts.links import manage_path
from payments.enums import SubscriptionState
from tests.factories.contributions import GiftFactory

from .conftest import at_desk, give, paid

pytestmark = pytest.mark.django_db


def anonymous(amount, **values):
    return {"choice": "other", "amount": str(amount), "shown": "no", **values}


def test_gifts_of_one_mailbox_count_together_in_every_currency(stripe, appeal):
    first = give(appeal, **anonymous(300))
    others = give(appeal, **anonymous(300, email="rehema@givers.example"))
    shown = give(appeal, **{"choice": "other", "amount": "900"})

    second = give(appeal, **anonymous(500_000, currency="TZS", email="Neema+x@givers.example"))

    assert [each.state for each in (first, others, shown, second)] == [
        GiftState.ACCEPTED,
        GiftState.ACCEPTED,
        GiftState.ACCEPTED,
        GiftState.WAITING,
    ]


def test_a_large_gift_that_becomes_anonymous_is_hidden_at_once_and_finance_hears_of_it(stripe, appeal, preparer):
    large, small = paid(appeal, stripe, choice="other", amount="1200"), GiftFactory(appeal=appeal, email="a@b.example")
    for gift in (large, small):
        Client().post(manage_path(gift), {"shown": "no"})
    desk = at_desk(preparer)
    waiting = desk.get(reverse("finance:desk")).text
    listed = desk.get(reverse("finance_gifts:gifts"), {"show": "look"}).context["page"].object_list

    desk.post(reverse("finance_gifts:looked_at", args=[large.pk]))

    large.refresh_from_db()
    page = desk.get(reverse("finance_gifts:gift", args=[large.pk]))
    assert large.is_anonymous
    assert "Large gifts that became anonymous" in waiting
    assert [gift.pk for gift in listed] == [large.pk]
    assert large.look_due_at is None
    assert [(event.title, event.by) for event in page.context["events"]] == [
        ("Looked at by finance", str(preparer)),
        ("The name is hidden", "The portal itself"),
    ]


def test_a_monthly_gift_counts_as_what_it_brings_in_a_year_unless_it_never_began(stripe, appeal):
    monthly = give(appeal, **anonymous(42, often="monthly", email="a@b.example"))
    never = give(appeal, **anonymous(40, often="monthly"))
    above = give(appeal, **anonymous(30))
    type(never.subscription).objects.filter(pk=never.subscription_id).update(state=SubscriptionState.ENDED)
    again = give(appeal, **anonymous(40, often="monthly"))

    states = [each.state for each in (monthly, never, above, again)]
    assert states == [GiftState.WAITING, GiftState.ACCEPTED, GiftState.WAITING, GiftState.ACCEPTED]


@pytest.mark.parametrize(("shown", "collected"), [("no", 2000), ("yes", 500_000)])
def test_an_anonymous_monthly_gift_never_grows_above_the_limit(client, stripe, appeal, shown, collected):
    monthly = paid(appeal, stripe, often="monthly", shown=shown, choice="other", amount="20")

    client.post(manage_path(monthly), {"amount": "5000", "shown": shown})

    assert type(monthly).objects.get(pk=monthly.pk).subscription.amount_minor == collected
