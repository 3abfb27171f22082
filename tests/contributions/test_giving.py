"""The main path: an appeal is read, a gift made, paid on Stripe's page, thanked for, and counted."""

import pytest
from django.urls import reverse

from contributions.appeals.progress import progress_of
from contributions.enums import GiftState
from contributions.models import Gift
from diaspora.models import WrittenEmail
from payments.models import Payment, Receipt
from tests.payments.conftest import deliver_all

from .conftest import TYPED, give, go_to_stripe, letters, paid

pytestmark = pytest.mark.django_db


def test_a_gift_is_made_paid_thanked_for_and_counted(client, stripe, appeal):
    gift = give(appeal, client)
    before = client.get(gift.get_absolute_url())
    stripe.pay(go_to_stripe(gift, client))
    deliver_all(stripe)
    after = client.get(gift.get_absolute_url()).content.decode()

    progress = progress_of([appeal])[appeal.pk]
    assert f"form-action 'self' {stripe.origin}" in before["Content-Security-Policy"]
    assert "but not Kiswahili" in before.content.decode()
    assert "Thank you: your gift has arrived" in after
    assert "USD\N{NO-BREAK SPACE}48.25 reached the project" in after
    assert letters() == ["Thank you for your gift of USD 50.00"]
    assert (progress.reached_minor, progress.gifts) == (5000, 1)
    assert Receipt.objects.get().written_number.endswith("-000001")


def test_stripe_hears_of_a_donation(client, stripe, appeal):
    number = go_to_stripe(give(appeal))

    told = stripe.find(number)
    assert (told["submit_type"], told["amount_total"], told["currency"]) == ("donate", 5000, "usd")
    assert told["_intent"]["statement_descriptor_suffix"] == "GIFT"


def test_the_form_says_first_what_becomes_of_the_money(client, stripe, appeal):
    page = client.get(reverse("contributions:give", args=[appeal.slug])).content.decode()

    assert "If the goal is not reached, we give your gift back." in page
    assert "What comes in above the goal is used for the same project." in page
    assert "If the work cannot take place, we give your gift back." in page
    assert "The payment service keeps a fee of each gift by card" in page


def test_after_gifts_by_card_the_form_says_how_much_arrived(client, stripe, appeal):
    paid(appeal, stripe)

    page = client.get(reverse("contributions:give", args=[appeal.slug])).content.decode()

    assert "96.5 % reached the projects" in page


def test_a_form_that_is_sent_twice_makes_one_gift(client, stripe, appeal):
    key = "5f0f6bd2-19a4-4f6f-9a9a-6a8d7c1b2e3f"

    first = give(appeal, key=key)
    second = give(appeal, key=key)

    assert first == second
    assert Payment.objects.count() == 1


def test_whoever_goes_back_and_changes_the_amount_makes_another_gift(client, stripe, appeal):
    key = "5f0f6bd2-19a4-4f6f-9a9a-6a8d7c1b2e3f"
    first = give(appeal, key=key)

    second = give(appeal, key=key, choice="10000")

    assert (first.amount_minor, second.amount_minor) == (5000, 10000)


def test_another_amount_in_another_currency_is_written_as_people_write_it(stripe, appeal):
    gift = give(appeal, choice="other", amount="150,000", currency="TZS")

    assert (gift.amount_minor, gift.currency) == (15_000_000, "TZS")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"choice": "other", "amount": "0"}, "The smallest amount is"),
        ({"choice": "other", "amount": "-5"}, "The smallest amount is"),
        ({"choice": "other", "amount": "1000000000000"}, "By card one payment can be"),
        ({"choice": "other", "amount": "5.0055"}, "USD is written with 2 decimals."),
        ({"choice": "other", "amount": ""}, "Write how much you want to give."),
        ({"choice": "other", "amount": "1500000", "currency": "TZS"}, "Choose another currency, or ask for an invoice"),
        ({"choice": "1"}, "Select a valid choice"),
        ({"currency": "UGX", "choice": "other", "amount": "5"}, "Select a valid choice"),
        ({"way": "cash"}, "Select a valid choice"),
        ({"often": "monthly", "way": "invoice"}, "A monthly gift is possible by card only."),
        ({"homage": "memory"}, "Write the name of that person."),
        ({"homage_name": "Bibi Zuwena"}, "You wrote the name of somebody. Say how you give for them"),
        ({"homage": "memory", "homage_name": "x.com"}, "Write a name, without the address of a site."),
        ({"shown": "maybe"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_given_is_said_at_its_field_and_makes_nothing(client, stripe, appeal, typed, said):
    page = client.post(reverse("contributions:give", args=[appeal.slug]), TYPED | typed)

    assert said in page.content.decode()
    assert 'value="neema@givers.example"' in page.content.decode()
    assert not Gift.objects.exists()


def test_a_machine_that_fills_in_everything_gives_nothing(client, stripe, appeal):
    client.post(reverse("contributions:give", args=[appeal.slug]), TYPED | {"website": "x"})

    assert not Gift.objects.exists()


class TestAnonymousGifts:
    def test_a_small_one_is_paid_at_once_and_named_nowhere(self, client, stripe, appeal):
        paid(appeal, stripe, shown="no")
        paid(appeal, stripe, name="Rehema Paulo", email="rehema@givers.example")

        page = client.get(appeal.get_absolute_url()).content.decode()

        assert "Rehema Paulo" in page
        assert "Neema Chuwa" not in page

    def test_a_large_one_waits_for_finance(self, client, stripe, appeal):
        gift = give(appeal, shown="no", choice="other", amount="500.01")

        page = client.get(gift.get_absolute_url()).content.decode()
        assert gift.state == GiftState.WAITING
        assert "We ask finance first" in page
        assert "Go to Stripe" not in page
        assert not Payment.objects.exists()

    def test_the_same_sum_with_a_name_does_not_wait(self, stripe, appeal):
        assert give(appeal, choice="other", amount="500.01").state == GiftState.ACCEPTED


def test_without_keys_a_gift_goes_by_bank_transfer(client, appeal):
    page = client.get(reverse("contributions:give", args=[appeal.slug])).content.decode()
    gift = give(appeal, way="invoice")
    bill = client.get(gift.get_absolute_url()).content.decode()

    assert "Paying online is off at the moment" in page
    assert 'value="monthly"' not in page
    assert 'value="card"' not in page
    assert gift.payment.reference in bill
    assert "Account 0123456789" in bill
    assert letters() == ["How to pay your gift of USD 50.00"]


def test_the_letter_speaks_the_language_of_the_giver(stripe, appeal):
    paid(appeal, stripe, language="sw")

    letter = WrittenEmail.objects.get()
    assert "/sw/payments/" in letter.body
    assert "Vitabu vya Mtwara" in letter.body


def test_an_appeal_that_is_over_leads_back_to_its_page(client, stripe, appeal):
    type(appeal).objects.update(ends_on="2020-01-01")

    answer = client.post(reverse("contributions:give", args=[appeal.slug]), TYPED)

    assert answer["Location"] == appeal.get_absolute_url()
    assert not Gift.objects.exists()
