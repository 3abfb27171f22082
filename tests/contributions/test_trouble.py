"""To Stripe's page and back: cancelled, twice, without a session, before the webhook."""

import datetime
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contributions.models import Gift
from diaspora.models import WrittenEmail
from payments.checkout.ending import MARGIN, end_due_payments
from payments.models import Payment, Subscription
from payments.receipts.checking import code_of
from payments.receipts.readings import stated
from tests.payments.conftest import deliver_all

from .conftest import TYPED, at_desk, give, go_to_stripe, letters, paid

pytestmark = pytest.mark.django_db
ONCE_AND_MONTHLY = pytest.mark.parametrize("often", ["once", "monthly"])


@ONCE_AND_MONTHLY
def test_a_double_click_leads_to_one_session(stripe, appeal, often):
    gift = give(appeal, often=often)

    assert go_to_stripe(gift) == go_to_stripe(gift)
    assert len(stripe.all_of("checkout.session")) == 1


@ONCE_AND_MONTHLY
def test_what_stripe_refused_can_be_asked_again(client, stripe, appeal, often):
    gift = give(appeal, often=often)
    stripe.ahead = 3600  # its clock says that the session would end in the past

    page = client.post(reverse("contributions:checkout", args=[gift.key]), follow=True).content.decode()
    stripe.ahead = 0

    assert "The payment service did not accept this" in page
    assert go_to_stripe(gift).startswith("cs_")


@ONCE_AND_MONTHLY
def test_whoever_goes_to_stripe_an_hour_later_gets_a_session(stripe, appeal, often):
    gift = give(appeal, often=often)
    an_hour_ago = timezone.now() - datetime.timedelta(minutes=29)
    (Subscription if often == "monthly" else Payment).objects.update(ends_at=an_hour_ago)

    assert go_to_stripe(gift).startswith("cs_")


def test_while_nothing_is_heard_of_a_monthly_gift_its_page_says_not_to_pay_twice(client, stripe, appeal):
    gift = give(appeal, often="monthly")
    first = client.get(gift.get_absolute_url()).content.decode()
    session = stripe.find(go_to_stripe(gift))
    stripe.pay(session["id"])
    stripe.trouble += [500] * 4

    page = client.get(session["success_url"].removeprefix("http://testserver"), follow=True).content.decode()

    assert "Do not pay twice." in page
    assert "Do not pay twice." not in first


def test_whoever_turns_round_on_stripes_page_comes_back_to_the_gift(client, stripe, appeal):
    gift = give(appeal)
    session = stripe.find(go_to_stripe(gift))

    page = client.get(session["cancel_url"].removeprefix("http://testserver")).content.decode()

    assert "Go to Stripe and pay" in page
    assert letters() == []


def test_a_gift_that_nobody_paid_ends_and_says_so(client, stripe, appeal):
    gift = give(appeal)
    go_to_stripe(gift)
    Payment.objects.update(ends_at=timezone.now() - MARGIN * 2)

    end_due_payments()

    assert "The time to pay is over" in client.get(gift.get_absolute_url()).content.decode()


def test_a_session_that_is_lost_while_paying_loses_no_gift(stripe, appeal, professional):
    gift = give(appeal, at_desk(professional))
    session = stripe.find(go_to_stripe(gift))
    stripe.pay(session["id"])

    page = Client().get(session["success_url"].removeprefix("http://testserver")).content.decode()

    assert "Your payment has arrived" in page
    assert Gift.objects.get().giver == professional


def test_coming_back_twice_before_and_after_the_webhook_thanks_once(client, stripe, appeal):
    gift = give(appeal)
    session = stripe.find(go_to_stripe(gift))
    back = session["success_url"].removeprefix("http://testserver")
    before = client.get(back).content.decode()
    stripe.pay(session["id"])
    client.get(back)
    deliver_all(stripe)
    client.get(back)

    assert "We have not heard of your payment yet" in before
    assert letters() == ["Thank you for your gift of USD 50.00"]


