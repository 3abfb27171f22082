"""Every request of the gateway is one that Stripe understands, and the played Stripe answers in Stripe's shapes."""

import datetime
import json

import pytest
import requests
from django.utils import timezone

from payments import gateway, months
from payments.enums import SubscriptionState
from payments.facts import SubscriptionFacts
from payments.orders import Order
from tests.servers.stripe_mock import StripeMock
from tests.standins.stripe import shapes

pytestmark = [pytest.mark.stripe_mock, pytest.mark.once]


@pytest.fixture(scope="module")
def mock():
    with StripeMock() as server:
        yield server


@pytest.fixture
def described(mock, settings):
    """The gateway talks to the server that knows Stripe's description."""
    settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRET = "sk_test_123", "whsec_123"
    settings.STRIPE_API_URL = mock.url


def session(**values):
    asked = {
        "about": "a-payment",
        "attempt": 1,
        "title": "A seat",
        "amount_minor": 15_000_000,
        "currency": "TZS",
        "is_gift": False,
        "statement": "SEAT",
        "email": "asha@example.org",
        "ends_at": timezone.now() + datetime.timedelta(minutes=31),
        "success_url": "https://portal.example/back/",
        "cancel_url": "https://portal.example/",
    }
    return gateway.open_session(Order(**asked | values))


SUBSCRIPTION = SubscriptionFacts("sub_1", "", SubscriptionState.ACTIVE, 1000, "USD", "si_1", "prod_1", "cus_1")

#: Every function of the gateway that asks Stripe for something.
REQUESTS = {
    "open_session": session,
    "open_session for a gift": lambda: session(is_gift=True, statement="", email=""),
    "read_session": lambda: gateway.read_session("cs_test_1"),
    "end_session": lambda: gateway.end_session("cs_test_1"),
    "open_session for each month": lambda: session(is_monthly=True, currency="USD", amount_minor=1000),
    "key_of_intent": lambda: gateway.key_of_intent("pi_1") == "",
    "read_charge": lambda: gateway.read_charge("pi_1") or True,
    "refund_about": lambda: gateway.refund_about("a-refund", intent="pi_1") or True,
    "make_refund": lambda: gateway.make_refund(about="a-refund", intent="pi_1", amount_minor=100),
    "read_refund": lambda: gateway.read_refund("re_1"),
    "refunds_of_charge": lambda: gateway.refunds_of_charge("ch_1"),
    "read_dispute": lambda: gateway.read_dispute("du_1"),
    "read_payout": lambda: gateway.read_payout("po_1"),
    "lines_of_payout": lambda: gateway.lines_of_payout("po_1"),
    "read_invoice": lambda: months.read_invoice("in_1") or True,
    "read_subscription": lambda: months.read_subscription("sub_1"),
    "change_subscription": lambda: months.change_subscription(SUBSCRIPTION, amount_minor=2000, key="1"),
    "pause_subscription": lambda: months.pause_subscription("sub_1", is_paused=True, key="1"),
    "pause_subscription no more": lambda: months.pause_subscription("sub_1", is_paused=False, key="2"),
    "end_subscription": lambda: months.end_subscription("sub_1"),
    "open_card_page": lambda: months.open_card_page(
        SUBSCRIPTION, about="a-gift", back="https://portal.example/back/", key="a-gift"
    ),
    "read_card": lambda: months.read_card("cs_test_1"),
    "use_card": lambda: months.use_card("sub_1", card="pm_1", key="1"),
    "collect_again": lambda: months.collect_again("in_1"),
    **{f"all_since {kind}": lambda kind=kind: gateway.all_since(kind, timezone.now()) for kind in gateway._READ},
    "account_balance": lambda: gateway.account_balance(),
}


@pytest.mark.parametrize("name", REQUESTS)
def test_stripe_understands_each_request(described, name):
    assert REQUESTS[name]() is not False


