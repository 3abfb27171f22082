"""The verbs of money that hold a row while they decide."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.auth.models import Permission
from django.db import models
from django.utils import timezone

from contributions.gifts import beginning_again, giving, naming
from payments.bank import deciding, files, matching
from payments.cash import counting
from payments.checkout import settling as checkout
from payments.disputes import settling as disputes
from payments.enums import DisputeState, LedgerKind, RefundState, SubscriptionState
from payments.facts import DisputeFacts, RefundFacts, SessionFacts, SessionStatus, SubscriptionFacts
from payments.ledger import box, moving
from payments.ledger.booking import account
from payments.models import BankFile
from payments.refunds import asking
from payments.refunds import settling as refunds
from payments.subscriptions import settling as subscriptions
from tests.factories.contributions import AppealFactory, GiftFactory
from tests.factories.payments import BankLineFactory, CashCountFactory, PaymentFactory, SubscriptionFactory
from tests.factories.people import UserFactory

Case = tuple[Callable, models.Model, Callable]


def cases_of_money() -> list[Case]:
    """What Stripe says may come at once by the webhook, by the page of return and by the clock."""
    payment, subscription = PaymentFactory(intent_id="pi_1", session_id="cs_1"), SubscriptionFactory(number="sub_1")
    appeal = AppealFactory()
    clerk, approver, bank_line, count = UserFactory(), UserFactory(), BankLineFactory(), CashCountFactory()
    approver.user_permissions.add(Permission.objects.get(codename="approve_finance"))
    bank_file, named = BankFile.objects.create(taken_at=timezone.now()), PaymentFactory(way="invoice", state="reported")
    file_line, invoice = BankLineFactory(file=bank_file, payment=named), PaymentFactory(way="invoice")
    bank_line_of_invoice = BankLineFactory(text=invoice.reference)
    late = GiftFactory(appeal=appeal)
    # Finance accepts an anonymous gift of this size first: nothing is asked of Stripe.
    gift = {"appeal": appeal, "is_anonymous": True, "amount_minor": 900_000, "currency": "USD", "language": "en"}
    gift["is_monthly"] = False
    money: dict[str, Any] = {"amount_minor": payment.amount_minor, "currency": payment.currency}
    session = SessionFacts(
        number="cs_1", about=str(payment.key), url="", status=SessionStatus.EXPIRED, charge=None, **money
    )
    dispute = DisputeFacts(
        number="du_1",
        intent="pi_1",
        status=DisputeState.NEEDS_ANSWER,
        reason="fraudulent",
        happened_at=timezone.now(),
        answer_by=None,
        lines=(),
        **money,
    )
    refund = RefundFacts(
        number="re_1",
        about="",
        intent="pi_1",
        status=RefundState.SENT,
        happened_at=timezone.now(),
        balance=None,
        came_back=None,
        **money,
    )
    month = SubscriptionFacts(
        number="sub_1", about="", status=SubscriptionState.ENDED, amount_minor=1000, currency="USD", item="", product=""
    )
    return [
        (checkout.apply_session, payment, partial(checkout.apply_session, session)),
        (disputes.apply_dispute, payment, partial(disputes.apply_dispute, dispute)),
        (
            asking.ask_for_refund,
            payment,
            partial(asking.ask_for_refund, payment=payment, amount_minor=1, reason="Twice"),
        ),
        (
            asking.hold_person,
            clerk,
            partial(asking.ask_for_refund, payment=payment, amount_minor=1, reason="Twice", by=clerk),
        ),
        (moving.move_to, payment, partial(moving.move_to, payment=payment, purpose_reference="another")),
        (beginning_again.begin_again, late, partial(beginning_again.begin_again, late)),
        (giving._begin, appeal, partial(giving._begin, None, gift)),
        (naming._hold, appeal, partial(naming.hide_name, gift=late, is_hidden=True, reason="Asked", by=clerk)),
        (refunds.apply_refund, payment, partial(refunds.apply_refund, refund)),
        (
            deciding._held,
            bank_line,
            partial(deciding.explain_line, line=bank_line, use="cash", explanation="x", by=clerk),
        ),
        (files._held, bank_file, partial(files.undo_file, file=bank_file, by=clerk)),
        (files._held_payments, named, partial(files.undo_file, file=bank_file, by=clerk)),
        (files._held_lines, file_line, partial(files.undo_file, file=bank_file, by=clerk)),
        (matching._held, invoice, partial(matching.match, bank_line_of_invoice, by=clerk)),
        (box.ask_box, account(LedgerKind.CASH, "TZS"), partial(box.ask_box, "TZS", 0)),
        (counting.confirm_count, count, partial(counting.confirm_count, count=count, by=approver)),
        (subscriptions._found, subscription, partial(subscriptions.apply_subscription, month)),
    ]
