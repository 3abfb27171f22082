"""Many who want the last places at the same moment, on a database that really runs them side by side."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections, transaction
from django.urls import reverse

from casework.refusals import Refused
from conferences.models import Delegate, Quota
from conferences.registrations import places
from conferences.registrations.registering import NewDelegate, Payer, register
from payments.enums import PaymentWay
from tests.factories.events import CategoryFactory, EventFactory, QuotaFactory

from .miscounted import miscounted

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.postgresql,
]


def _tries(event, categories, *, tries: int, workers: int) -> int:
    """How many got a place."""
    begin = threading.Barrier(workers)

    def work(worker: int) -> int:
        begin.wait()
        got = 0
        try:
            for number in range(tries // workers):
                payer = Payer(f"Person {worker}", f"p{worker}.{number}@example.org", "en")
                category = categories[(worker + number) % len(categories)]
                try:
                    register(event=event, payer=payer, delegates=[NewDelegate(category)])
                    got += 1
                except Refused:
                    continue
        finally:
            connections.close_all()
        return got

    with ThreadPoolExecutor(workers) as pool:
        return sum(pool.map(work, range(workers)))


def _event(size: int, categories: int):
    event = EventFactory(state="open")
    QuotaFactory(event=event, size=size)
    return event, CategoryFactory.create_batch(categories, event=event, price_minor=0)


def _careless(quota, number):
    """As one would write it without thinking of others: look, then write."""
    seen = Quota.objects.get(pk=quota.pk)
    if seen.left < number:
        raise places.Full
    Quota.objects.filter(pk=quota.pk).update(taken=seen.taken + number)


def test_the_last_places_go_to_as_many_as_there_are():
    event, categories = _event(10, 2)

    got = _tries(event, categories, tries=64, workers=8)

    assert got == Delegate.objects.count() == Quota.objects.get().taken == 10
    assert miscounted([event]) == {}


def test_without_the_guard_more_are_sold_than_there_are(monkeypatch):
    monkeypatch.setattr(places, "_take", _careless)
    event, categories = _event(10, 2)

    assert _tries(event, categories, tries=96, workers=8) > 10


@pytest.mark.whole
def test_of_ten_thousand_tries_exactly_fifty_get_a_place():
    event, categories = _event(50, 5)

    got = _tries(event, categories, tries=10_000, workers=40)

    assert got == Delegate.objects.count() == Quota.objects.get().taken == 50


def test_prices_get_no_other_currency_while_somebody_registers(member, event):
    """Of who changes it at that moment: that one waits, and then reads that it stays."""
    type(event).objects.update(state="open")
    event.refresh_from_db()
    team, category = member(), CategoryFactory(event=event)
    address = reverse("event_desk:edit", args=[event.slug])
    shown = {field.name: field.value() for field in team.get(address).context["form"]}
    shown = {name: value for name, value in shown.items() if value not in (None, "")}

    def change():
        try:
            return team.post(address, shown | {"currency": "USD"}).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            payer = Payer("Asha Mrema", "asha@example.org", "en")
            register(event=event, payer=payer, delegates=[NewDelegate(category)], way=PaymentWay.INVOICE)
            changed = pool.submit(change)
            time.sleep(0.5)
            waited = not changed.done()
        status = changed.result()

    event.refresh_from_db()
    assert (waited, status, event.currency) == (True, 200, "TZS")
