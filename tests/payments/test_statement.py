"""The statement closes with the balances of Stripe, bank and cash, whatever happened to the money."""

import datetime
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from payments.bank.receiving import confirm_money, take_cash
from payments.cash.counting import confirm_count, count_cash
from payments.checkout.starting import open_checkout
from payments.enums import LedgerKind, PaymentWay, StatementKind
from payments.ledger.balances import balances
from payments.ledger.movements import at_stripe, movements
from payments.ledger.moving import move_to
from payments.ledger.statements import period, statement
from payments.models import Payment, Receipt
from tests.conftest import sign_in

from .conftest import deliver_all, into_the_books

pytestmark = pytest.mark.django_db
TODAY = {"starts_on": datetime.date(2020, 1, 1), "ends_on": datetime.date(2099, 12, 31)}


@pytest.fixture
def busy(stripe, begin, preparer):
    """Three payments by card, one partly given back and one lost in a dispute; one in cash; and a payout."""
    intents = []
    for seat in "789":
        payment = begin(seat, payer_name="Asha Mrema", amount_minor=20_000, currency="USD")
        open_checkout(payment)
        payment.refresh_from_db()
        intents.append(stripe.pay(payment.session_id)["payment_intent"])
    stripe.refund(intents[0], 4_000)
    stripe.decide(stripe.dispute(intents[1])["id"], won=False)
    stripe.reach_bank(stripe.pay_out()["id"])
    deliver_all(stripe)
    take_cash(payment=begin("5", way=PaymentWay.CASH, amount_minor=5_000, currency="USD"), by=preparer)
    return stripe


def test_what_reached_us_and_what_else_happened_at_stripe_are_its_balance(busy):
    rows = statement(**TODAY)
    begins, ends = period(**TODAY)

    [at_the_end] = [each.closing for each in movements(begins, ends) if each.kind == LedgerKind.STRIPE]
    by_kind = {each.kind: each.net_minor for each in at_stripe(begins, ends)}
    by_card = sum(row.reached.net_minor for row in rows.rows if row.reached and row.payment.way == PaymentWay.CARD)
    assert at_the_end == busy.balance == sum(by_kind.values())
    assert by_card + by_kind["payout"] == at_the_end
    assert {each.kind: each.closing for each in movements(begins, ends)} == {
        LedgerKind.STRIPE: balances()["stripe USD"],
        LedgerKind.BANK: balances()["bank USD"],
        LedgerKind.CASH: 5_000,
        LedgerKind.TRANSIT: 0,
        LedgerKind.DISPUTED: 0,
    }


def test_every_row_says_what_it_is_and_what_was_kept_of_it(busy):
    rows = statement(**TODAY).rows

    told = [
        (row.kind, row.amount_minor, row.reached and row.reached.net_minor, row.reached and row.reached.fee_minor)
        for row in rows
    ]
    assert sorted(told, key=str) == sorted(
        [
            *[(StatementKind.RECEIVED, 20_000, 19_390, 610)] * 3,
            (StatementKind.RECEIVED, 5_000, 5_000, 0),
            (StatementKind.GIVEN_BACK, -4_000, -4_000, 0),
            (StatementKind.HELD, 0, -21_500, 1_500),
            (StatementKind.TAKEN, -20_000, None, None),
        ],
        key=str,
    )


@pytest.mark.parametrize("is_won", [True, None])
def test_fees_of_disputes_that_are_won_or_open_are_in_the_rows_that_close_with_stripe(stripe, begin, is_won):
    payment = begin("7", amount_minor=20_000, currency="USD")
    open_checkout(payment)
    payment.refresh_from_db()
    dispute = stripe.dispute(stripe.pay(payment.session_id)["payment_intent"])
    if is_won:
        stripe.decide(dispute["id"], won=True)
    deliver_all(stripe)

    rows = statement(**TODAY)

    assert rows.fees["USD"] == balances()["fees USD"]
    assert rows.reached["USD"] == balances()["stripe USD"] == stripe.balance
    assert rows.totals == {"USD": 20_000}


