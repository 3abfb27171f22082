"""Each of a group who has an address of their own gets their own ticket, and nothing of the others."""

import re

import pytest
from django.urls import reverse

from conferences.models import Delegate
from conferences.registrations import changing
from conferences.registrations.registering import NewDelegate, register
from diaspora.models import WrittenEmail

from .come import ASHA

pytestmark = pytest.mark.django_db


def ticket_in(address: str) -> str:
    """The page behind the link of the newest letter to `address`."""
    letter = WrittenEmail.objects.filter(to=address).latest("pk")
    return re.search(r"https?://[^/]+(/\S+/ticket/)", letter.body)[1]


def test_whoever_comes_with_an_address_of_their_own_gets_their_ticket_alone(event, free, client):
    new = [NewDelegate(free, "Asha Mrema", email="Asha@example.org"), NewDelegate(free, "Ben", email="ben@example.org")]
    made = register(event=event, payer=ASHA, delegates=[*new, NewDelegate(free, email="nobody@example.org")])
    asha, ben, _unnamed = made.delegates.order_by("pk")
    letters = sorted(WrittenEmail.objects.values_list("to", flat=True))

    page = client.get(ticket_in("ben@example.org"))
    pdf = client.get(reverse("events:own_ticket_pdf", args=[event.slug, ticket_in("ben@example.org").split("/")[-3]]))

    assert letters == ["asha@example.org", "ben@example.org"]
    assert ben.code in page.text
    assert all(secret not in page.text for secret in (asha.code, "Asha", str(made.key)))
    assert page["Cache-Control"] == "no-store, private"
    assert pdf.status_code in (200, 302)  # without Pango the page itself is printed


def test_whoever_takes_over_a_place_gets_a_ticket_and_the_link_before_opens_nothing(event, free, client):
    made = register(event=event, payer=ASHA, delegates=[NewDelegate(free, "Ben", email="ben@example.org")])
    before = ticket_in("ben@example.org")
    delegate = made.delegates.get()
    WrittenEmail.objects.all().delete()

    changing.name_delegate(delegate=delegate, name="Ben ", email="ben@example.org")
    same = WrittenEmail.objects.count()
    changing.name_delegate(delegate=delegate, name="Cleo", email="cleo@example.org")

    assert same == 0
    assert Delegate.objects.get().code in client.get(ticket_in("cleo@example.org")).text
    assert "Cleo" not in client.get(before).text


def test_a_ticket_that_went_to_a_wrong_address_opens_nothing_once_the_address_is_put_right(event, free, client):
    made = register(event=event, payer=ASHA, delegates=[NewDelegate(free, "Ben", email="bem@example.org")])
    wrong, before = ticket_in("bem@example.org"), Delegate.objects.get()

    changing.name_delegate(delegate=before, name="Ben", email="ben@example.org")
    right = client.get(ticket_in("ben@example.org")).text
    to_the_payer = changing.name_delegate(delegate=before, name="Ben", email=made.email)

    codes = {before.code, to_the_payer.code}
    assert client.get(wrong).status_code == 410
    assert before.code not in right
    assert len(codes) == 2
    assert to_the_payer.code not in right


def test_nobody_is_written_to_again_and_again_by_somebody_who_typed_their_address(event, free, client, settings):
    """By names of one place, by addresses in turn, and by further registrations."""
    settings.ACCOUNT_RATE_LIMITS = {"ticket_letter": "2/h/key"}
    made = register(event=event, payer=ASHA, delegates=[NewDelegate(free, "Ben")])
    page = reverse("events:name", args=[event.slug, made.key, made.delegates.get().pk])
    new = reverse("events:details", args=[event.slug, f"{free.pk}x1"])

    for number in range(4):
        client.post(page, {"name": f"Ben {'I' * number}", "organisation": "", "email": "Victim@example.org"})
    typed = {"name": "Asha", "email": "asha@example.org", "language": "en"}
    refused = client.post(new, typed | {"d0-name": "Ben", "d0-organisation": "", "d0-email": "victim@example.org"})

    assert WrittenEmail.objects.filter(to__iexact="victim@example.org").count() == 2
    assert "Many tickets went to victim@example.org in a short while." in refused.text
    assert refused.text.count("Victim@example.org".lower()) > 1  # what was typed stays
