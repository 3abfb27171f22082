"""A gift of each month: begun, renewed, failing, paused, changed, ended, each with its letter."""

import datetime
from copy import copy

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contributions import tasks
from contributions.enums import EndedBy
from contributions.gifts.links import manage_path
from contributions.models import Gift
from contributions.monthly.ending import end_due_gifts
from diaspora.models import WrittenEmail
from diaspora.privacy.erasure import delete_account
from payments.enums import SubscriptionState
from payments.models import Payment, Receipt, Refund, StripeEvent
from payments.subscriptions.cards import open_card_page, settle_card
from tests.factories.people import UserFactory
from tests.payments.conftest import deliver_all

from .conftest import at_desk, give, go_to_stripe, letters, paid

pytestmark = pytest.mark.django_db


@pytest.fixture
def monthly(appeal, stripe):
    return paid(appeal, stripe, often="monthly")


def number(gift) -> str:
    return Gift.objects.get(pk=gift.pk).subscription.number


def press(gift, action, client=None):
    return (client or Client()).post(f"{manage_path(gift)}{action}/", follow=True).content.decode()


def standing(gift) -> tuple[str, str]:
    gift = Gift.objects.get(pk=gift.pk)
    return gift.subscription.state, gift.ended_by


def test_each_month_brings_a_receipt_and_a_letter(stripe, monthly):
    stripe.renew(number(monthly))
    deliver_all(stripe)

    assert standing(monthly) == (SubscriptionState.ACTIVE, "")
    assert Receipt.objects.count() == 2
    assert letters() == ["Thank you: your monthly gift of USD 50.00"] * 2


def test_the_page_of_return_leads_to_the_gift(client, stripe, appeal):
    gift = give(appeal, client, often="monthly")
    stripe.pay(go_to_stripe(gift, client))
    gift.refresh_from_db()

    page = client.get(reverse("payments:monthly", args=[gift.subscription.key]), follow=True)

    assert page.redirect_chain[-1][0] == gift.get_absolute_url()
    assert "Thank you: your monthly gift runs" in page.content.decode()


def test_a_month_that_fails_is_told_once_however_often_it_is_tried(stripe, monthly):
    stripe.renew(number(monthly), succeeds=False)
    deliver_all(stripe)
    deliver_all(stripe)

    assert standing(monthly)[0] == SubscriptionState.FAILING
    assert letters()[1:] == ["Your monthly gift could not be collected"]


def test_a_pause_goes_on_without_the_card(client, stripe, monthly):
    paused = press(monthly, "pause", client)
    again = press(monthly, "pause", client)
    state = standing(monthly)[0]
    resumed = press(monthly, "go-on", client)

    assert "Your monthly gift pauses." in paused
    assert "Go on giving" in again
    assert (state, standing(monthly)[0]) == (SubscriptionState.PAUSED, SubscriptionState.ACTIVE)
    assert "Your card is charged on its usual day." in resumed
    assert len(stripe.all_of("checkout.session")) == 1


def test_another_amount_is_collected_from_the_next_month_on(client, stripe, monthly):
    client.post(manage_path(monthly), {"amount": "80", "shown": "yes"})
    stripe.renew(number(monthly))
    deliver_all(stripe)

    assert list(Payment.objects.order_by("pk").values_list("amount_minor", flat=True)) == [5000, 8000]
    assert "Your monthly gift is now USD 80.00" in letters()


def test_whoever_lets_their_name_be_shown_may_give_more_in_the_same_form(client, stripe, monthly):
    """As the refusal advises; and whoever hides it with the same press may not."""
    seen = []
    for shown, amount in (("no", "40"), ("no", "600"), ("yes", "600"), ("no", "700")):
        page = client.post(manage_path(monthly), {"amount": amount, "shown": shown})
        gift = Gift.objects.get(pk=monthly.pk)
        seen.append((page.status_code, gift.amount_minor, gift.is_anonymous))

    assert seen == [(302, 4000, True), (200, 4000, True), (302, 60_000, False), (200, 60_000, False)]


