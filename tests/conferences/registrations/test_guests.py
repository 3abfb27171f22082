"""Invited guests: their title and place in the order of protocol, read by those who receive them and by nobody else."""

import pytest
from django.urls import reverse

from conferences.check_in.checking import check_in
from conferences.models import Code
from conferences.registrations.registering import NewDelegate, register
from tests.factories.events import CheckInListFactory, CodeFactory

from .come import ASHA

pytestmark = pytest.mark.django_db
SECRET = "Sits next to the door"


def test_guests_stand_in_the_order_of_protocol_with_what_became_of_them(
    event, free, member, elsewhere, client, django_assert_num_queries
):
    for number, (title, guest) in enumerate([("Hon.", "Asha Mrema"), ("H.E.", "Juma Said"), ("", "Neema Lema")], 1):
        place = {1: 2, 2: 1, 3: None}[number]
        CodeFactory(
            event=event, guest=guest, guest_title=title, protocol_order=place, protocol_notes=SECRET, category=free
        )
    CodeFactory(event=event, code="DISCOUNT")
    code = Code.objects.get(guest="Asha Mrema")
    made = register(event=event, payer=ASHA, delegates=[NewDelegate(free, "Asha M. Mrema")], code=code)
    delegate = made.delegates.get()
    check_in(list_=CheckInListFactory(event=event), delegate=delegate, by=None, gate="2")
    page, team = reverse("event_desk:guests", args=[event.slug]), member("registration")

    shown = team.get(page).text
    at_gate = member("check_in").get(reverse("events:ticket", args=[event.slug, delegate.code])).text
    others = [member("programme").get(page).status_code, elsewhere.get(page).status_code, client.get(page).status_code]

    assert shown.index("H.E. Juma Said") < shown.index("Hon. Asha Mrema") < shown.index("Neema Lema")
    assert (shown.count(SECRET), shown.count("Has not answered"), "gate 2" in shown) == (3, 2, True)
    assert "DISCOUNT" not in shown
    assert [shown.count(f"register/?code={row.code}") for row in Code.objects.order_by("pk")] == [0, 1, 1, 0]
    assert ("Hon. Asha Mrema" in at_gate, SECRET in at_gate) == (True, False)
    assert others == [404, 404, 302]
