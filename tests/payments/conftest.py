"""Payments with a played Stripe: its account is empty at the beginning of each test."""

import datetime
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diaspora.models import WrittenEmail
from payments import purposes
from payments.bank.files import read_statement, take_file
from payments.checkout.starting import begin_payment, open_checkout
from payments.enums import PaymentWay
from payments.purposes import Purpose, register_purpose
from payments.signals import payment_ended, payment_paid
from payments.webhook.settling import settle_events
from tests.factories.people import UserFactory
from tests.standins.stripe import Books, serving
from tests.standins.stripe.posting import signed

SECRET = "whsec_known_to_both"


@pytest.fixture(scope="package")
def server():
    with serving(Books()) as server:
        yield server


@pytest.fixture
def stripe(server, settings):
    """The played Stripe. Its messages wait in `stripe.events` until a test delivers them."""
    books = Books()
    books.origin = f"http://127.0.0.1:{server.server_port}"
    server.books = server.api.books = books
    server.trouble.clear()
    server.asked.clear()
    books.trouble, books.asked = server.trouble, server.asked
    settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRET = "sk_test_played", SECRET
    settings.STRIPE_API_URL = settings.STRIPE_CHECKOUT_URL = books.origin
    return books


@pytest.fixture
def seats(db):
    """A purpose with things that are held: `seats.taken` are those that others have by now."""
    heard = SimpleNamespace(paid=[], ended=[], taken=set())
    before = dict(purposes._purposes)
    register_purpose(
        Purpose(
            "seat",
            title=lambda payment: f"Seat {payment.purpose_reference}",
            return_to=lambda _payment: "/en/",
            still_free=lambda payment: payment.purpose_reference not in heard.taken,
        )
    )

    def hear_paid(payment, **_):
        heard.paid.append(payment.reference)

    def hear_ended(payment, **_):
        heard.ended.append(payment.reference)

    payment_paid.connect(hear_paid)
    payment_ended.connect(hear_ended)
    yield heard
    payment_paid.disconnect(hear_paid)
    payment_ended.disconnect(hear_ended)
    purposes._purposes.clear()
    purposes._purposes.update(before)


@pytest.fixture
def begin(seats):
    """Begin a payment for a seat: TZS 100,000 unless a test says otherwise."""

    def begin(seat="7", **values):
        asked = {"amount_minor": 10_000_000, "currency": "TZS", "language": "en"} | values
        return begin_payment(purpose="seat", purpose_reference=seat, **asked)

    return begin


@pytest.fixture
def invoice(begin):
    """TZS 2,000,000, which no card could pay."""
    return begin(amount_minor=200_000_000, way=PaymentWay.INVOICE, ends_at=timezone.now() + datetime.timedelta(days=30))


@pytest.fixture
def paid(stripe, begin):
    """Somebody paid TZS 100,000 through Stripe, and we heard of it."""
    payment = begin(payer_email="asha@example.org")
    open_checkout(payment)
    payment.refresh_from_db()
    stripe.pay(payment.session_id)
    deliver_all(stripe)
    payment.refresh_from_db()
    return payment


def of_finance(right):
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename=right))
    return user


@pytest.fixture
def preparer(db):
    return of_finance("prepare_finance")


@pytest.fixture
def approver(db):
    return of_finance("approve_finance")


def into_the_books(content, *, by):
    """Read a bank statement and take it into the books. Returns what is told about it."""
    file = read_statement(content=content.encode(), by=by)
    taken = take_file(file=file, by=by)
    return SimpleNamespace(file=file, known=file.known, empty=file.empty, **vars(taken))


def deliver(event, *, client=None, secret=SECRET, at=None):
    """Post an event to the portal as Stripe does. Returns the status of the answer."""
    body, signature = signed(event, secret, at=at)
    answer = (client or Client()).post(
        reverse("stripe_webhook"), body, content_type="application/json", headers={"Stripe-Signature": signature}
    )
    return answer.status_code


def deliver_all(stripe):
    """Everything that happened so far, and the worker's round after it."""
    for event in stripe.events:
        assert deliver(event) == 200
    settle_events()


def letters_to(address):
    return list(WrittenEmail.objects.filter(to=address).order_by("pk").values_list("subject", flat=True))