def test_a_page_for_another_card_asked_for_at_once_is_one_and_the_next_one_is_another(client, stripe, monthly):
    subscription = monthly.subscription
    at_once = {open_card_page(copy(subscription)) for _press in range(8)}
    subscription.refresh_from_db()
    stripe.pay(subscription.card_session_id)
    settle_card(subscription.card_session_id)
    subscription.refresh_from_db()

    assert len(at_once) == 1
    assert open_card_page(subscription) not in at_once


@pytest.mark.parametrize("amount", ["0", "-1", "1000000000000", "5.005", "nothing"])
def test_an_amount_that_cannot_be_collected_changes_nothing(client, stripe, monthly, amount):
    page = client.post(manage_path(monthly), {"amount": amount, "shown": "yes"})

    assert page.status_code == 200
    assert Gift.objects.get(pk=monthly.pk).subscription.amount_minor == 5000


def test_the_giver_ends_it_by_a_link_without_an_account(client, stripe, monthly):
    page = press(monthly, "end", client)
    deliver_all(stripe)

    assert "Your monthly gift has ended." in page
    assert standing(monthly) == (SubscriptionState.ENDED, EndedBy.GIVER)
    assert letters()[1:] == ["Your monthly gift has ended"]


def test_looking_at_the_link_changes_nothing(client, stripe, monthly):
    assert client.get(f"{manage_path(monthly)}end/").status_code == 405
    assert "End my monthly gift" in client.get(manage_path(monthly)).content.decode()
    assert standing(monthly)[0] == SubscriptionState.ACTIVE


def test_a_link_opens_its_own_gift_only(client, stripe, monthly):
    path = manage_path(monthly)
    token = path.split("/")[-2]

    assert client.get(path.replace(token, token[:-1])).status_code == 404
    assert client.get(reverse("contributions:mine", args=[token])).status_code == 404


def test_end_wanted_while_stripe_is_away_is_done_later(stripe, monthly):
    stripe.trouble += [500] * 4
    press(monthly, "end")
    meanwhile = standing(monthly)
    Gift.objects.update(end_due_at=timezone.now())
    stripe.trouble.clear()

    end_due_gifts()

    assert meanwhile == (SubscriptionState.ACTIVE, EndedBy.GIVER)
    assert standing(monthly) == (SubscriptionState.ENDED, EndedBy.GIVER)


def test_a_card_that_fails_too_often_ends_it(stripe, monthly):
    stripe.renew(number(monthly), succeeds=False)
    deliver_all(stripe)
    stripe.cancel(number(monthly))
    deliver_all(stripe)

    assert standing(monthly) == (SubscriptionState.ENDED, EndedBy.FAILURES)


def test_what_never_failed_and_ends_at_stripe_is_not_said_to_have_failed(stripe, monthly):
    """Somebody of ours cancelled it in the dashboard, while the appeal goes on."""
    press(monthly, "pause")
    stripe.cancel(number(monthly))
    deliver_all(stripe)

    letter = WrittenEmail.objects.latest("pk").body
    assert standing(monthly) == (SubscriptionState.ENDED, EndedBy.US)
    assert "We ended your monthly gift" in letter
    assert "card failed" not in letter
    assert "takes no more gifts" not in letter


def test_finance_ends_it_and_the_giver_reads_why(stripe, monthly, preparer):
    at_desk(preparer).post(reverse("finance_gifts:end_gift", args=[monthly.pk]))
    deliver_all(stripe)

    assert standing(monthly) == (SubscriptionState.ENDED, EndedBy.US)
    assert letters()[1:] == ["Your monthly gift has ended"]
    assert "takes no more gifts" not in WrittenEmail.objects.latest("pk").body
    told = at_desk(preparer).get(reverse("finance_gifts:gift", args=[monthly.pk])).context["events"]
    assert [each.title for each in told][:2] == ["Ended", "Ended by finance"]
    assert told[1].by == str(preparer)


def test_money_after_the_end_goes_back(stripe, monthly):
    press(monthly, "end")
    stripe.find(number(monthly))["status"] = "active"
    stripe.ahead = 60
    stripe.renew(number(monthly))
    deliver_all(stripe)

    late = Refund.objects.get()
    assert late.amount_minor == 5000
    assert Receipt.objects.count() == 1


