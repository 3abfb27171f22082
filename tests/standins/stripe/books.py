"""What is true at the played Stripe: every object, every line of its account, and the events of what happened."""

import copy
import threading
import time
from collections.abc import Callable
from typing import Any

from . import shapes
from .shapes import Told

#: Dollars for one unit of a currency, as the account exchanges it.
RATES = {"tzs": 0.000371, "eur": 1.08, "gbp": 1.27, "usd": None, "jpy": 0.0065, "omr": 2.6}
_DIGITS = {"jpy": 0, "omr": 3}
DISPUTE_FEE = 1500


class Refuses(Exception):
    """What Stripe answers with a status of 400 to 499."""

    def __init__(self, text: str, status: int = 400, code: str = "") -> None:
        super().__init__(text)
        self.status, self.code = status, code


def in_dollars(amount: int, currency: str) -> tuple[int, float | None]:
    """An amount in cents of a dollar, and the rate. Rounded half up, as an account statement is."""
    rate = RATES.get(currency, 0.5)
    if rate is None:
        return amount, None
    exact = amount / 10 ** _DIGITS.get(currency, 2) * rate * 100
    return int(exact + 0.5), rate


class Books:
    """The state of one account. Every method that changes something is called under `lock`."""

    def __init__(self, *, first: int = 1) -> None:
        """`first` is the number of its first object."""
        self.objects: dict[str, Told] = {}
        self.events: list[Told] = []
        #: Called with each event as it happens.
        self.listeners: list[Callable[[Told], None]] = []
        self.answered: dict[str, tuple[Any, int, Told]] = {}
        self.lock = threading.RLock()
        self.origin = ""
        self.ahead = 0
        self.next = first

    def now(self) -> int:
        return int(time.time()) + self.ahead

    def number(self, beginning: str) -> str:
        with self.lock:
            number, self.next = self.next, self.next + 1
        return f"{beginning}_played{number:06d}"

    def find(self, number: str) -> Told:
        if number not in self.objects:
            raise Refuses(f"No such object: '{number}'", 404, "resource_missing")
        return self.objects[number]

    def keep(self, told: Told) -> Told:
        self.objects[told["id"]] = told
        return told

    def all_of(self, kind: str) -> list[Told]:
        """Every object of a kind, the newest first."""
        return [told for told in reversed(list(self.objects.values())) if told["object"] == kind]

    def happened(self, kind: str, about: Told) -> None:
        event = shapes.event(number=self.number("evt"), kind=kind, about=copy.deepcopy(about), now=self.now())
        self.events.append(event)
        for listener in self.listeners:
            listener(event)

    def line(self, kind: str, source: str, amount: int, *, fee: int = 0, rate: float | None = None) -> Told:
        return self.keep(
            shapes.line(
                number=self.number("txn"), kind=kind, source=source, amount=amount, fee=fee, rate=rate, now=self.now()
            )
        )

    @property
    def balance(self) -> int:
        """Cents that are in the account."""
        return sum(line["net"] for line in self.all_of("balance_transaction"))

    # What payers do on the hosted page.

    def pay(self, number: str) -> Told:
        """Pay a session at once, and begin the subscription of a monthly one."""
        session = self._open_session(number)
        if session["mode"] == "subscription":
            return self._subscribe(session)
        if session["mode"] == "setup":
            return self._put_in_card(session)
        session["payment_intent"] = self.charge(session["amount_total"], session["currency"], self._metadata(session))
        session |= {"status": "complete", "payment_status": "paid"}
        self.happened("checkout.session.completed", session)
        return session

    def pay_later(self, number: str) -> Told:
        """The payer is done, and the money is on its way."""
        session = self._open_session(number)
        intent = self.keep(
            shapes.intent(
                number=self.number("pi"),
                amount=session["amount_total"],
                currency=session["currency"],
                metadata=self._metadata(session),
                now=self.now(),
            )
        )
        session |= {"status": "complete", "payment_intent": intent["id"]}
        self.happened("checkout.session.completed", session)
        return session

    def arrive(self, number: str) -> Told:
        """The money that was on its way is there."""
        session = self.find(number)
        intent = self.find(session["payment_intent"])
        self._succeed(intent)
        session["payment_status"] = "paid"
        self.happened("checkout.session.async_payment_succeeded", session)
        return session

    def stay_away(self, number: str) -> Told:
        """The money that was on its way will not come."""
        session = self.find(number)
        self.find(session["payment_intent"])["status"] = "requires_payment_method"
        self.happened("checkout.session.async_payment_failed", session)
        return session

    def expire(self, number: str) -> Told:
        session = self.find(number)
        if session["status"] != "open":
            raise Refuses(f"Only an open Checkout Session can be expired, not one that is {session['status']}.")
        session |= {"status": "expired", "url": None}
        self.happened("checkout.session.expired", session)
        return session

    def charge(self, amount: int, currency: str, metadata: Told) -> str:
        """A charge that succeeds. Returns the number of its intent."""
        intent = self.keep(
            shapes.intent(number=self.number("pi"), amount=amount, currency=currency, metadata=metadata, now=self.now())
        )
        self._succeed(intent)
        return intent["id"]

    def _succeed(self, intent: Told) -> None:
        charge = self.keep(shapes.charge(number=self.number("ch"), intent=intent, now=self.now()))
        dollars, rate = in_dollars(intent["amount"], intent["currency"])
        fee = int(dollars * 0.029 + 0.5) + 30 + (int(dollars * 0.01 + 0.5) if rate else 0)
        charge["balance_transaction"] = self.line("charge", charge["id"], dollars, fee=fee, rate=rate)["id"]
        intent |= {"status": "succeeded", "latest_charge": charge["id"]}
        self.happened("charge.succeeded", charge)
        self.happened("payment_intent.succeeded", intent)

    def _open_session(self, number: str) -> Told:
        session = self.find(number)
        if session["status"] != "open" or session["expires_at"] <= self.now():
            raise Refuses("This session is over.", 410)
        return session

    def _metadata(self, session: Told) -> Told:
        return session.get("_intent", {}).get("metadata", {})

    # Monthly.

    def _subscribe(self, session: Told) -> Told:
        metadata = session.get("_subscription", {}).get("metadata", {})
        customer = self.keep(shapes.customer(number=self.number("cus"), now=self.now()))["id"]
        subscription = self.keep(
            shapes.subscription(
                number=self.number("sub"), session=session, customer=customer, metadata=metadata, now=self.now()
            )
        )
        session |= {"status": "complete", "payment_status": "paid", "subscription": subscription["id"]}
        self.happened("customer.subscription.created", subscription)
        session["invoice"] = self.renew(subscription["id"])["id"]
        self.happened("checkout.session.completed", session)
        return session

    def _put_in_card(self, session: Told) -> Told:
        intent = self.keep(
            shapes.setup_intent(
                number=self.number("seti"), card=self.number("pm"), metadata=session["metadata"], now=self.now()
            )
        )
        session |= {"status": "complete", "setup_intent": intent["id"]}
        self.happened("checkout.session.completed", session)
        return session

    def renew(self, number: str, *, succeeds: bool = True) -> Told:
        """The next month of a subscription; the first one too."""
        subscription = self.find(number)
        if subscription["status"] == "canceled" or subscription["pause_collection"]:
            raise Refuses("Nothing is collected for this subscription.")
        amount = subscription["items"]["data"][0]["price"]["unit_amount"]
        invoice = self.keep(
            shapes.invoice(number=self.number("in"), subscription=subscription, amount=amount, now=self.now())
        )
        subscription["latest_invoice"] = invoice["id"]
        if not succeeds:
            subscription["status"] = "past_due"
            self.happened("invoice.payment_failed", invoice)
            self.happened("customer.subscription.updated", subscription)
            return invoice
        return self.pay_invoice(invoice["id"])

    def pay_invoice(self, number: str) -> Told:
        invoice = self.find(number)
        if invoice["status"] == "paid":
            raise Refuses("Invoice is already paid")
        subscription = self.find(invoice["parent"]["subscription_details"]["subscription"])
        intent = self.charge(invoice["amount_due"], invoice["currency"], {})
        paid = {
            "id": self.number("inpay"),
            "object": "invoice_payment",
            "amount_paid": invoice["amount_due"],
            "currency": invoice["currency"],
            "invoice": number,
            "payment": {"payment_intent": intent, "type": "payment_intent"},
            "status": "paid",
        }
        invoice["_payments"]["data"].append(paid)
        invoice |= {"status": "paid", "amount_paid": invoice["amount_due"]}
        subscription["status"] = "active"
        subscription["items"]["data"][0]["current_period_end"] = self.now() + shapes.MONTH
        self.happened("invoice.paid", invoice)
        self.happened("customer.subscription.updated", subscription)
        return invoice

    def cancel(self, number: str) -> Told:
        subscription = self.find(number)
        subscription |= {"status": "canceled", "canceled_at": self.now()}
        self.happened("customer.subscription.deleted", subscription)
        return subscription

    # Money that goes back.

    def refund(self, intent: str, amount: int | None = None, metadata: Told | None = None) -> Told:
        """By a request of the portal, or in the dashboard of Stripe."""
        charge = self.find(self.find(intent)["latest_charge"] or "")
        left = charge["amount"] - charge["amount_refunded"]
        amount = left if amount is None else amount
        if not 0 < amount <= left:
            raise Refuses("Refund amount is greater than unrefunded amount on charge.", code="charge_already_refunded")
        if charge["disputed"]:
            raise Refuses("This charge is disputed.", code="charge_disputed")
        refund = self.keep(
            shapes.refund(
                number=self.number("re"), charge=charge, amount=amount, metadata=metadata or {}, now=self.now()
            )
        )
        dollars, rate = in_dollars(amount, charge["currency"])
        refund["balance_transaction"] = self.line("refund", refund["id"], -dollars, rate=rate)["id"]
        charge["amount_refunded"] += amount
        charge["refunded"] = charge["amount_refunded"] == charge["amount"]
        self.happened("refund.created", refund)
        self.happened("charge.refunded", charge)
        return refund

    def fail_refund(self, number: str) -> Told:
        """The payer's bank sends it back."""
        refund = self.find(number)
        charge = self.find(refund["charge"])
        dollars, rate = in_dollars(refund["amount"], refund["currency"])
        back = self.line("refund_failure", number, dollars, rate=rate)
        refund |= {
            "status": "failed",
            "failure_balance_transaction": back["id"],
            "failure_reason": "expired_or_canceled_card",
        }
        charge["amount_refunded"] -= refund["amount"]
        charge["refunded"] = False
        self.happened("refund.failed", refund)
        return refund

    def dispute(self, intent: str) -> Told:
        charge = self.find(self.find(intent)["latest_charge"])
        dispute = self.keep(shapes.dispute(number=self.number("du"), charge=charge, now=self.now()))
        dollars, rate = in_dollars(charge["amount"], charge["currency"])
        taken = self.line("adjustment", dispute["id"], -dollars, fee=DISPUTE_FEE, rate=rate)
        charge["disputed"] = True
        dispute["balance_transactions"].append(taken)
        self.happened("charge.dispute.created", dispute)
        self.happened("charge.dispute.funds_withdrawn", dispute)
        return dispute

    def decide(self, number: str, *, won: bool) -> Told:
        dispute = self.find(number)
        dispute["status"] = "won" if won else "lost"
        if won:
            dollars, rate = in_dollars(dispute["amount"], dispute["currency"])
            dispute["balance_transactions"].append(self.line("adjustment", number, dollars, rate=rate))
            self.happened("charge.dispute.funds_reinstated", dispute)
        self.happened("charge.dispute.closed", dispute)
        return dispute

    # Money that goes to the bank.

    def pay_out(self) -> Told:
        """All that is in the account. Its lines are named by the payout."""
        amount = self.balance
        if amount <= 0:
            raise Refuses("You have insufficient funds in your Stripe account.")
        payout = self.keep(shapes.payout(number=self.number("po"), amount=amount, now=self.now()))
        for line in self.all_of("balance_transaction"):
            line.setdefault("_payout", payout["id"])
        payout["balance_transaction"] = self.line("payout", payout["id"], -amount)["id"]
        self.find(payout["balance_transaction"])["_payout"] = payout["id"]
        self.happened("payout.created", payout)
        return payout

    def reach_bank(self, number: str) -> Told:
        payout = self.find(number)
        payout["status"] = "paid"
        self.happened("payout.paid", payout)
        return payout

    def fail_payout(self, number: str) -> Told:
        payout = self.find(number)
        back = self.line("payout_failure", number, payout["amount"])
        payout |= {"status": "failed", "failure_balance_transaction": back["id"]}
        self.happened("payout.failed", payout)
        return payout
