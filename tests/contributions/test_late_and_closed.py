"""Giving later than one thought: accepted gifts wait for their giver, closed appeals take nothing, names stay names."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contributions.appeals.moves import close_appeal, propose_end
from contributions.gifts.over import end_unpaid
from contributions.models import Gift
from contributions.tasks import end_unpaid_gifts
from payments.checkout.ending import end_due_payments
from payments.enums import PaymentState
from payments.models import Difference, Payment
from tests.factories.contributions import AppealFactory
from tests.payments.conftest import deliver_all

from .conftest import TYPED, at_desk, give, go_to_stripe, letters, paid

pytestmark = pytest.mark.django_db


def page_of(gift):
    return Client().get(gift.get_absolute_url())


def close(appeal, preparer, approver):
    propose_end(appeal=appeal, is_cancelled=True, by=preparer)
    close_appeal(appeal=appeal, by=approver)


def test_an_accepted_gift_is_paid_as_long_as_the_letter_says(stripe, appeal, preparer):
    gift = give(appeal, choice="other", amount="600", shown="no")
    at_desk(preparer).post(reverse("finance_gifts:accept", args=[gift.pk]), {"seen": "waiting"})
    Payment.objects.update(ends_at=timezone.now() - timezone.timedelta(hours=3))
    end_due_payments()
    first = Gift.objects.get().payment

    waits = page_of(gift)
    stripe.pay(go_to_stripe(gift))
    deliver_all(stripe)

    gift.refresh_from_db()
    assert (first.state, waits.context["standing"].can_pay) == (PaymentState.EXPIRED, True)
    assert "To be paid until" in waits.text
    assert (gift.payment.state, gift.payment.amount_minor) == (PaymentState.PAID, 60_000)
    assert gift.payment != first


def test_after_that_day_finance_is_asked_again_and_nothing_is_typed_twice(stripe, appeal, preparer):
    gift = give(appeal, choice="other", amount="600", shown="no")
    at_desk(preparer).post(reverse("finance_gifts:accept", args=[gift.pk]), {"seen": "waiting"})
    Payment.objects.update(ends_at=timezone.now() - timezone.timedelta(hours=3))
    Gift.objects.update(pay_until=timezone.now() - timezone.timedelta(minutes=1))
    end_due_payments()

    over = page_of(gift)
    form = Client().get(reverse("contributions:give", args=[appeal.slug]), {"gift": str(gift.key)}).context["form"]

    assert not over.context["standing"].can_pay
    assert f"?gift={gift.key}" in over.text
    assert (form.initial["amount"], form.initial["shown"]) == (600, "no")
    assert form.initial["key"] != gift.key


def test_nobody_begins_to_pay_for_an_appeal_that_is_closed(stripe, appeal, preparer, approver):
    fresh, opened, invoiced = give(appeal), give(appeal), give(appeal, way="invoice")
    session = go_to_stripe(opened)
    close(appeal, preparer, approver)

    tried = Client().post(reverse("contributions:checkout", args=[fresh.key]), follow=True)
    end_unpaid()

    states = {gift.payment.state for gift in Gift.objects.select_related("payment")}
    assert "This appeal takes no more gifts." in tried.text
    assert "Go to Stripe" not in tried.text
    assert (states, stripe.find(session)["status"]) == ({PaymentState.EXPIRED}, "expired")
    assert f"Please do not pay invoice {invoiced.payment.reference} any more" in letters()


def test_an_invoice_for_a_closed_appeal_ends_also_where_there_is_no_stripe(appeal, preparer, approver):
    gift = give(appeal, way="invoice")
    close(appeal, preparer, approver)

    end_unpaid_gifts()

    assert Payment.objects.get(gift=gift).state == PaymentState.EXPIRED
    assert f"Please do not pay invoice {gift.payment.reference} any more" in letters()


def test_the_page_of_a_gift_says_where_it_goes_and_what_of_it_went_back(stripe, appeal, preparer, approver):
    kept, partly, lost = (paid(appeal, stripe) for _ in range(3))
    stripe.refund(partly.payment.intent_id, 2_000)
    stripe.decide(stripe.dispute(lost.payment.intent_id)["id"], won=False)
    deliver_all(stripe)
    library = AppealFactory(slug="library", title_en="Library")
    Payment.objects.filter(gift=kept).update(purpose_reference=str(library.pk))

    pages = [page_of(gift).text for gift in (kept, partly, lost)]

    assert "your gift now serves" in pages[0]
    assert "“Library”" in pages[0]
    assert "A part of your gift was given back" in pages[1]
    assert "USD\N{NO-BREAK SPACE}20.00 went back to you" in pages[1]
    assert "reached the project" not in pages[2]


@pytest.mark.parametrize("name", ["Shinda evil.tz leo", "Visit evil\u00b7com", "evil.example", "Tuma t.me/x"])
def test_an_address_is_no_name(appeal, stripe, name):
    answer = Client().post(reverse("contributions:give", args=[appeal.slug]), TYPED | {"name": name})

    assert answer.context["form"].errors.keys() == {"name"}
    assert "TZS\N{NO-BREAK SPACE}999,999 at most" in answer.text


def test_a_page_of_stripe_that_was_left_behind_differs_in_nothing_until_somebody_pays_there(stripe, appeal):
    gift = give(appeal)
    left_behind = go_to_stripe(gift)
    Payment.objects.update(session_id="", session_url="", attempt=2)
    go_to_stripe(gift)
    deliver_all(stripe)
    unpaid = Difference.objects.count()

    stripe.pay(left_behind)
    deliver_all(stripe)
    Difference.objects.update(ended_at=timezone.now(), explanation="Asked the giver")
    deliver_all(stripe)

    assert unpaid == 0
    assert list(Difference.objects.values_list("kind", "explanation")) == [("other_session", "Asked the giver")]