def test_deleting_an_account_ends_its_monthly_gift_and_keeps_the_sum(stripe, appeal):
    giver = UserFactory(email="neema@givers.example")
    gift = give(appeal, at_desk(giver), often="monthly")
    stripe.pay(go_to_stripe(gift))
    deliver_all(stripe)

    delete_account(user=giver)
    end_due_gifts()

    farewell = WrittenEmail.objects.get(to=giver.email).body
    gift.refresh_from_db()
    assert "\n\nYour monthly gift of USD\N{NO-BREAK SPACE}50.00 for “Books for Mtwara” ends with it:" in farewell
    payment = Payment.objects.get()
    assert standing(gift) == (SubscriptionState.ENDED, EndedBy.GIVER)
    assert (gift.giver, gift.name, gift.email, gift.is_anonymous) == (None, "", "", True)
    assert (payment.payer_name, payment.payer_email, payment.amount_minor) == ("", "", 5000)


def test_a_link_lives_for_a_week(client, stripe, monthly, monkeypatch):
    path = manage_path(monthly)
    later = timezone.now() + datetime.timedelta(days=7, minutes=1)
    monkeypatch.setattr("django.core.signing.time.time", later.timestamp)

    page = client.get(path)

    assert page.status_code == 410
    assert reverse("contributions:ask") in page.content.decode()


def test_another_card_is_put_in_at_stripe_and_the_month_that_failed_is_collected(client, stripe, monthly):
    stripe.renew(number(monthly), succeeds=False)
    deliver_all(stripe)
    page = client.get(manage_path(monthly))
    away = client.post(f"{manage_path(monthly)}card/")
    session = stripe.find(away["Location"].rpartition("/")[2])
    stripe.pay(session["id"])

    for _ in range(2):
        deliver_all(stripe)
        client.get(session["success_url"].removeprefix("http://testserver"))

    assert f"form-action 'self' {stripe.origin}" in page["Content-Security-Policy"]
    assert stripe.find(number(monthly))["default_payment_method"].startswith("pm_")
    assert standing(monthly)[0] == SubscriptionState.ACTIVE
    assert Payment.objects.count() == 2
    assert letters()[2:] == ["Thank you: your monthly gift of USD 50.00", "Another card for your monthly gift"]


def test_whoever_turns_round_on_the_page_for_a_card_keeps_the_old_one(client, stripe, monthly):
    session = stripe.find(client.post(f"{manage_path(monthly)}card/")["Location"].rpartition("/")[2])

    page = client.get(session["cancel_url"].removeprefix("http://testserver"), follow=True)

    assert "Thank you: your monthly gift runs" in page.text
    assert stripe.find(number(monthly))["default_payment_method"] is None
    press(monthly, "end", client)
    assert "This monthly gift has ended" in client.post(f"{manage_path(monthly)}card/", follow=True).text


def test_a_card_for_a_gift_that_has_ended_meanwhile_is_not_used(client, stripe, monthly):
    session = stripe.find(client.post(f"{manage_path(monthly)}card/")["Location"].rpartition("/")[2])
    press(monthly, "end", client)
    stripe.pay(session["id"])

    page = client.get(session["success_url"].removeprefix("http://testserver"), follow=True).text
    deliver_all(stripe)

    assert "Your monthly gift has ended" in page
    assert "Your new card is in" not in page
    assert stripe.find(number(monthly))["default_payment_method"] is None
    assert not StripeEvent.objects.exclude(due_at=None).exists()


def test_a_monthly_gift_ends_with_the_last_day_of_its_appeal_which_is_said_before(client, stripe, appeal):
    last_day = timezone.localdate() + datetime.timedelta(days=40)
    type(appeal).objects.update(ends_on=last_day)
    asked = client.get(reverse("contributions:give", args=[appeal.slug])).text
    gift = paid(appeal, stripe, often="monthly")
    tasks.end_due_gifts()
    before = standing(gift)[0]

    type(appeal).objects.update(ends_on=timezone.localdate() - datetime.timedelta(days=1))
    tasks.end_due_gifts()

    assert "and a monthly gift ends with it." in asked
    assert (before, standing(gift)) == (SubscriptionState.ACTIVE, (SubscriptionState.ENDED, EndedBy.US))
