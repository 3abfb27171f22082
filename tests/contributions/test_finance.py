"""Appeals and gifts on the screens of finance, and for nobody else."""

import pytest
from django.urls import reverse

from contributions.enums import GiftState
from contributions.models import Gift
from payments.models import Payment
from tests.factories.contributions import AppealFactory, GiftFactory
from tests.factories.payments import SubscriptionFactory
from tests.factories.people import UserFactory

from .conftest import at_desk, give, letters

pytestmark = pytest.mark.django_db


@pytest.fixture
def addresses(appeal):
    gift = GiftFactory(appeal=appeal, state=GiftState.WAITING)
    return [
        *(reverse(f"finance_gifts:{name}") for name in ("appeals", "gifts")),
        *(reverse(f"finance_gifts:{name}", args=[appeal.slug]) for name in ("appeal", "end")),
        reverse("finance_gifts:act", args=[appeal.slug, "close"]),
        *(reverse(f"finance_gifts:{name}", args=[gift.pk]) for name in ("gift", "accept", "end_gift")),
        reverse("finance:invoice"),
    ]


def test_finance_opens_its_pages(addresses, preparer):
    browser = at_desk(preparer)

    assert [browser.get(address).status_code for address in addresses] == [200] * 4 + [405, 200, 405, 405, 200]


def test_a_gift_is_found_by_the_name_of_its_giver_or_of_somebody_honoured(appeal, preparer):
    GiftFactory(appeal=appeal, name="Asha Mrema", email="asha@givers.example")
    GiftFactory(appeal=appeal, homage="memory", homage_name="Mzee Mrema")
    GiftFactory(appeal=appeal, email="other@givers.example")
    desk, found = at_desk(preparer), {}

    for text in ("mrema", "ASHA@givers.example", "nobody"):
        page = desk.get(reverse("finance_gifts:gifts"), {"q": text})
        found[text] = len(page.context["page"].object_list)

    assert found == {"mrema": 2, "ASHA@givers.example": 1, "nobody": 0}
    assert 'aria-current="page">Finance</a>' in page.text


@pytest.mark.parametrize("who", ["officer", "professional", "manager", "administrator", "superuser"])
def test_nobody_else_comes_near_gifts(request, addresses, who):
    user = UserFactory(is_superuser=True, is_staff=True) if who == "superuser" else request.getfixturevalue(who)
    browser = at_desk(user)

    assert {browser.get(address).status_code for address in addresses} == {403}
    assert {browser.post(address).status_code for address in addresses} == {403}


def test_a_large_anonymous_gift_is_accepted_on_screen_and_then_paid(client, stripe, appeal, preparer):
    gift = give(appeal, shown="no", choice="other", amount="2000")
    desk = at_desk(preparer)

    waits = desk.get(reverse("finance:desk")).content.decode()
    desk.post(reverse("finance_gifts:accept", args=[gift.pk]), {"seen": "waiting"})
    page = client.get(gift.get_absolute_url()).content.decode()

    assert "Large anonymous gifts to accept" in waits
    assert letters() == ["We gladly take your gift"]
    assert "Go to Stripe and give USD\N{NO-BREAK SPACE}2,000.00" in page


def test_one_that_is_declined_begins_no_payment_and_its_reason_stays_inside(client, stripe, appeal, preparer):
    gift = give(appeal, shown="no", choice="other", amount="2000")
    desk = at_desk(preparer)

    desk.post(reverse("finance_gifts:gift", args=[gift.pk]), {"seen": "waiting", "reason": "Nobody knows them"})

    gift.refresh_from_db()
    page = client.get(gift.get_absolute_url()).content.decode()
    assert gift.state == GiftState.DECLINED
    assert letters() == ["We cannot take your gift"]
    assert "Nobody knows them" not in page
    assert not Payment.objects.exists()


def test_two_colleagues_decide_once(stripe, appeal, preparer):
    gift = give(appeal, shown="no", choice="other", amount="2000")
    desk = at_desk(preparer)

    for _ in range(2):
        desk.post(reverse("finance_gifts:accept", args=[gift.pk]), {"seen": "waiting"})

    assert Payment.objects.count() == 1
    assert len(letters()) == 1


