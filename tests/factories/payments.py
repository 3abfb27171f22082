"""Payments for tests and for the demonstration, as rows: how they become so is shown by the verbs."""

import datetime

import factory
from django.utils import timezone

from payments import models
from payments.enums import PaymentWay


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
