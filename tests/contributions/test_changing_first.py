"""Somebody thinks again before they pay: nothing that they typed is lost, and nobody pays twice."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse

from casework.typed.owner import FIELD, sealed_mark
from contributions.models import Gift
from diaspora.models import WrittenEmail
from payments.models import Payment, Subscription
from tests.conftest import sign_in
from tests.factories.people import UserFactory
from tests.payments.conftest import deliver_all

from .conftest import TYPED, give, go_to_stripe, letters

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("often", ["once", "monthly"])
def test_whoever_changes_something_finds_their_words_and_pays_one_gift_only(client, stripe, appeal, often):
    client.get(reverse("contributions:give", args=[appeal.slug]))
    first = give(appeal, client, often=often, homage="memory", homage_name="Mzee Juma")
    session = go_to_stripe(first)
    page = client.get(first.get_absolute_url()).text
    address = f"{reverse('contributions:give', args=[appeal.slug])}?gift={first.key}"

    form = client.get(address).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields} | {"choice": "10000"}
    client.post(address, typed)

    second = Gift.objects.latest("pk")
    assert f"?gift={first.key}" in page
    assert (typed["name"], typed["homage_name"], typed["often"]) == ("Neema Chuwa", "Mzee Juma", often)
    assert (second.amount_minor, second.homage_name) == (10_000, "Mzee Juma")
    assert stripe.find(session)["status"] == "expired"
    assert "You cancelled this gift" in client.get(first.get_absolute_url()).text or often == "monthly"


def test_an_invoice_and_what_waits_for_finance_give_way_to_what_is_written_then(client, stripe, appeal):
    """Nobody gets two invoices to pay, and finance accepts nothing that the giver has changed."""
    address = reverse("contributions:give", args=[appeal.slug])
    client.get(address)
    invoice = give(appeal, client, way="invoice")
    waiting = give(appeal, client, shown="no", choice="other", amount="900")

    client.post(address, TYPED | {"key": invoice.key, "way": "invoice", "choice": "10000"})
    client.post(address, TYPED | {"key": waiting.key, "shown": "no", "choice": "other", "amount": "901"})

    invoices = Payment.objects.filter(way="invoice").order_by("pk")
    assert list(invoices.values_list("amount_minor", "state")) == [(5_000, "expired"), (10_000, "open")]
    assert list(Gift.objects.filter(state="waiting").values_list("amount_minor", flat=True)) == [90_100]
    assert "Another gift took the place of this one" in client.get(waiting.get_absolute_url()).text


def test_the_key_of_a_gift_ends_it_only_in_the_browser_that_began_it(client, stripe, appeal, preparer):
    """The key is the address of a page: it is handed on. Finance loses nothing that it has seen."""
    address = reverse("contributions:give", args=[appeal.slug])
    client.get(address)
    waiting = give(appeal, client, shown="no", choice="other", amount="750")
    pending = give(appeal, client)

    stranger = Client()
    for gift in (waiting, pending):
        form = stranger.get(address, {"gift": gift.key}).context["form"]
        assert form["key"].value() != gift.key
        stranger.post(address, TYPED | {"key": gift.key, "name": "Somebody Else", "choice": "10000"})
    states = [(gift.state, gift.payment and gift.payment.state) for gift in Gift.objects.order_by("pk")[:2]]
    client.post(address, TYPED | {"key": waiting.key, "shown": "no", "choice": "other", "amount": "751"})

    assert states == [("waiting", None), ("accepted", "open")]
    seen = sign_in(preparer).get(reverse("finance_gifts:gift", args=[waiting.pk])).text
    assert seen.count("The giver wrote something else") == 2


def test_the_address_of_a_gift_tells_nobody_who_gives(client, stripe, appeal):
    """It stays in the history of a computer that many use. Who signed in finds their words elsewhere too."""
    user = UserFactory()
    gift = give(appeal, sign_in(user), shown="no", homage="memory", homage_name="Mzee Juma")
    address = f"{reverse('contributions:give', args=[appeal.slug])}?gift={gift.key}"

    strange, own = (each.get(address).context["form"] for each in (client, sign_in(user)))

    names = ("choice", "name", "email", "homage", "homage_name")
    assert [strange[name].value() or "" for name in names] == ["5000", "", "", "", ""]
    assert [own[name].value() for name in names] == ["5000", "Neema Chuwa", gift.email, "memory", "Mzee Juma"]


def test_a_strange_key_fills_in_nothing(client, stripe, appeal):
    waiting = give(appeal, shown="no", choice="other", amount="2000")
    address = reverse("contributions:give", args=[appeal.slug])

    forms = [client.get(address, {"gift": key}).context["form"] for key in ("nonsense", waiting.key)]

    assert [form["email"].value() for form in forms] == [None, None]


def test_a_gift_that_was_paid_meanwhile_stays_paid(client, stripe, appeal):
    first = give(appeal)
    stripe.pay(go_to_stripe(first))
    client.post(reverse("contributions:give", args=[appeal.slug]), TYPED | {"key": first.key, "choice": "10000"})
    deliver_all(stripe)

    assert sorted(Payment.objects.values_list("state", flat=True)) == ["open", "paid"]


def test_whoever_cancels_is_told_so_and_begins_again_at_the_appeal(client, stripe, appeal):
    gift = give(appeal)
    page = client.post(reverse("payments:cancel", args=[gift.payment.key]), follow=True).text

    assert "You cancelled this payment" in page
    assert reverse("contributions:give", args=[appeal.slug]) in page
    assert "The time to pay is over" not in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"choice": "5000", "amount": "999"}, "You chose USD\N{NO-BREAK SPACE}50.00 and wrote another amount too."),
        ({"choice": "5000", "currency": "TZS"}, "You chose USD\N{NO-BREAK SPACE}50.00 and another currency."),
        ({"choice": "other", "amount": "1e400"}, "Write a sum in figures, such as 25 or 25.50."),
        ({"choice": "other", "amount": "9" * 21}, "Write a sum in figures, such as 25 or 25.50."),
        ({"choice": "other", "amount": "1e3"}, "Write a sum in figures, such as 25 or 25.50."),
        (
            {"choice": "other", "amount": "1.000"},
            "1.000 may be read in two ways. Write 1000, or 1.00 with two decimals.",
        ),
        ({"name": "Win a prize call 0712345678"}, "Write a name, without a telephone number."),
        ({"way": "invoice", "choice": "other", "amount": "99999999999"}, "by bank transfer please write to us first"),
    ],
)
def test_what_nobody_can_have_meant_is_asked(client, stripe, appeal, typed, said):
    page = client.post(reverse("contributions:give", args=[appeal.slug]), TYPED | typed)

    assert said in page.text
    assert not Gift.objects.exists()


@pytest.mark.parametrize("amount", ["15,50", "15.50", "0015.5"])
def test_a_sum_is_understood_as_europe_and_as_england_write_it(stripe, appeal, amount):
    assert give(appeal, choice="other", amount=amount).amount_minor == 1550


def test_a_thousand_is_one_in_every_hand(stripe, appeal):
    for amount in ("1,500", "1 500", "1.500,00", "1,500.00"):
        assert give(appeal, choice="other", amount=amount).amount_minor == 150_000


def test_an_invoice_writes_to_an_address_three_times_an_hour_and_never_what_a_stranger_typed(client, stripe, appeal):
    for _ in range(3):
        give(appeal, way="invoice", name="Bahati Nzuri")

    refused = client.post(reverse("contributions:give", args=[appeal.slug]), TYPED | {"way": "invoice"})

    assert "You have asked many times" in refused.text
    assert len(letters()) == 3
    assert "Bahati Nzuri" not in _last_letter()
    assert "You sign in" not in _last_letter()


def test_thirty_people_behind_one_address_of_an_operator_give_in_an_hour(stripe, appeal):
    for number in range(31):
        give(appeal, Client(REMOTE_ADDR="196.41.32.1"), email=f"giver{number}@givers.example")

    assert Gift.objects.count() == 31


def test_the_page_of_giving_does_not_say_that_nobody_should_pay(client, stripe, appeal):
    asking = client.get(reverse("contributions:give", args=[appeal.slug])).text
    reading = client.get(appeal.get_absolute_url()).text

    assert "do not pay." not in asking
    assert "Gifts and fees of events are paid on pages like this one" in asking
    assert "If anybody asks you for money, do not pay." in reading


def test_a_lost_session_gives_the_fields_back_under_their_names(appeal, stripe):
    browser = Client(enforce_csrf_checks=True)
    address = f"/sw/contribute/{appeal.slug}/give/"

    page = browser.post(address, TYPED | {FIELD: sealed_mark(AnonymousUser())}, headers={"Origin": "http://testserver"})

    assert page.status_code == 403
    assert "Jina lako" in page.text
    assert f'name="name" value="{TYPED["name"]}"' in page.text
    assert '<option value="USD" selected>' in page.text
    assert not Subscription.objects.exists()


def _last_letter() -> str:
    return WrittenEmail.objects.latest("pk").body
