"""Promises of money: payments, books, gifts."""

import uuid
from typing import Any

from django.db import models
from django.utils import timezone

from payments.enums import LedgerKind
from payments.ledger.booking import account
from payments.models import BalanceLine, Booking, Difference, LedgerEntry, ReceiptSeries, StripeEvent
from tests.factories.contributions import AppealFactory, GiftFactory
from tests.factories.payments import (
    BankLineFactory,
    CashCountFactory,
    DisputeFactory,
    PaymentFactory,
    PayoutFactory,
    ReceiptFactory,
    RefundFactory,
    SubscriptionFactory,
)
from tests.factories.people import UserFactory

from .rows import Maker


def balance_line():
    return BalanceLine.objects.create(
        number="a", kind="charge", amount_minor=10, fee_minor=1, net_minor=9, currency="USD", happened_at=timezone.now()
    )


def entry():
    booking = Booking.objects.create(cause="a", happened_at=timezone.now())
    into, out_of = account(LedgerKind.BANK, "TZS"), account(LedgerKind.CASH, "TZS")
    return LedgerEntry.objects.create(booking=booking, debit=into, credit=out_of, amount_minor=1, currency="TZS")


#: A second row like the first one, except for this, is refused. What is unique besides is made different.
ONLY_ONE: dict[str, tuple[Maker, dict[str, Any]]] = {
    "only_one_payment_per_session": (lambda: PaymentFactory(session_id="a"), {"key": uuid.uuid4, "reference": "b"}),
    "only_one_payment_per_intent": (lambda: PaymentFactory(intent_id="a"), {"key": uuid.uuid4, "reference": "b"}),
    "only_one_payment_per_charge": (lambda: PaymentFactory(charge_id="a"), {"key": uuid.uuid4, "reference": "b"}),
    "only_one_payment_per_month": (lambda: PaymentFactory(invoice_id="a"), {"key": uuid.uuid4, "reference": "b"}),
    "a_number_of_a_receipt_is_given_only_once": (
        ReceiptFactory,
        {"payment_id": lambda: PaymentFactory(reference="b").pk, "refund_id": None, "dispute_id": None},
    ),
    "only_one_count_of_a_currency_waits": (CashCountFactory, {}),
    "only_one_receipt_per_payment": (ReceiptFactory, {"number": 2, "refund_id": None, "dispute_id": None}),
    "only_one_series_per_kind_and_year": (lambda: ReceiptSeries.objects.create(kind="receipt", year=2026), {}),
    "a_refund_is_kept_only_once": (lambda: RefundFactory(number="a"), {"key": uuid.uuid4, "instead_of_id": None}),
    "a_dispute_is_kept_only_once": (DisputeFactory, {}),
    "a_payout_is_kept_only_once": (PayoutFactory, {}),
    "a_monthly_payment_is_kept_only_once": (lambda: SubscriptionFactory(number="a"), {"key": uuid.uuid4}),
    "only_one_monthly_payment_per_session": (lambda: SubscriptionFactory(session_id="a"), {"key": uuid.uuid4}),
    "a_bank_line_is_read_only_once": (BankLineFactory, {"payout_id": None, "refund_id": None}),
    "only_one_bank_line_per_payment": (
        lambda: BankLineFactory(payment=PaymentFactory()),
        {"fingerprint": "b", "payout_id": None, "refund_id": None},
    ),
    "a_difference_is_open_only_once": (lambda: Difference.objects.create(kind="event", about="a"), {}),
    "a_cause_is_booked_only_once": (lambda: entry().booking, {}),
    "a_line_of_stripe_is_kept_only_once": (balance_line, {}),
    "an_event_is_kept_only_once": (
        lambda: StripeEvent.objects.create(number="a", kind="b", about="c", happened_at=timezone.now()),
        {},
    ),
}