@pytest.mark.parametrize(
    "tampered",
    [{"amount_minor": "1"}, {"appeal_id": "2"}, {"state": "accepted"}, {"is_anonymous": ""}, {"purpose": "seat"}],
)
def test_fields_that_the_form_does_not_have_change_nothing(stripe, appeal, tampered):
    gift = give(appeal, **tampered)

    assert (gift.amount_minor, gift.appeal, gift.payment.purpose) == (5000, appeal, "gift")


def test_a_strange_key_of_the_form_is_refused(client, stripe, appeal):
    answer = client.post(reverse("contributions:give", args=[appeal.slug]), TYPED | {"key": "nonsense"})

    assert answer.status_code == 200
    assert not Gift.objects.exists()


def test_a_draft_is_read_by_nobody(client, appeal):
    type(appeal).objects.update(state="draft")

    assert client.get(appeal.get_absolute_url()).status_code == 404
    assert client.get(reverse("contributions:give", args=[appeal.slug])).status_code == 404


class TestOnesOwnGifts:
    def test_a_link_by_e_mail_shows_the_gifts_of_that_address_and_no_others(self, client, stripe, appeal):
        paid(appeal, stripe)
        paid(appeal, stripe, email="rehema@givers.example", choice="10000")
        client.post(reverse("contributions:ask"), {"email": "Neema@givers.example"})
        link = _link_in_the_last_letter()

        page = client.get(link).content.decode()

        assert "USD\N{NO-BREAK SPACE}50.00" in page
        assert "USD\N{NO-BREAK SPACE}100.00" not in page

    def test_known_and_unknown_addresses_get_the_same_answer(self, client, stripe, appeal):
        paid(appeal, stripe)

        known = client.post(reverse("contributions:ask"), {"email": "neema@givers.example"})
        unknown = client.post(reverse("contributions:ask"), {"email": "nobody@givers.example"})

        assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
        assert letters("nobody@givers.example") == []

    def test_the_letter_and_its_link_speak_the_language_in_which_somebody_asked(self, client, stripe, appeal):
        give(appeal, language="en")
        client.post("/sw/contribute/mine/", {"email": "neema@givers.example"})

        letter = WrittenEmail.objects.latest("pk")
        assert letter.subject == "Michango yako"
        assert "/sw/contribute/mine/" in letter.body

    def test_the_statement_of_a_year_agrees_with_its_receipts(self, client, stripe, appeal):
        for _ in range(3):
            gift = paid(appeal, stripe, homage="memory", homage_name="Mzee Juma")
        client.post(reverse("contributions:ask"), {"email": "neema@givers.example"})
        year = f"{_link_in_the_last_letter()}{timezone.localdate().year}/"

        page = client.get(year).content.decode()
        document = client.get(f"{year}?pdf")
        receipt = gift.payment.receipts.get()

        assert "USD\N{NO-BREAK SPACE}150.00" in page
        assert page.count("In memory of: <bdi>Mzee Juma</bdi>") == 3
        assert document.content.startswith(b"%PDF")
        assert stated(receipt, language="en")["given_for"] == ("In memory of", "Mzee Juma")
        assert "Mzee Juma" in client.get(reverse("payments:receipt", args=[gift.payment.key, receipt])).text
        assert "Mzee Juma" not in client.get(reverse("payments:check", args=[receipt, code_of(receipt)])).text

    def test_an_account_sees_its_own_gifts(self, stripe, appeal, professional, stranger):
        give(appeal, at_desk(professional))

        mine = at_desk(professional).get(reverse("contributions:of_account")).content.decode()
        theirs = at_desk(stranger).get(reverse("contributions:of_account")).content.decode()

        assert "Books for Mtwara" in mine
        assert "Books for Mtwara" not in theirs

    def test_a_visitor_is_led_to_the_sign_in(self, client, db):
        assert client.get(reverse("contributions:of_account")).status_code == 302


def _link_in_the_last_letter() -> str:
    body = WrittenEmail.objects.filter(subject="Your gifts").latest("pk").body
    return re.search(r"/en/contribute/mine/\S+", body)[0]
