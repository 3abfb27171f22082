"""The payer’s bank takes a payment back: won or lost, here and in the books."""

import pytest
from django.test import Client

from payments.enums import DisputeState
from payments.ledger.balances import balances
from payments.models import Dispute, Receipt
from payments.receipts.issuing import issue_receipt
from payments.refunds.asking import RefundRefused, UnderDispute, ask_for_refund

from .conftest import deliver_all, letters_to

pytestmark = pytest.mark.django_db


class TestDisputes:
    def test_the_bank_takes_the_money_and_gives_it_back(self, stripe, paid):
        dispute = stripe.dispute(paid.intent_id)
        deliver_all(stripe)
        held = balances()["disputed TZS"]
        stripe.decide(dispute["id"], won=True)
        deliver_all(stripe)

        assert (held, balances()["disputed TZS"]) == (10_000_000, 0)
        assert Dispute.objects.get().state == DisputeState.WON
        assert balances()["stripe USD"] == stripe.balance

    def test_what_is_lost_was_never_received(self, stripe, paid):
        dispute = stripe.dispute(paid.intent_id)
        stripe.decide(dispute["id"], won=False)
        deliver_all(stripe)

        assert Dispute.objects.get().state == DisputeState.LOST
        assert (balances()["disputed TZS"], balances()["income seat 7 TZS"]) == (0, 0)
        assert balances()["stripe USD"] == stripe.balance

    def test_what_is_lost_has_a_credit_note_a_letter_and_never_goes_back_twice(self, stripe, paid, preparer):
        issue_receipt(paid)
        dispute = stripe.dispute(paid.intent_id)
        deliver_all(stripe)
        with pytest.raises(UnderDispute):
            ask_for_refund(payment=paid, amount_minor=1_000_000, reason="Twice", by=preparer)
        stripe.decide(dispute["id"], won=False)
        deliver_all(stripe)
        deliver_all(stripe)

        paid.refresh_from_db()
        [note] = Receipt.objects.filter(kind="credit")
        assert (note.amount_minor, note.dispute.number) == (10_000_000, dispute["id"])
        assert paid.given_back_minor == 10_000_000
        assert letters_to("asha@example.org") == ["Your bank returned TZS 100,000 to you"]
        with pytest.raises(RefundRefused):
            ask_for_refund(payment=paid, amount_minor=1_000_000, reason="Twice", by=preparer)
        assert "Your payment was given back" in Client().get(paid.get_absolute_url()).text
