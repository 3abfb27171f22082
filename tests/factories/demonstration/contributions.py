"""Appeals, and gifts in every state. Their money is in the books, and has been paid out to the bank."""

import datetime
import tomllib
from pathlib import Path

from django.utils import timezone

from casework.languages import in_every_language
from contributions.enums import AppealEnd, AppealState, EndedBy, GiftState, Homage
from contributions.models import Appeal, AppealUpdate, BudgetLine, Gift
from home.models import ProjectPage
from home.site.planting import key_of
from payments.disputes.settling import apply_dispute
from payments.enums import DisputeState, LedgerKind, PaymentState, PayoutState, RefundState, SubscriptionState
from payments.facts import BalanceFacts, DisputeFacts, PayoutFacts
from payments.ledger.booking import Leg, account, book, income
from payments.ledger.charges import book_paid, keep_line
from payments.models import BalanceLine, Payment, Receipt
from payments.payouts.settling import apply_payout
from payments.receipts.issuing import issue_credit_note, issue_receipt
from tests.standins.stripe.demonstration import DISPUTE, INTENT

from ..contributions import AppealFactory, GiftFactory
from ..payments import PaymentFactory, RefundFactory, SubscriptionFactory
from .given import GIFTS, Given

TEXTS = Path(__file__).resolve().parent / "texts" / "contributions.toml"
_LANGUAGES = ((0, "en"), (1, "sw"))


def build_contributions() -> list[Gift]:
    """Leaves alone what exists."""
    if Appeal.objects.exists():
        return []
    appeals: dict[str, Appeal] = {}
    for raw in tomllib.loads(TEXTS.read_text(encoding="utf-8"))["appeal"]:
        appeals[raw["slug"]] = _appeal(raw, appeals)
    gifts = [_gift(given, appeals[given.appeal], number) for number, given in enumerate(GIFTS, start=1)]
    _pay_out()
    closed = Appeal.objects.filter(slug="first-aid-in-lindi")
    closed.update(state=AppealState.CLOSED, end=AppealEnd.REACHED)
    return gifts


def _in_each_language(raw: dict, *names: str) -> dict[str, str]:
    return {f"{name}_{code}": raw[name][place] for name in names for place, code in _LANGUAGES}


def _appeal(raw: dict, known: dict[str, Appeal]) -> Appeal:
    today = timezone.localdate()
    project = ProjectPage.objects.filter(translation_key=key_of(raw["project"]), locale__language_code="en").first()
    plain = ("slug", "goal", "currency", "suggested", "if_missed", "if_exceeded", "if_cancelled")
    appeal = AppealFactory(
        **_in_each_language(raw, "title", "summary", "text"),
        **{name: raw[name] for name in plain},
        project=project,
        fallback=known.get(raw.get("fallback", "")),
        ends_on=today + datetime.timedelta(days=raw["days_left"]),
        state=AppealState.DRAFT,
    )
    for order, line in enumerate(raw["budget"]):
        words = _in_each_language(line, "label")
        BudgetLine.objects.create(appeal=appeal, sort_order=order, amount=line["amount"], **words)
    for update in raw["updates"]:
        day = today - datetime.timedelta(days=update["days_ago"])
        AppealUpdate.objects.create(appeal=appeal, day=day, **_in_each_language(update, "title", "text"))
    if raw["state"] != "draft":
        Appeal.objects.filter(pk=appeal.pk).update(state=AppealState.OPEN)
        appeal.state = AppealState.OPEN
    return appeal


def _gift(given: Given, appeal: Appeal, number: int) -> Gift:
    begun = timezone.now() - datetime.timedelta(days=given.days_ago)
    gift = GiftFactory(
        appeal=appeal,
        name=given.name,
        email=f"{given.name.split()[0].lower()}@givers.example",
        language=given.language,
        amount_minor=given.amount_minor,
        currency=given.currency,
        way=given.way,
        is_monthly=given.is_monthly,
        is_anonymous=given.is_anonymous,
        homage=Homage.MEMORY if given.in_memory_of else "",
        homage_name=given.in_memory_of,
        state=given.accepted,
    )
    Gift.objects.filter(pk=gift.pk).update(created_at=begun)
    if given.accepted == GiftState.ACCEPTED:
        _money(gift, given, begun, number)
    return gift