def test_an_appeal_is_opened_and_closed_on_screen_by_two(appeal, preparer, approver):
    draft = AppealFactory(slug="draft", state="draft")
    one, two = at_desk(preparer), at_desk(approver)

    one.post(reverse("finance_gifts:act", args=["draft", "open"]), {"seen": "draft"})
    one.post(reverse("finance_gifts:end", args=["draft"]), {"seen": "open", "end": "by_goal"})
    one.post(reverse("finance_gifts:act", args=["draft", "close"]), {"seen": "closing"})
    draft.refresh_from_db()
    by_one = draft.state
    two.post(reverse("finance_gifts:act", args=["draft", "close"]), {"seen": "closing"})

    draft.refresh_from_db()
    assert (by_one, draft.state, draft.end) == ("closing", "closed", "missed")


def test_finance_writes_an_invoice_for_an_appeal(client, appeal, preparer):
    asked = {"thing": f"gift {appeal.pk}", "amount": "1500", "currency": "USD", "way": "invoice", "language": "en"}
    asked |= {"payer_name": "A club", "payer_email": "club@givers.example", "control_number": "991234567890"}

    at_desk(preparer).post(reverse("finance:invoice"), asked)

    payment = Payment.objects.get()
    page = client.get(payment.get_absolute_url()).content.decode()
    assert (payment.amount_minor, payment.title) == (150_000, "Books for Mtwara")
    assert "991234567890" in page
    assert letters("club@givers.example") == ["Invoice over USD 1,500.00"]


def test_a_control_number_is_of_one_invoice_until_that_is_paid(appeal, preparer):
    asked = {"thing": f"gift {appeal.pk}", "amount": "1500", "currency": "USD", "way": "invoice", "language": "en"}
    browser, address = at_desk(preparer), reverse("finance:invoice")

    def write(number):
        return browser.post(address, asked | {"payer_name": "A club", "control_number": number})

    write("991234567890")
    refused = write("9912 3456 7890").text
    first = Payment.objects.get()
    Payment.objects.update(state="expired")
    write("991234567890")

    assert f"The invoice {first.reference} has this control number" in refused
    assert "A club" in refused
    assert list(Payment.objects.values_list("control_number", flat=True)) == ["991234567890"] * 2


@pytest.mark.parametrize("amount", ["0", "-1", "1.005"])
def test_an_invoice_over_a_wrong_sum_is_not_written(appeal, preparer, amount):
    asked = {"thing": f"gift {appeal.pk}", "amount": amount, "currency": "USD", "way": "cash", "language": "en"}

    answer = at_desk(preparer).post(reverse("finance:invoice"), asked | {"payer_name": "A club"})

    assert answer.status_code == 200
    assert not Payment.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_gifts_costs_the_same_queries(appeal, preparer, count, django_assert_num_queries):
    for _ in range(count):
        GiftFactory(appeal=appeal, is_monthly=True, subscription=SubscriptionFactory(state="failing"))
    browser = at_desk(preparer)
    address = f"{reverse('finance_gifts:gifts')}?show=failing"
    browser.get(address)

    with django_assert_num_queries(9):
        page = browser.get(address).content.decode()

    assert page.count('data-label="Amount"') == Gift.objects.count() == count


def test_a_purpose_has_one_name_in_each_readers_language(client, stripe, appeal, preparer):
    give(appeal, language="sw")
    give(appeal, language="en")
    desk = at_desk(preparer)

    pages = [f"/{code}/office/finance/{page}/" for code in ("en", "sw") for page in ("payments", "statement")]
    told = [desk.get(address).text.count("Vitabu vya Mtwara") for address in pages]

    assert told == [0, 0, 2, 1]
    assert "Vitabu vya Mtwara" in client.get(Payment.objects.first().get_absolute_url().replace("/en/", "/sw/")).text
