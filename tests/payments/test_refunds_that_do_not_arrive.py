"""Refunds that the payer’s bank returns, or that Stripe refuses."""

import pytest
from django.urls import reverse

from casework.moves import AlreadyDone, MoveRefused
from payments.comparison.comparing import compare
from payments.enums import RefundState
from payments.ledger.balances import balances
from payments.receipts.issuing import issue_receipt
from payments.refunds.again import keep_it_here, pay_by_hand_instead, send_again
from payments.refunds.asking import approve_refund, ask_for_refund, refuse_refund
from payments.refunds.sending import send_refunds
from payments.refunds.settling import pay_back_by_hand
from tests.conftest import sign_in

from .conftest import deliver_all, letters_to

pytestmark = pytest.mark.django_db


class TestRefundsThatDoNotArrive:
    @pytest.fixture
    def came_back(self, stripe, paid, preparer):
        """Given back, and returned by the payer's bank."""
        issue_receipt(paid)
        refund = ask_for_refund(payment=paid, amount_minor=2_000_000, reason="Twice", by=preparer)
        send_refunds()
        refund.refresh_from_db()
        stripe.fail_refund(refund.number)
        deliver_all(stripe)
        refund.refresh_from_db()
        return refund

    def test_the_note_is_withdrawn_the_payer_is_told_and_finance_sees_it(self, came_back, preparer):
        desk = sign_in(preparer).get(reverse("finance:desk")).text

        assert came_back.state == RefundState.FAILED
        assert came_back.credit_note.withdrawn_at is not None
        assert "Refunds that did not reach the payer" in desk
        assert letters_to("asha@example.org") == ["Money given back: TZS 20,000", "TZS 20,000 could not reach you"]

    def test_what_stripe_knows_of_a_refund_that_was_made_there_and_came_back_is_shown(self, stripe, paid, preparer):
        stripe.fail_refund(stripe.refund(paid.intent_id, 1_000_000)["id"])
        deliver_all(stripe)

        pages = [
            sign_in(preparer).get(reverse("finance:payment", args=[paid]).replace("/en/", f"/{language}/")).text
            for language in ("en", "sw")
        ]

        assert "Made in Stripe’s dashboard: the payer asked for it" in pages[0]
        assert "the card is not valid any more" in pages[0]
        assert "aliyelipa aliomba" in pages[1]

    def test_it_is_sent_again_once_with_a_new_note(self, stripe, came_back, preparer):
        again = send_again(refund=came_back, by=preparer)
        with pytest.raises(AlreadyDone):
            send_again(refund=came_back, by=preparer)
        send_refunds()

        again.refresh_from_db()
        came_back.refresh_from_db()
        assert (came_back.state, again.state) == (RefundState.REPLACED, RefundState.DONE)
        assert again.credit_note.withdrawn_at is None
        assert again.payment.refunded_minor == again.payment.given_back_minor == 2_000_000
        assert balances()["stripe USD"] == stripe.balance

    def test_what_went_back_another_way_is_not_offered_to_be_sent(self, came_back, preparer, approver):
        desk, address = sign_in(approver), reverse("finance:payment", args=[came_back.payment])
        before = desk.get(address).text
        came_back.payment.refresh_from_db()
        ask_for_refund(payment=came_back.payment, amount_minor=9_000_000, reason="More", by=preparer)

        pages = [desk.get(address).text, desk.get(reverse("finance:desk")).text]

        assert ("Send it again" in before, "Pay it by hand" in before) == (True, True)
        assert ("Send it again" in pages[0], "Pay it by hand" in pages[0]) == (False, False)
        assert "The money stays here" in pages[0]
        assert "the money went back another way: say so" in pages[1]

    def test_by_hand_it_leaves_the_bank_on_the_word_of_two(self, stripe, came_back, preparer, approver):
        again = pay_by_hand_instead(refund=came_back, by=preparer)
        with pytest.raises(MoveRefused):
            pay_back_by_hand(refund=again, by=preparer)
        approve_refund(refund=again, by=approver)
        send_refunds()
        pay_back_by_hand(refund=again, by=preparer)

        assert len(stripe.all_of("refund")) == 1
        assert balances()["bank TZS"] == -2_000_000
        assert balances()["income seat 7 TZS"] == -8_000_000

    def test_by_hand_it_is_taken_back_until_it_is_paid_and_through_stripe_never(self, came_back, preparer, approver):
        again = pay_by_hand_instead(refund=came_back, by=preparer)
        approve_refund(refund=again, by=approver)
        page = sign_in(preparer).get(reverse("finance:payment", args=[again.payment])).text
        with pytest.raises(MoveRefused):
            refuse_refund(refund=again, reason=" ", by=preparer)
        taken_back = refuse_refund(refund=again, reason="Another account", by=preparer)
        next_one = ask_for_refund(payment=again.payment, amount_minor=2_000_000, reason="", by=preparer, by_hand=True)
        approve_refund(refund=next_one, by=approver)
        paid_by_hand = pay_back_by_hand(refund=next_one, by=preparer)
        through_stripe = ask_for_refund(payment=again.payment, amount_minor=1_000, reason="Twice", by=preparer)

        assert "It is not paid: take it back" in page
        assert (taken_back.state, taken_back.payment.refunded_minor) == (RefundState.REFUSED, 0)
        for refund in (paid_by_hand, through_stripe):
            with pytest.raises(MoveRefused):
                refuse_refund(refund=refund, reason="x", by=approver)

    def test_it_stays_here_on_the_word_of_somebody_else_with_a_reason(self, came_back, preparer, approver):
        with pytest.raises(MoveRefused):
            keep_it_here(refund=came_back, reason="He wants no money", by=preparer)

        kept = keep_it_here(refund=came_back, reason="He wants no money", by=approver)

        assert kept.state == RefundState.KEPT
        assert "He wants no money" in sign_in(preparer).get(reverse("finance:payment", args=[kept.payment])).text

    def test_one_that_stripe_refuses_is_free_again_and_waits_for_finance(self, stripe, paid, preparer):
        refund = ask_for_refund(payment=paid, amount_minor=2_000_000, reason="Twice", by=preparer)
        stripe.trouble.append(400)
        send_refunds()
        send_refunds()

        refund.refresh_from_db()
        paid.refresh_from_db()
        assert (refund.state, paid.refunded_minor) == (RefundState.FAILED, 0)
        assert "send it again" in sign_in(preparer).get(reverse("finance:desk")).text

    def test_one_that_was_made_although_it_was_refused_later_is_counted(self, stripe, paid, preparer):
        refund = ask_for_refund(payment=paid, amount_minor=2_000_000, reason="Twice", by=preparer)
        stripe.trouble += ["fine", "lost", "lost", 400]
        send_refunds()
        send_refunds()
        compare()

        refund.refresh_from_db()
        paid.refresh_from_db()
        assert (refund.state, paid.refunded_minor) == (RefundState.DONE, 2_000_000)
        assert balances()["stripe USD"] == stripe.balance
