"""At the gate: who comes in, who does not and why, and what a ticket says to whom."""

import re
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from conferences.check_in.checking import CameInAlready, NotAdmitted, check_in, delegate_with
from conferences.check_in.counts import count_of, counts
from conferences.check_in.gate_links import token_of
from conferences.models import CheckIn, Registration
from conferences.registrations.cancelling import cancel, cancel_delegate
from conferences.registrations.codes import SIGNS
from conferences.registrations.registering import NewDelegate, Payer, register
from conferences.stands.links import address_of
from tests.conftest import sign_in
from tests.factories.events import (
    CategoryFactory,
    CheckInListFactory,
    EventFactory,
    EventPartnerFactory,
    GateLinkFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(event):
    type(event).objects.filter(pk=event.pk).update(state="open")
    event.refresh_from_db()
    return event


@pytest.fixture
def student(event):
    return CategoryFactory(event=event, name_en="Student", price_minor=0)


@pytest.fixture
def gate(event):
    return CheckInListFactory(event=event, name_en="Main gate")


@pytest.fixture
def asha(event, student):
    payer = Payer("Asha Mrema", "asha@example.org", "en")
    delegates = [NewDelegate(student, "Asha Mrema"), NewDelegate(student, "Juma Said")]
    return register(event=event, payer=payer, delegates=delegates).delegates.order_by("pk").first()


def page(event, list_):
    return reverse("event_desk:gate", args=[event.slug, list_.pk])


def test_a_code_lets_in_once_and_the_second_time_says_when_and_where(event, gate, asha, member):
    client = member("check_in")
    typed = {"code": f"{asha.code[:4].lower()}-{asha.code[4:]}", "gate": "2"}

    first = client.post(page(event, gate), typed)
    second = client.post(page(event, gate), typed).content.decode()

    row = CheckIn.objects.get()
    hour = row.at.astimezone(event.zone).strftime("%H:%M")
    assert (first.status_code, row.by, row.gate) == (302, client.user, "2")
    assert f"Came in already at {hour}, gate 2." in second


def test_a_scanner_may_type_the_whole_address(event, gate, asha, member):
    address = f"http://testserver{reverse('events:ticket', args=[event.slug, asha.code])}"

    member("check_in").post(page(event, gate), {"code": address, "gate": ""})

    assert CheckIn.objects.get().delegate == asha


def test_after_a_refusal_the_next_ticket_is_read_into_an_empty_field_that_has_the_focus(event, gate, asha, member):
    """A scanner looks at nothing: it types wherever the focus is, behind whatever stands there."""
    link, stand = GateLinkFactory(list=gate), EventPartnerFactory(event=event)
    desk, nobody = member("check_in"), Client()
    doors = [
        (desk, page(event, gate)),
        (nobody, reverse("events:gate", args=[event.slug, token_of(link)])),
        (nobody, urlsplit(address_of(stand)).path),
    ]
    for client, address in doors:
        typed = {"code": "AAAAAAA2", "gate": ""} | token_in(client.get(address).text)

        refused = client.post(address, typed).text
        again = client.get(address).text

        assert "AAAAAAA2" in refused
        for shown in (refused, again):
            field = re.search(r'<input[^>]*name="code"[^>]*>', shown)[0]
            assert "value" not in field, address
            assert re.findall(r"<(\w+)[^>]* autofocus", shown) == ["input"]


def token_in(page: str) -> dict[str, str]:
    """What a page's form carries, so that its text could be kept and given back."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        ("held", "Not paid yet."),
        ("requested", "Not approved yet."),
        ("waiting", "On the waiting list, without a place."),
        ("expired", "Not paid in time: the place is gone."),
        ("refused", "The organisers did not approve this registration."),
    ],
)
def test_whoever_has_no_place_is_told_why(gate, asha, state, reason):
    changes = {"waiting_since": asha.registration.created_at} if state == "waiting" else {}
    Registration.objects.update(state=state, **changes)

    with pytest.raises(NotAdmitted, match=reason):
        check_in(list_=gate, delegate=delegate_with(gate, asha.code), by=None)

    assert not CheckIn.objects.exists()


def test_a_place_that_was_given_back_lets_nobody_in(gate, asha):
    cancel_delegate(delegate=asha)

    with pytest.raises(NotAdmitted, match="This place was given back"):
        check_in(list_=gate, delegate=delegate_with(gate, asha.code), by=None)


def test_a_list_for_others_lets_nobody_in(event, asha):
    dinner = CheckInListFactory(event=event)
    dinner.categories.add(CategoryFactory(event=event))

    with pytest.raises(NotAdmitted, match="This ticket is not for this list"):
        check_in(list_=dinner, delegate=asha, by=None)


def test_a_ticket_of_another_event_is_unknown_here(asha):
    elsewhere = CheckInListFactory(event=EventFactory())

    with pytest.raises(NotAdmitted, match="No ticket of this event has this code"):
        delegate_with(elsewhere, asha.code)
    with pytest.raises(NotAdmitted):
        check_in(list_=elsewhere, delegate=asha, by=None)


def test_a_slip_is_told_from_an_unknown_code(gate, asha):
    other = SIGNS[SIGNS.index(asha.code[0]) - 1]

    with pytest.raises(NotAdmitted, match="This code has a slip in it"):
        delegate_with(gate, other + asha.code[1:])


def test_wrong_codes_are_limited(event, gate, member, settings):
    settings.ACCOUNT_RATE_LIMITS = {"ticket_code": "2/m/user"}
    client = member("check_in")

    pages = [client.post(page(event, gate), {"code": f"AAAAAAA{n}"}).content.decode() for n in (2, 3, 4)]

    assert ["Too many wrong codes" in html for html in pages] == [False, False, True]


def test_somebody_is_found_by_name_let_in_and_taken_back(event, gate, asha, member):
    client = member("check_in")
    found = client.get(page(event, gate), {"q": "mrema"}).context["found"]

    client.post(reverse("event_desk:let_in", args=[event.slug, gate.pk, asha.pk]))
    came = CheckIn.objects.count()
    client.post(reverse("event_desk:undo_check_in", args=[event.slug, gate.pk, asha.pk]))

    assert [row["delegate"] for row in found] == [asha]
    assert (came, CheckIn.objects.count()) == (1, 0)


def test_numbers_are_of_those_with_a_place(event, gate, asha, student):
    dinner = CheckInListFactory(event=event, sort_order=1)
    dinner.categories.add(CategoryFactory(event=event))
    check_in(list_=gate, delegate=asha, by=None)

    assert [(line.came, line.expected) for line in counts(event)] == [(1, 2), (0, 0)]
    cancel(registration=asha.registration)
    assert [(line.came, line.expected) for line in counts(event)] == [(1, 0), (0, 0)]


class TestTicket:
    def test_it_says_nothing_of_its_owner_to_others(self, event, gate, asha, client, professional, elsewhere):
        address = reverse("events:ticket", args=[event.slug, asha.code])
        unknown = reverse("events:ticket", args=[event.slug, "NONSENSE"])

        pages = [each.get(address).content.decode() for each in (client, sign_in(professional), elsewhere)]

        assert ["Asha" in html for html in pages] == [False, False, False]
        assert client.get(unknown).status_code == 200  # no code is told from another by strangers
        assert not CheckIn.objects.exists()

    def test_at_the_gate_it_opens_with_a_button_for_each_list(self, event, gate, asha, member):
        client = member("check_in")
        client.get(page(event, gate))

        html = client.get(reverse("events:ticket", args=[event.slug, asha.code])).content.decode()

        assert "Asha Mrema" in html
        assert reverse("event_desk:let_in", args=[event.slug, gate.pk, asha.pk]) in html
        assert not CheckIn.objects.exists()


@pytest.mark.parametrize("role", ["programme", "finance"])
def test_no_other_role_stands_at_the_gate(event, gate, asha, member, role):
    client = member(role)

    statuses = [
        client.get(page(event, gate)).status_code,
        client.post(page(event, gate), {"code": asha.code}).status_code,
        client.post(reverse("event_desk:let_in", args=[event.slug, gate.pk, asha.pk])).status_code,
        client.get(reverse("event_desk:badges", args=[event.slug])).status_code,
    ]

    assert statuses == [404, 404, 404, 404]
    assert not CheckIn.objects.exists()


def test_two_gates_at_once_leave_one_row(gate, asha):
    check_in(list_=gate, delegate=asha, by=None, gate="1")

    with pytest.raises(CameInAlready):
        check_in(list_=gate, delegate=asha, by=None, gate="2")

    assert CheckIn.objects.get().gate == "1"


def test_badges_are_for_those_with_a_place_and_a_name(event, asha, student, member):
    register(event=event, payer=Payer("B", "b@example.org", "en"), delegates=[NewDelegate(student)])

    cards = member("registration").get(reverse("event_desk:badges", args=[event.slug])).context["cards"]

    assert [card["delegate"].name for card in cards] == ["Asha Mrema", "Juma Said"]


def test_the_page_of_a_gate_counts_its_own_list_and_no_other(event, gate, asha, django_assert_num_queries):
    others = CheckInListFactory.create_batch(3, event=event)
    for list_ in (gate, others[0]):
        check_in(list_=list_, delegate=asha, by=None)

    with django_assert_num_queries(3) as queries:
        counted = count_of(gate)

    assert (counted.came, counted.expected) == (1, 2)
    of_lists = [query["sql"] for query in queries if 'FROM "conferences_checkinlist"' in query["sql"]]
    assert of_lists
    assert all(f'"conferences_checkinlist"."id" = {gate.pk}' in sql for sql in of_lists)
