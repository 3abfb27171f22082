"""What the demonstration shows of money: a giver of each kind, and everything that waits for finance."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from contributions.models import Gift
from diaspora.enums import StaffGroup
from payments.comparison.comparing import compare
from payments.enums import DisputeState, SubscriptionState
from payments.ledger.balances import balances
from payments.models import BankLine, Difference, Dispute, Payout
from tests.conftest import sign_in
from tests.factories.demonstration.contributions import build_contributions
from tests.factories.demonstration.finance import build_finance
from tests.payments.conftest import deliver_all, of_finance
from tests.standins.stripe.demonstration import AMOUNT, DISPUTE, know_dispute

pytestmark = pytest.mark.django_db


def test_every_monthly_gift_a_dispute_and_a_payout_with_rates_are_there_and_the_books_agree():
    clerk = of_finance("prepare_finance")
    clerk.groups.add(Group.objects.get_or_create(name=StaffGroup.FINANCE)[0])

    build_contributions()
    build_finance()

    desk = sign_in(clerk)
    dispute, payout = Dispute.objects.get(), Payout.objects.get()
    page = desk.get(reverse("finance:payout", args=[payout.pk]))
    states = {SubscriptionState.ACTIVE, SubscriptionState.FAILING, SubscriptionState.PAUSED, SubscriptionState.ENDED}
    assert set(Gift.objects.monthly().values_list("subscription__state", flat=True)) == states
    assert dispute.answer_by > timezone.now()
    assert dispute.payment.reference in desk.get(reverse("finance:desk")).text
    assert (page.context["adds_up"], "0.000371" in page.text) == (True, True)
    assert balances()["stripe USD"] == 0
    assert BankLine.objects.get(payout=payout).amount_minor == payout.amount_minor


def test_the_played_stripe_knows_the_dispute_that_the_demonstration_begins_with_and_decides_it(stripe):
    build_contributions()
    know_dispute(stripe)

    compare()
    stripe.decide(DISPUTE, won=True)
    deliver_all(stripe)
    compare()

    dispute = Dispute.objects.get()
    assert (dispute.state, dispute.amount_minor) == (DisputeState.WON, AMOUNT)
    assert list(Difference.objects.values_list("kind", "about")) == []
