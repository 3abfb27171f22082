"""Six presses of one form at the same moment, on a database that really runs them side by side: one row.

The control: six pages of the form, each pressed once, are six rows.
"""

import secrets
import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from casework.models import Press
from conferences.models import Registration
from placements.claims.writing import begin_claim
from placements.models import ClaimLine
from tests.conftest import sign_in
from tests.factories.documents import text_pdf
from tests.factories.events import CategoryFactory, EventFactory
from tests.factories.placements import PlacementFactory

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.postgresql,
]
PRESSES = 6


@pytest.fixture(params=[True, False], ids=["one page", "six pages"])
def marks(request) -> list[str]:
    """The token of the page of each press."""
    return [secrets.token_hex(32)] * PRESSES if request.param else [secrets.token_hex(32) for _ in range(PRESSES)]


def press(marks, send) -> set[str]:
    """Where they went."""
    gone: list[str] = []

    def run(mark: str) -> None:
        try:
            gone.append(send(mark)["Location"])
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[mark]) for mark in marks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(gone) == PRESSES
    return set(gone)


def test_what_was_spent_is_claimed_once(marks):
    placement = PlacementFactory()
    claim = begin_claim(placement=placement, by=placement.expert)
    client = sign_in(placement.expert)
    address = reverse("my:claim_expense", args=[placement.pk, claim.pk])
    bus = {"kind": "travel", "what": "Bus", "first_on": f"{placement.starts_on:%Y-%m-%d}", "amount": "45000"}

    def send(mark: str):
        upload = SimpleUploadedFile("bus.pdf", text_pdf("Bus", ["45,000"]))
        return client.post(address, {**bus, "currency": "TZS", "upload": upload, "csrfmiddlewaretoken": mark})

    press(marks, send)

    assert ClaimLine.objects.count() == len(set(marks))


def test_whoever_registers_registers_once(marks, client):
    event = EventFactory(state="open")
    category = CategoryFactory(event=event, price_minor=0)
    address = reverse("events:details", args=[event.slug, f"{category.pk}x1"])
    typed = {"name": "Asha Mrema", "email": "asha@example.org", "language": "sw", "d0-name": "Asha Mrema"}

    gone = press(marks, lambda mark: client.post(address, {**typed, "csrfmiddlewaretoken": mark}))

    assert Registration.objects.count() == len(set(marks)) == len(gone) == Press.objects.count()