def _money(gift: Gift, given: Given, begun: datetime.datetime, number: int) -> None:
    asked = {
        "purpose": "gift",
        "purpose_reference": str(gift.appeal_id),
        "title": str(gift.appeal),
        "titles": in_every_language(lambda: gift.appeal),
        "amount_minor": gift.amount_minor,
        "currency": gift.currency,
        "language": gift.language,
        "payer_name": gift.name,
        "payer_email": gift.email,
    }
    if given.is_monthly:
        is_over = given.state == SubscriptionState.ENDED
        gift.subscription = SubscriptionFactory(
            **asked, state=given.state, number=f"sub_demonstration{number}", ended_at=begun if is_over else None
        )
        gift.ended_by = EndedBy.GIVER if is_over else ""
        gift.save()
        for month in range(given.months):
            at = begun + datetime.timedelta(days=30 * month)
            _pay(PaymentFactory(**asked, subscription=gift.subscription, invoice_id=f"in_{number}_{month}"), at)
        return
    gift.payment = PaymentFactory(**asked, way=given.way, ends_at=begun + datetime.timedelta(days=30))
    gift.save()
    if given.state == PaymentState.PAID:
        _pay(gift.payment, begun)
    else:
        Payment.objects.filter(pk=gift.payment.pk).update(state=given.state, created_at=begun)
    if given.is_refunded:
        _give_back(gift.payment, begun + datetime.timedelta(days=2))
    if given.is_disputed:
        _dispute(gift.payment, timezone.now() - datetime.timedelta(days=3))


def _pay(payment: Payment, at: datetime.datetime) -> None:
    """In the books: by card with the line of the account at Stripe, otherwise at the bank."""
    changes = {"state": PaymentState.PAID, "paid_at": at, "created_at": at, "charge_id": f"ch_{payment.pk}"}
    if payment.way == "invoice":
        changes |= {"reported_at": at, "confirmed_at": at, "evidence": "Statement 11, line 4", "charge_id": ""}
    Payment.objects.filter(pk=payment.pk).update(**changes)
    payment.refresh_from_db()
    if payment.way == "card":
        book_paid(payment, happened_at=at)
        keep_line(_line_of(payment, at), payment=payment, paid_minor=payment.amount_minor)
    else:
        legs = [Leg(account(LedgerKind.BANK, payment.currency), income(payment), payment.amount_minor)]
        book(cause=f"paid {payment.key}", legs=legs, happened_at=at, payment=payment)
    receipt = issue_receipt(payment)
    Receipt.objects.filter(pk=receipt.pk).update(issued_at=at)


def _line_of(payment: Payment, at: datetime.datetime) -> BalanceFacts:
    """In dollars, as Stripe exchanges and charges."""
    rate = None if payment.currency == "USD" else {"TZS": 0.000371, "GBP": 1.27}[payment.currency]
    dollars = int(payment.amount_minor * (rate or 1) + 0.5)
    fee = int(dollars * (0.039 if rate else 0.029) + 0.5) + 30
    return BalanceFacts(
        number=f"txn_{payment.pk}",
        kind="charge",
        source=payment.charge_id,
        amount_minor=dollars,
        fee_minor=fee,
        net_minor=dollars - fee,
        currency="USD",
        rate=rate,
        happened_at=at,
    )


def _give_back(payment: Payment, at: datetime.datetime) -> None:
    """The giver had typed one nought too many; finance sent it back from the bank."""
    refund = RefundFactory(
        payment=payment, amount_minor=payment.amount_minor // 2, state=RefundState.DONE, done_at=at, reason="Too much"
    )
    Payment.objects.filter(pk=payment.pk).update(refunded_minor=refund.amount_minor)
    legs = [Leg(income(payment), account(LedgerKind.BANK, payment.currency), refund.amount_minor)]
    book(cause=f"refund {refund.key}", legs=legs, happened_at=at, payment=payment)
    issue_credit_note(refund)


def _dispute(payment: Payment, at: datetime.datetime) -> None:
    """The giver did not know the name on the statement of the card; the bank took the money, and Stripe a fee."""
    Payment.objects.filter(pk=payment.pk).update(intent_id=INTENT)
    taken, fee = -payment.amount_minor, 1500
    line = BalanceFacts(f"txn_dispute{payment.pk}", "adjustment", DISPUTE, taken, fee, taken - fee, "USD", None, at)
    facts = DisputeFacts(
        number=DISPUTE,
        intent=INTENT,
        status=DisputeState.NEEDS_ANSWER,
        reason="unrecognized",
        amount_minor=payment.amount_minor,
        currency=payment.currency,
        happened_at=at,
        answer_by=timezone.now() + datetime.timedelta(days=6),
        lines=(line,),
    )
    apply_dispute(facts)


def _pay_out() -> None:
    """All of it went to the bank: the account at the played Stripe begins empty, and the books agree with it."""
    lines = BalanceLine.objects.filter(currency="USD").values_list("net_minor", flat=True)
    total = sum(lines)
    at = timezone.now() - datetime.timedelta(days=1)
    line = BalanceFacts("txn_payout", "payout", "po_demonstration", -total, 0, -total, "USD", None, at)
    facts = PayoutFacts("po_demonstration", PayoutState.ARRIVED, total, "USD", at, at.date())
    payout = apply_payout(facts, [line])
    BalanceLine.objects.filter(payout=None).update(payout=payout)
