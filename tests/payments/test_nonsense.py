"""An answer of Stripe in which one part is missing or means nothing is no answer: never an error of ours."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from payments import gateway, readings

from .test_shapes import played  # noqa: F401 - fixture

NONSENSE = [None, "", "?", "9" * 400, [], {}, -1, 10**30, True, 1.5, "\x00"]
MISSING = object()
#: How an object is read, with what is asked for together with it.
READ = {
    "checkout.session": (readings.session, ["payment_intent.latest_charge.balance_transaction"]),
    "setup_intent": (lambda told: readings.card({"metadata": {}, "setup_intent": told}), []),
    "payment_intent": (readings.key_of, []),
    "charge": (readings.charge, ["balance_transaction"]),
    "balance_transaction": (readings.balance, []),
    "refund": (readings.refund, ["balance_transaction"]),
    "dispute": (readings.dispute, []),
    "payout": (readings.payout, []),
    "subscription": (readings.subscription, []),
    "invoice": (readings.invoice, ["payments"]),
}


def places(told: Any, path: tuple = ()) -> Iterator[tuple]:
    """Where each part of an object is, the parts of parts too."""
    for key, value in told.items() if isinstance(told, dict) else enumerate(told) if isinstance(told, list) else []:
        yield (*path, key)
        yield from places(value, (*path, key))


def with_nonsense(told: dict, path: tuple, nonsense: Any) -> dict:
    told = copy.deepcopy(told)
    held: Any = told
    for key in path[:-1]:
        held = held[key]
    if nonsense is MISSING:
        del held[path[-1]]
    else:
        held[path[-1]] = nonsense
    return told


def errors_of(reading: Callable[[Any], object], told: dict) -> list[str]:
    """Which nonsense is an error of ours."""
    found = []
    for path in places(told):
        for nonsense in [*NONSENSE, MISSING]:
            try:
                gateway.asks(reading)(with_nonsense(told, path, nonsense))
            except gateway.StripeAway:
                continue
            except Exception as error:
                found.append(f"{path} {nonsense!r:.20}: {type(error).__name__}")
    return found


@pytest.mark.parametrize("kind", READ)
def test_no_nonsense_in_an_answer_is_an_error_of_ours(server, played, kind):  # noqa: F811 - the fixture
    reading, wanted = READ[kind]
    [told, *_] = played.all_of(kind)

    assert errors_of(reading, server.api.shown(told, wanted)) == []
