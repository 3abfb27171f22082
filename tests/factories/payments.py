"""Payments for tests and for the demonstration, as rows: how they become so is shown by the verbs."""

import datetime

import factory
from django.utils import timezone

from payments import models
from payments.enums import DisputeState, PaymentWay, PayoutState, ReceiptKind, RefundState


class PaymentFactory(factory.django.DjangoModelFactory):
    """Somebody began to pay TZS 100,000 for seat 7."""

    class Meta:
        model = models.Payment

    purpose = "seat"
    purpose_reference = "7"
    title = "Seat 7"
    amount_minor = 10_000_000
    currency = "TZS"
    way = PaymentWay.CARD
    language = "en"
    ends_at = factory.LazyFunction(lambda: timezone.now() + datetime.timedelta(minutes=31))


class RefundFactory(factory.django.DjangoModelFactory):
    """TZS 10,000 of a payment that was made go back."""

    class Meta:
        model = models.Refund

    payment = factory.SubFactory(PaymentFactory)
    amount_minor = 1_000_000
    state = RefundState.APPROVED
    reason = "Twice"
    needs_two = False
    by_hand = factory.LazyAttribute(lambda refund: refund.payment.way != PaymentWay.CARD)


class DisputeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Dispute

    number = factory.Sequence(lambda n: f"du_{n}")
    payment = factory.SubFactory(PaymentFactory)
    amount_minor = 10_000_000
    state = DisputeState.NEEDS_ANSWER
    reason = "fraudulent"
    opened_at = factory.LazyFunction(timezone.now)
    answer_by = factory.LazyFunction(lambda: timezone.now() + datetime.timedelta(days=7))


class PayoutFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Payout

    number = factory.Sequence(lambda n: f"po_{n}")
    amount_minor = 3535
    currency = "USD"
    state = PayoutState.ON_ITS_WAY
    made_at = factory.LazyFunction(timezone.now)
    arrives_on = factory.LazyFunction(timezone.localdate)


class SubscriptionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Subscription

    purpose = "seat"
    purpose_reference = "7"
    title = "Seat 7"
    amount_minor = 1000
    currency = "USD"
    language = "en"
    ends_at = factory.LazyFunction(timezone.now)


class BankLineFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.BankLine

    fingerprint = factory.Sequence(lambda n: f"line {n}")
    booked_on = factory.LazyFunction(timezone.localdate)
    amount_minor = 10_000_000
    currency = "TZS"
    text = "Gift of Asha"


class CashCountFactory(factory.django.DjangoModelFactory):
    """Nothing is in the box, as the books say; nobody confirmed it yet."""

    class Meta:
        model = models.CashCount

    currency = "TZS"
    counted_minor = expected_minor = 0
    counted_at = factory.LazyFunction(timezone.now)


class ReceiptFactory(factory.django.DjangoModelFactory):
    """Number 1 of 2026."""

    class Meta:
        model = models.Receipt

    kind = ReceiptKind.RECEIPT
    year = 2026
    number = 1
    payment = factory.SubFactory(PaymentFactory)
    amount_minor = 10_000_000
    currency = "TZS"
    receiver = "Programme Office"
