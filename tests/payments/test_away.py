"""A Stripe that is away is one line in the log of the worker."""

import logging

import pytest

from payments import tasks

pytestmark = pytest.mark.django_db


def test_the_hourly_comparison_says_in_one_line_that_stripe_is_away(stripe, caplog):
    stripe.trouble += [500] * 10

    with caplog.at_level(logging.WARNING):
        tasks.compare()

    assert [(record.getMessage(), record.exc_info) for record in caplog.records if record.name == "payments.tasks"] == [
        ("Nothing was compared with Stripe: StripeAway", None)
    ]