def test_what_moves_to_another_purpose_takes_along_what_reached_us(stripe, begin, seats):
    payment = begin("7", amount_minor=20_000, currency="USD")
    open_checkout(payment)
    payment.refresh_from_db()
    stripe.pay(payment.session_id)
    deliver_all(stripe)
    move_to(payment=payment, purpose_reference="9")

    before, after = (statement(**TODAY, purpose="seat", purpose_reference=seat) for seat in "79")

    assert (before.totals, before.reached, before.fees) == ({"USD": 0},) * 3
    assert (after.totals, after.reached, after.fees) == ({"USD": 20_000}, {"USD": 19_390}, {"USD": 610})


def test_each_row_names_payer_and_document_on_screen_and_in_the_file(busy, preparer):
    desk = sign_in(preparer)

    page = desk.get(reverse("finance:statement")).text
    file = desk.get(reverse("finance:statement_file"))

    book = load_workbook(BytesIO(b"".join(file.streaming_content)))
    sheets = {each.title: list(each.iter_rows(min_row=2, values_only=True)) for each in book.worksheets[1:]}
    notes = Receipt.objects.filter(kind="credit")
    assert page.count("Asha Mrema") == 6
    assert all(str(note) in page for note in notes)
    assert "Taken back by the payer’s bank" in page
    assert sheets["Accounts"][0] == ("Balance at Stripe", "USD", 0, *sheets["Accounts"][0][3:])
    assert round(sum(row[-1] for row in sheets["Stripe"]), 2) == sheets["Accounts"][0][-1]


def test_what_is_missing_in_the_box_and_what_the_bank_shows_more_are_named(begin, invoice, preparer, approver):
    take_cash(payment=begin("5", way=PaymentWay.CASH, amount_minor=5_000_000), by=preparer)
    confirm_count(
        count=count_cash(currency="TZS", counted_minor=4_900_000, explanation="A note was false", by=preparer),
        by=approver,
    )
    day = timezone.localdate()
    into_the_books(f"date,amount,currency,text\n{day},2000000.00,TZS,{invoice.reference}", by=preparer)
    desk = sign_in(preparer)

    page = desk.get(reverse("finance:statement")).text
    book = load_workbook(BytesIO(b"".join(desk.get(reverse("finance:statement_file")).streaming_content)))
    confirm_money(payment=invoice, by=approver)

    short, waits = list(book["Accounts"].iter_rows(min_row=2, values_only=True))[-2:]
    assert (short[0], short[-1], waits[-1]) == ("Cash short or over", 1_000, 2_000_000)
    assert "Bank statements show TZS\N{NO-BREAK SPACE}2,000,000 more" in page
    assert "Bank statements show" not in desk.get(reverse("finance:statement")).text


def test_a_statement_of_one_purpose_shows_no_accounts(busy, preparer):
    page = sign_in(preparer).get(reverse("finance:statement"), {"purpose": "seat 7"})

    assert "Where the money is" not in page.text
    assert len(page.context["rows"]) == 2


@pytest.mark.parametrize("count", [1, 3])
def test_the_statement_costs_the_same_queries(begin, preparer, count, django_assert_num_queries):
    for seat in range(count):
        payment = begin(str(seat), way=PaymentWay.CASH, ends_at=timezone.now())
        take_cash(payment=payment, by=preparer)
    desk = sign_in(preparer)
    desk.get(reverse("finance:statement"))

    with django_assert_num_queries(21):
        page = desk.get(reverse("finance:statement"))

    assert len(page.context["rows"]) == count


def test_the_page_of_a_payment_names_accounts_as_people_do(busy, preparer):
    address = reverse("finance:payment", args=[Payment.objects.get(purpose_reference="7").reference])
    desk = sign_in(preparer)
    page, kiswahili = desk.get(address), desk.get(address.replace("/en/", "/sw/")).text

    assert "Received for “Seat 7”, USD" in page.text
    assert "income seat" not in page.text
    assert ("Kilichobaki" in kiswahili, "Aliondoka" in kiswahili) == (True, False)
