"""Many register at once as people do: by HTTP, at gunicorn, each with a browser of their own, on PostgreSQL."""

import os
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.urls import reverse

from conferences.models import Delegate, Quota, Registration
from tests.conferences.miscounted import miscounted
from tests.factories.events import CategoryFactory, EventFactory, QuotaFactory
from tests.rehearsal.person import Person
from tests.servers.portal import Portal

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.postgresql]
CATEGORIES = 5
#: What a page says in the end: who opens the form when all is gone is offered the waiting list on it.
READ = {"place": "You have a place", "waits": "on the waiting list", "full": "There is no place left"}


@pytest.fixture
def portal(tmp_path):
    """Over the database of this test. Behind a proxy, as in production: each person has an address of their own."""
    url = f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{connection.settings_dict['NAME']}"
    environment = {
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "DEBUG": "false",
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": url,
        "TRUSTED_PROXIES": "1",
    }
    with Portal(environment, tmp_path / "log", wsgi_workers=2) as running:
        yield running
    assert "Internal Server Error" not in (tmp_path / "log").read_text()


def come(portal: Portal, event, categories, *, people: int, at_once: int) -> tuple[Counter, list[float]]:
    """What each reads in the end, and how long each answer to the button took, in seconds."""
    begin, host = threading.Barrier(at_once), urlsplit(portal.url).netloc
    read, took = Counter(), []

    def register(number: int) -> None:
        person = Person(portal.url, host)
        person.patience = 600  # all stand in one line, however slow this machine is at the moment
        person.session.headers["X-Forwarded-For"] = f"10.{number // 60000}.{number // 250 % 250}.{number % 250 + 1}"
        # A browser asks once more where the server has just ended an idle connection; this one keeps none.
        person.session.headers["Connection"] = "close"
        category = categories[number % len(categories)]
        person.open(reverse("events:details", args=[event.slug, f"{category.pk}x1"]))
        if number < at_once:
            begin.wait()
        since = time.monotonic()
        typed = {"name": f"Person {number}", "email": f"person{number}@example.org", "d0-name": f"Person {number}"}
        person.submit(typed, form="#page-form", button="")
        took.append(time.monotonic() - since)
        read[next((what for what, words in READ.items() if words in person.page.get_text(" ", strip=True)), "")] += 1

    with ThreadPoolExecutor(at_once) as pool:
        list(pool.map(register, range(people)))
    return read, sorted(took)


def _all_at_once(portal: Portal, *, people: int, at_once: int, places: int) -> str:
    """`places` in five categories, each with a fifth of them, for more `people` than there are places."""
    event = EventFactory(state="open")
    QuotaFactory(event=event, size=places)
    categories = CategoryFactory.create_batch(CATEGORIES, event=event, price_minor=0)
    for category in categories:
        QuotaFactory(event=event, size=places // CATEGORIES, covers_all=False).categories.add(category)
    began = time.monotonic()

    read, took = come(portal, event, categories, people=people, at_once=at_once)

    seconds = time.monotonic() - began
    assert (read["place"], read["waits"] + read["full"]) == (places, people - places), read
    states = Counter(Registration.objects.values_list("state", flat=True))
    assert states == Counter(confirmed=places, waiting=read["waits"])
    assert Counter(Delegate.objects.with_place().values_list("category", flat=True)) == {
        category.pk: places // CATEGORIES for category in categories
    }
    assert sorted(Quota.objects.values_list("taken", flat=True)) == [*[places // CATEGORIES] * CATEGORIES, places]
    assert miscounted([event]) == {}
    middle, slow = took[len(took) // 2], took[len(took) * 95 // 100]
    return f"{people} by HTTP, {at_once} at once: {seconds:.0f} s, the button {middle:.2f} s, 95 % {slow:.2f} s"


def test_more_people_than_places_come_at_once(portal):
    print(_all_at_once(portal, people=40, at_once=20, places=25))


@pytest.mark.whole
def test_two_thousand_come_for_fifteen_hundred_places(portal):
    print(_all_at_once(portal, people=2000, at_once=200, places=1500))