#: A sound row cannot be changed into this.
NEVER: dict[str, tuple[Maker, dict[str, Any]]] = {
    "a_payment_is_never_nothing": (PaymentFactory, {"amount_minor": 0}),
    "refunds_never_exceed_the_payment": (PaymentFactory, {"refunded_minor": 10_000_001}),
    "one_person_never_gives_back_more_than_the_limit": (PaymentFactory, {"alone_minor": 10_000_001}),
    "a_payment_by_card_has_eight_digits_at_most": (PaymentFactory, {"amount_minor": 10**8}),
    "what_is_paid_never_lacks_its_time": (PaymentFactory, {"state": "paid"}),
    "an_invoice_is_never_paid_without_a_second_person": (
        lambda: PaymentFactory(way="invoice"),
        {"state": "paid", "paid_at": timezone.now},
    ),
    "much_cash_is_never_taken_without_a_second_person": (
        lambda: PaymentFactory(way="cash", needs_two=True),
        {"state": "paid", "paid_at": timezone.now},
    ),
    "nobody_confirms_the_money_they_reported": (
        lambda: PaymentFactory(reported_by=UserFactory()),
        {"confirmed_by": models.F("reported_by")},
    ),
    "cash_is_never_less_than_nothing": (CashCountFactory, {"counted_minor": -1, "explanation": "x"}),
    "cash_never_differs_without_explanation": (CashCountFactory, {"counted_minor": 1}),
    "nobody_confirms_the_cash_they_counted": (
        lambda: CashCountFactory(counted_by=UserFactory()),
        {"confirmed_by": models.F("counted_by")},
    ),
    "a_refund_is_never_nothing": (RefundFactory, {"amount_minor": 0}),
    "nobody_approves_the_refund_they_asked_for": (
        lambda: RefundFactory(requested_by=UserFactory()),
        {"approved_by": models.F("requested_by")},
    ),
    "a_large_refund_never_goes_without_a_second_person": (RefundFactory, {"needs_two": True}),
    "nobody_confirms_the_bank_line_they_explained": (
        lambda: BankLineFactory(explained_by=UserFactory()),
        {"confirmed_by": models.F("explained_by")},
    ),
    "a_bank_line_is_never_confirmed_before_it_is_explained": (BankLineFactory, {"confirmed_at": timezone.now}),
    "a_bank_line_is_never_a_payment_and_a_payout": (
        lambda: BankLineFactory(payment=PaymentFactory()),
        {"payout": lambda: PayoutFactory().pk},
    ),
    "a_receipt_is_never_over_nothing": (ReceiptFactory, {"amount_minor": 0}),
    "a_credit_note_always_has_one_cause": (ReceiptFactory, {"kind": "credit"}),
    "a_receipt_is_never_withdrawn": (ReceiptFactory, {"withdrawn_at": timezone.now}),
    "an_appeal_always_names_where_its_gifts_go": (AppealFactory, {"if_missed": "move"}),
    "gifts_of_an_appeal_never_go_in_a_circle": (AppealFactory, {"fallback": models.F("pk")}),
    "an_appeal_never_asks_for_nothing": (AppealFactory, {"goal": 0}),
    "an_appeal_never_closes_without_saying_how": (AppealFactory, {"state": "closed"}),
    "nobody_closes_the_appeal_they_proposed_to_close": (
        lambda: AppealFactory(closing_by=UserFactory()),
        {"closed_by": models.F("closing_by")},
    ),
    "a_gift_is_never_nothing": (GiftFactory, {"amount_minor": 0}),
    "a_gift_is_never_both_once_and_monthly": (
        lambda: GiftFactory(payment=PaymentFactory()),
        {"subscription": lambda: SubscriptionFactory().pk},
    ),
    "a_monthly_gift_is_always_by_card": (lambda: GiftFactory(is_monthly=True), {"way": "invoice"}),
    "a_gift_never_has_money_before_it_is_accepted": (
        lambda: GiftFactory(payment=PaymentFactory()),
        {"state": "waiting"},
    ),
    "a_homage_always_names_somebody": (GiftFactory, {"homage": "memory"}),
    "a_monthly_payment_is_never_nothing": (SubscriptionFactory, {"amount_minor": 0}),
    "the_code_of_an_account_names_its_currency": (lambda: entry().debit, {"currency": "USD"}),
    "an_entry_is_never_nothing": (entry, {"amount_minor": 0}),
    "an_entry_never_leads_back_to_its_own_account": (entry, {"credit": models.F("debit")}),
    "an_entry_never_mixes_currencies": (entry, {"debit": lambda: account(LedgerKind.BANK, "USD")}),
    "a_line_of_stripe_always_adds_up": (balance_line, {"net_minor": 10}),
}