def test_no_request_is_forgotten():
    functions = vars(gateway) | vars(months)
    asking = {name for name, function in functions.items() if hasattr(function, "__wrapped__")}

    assert {name for name in asking if name.islower() and not name.startswith("_")} <= {
        name.split()[0] for name in REQUESTS
    }


def test_a_request_with_an_unknown_parameter_would_be_noticed(described):
    @gateway.asks
    def ask():
        gateway.api().refunds.create(params={"payment_intent": "pi_1", "colour": "blue"})

    with pytest.raises(gateway.StripeRefused):
        ask()


def same_kind(ours, theirs) -> bool:
    """Nothing may stand for anything: the description shows one example only."""
    if ours is None or theirs is None:
        return True
    if isinstance(ours, int | float) and isinstance(theirs, int | float):
        return isinstance(ours, bool) == isinstance(theirs, bool)
    return type(ours) is type(theirs) or {type(ours), type(theirs)} == {str, dict}


def wrong(ours: dict, theirs: dict, place: str = "") -> list[str]:
    """What the played Stripe has under a name or of a kind that Stripe does not have."""
    found = []
    for name, value in ours.items():
        if place.endswith("metadata."):
            continue
        if name not in theirs:
            found.append(f"{place}{name}")
        elif not same_kind(value, theirs[name]):
            found.append(f"{place}{name}: {value!r} instead of {theirs[name]!r}")
        elif isinstance(value, dict) and isinstance(theirs[name], dict):
            found += wrong(value, theirs[name], f"{place}{name}.")
    return found


def told_by(mock, path: str) -> dict:
    answer = requests.get(f"{mock.url}{path}", headers={"Authorization": "Bearer sk_test_123"}, timeout=10)
    assert answer.status_code == 200, answer.text
    return json.loads(answer.text)


@pytest.fixture
def played(stripe):
    """One object of each kind."""
    paid = stripe.number("cs_test")
    params = {"mode": "payment", "line_items": [{"price_data": {"unit_amount": "1000", "currency": "usd"}}]}
    stripe.keep(shapes.session(number=paid, params=params, now=stripe.now(), origin=stripe.origin))
    intent = stripe.pay(paid)["payment_intent"]
    stripe.refund(intent, 100)
    stripe.dispute(intent)
    stripe.charge(100_000, "usd", {})
    stripe.pay_out()
    monthly = stripe.number("cs_test")
    stripe.keep(
        shapes.session(number=monthly, params=params | {"mode": "subscription"}, now=stripe.now(), origin=stripe.origin)
    )
    customer = stripe.find(stripe.pay(monthly)["subscription"])["customer"]
    card = stripe.number("cs_test")
    asked = {"mode": "setup", "currency": "usd", "customer": customer, "metadata": {}}
    stripe.keep(shapes.setup_session(number=card, params=asked, now=stripe.now(), origin=stripe.origin))
    stripe.pay(card)
    return stripe


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "path"),
    {
        "checkout.session": "checkout/sessions",
        "payment_intent": "payment_intents",
        "charge": "charges",
        "balance_transaction": "balance_transactions",
        "refund": "refunds",
        "dispute": "disputes",
        "payout": "payouts",
        "subscription": "subscriptions",
        "invoice": "invoices",
        "setup_intent": "setup_intents",
        "customer": "customers",
    }.items(),
)
def test_what_is_played_has_the_shape_of_stripe(mock, server, played, kind, path):
    [ours, *_] = played.all_of(kind)

    shown = server.api.shown(ours, [])

    assert wrong(shown, told_by(mock, f"/v1/{path}/{ours['id']}")) == []


@pytest.mark.django_db
def test_its_lists_have_the_shape_of_stripe(mock, server, played):
    _status, listed = server.api.answer("GET", "/v1/refunds", {})

    assert listed["data"] != []
    assert wrong({**listed, "data": []}, told_by(mock, "/v1/refunds")) == []


@pytest.mark.django_db
def test_its_events_have_the_shape_of_stripe(mock, played):
    event = played.events[-1]

    assert wrong({**event, "data": {}}, told_by(mock, f"/v1/events/{event['id']}")) == []
