"""Whatever happens to a payment, in whatever order: the books are in balance, and no more goes back than came in."""

import random
from contextlib import suppress

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casework.money import from_minor, to_minor
from payments.bank.receiving import take_cash
from payments.checkout.starting import open_checkout
from payments.comparison.comparing import compare
from payments.currencies import CURRENCIES, AmountRefused, check_amount
from payments.enums import PaymentWay
from payments.ledger.balances import balances
from payments.models import BalanceLine, Payment
from payments.refunds.asking import RefundRefused, ask_for_refund, refuse_refund
from payments.refunds.settling import pay_back_by_hand
from tests.factories.people import UserFactory

from .conftest import deliver_all

#: By ISO 4217.
DIGITS = {
    **dict.fromkeys("TZS USD EUR GBP CAD AUD CHF SEK NOK DKK AED SAR QAR ZAR KES INR CNY".split(), 2),
    "OMR": 3,
    "JPY": 0,
}


AMOUNTS = st.lists(st.integers(-10, 12_000_000), max_size=6)


def test_the_currencies_have_the_digits_of_iso_4217():
    assert {code: currency.digits for code, currency in CURRENCIES.items()} == DIGITS


@pytest.mark.parametrize("code", CURRENCIES)
def test_the_limits_of_a_currency_can_be_paid_and_their_neighbours_cannot(code):
    currency = CURRENCIES[code]
    check_amount(currency.smallest, code)
    check_amount(currency.largest, code)

    assert currency.largest <= 99_999_999 < currency.largest + currency.step
    for amount in (currency.smallest - currency.step, currency.largest + currency.step):
        with pytest.raises(AmountRefused):
            check_amount(amount, code)


@pytest.mark.parametrize("code", CURRENCIES)
@given(steps=st.integers(1, 99_999_999))
@settings(max_examples=25)
def test_an_amount_is_written_and_read_without_a_rest(code, steps):
    amount = steps * max(CURRENCIES[code].step, 1)

    assert to_minor(from_minor(amount, code), code) == amount


def test_a_shilling_is_a_hundred_for_stripe():
    assert to_minor(from_minor(15_000_000, "TZS"), "TZS") == 15_000_000
    assert from_minor(15_000_000, "TZS") == 150_000


def sides() -> list[tuple]:
    """Each booking and currency whose sides do not add up to nothing, asked of the database itself."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT booking_id, SUBSTR(code, LENGTH(code) - 2) AS currency, SUM(amount) FROM ("
            "SELECT booking_id, debit_id AS code, amount_minor AS amount FROM payments_ledgerentry UNION ALL "
            "SELECT booking_id, credit_id, -amount_minor FROM payments_ledgerentry"
            ") sides GROUP BY 1, 2 HAVING SUM(amount) <> 0"
        )
        return cursor.fetchall()


@pytest.mark.django_db
@given(amounts=AMOUNTS, refused=st.lists(st.booleans(), min_size=6, max_size=6))
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_more_goes_back_than_came_in_and_every_booking_is_in_balance(begin, amounts, refused):
    clerk, colleague = UserFactory(), UserFactory()
    rights = Permission.objects.filter(codename__endswith="_finance")
    for person in (clerk, colleague):
        person.user_permissions.add(*rights)
    payment = begin(way=PaymentWay.CASH)
    take_cash(payment=payment, by=clerk)

    for amount, is_refused in zip(amounts, refused, strict=False):
        with suppress(RefundRefused):
            refund = ask_for_refund(payment=payment, amount_minor=amount, reason="Twice")
            pay_back_by_hand(refund=refund, by=clerk)
        with suppress(RefundRefused):
            if is_refused:
                waiting = ask_for_refund(payment=payment, amount_minor=amount + 10_000_000, reason="Twice", by=clerk)
                if waiting.needs_two:
                    refuse_refund(refund=waiting, reason="Not his", by=colleague)

    stored = Payment.objects.get(pk=payment.pk)
    gone = sum(refund.amount_minor for refund in stored.refunds.exclude(state="refused"))
    assert stored.refunded_minor == gone <= stored.amount_minor
    assert sides() == []


@pytest.mark.django_db
def test_every_currency_is_exact_from_the_payer_to_the_bank(stripe, begin):
    chance, left = random.Random(19), {}
    for place, (code, currency) in enumerate(CURRENCIES.items()):
        amount = chance.randint(currency.smallest // currency.step + 1, currency.largest // currency.step)
        payment = begin(seat=str(place), amount_minor=amount * currency.step, currency=code)
        open_checkout(payment)
        payment.refresh_from_db()
        back = chance.randint(1, payment.amount_minor - 1)
        stripe.refund(stripe.pay(payment.session_id)["payment_intent"], back)
        left[f"income seat {place} {code}"] = back - payment.amount_minor
    payout = stripe.pay_out()
    stripe.reach_bank(payout["id"])
    deliver_all(stripe)

    now = balances()
    incomes = {code: now[code] for code in now if code.startswith("income")}
    assert incomes == left
    assert {code: now[f"due {code}"] for code in CURRENCIES} == dict.fromkeys(CURRENCIES, 0)
    assert (now["stripe USD"], now["bank USD"]) == (0, payout["amount"])
    assert sum(BalanceLine.objects.exclude(payment=None).values_list("net_minor", flat=True)) == payout["amount"]
    assert sides() == []
    assert compare().differing == 0
